#include "drivers/face/FaceEvaluation.h"

#include "drivers/face/FacePipeline.h"
#include "drivers/face/PhotoDecoder.h"

#include <cmath>
#include <utility>

namespace uketsuke::face {

using core::Fault;

struct FaceEvaluation::Parts {
    FacePipeline pipeline;
};

namespace {

std::vector<float> flattened(const FaceTemplate& vectors)
{
    std::vector<float> result;
    for (const auto& vector : vectors) {
        const auto* values = vector.mat().ptr<float>();
        result.insert(result.end(), values, values + vector.mat().total());
    }
    return result;
}

/// Runs `work` and turns what the library throws into a fault.
template <typename Work> auto guarded(std::string_view where, const Work& work) -> core::Result<decltype(work())>
{
    try {
        return work();
    } catch (const cv::Exception& error) {
        return core::failure(Fault::ModelUnusable, where, core::Redacted::reviewed(error.err));
    }
}

} // namespace

core::Result<std::unique_ptr<FaceEvaluation>> FaceEvaluation::create(const std::filesystem::path& packFolder,
                                                                     const ports::Cryptography& cryptography)
{
    auto pipeline = FacePipeline::create(packFolder, cryptography);
    if (!pipeline)
        return core::failure(pipeline.error());
    return std::make_unique<FaceEvaluation>(std::make_unique<Parts>(Parts{std::move(*pipeline)}));
}

FaceEvaluation::FaceEvaluation(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
FaceEvaluation::~FaceEvaluation() = default;

core::Result<FaceEvaluation::Measurement> FaceEvaluation::reference(core::ByteView photo)
{
    constexpr std::string_view where = "FaceEvaluation::reference";
    const auto picture = decodePhoto(photo);
    if (!picture)
        return core::failure(picture.error());
    if (!wellFormed(*picture))
        return core::failure(Fault::PhotoUnreadable, where, "the photo is too small or too large");
    return guarded(where, [&] {
        Measurement result;
        if (const auto found = m_parts->pipeline.reference(matOf(*picture)))
            result = {.hint = ports::FaceHint::Good, .vectors = flattened(*found)};
        return result;
    });
}

core::Result<FaceEvaluation::Measurement> FaceEvaluation::probe(const ports::Frame& picture)
{
    constexpr std::string_view where = "FaceEvaluation::probe";
    if (!wellFormed(picture))
        return core::failure(Fault::CameraFrameMalformed, where, "the size and the pixels do not agree");
    return guarded(where, [&] {
        const auto seen = m_parts->pipeline.observe(matOf(picture), Gate::ReportedOnly);
        Measurement result{.hint = seen.hint, .vectors = {}, .bonaFideScore = 0, .quality = 0};
        if (seen.probe) {
            result.vectors = flattened(seen.probe->vectors);
            result.bonaFideScore = seen.probe->bonaFideScore;
            result.quality = seen.probe->quality;
        }
        return result;
    });
}

core::Result<std::optional<FivePoints>> FaceEvaluation::centralFace(const ports::Frame& picture)
{
    constexpr std::string_view where = "FaceEvaluation::centralFace";
    if (!wellFormed(picture))
        return core::failure(Fault::CameraFrameMalformed, where, "the size and the pixels do not agree");
    return guarded(where, [&] { return m_parts->pipeline.centralFace(matOf(picture)); });
}

const std::vector<int>& FaceEvaluation::dimensions() const { return m_parts->pipeline.dimensions(); }
const ports::ModelPack& FaceEvaluation::pack() const { return m_parts->pipeline.pack(); }
const std::vector<ThresholdProfile>& FaceEvaluation::profiles() const { return m_parts->pipeline.profiles(); }
const ThresholdProfile& FaceEvaluation::defaultProfile() const { return m_parts->pipeline.defaultProfile(); }
std::size_t FaceEvaluation::attackChecks() const { return m_parts->pipeline.attackChecks(); }

std::vector<float> fusedTemplate(std::span<const std::span<const float>> probes, std::span<const int> dimensions)
{
    std::vector<float> result;
    std::size_t begin = 0;
    for (const int dimension : dimensions) {
        const auto count = static_cast<std::size_t>(dimension);
        cv::Mat sum = cv::Mat::zeros(1, dimension, CV_32F);
        for (const auto& probe : probes)
            for (std::size_t index = 0; index < count; ++index)
                sum.ptr<float>()[index] += probe[begin + index];
        normalise(sum);
        result.insert(result.end(), sum.ptr<float>(), sum.ptr<float>() + count);
        begin += count;
    }
    return result;
}

} // namespace uketsuke::face
