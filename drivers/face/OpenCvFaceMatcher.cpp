#include "drivers/face/OpenCvFaceMatcher.h"

#include "drivers/face/FacePipeline.h"
#include "drivers/face/PhotoDecoder.h"
#include "drivers/face/WipingAllocator.h"

#include <optional>

namespace uketsuke::face {

using core::Fault;

struct OpenCvFaceMatcher::Parts {
    FacePipeline pipeline;
    FaceTemplate reference;
    ProbeSet probes;
    std::optional<std::uint64_t> lastSequence;
    ports::FrameVerdict lastVerdict;

    [[nodiscard]] ports::FrameVerdict judge(const cv::Mat& picture);
};

namespace {

std::unexpected<core::Error> unusable(std::string_view where, const cv::Exception& error)
{
    return core::failure(Fault::ModelUnusable, where, core::Redacted::reviewed(error.err));
}

} // namespace

ports::FrameVerdict OpenCvFaceMatcher::Parts::judge(const cv::Mat& picture)
{
    auto observation = pipeline.observe(picture);
    ports::FrameVerdict verdict;
    verdict.hint = observation.hint;
    if (const auto& box = observation.face)
        verdict.face = ports::FaceBox{box->x, box->y, box->width, box->height};
    verdict.measures = observation.measures;
    if (!observation.probe)
        return verdict;
    verdict.continuity = probes.add(std::move(*observation.probe));
    if (!reference.empty())
        verdict.comparisonScore = face::comparisonScore(reference, probes.fused());
    verdict.bonaFideScore = probes.bonaFideScore();
    verdict.usableFrames = static_cast<int>(probes.size());
    return verdict;
}

core::Result<std::unique_ptr<OpenCvFaceMatcher>> OpenCvFaceMatcher::create(const std::filesystem::path& packFolder,
                                                                           const ports::Cryptography& cryptography)
{
    auto pipeline = FacePipeline::create(packFolder, cryptography);
    if (!pipeline)
        return core::failure(pipeline.error());
    auto parts = std::make_unique<Parts>(
        Parts{.pipeline = std::move(*pipeline), .reference = {}, .probes = {}, .lastSequence = {}, .lastVerdict = {}});
    return std::make_unique<OpenCvFaceMatcher>(std::move(parts));
}

OpenCvFaceMatcher::OpenCvFaceMatcher(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
OpenCvFaceMatcher::~OpenCvFaceMatcher() = default;

core::Result<> OpenCvFaceMatcher::enrol(core::ByteView photo)
{
    clear();
    const auto picture = decodePhoto(photo);
    if (!picture)
        return core::failure(picture.error());
    auto result = enrolPicture(*picture);
    if (!result && result.error().fault == Fault::CameraFrameMalformed) // a valid picture, but too small for a face
        return core::failure(Fault::NoFaceInPhoto, "OpenCvFaceMatcher::enrol", "the photo is too small");
    return result;
}

core::Result<> OpenCvFaceMatcher::enrolPicture(const ports::Frame& picture)
{
    constexpr std::string_view where = "OpenCvFaceMatcher::enrolPicture";
    clear();
    if (!wellFormed(picture))
        return core::failure(Fault::CameraFrameMalformed, where, "the size and the pixels do not agree");
    try {
        auto reference = m_parts->pipeline.reference(matOf(picture));
        if (!reference) {
            // Without a reference clear() would see nothing to do, and the networks have seen the photo.
            m_parts->pipeline.rinse();
            return core::failure(Fault::NoFaceInPhoto, where);
        }
        m_parts->reference = std::move(*reference);
        return {};
    } catch (const cv::Exception& error) {
        clear();
        return unusable(where, error);
    } catch (const std::exception&) {
        clear();
        return core::failure(Fault::ModelUnusable, where, "out of memory");
    }
}

core::Result<ports::FrameVerdict> OpenCvFaceMatcher::examine(const ports::Frame& frame)
{
    constexpr std::string_view where = "OpenCvFaceMatcher::examine";
    if (!wellFormed(frame))
        return core::failure(Fault::CameraFrameMalformed, where, "the size and the pixels do not agree");
    if (m_parts->lastSequence == frame.sequence)
        return m_parts->lastVerdict;
    try {
        m_parts->lastVerdict = m_parts->judge(matOf(frame));
        m_parts->lastSequence = frame.sequence;
        return m_parts->lastVerdict;
    } catch (const cv::Exception& error) {
        return unusable(where, error);
    } catch (const std::exception&) {
        return core::failure(Fault::ModelUnusable, where, "out of memory");
    }
}

void OpenCvFaceMatcher::forgetProbes()
{
    m_parts->probes.clear();
    m_parts->lastSequence.reset();
    m_parts->lastVerdict = {};
}

void OpenCvFaceMatcher::clear()
{
    const bool used = !m_parts->reference.empty() || m_parts->lastSequence.has_value();
    m_parts->reference.clear();
    forgetProbes();
    if (!used)
        return;
    try {
        m_parts->pipeline.rinse();
        giveBackFreeMemory();
    } catch (const std::exception&) {
        // A network that cannot run on zeros cannot run on the next face either: examine() will say so.
        m_parts->lastSequence.reset();
    }
}

const ports::ModelPack& OpenCvFaceMatcher::pack() const { return m_parts->pipeline.pack(); }
const std::vector<ThresholdProfile>& OpenCvFaceMatcher::profiles() const { return m_parts->pipeline.profiles(); }
std::size_t OpenCvFaceMatcher::attackChecks() const { return m_parts->pipeline.attackChecks(); }
const ThresholdProfile& OpenCvFaceMatcher::defaultProfile() const { return m_parts->pipeline.defaultProfile(); }

} // namespace uketsuke::face
