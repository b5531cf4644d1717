#include "drivers/face/OpenCvFaceMatcher.h"

#include "drivers/face/Aligner.h"
#include "drivers/face/AttackCheck.h"
#include "drivers/face/Embedder.h"
#include "drivers/face/FaceDetector.h"
#include "drivers/face/Landmarks.h"
#include "drivers/face/ModelPack.h"
#include "drivers/face/PhotoDecoder.h"
#include "drivers/face/ProbeSet.h"
#include "drivers/face/QualityGate.h"

#include <malloc.h>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <optional>

namespace uketsuke::face {

using core::Fault;
using ports::FaceHint;

struct OpenCvFaceMatcher::Parts {
    FaceDetector detector;
    Landmarks landmarks;
    std::vector<Embedder> embedders;
    std::vector<AttackCheck> attackChecks;
    FivePoints gateTemplate; ///< the first recogniser's; light is measured on that crop
    cv::Size gateSize;
    ports::ModelPack identity;
    std::vector<ThresholdProfile> profiles;
    ThresholdProfile defaultProfile;

    FaceTemplate reference;
    ProbeSet probes;
    std::optional<std::uint64_t> lastSequence;
    ports::FrameVerdict lastVerdict;

    [[nodiscard]] FaceTemplate templateOf(const cv::Mat& picture, const FivePoints& points)
    {
        FaceTemplate result;
        for (auto& embedder : embedders)
            result.push_back(embedder.embed(picture, points));
        return result;
    }

    [[nodiscard]] ports::FrameVerdict judge(const cv::Mat& picture);
    [[nodiscard]] bool refer(const cv::Mat& picture);
};

namespace {

constexpr int smallestSide = 16, largestSide = 4096;
/// A card's photo is taken for a face more easily than a camera frame: there is one in it by law.
constexpr double tightCropBorder = 0.35;

bool wellFormed(const ports::Frame& frame)
{
    return frame.width >= smallestSide && frame.height >= smallestSide && frame.width <= largestSide
           && frame.height <= largestSide
           && frame.pixels.size() == std::size_t(frame.width) * std::size_t(frame.height) * 3;
}

/// A header over the frame's own memory; OpenCV has no read-only Mat, and nothing here writes through it.
cv::Mat matOf(const ports::Frame& frame)
{
    return {frame.height, frame.width, CV_8UC3, const_cast<std::byte*>(frame.pixels.view().data())};
}

std::unexpected<core::Error> unusable(std::string_view where, const cv::Exception& error)
{
    return core::failure(Fault::ModelUnusable, where, core::Redacted::reviewed(error.err));
}

} // namespace

ports::FrameVerdict OpenCvFaceMatcher::Parts::judge(const cv::Mat& picture)
{
    ports::FrameVerdict verdict;
    const auto faces = detector.detect(picture);
    verdict.hint = judgePlace(faces, picture.cols, picture.rows);
    if (verdict.hint != FaceHint::NoFace) {
        const auto& box = faces.front().box;
        verdict.face = ports::FaceBox{box.x, box.y, box.width, box.height};
    }
    if (verdict.hint != FaceHint::Good)
        return verdict;

    const auto& box = faces.front().box;
    const auto points = landmarks.find(picture, box);
    const auto crop = aligned(picture, points, gateTemplate, gateSize);
    const auto grade = judgeFace(poseOf(points), lightOf(crop.mat()), picture.cols);
    verdict.hint = grade.hint;
    if (verdict.hint != FaceHint::Good)
        return verdict;

    double bonaFide = 0;
    for (auto& check : attackChecks)
        bonaFide += check.bonaFideScore(picture, box);
    probes.add({.vectors = templateOf(picture, points),
                .bonaFideScore = bonaFide / static_cast<double>(attackChecks.size()),
                .quality = grade.quality});
    if (!reference.empty())
        verdict.comparisonScore = face::comparisonScore(reference, probes.fused());
    verdict.bonaFideScore = probes.bonaFideScore();
    verdict.usableFrames = static_cast<int>(probes.size());
    return verdict;
}

bool OpenCvFaceMatcher::Parts::refer(const cv::Mat& picture)
{
    // The detector knows heads with something around them: a photo cut at the hair gets a border and a second look.
    for (const double border : {0.0, tightCropBorder}) {
        const int margin = static_cast<int>(border * picture.cols);
        WipedMat bordered(picture.rows + 2 * margin, picture.cols + 2 * margin, CV_8UC3);
        cv::copyMakeBorder(picture, bordered.mat(), margin, margin, margin, margin, cv::BORDER_REPLICATE);
        const auto faces = detector.detect(bordered.mat());
        if (faces.empty())
            continue;
        const auto points = landmarks.find(bordered.mat(), faces.front().box);
        const auto pose = poseOf(points);
        if (pose.eyeDistance < 12 || pose.pitch <= 0)
            continue;
        reference = templateOf(bordered.mat(), points);
        return true;
    }
    return false;
}

core::Result<std::unique_ptr<OpenCvFaceMatcher>> OpenCvFaceMatcher::create(const std::filesystem::path& packFolder,
                                                                           const ports::Cryptography& cryptography)
{
    // The kiosk's cores belong to the screen and the card as well; the networks are too small to gain from more.
    cv::setNumThreads(1);
    try {
        auto pack = ModelPack::read(packFolder, cryptography);
        if (!pack)
            return core::failure(pack.error());
        const auto& manifest = pack->manifest();
        auto detector = FaceDetector::load(pack->take(manifest.detector.file), manifest.detector);
        if (!detector)
            return core::failure(detector.error());
        auto landmarks = Landmarks::load(pack->take(manifest.landmarks.file), manifest.landmarks);
        if (!landmarks)
            return core::failure(landmarks.error());
        std::vector<Embedder> embedders;
        for (const auto& model : manifest.recognisers) {
            auto embedder = Embedder::load(pack->take(model.file), model);
            if (!embedder)
                return core::failure(embedder.error());
            embedders.push_back(std::move(*embedder));
        }
        std::vector<AttackCheck> attackChecks;
        for (const auto& model : manifest.attackChecks) {
            auto check = AttackCheck::load(pack->take(model.file), model);
            if (!check)
                return core::failure(check.error());
            attackChecks.push_back(std::move(*check));
        }
        const auto& gate = manifest.recognisers.front();
        const auto standard = std::ranges::find(manifest.profiles, manifest.defaultProfile, &ThresholdProfile::name);
        auto parts = std::make_unique<Parts>(Parts{.detector = std::move(*detector),
                                                   .landmarks = std::move(*landmarks),
                                                   .embedders = std::move(embedders),
                                                   .attackChecks = std::move(attackChecks),
                                                   .gateTemplate = gate.points,
                                                   .gateSize = {gate.input.width, gate.input.height},
                                                   .identity = pack->identity(),
                                                   .profiles = manifest.profiles,
                                                   .defaultProfile = *standard,
                                                   .reference = {},
                                                   .probes = {},
                                                   .lastSequence = {},
                                                   .lastVerdict = {}});
        // Parsing leaves tens of megabytes of freed memory behind; a kiosk runs for weeks.
        ::malloc_trim(0);
        return std::make_unique<OpenCvFaceMatcher>(std::move(parts));
    } catch (const cv::Exception& error) {
        return unusable("OpenCvFaceMatcher::create", error);
    } catch (const std::exception&) {
        return core::failure(Fault::ModelUnusable, "OpenCvFaceMatcher::create", "the pack could not be loaded");
    }
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
        if (!m_parts->refer(matOf(picture)))
            return core::failure(Fault::NoFaceInPhoto, where);
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
        m_parts->detector.rinse();
        m_parts->landmarks.rinse();
        for (auto& embedder : m_parts->embedders)
            embedder.rinse();
        for (auto& check : m_parts->attackChecks)
            check.rinse();
    } catch (const std::exception&) {
        // A network that cannot run on zeros cannot run on the next face either: examine() will say so.
        m_parts->lastSequence.reset();
    }
}

const ports::ModelPack& OpenCvFaceMatcher::pack() const { return m_parts->identity; }
const std::vector<ThresholdProfile>& OpenCvFaceMatcher::profiles() const { return m_parts->profiles; }
const ThresholdProfile& OpenCvFaceMatcher::defaultProfile() const { return m_parts->defaultProfile; }

} // namespace uketsuke::face
