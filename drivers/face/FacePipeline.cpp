#include "drivers/face/FacePipeline.h"

#include "drivers/face/Aligner.h"
#include "drivers/face/FaceMeasuring.h"
#include "drivers/face/ModelPack.h"
#include "drivers/face/QualityGate.h"
#include "drivers/face/WipingAllocator.h"

#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace uketsuke::face {

using core::Fault;
using ports::FaceHint;

namespace {

constexpr int smallestSide = 16, largestSide = 4096;
/// A card's photo is taken for a face more easily than a camera frame: there is one in it by law.
constexpr double tightCropBorder = 0.35;

std::vector<FoundFace>::const_iterator mostCentral(const std::vector<FoundFace>& faces, const cv::Mat& picture)
{
    return std::ranges::min_element(faces, {}, [&](const FoundFace& face) {
        const auto centre = face.box.centre();
        return std::hypot(centre.x - picture.cols / 2.0, centre.y - picture.rows / 2.0);
    });
}

} // namespace

bool wellFormed(const ports::Frame& frame)
{
    return frame.width >= smallestSide && frame.height >= smallestSide && frame.width <= largestSide
           && frame.height <= largestSide
           && frame.pixels.size() == std::size_t(frame.width) * std::size_t(frame.height) * 3;
}

cv::Mat matOf(const ports::Frame& frame)
{
    return {frame.height, frame.width, CV_8UC3, const_cast<std::byte*>(frame.pixels.view().data())};
}

core::Result<FacePipeline> FacePipeline::create(const std::filesystem::path& packFolder,
                                                const ports::Cryptography& cryptography)
{
    constexpr std::string_view where = "FacePipeline::create";
    // The kiosk's cores belong to the screen and the card as well; the networks are too small to gain from more.
    cv::setNumThreads(1);
    wipeEveryMat();
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
        auto eyes = EyeState::load(pack->take(manifest.eyes.file), manifest.eyes);
        if (!eyes)
            return core::failure(eyes.error());
        FacePipeline pipeline(std::move(*detector), std::move(*landmarks), std::move(*eyes));
        for (const auto& model : manifest.recognisers) {
            auto embedder = Embedder::load(pack->take(model.file), model);
            if (!embedder)
                return core::failure(embedder.error());
            pipeline.m_embedders.push_back(std::move(*embedder));
            pipeline.m_dimensions.push_back(model.dimensions);
        }
        for (const auto& model : manifest.attackChecks) {
            auto check = AttackCheck::load(pack->take(model.file), model);
            if (!check)
                return core::failure(check.error());
            pipeline.m_attackChecks.push_back(std::move(*check));
        }
        const auto& gate = manifest.recognisers.front();
        pipeline.m_gateTemplate = gate.points;
        pipeline.m_gateSize = {gate.input.width, gate.input.height};
        pipeline.m_identity = pack->identity();
        pipeline.m_profiles = manifest.profiles;
        pipeline.m_defaultProfile =
            *std::ranges::find(manifest.profiles, manifest.defaultProfile, &ThresholdProfile::name);
        // Parsing leaves tens of megabytes of freed memory behind; a kiosk runs for weeks.
        giveBackFreeMemory();
        return pipeline;
    } catch (const cv::Exception& error) {
        return core::failure(Fault::ModelUnusable, where, core::Redacted::reviewed(error.err));
    } catch (const std::exception&) {
        return core::failure(Fault::ModelUnusable, where, "the pack could not be loaded");
    }
}

FaceTemplate FacePipeline::templateOf(const cv::Mat& picture, const FivePoints& points)
{
    FaceTemplate result;
    for (auto& embedder : m_embedders)
        result.push_back(embedder.embed(picture, points));
    return result;
}

std::optional<FaceTemplate> FacePipeline::reference(const cv::Mat& picture)
{
    // The detector knows heads with something around them: a photo cut at the hair gets a border and a second look.
    for (const double border : {0.0, tightCropBorder}) {
        const int margin = static_cast<int>(border * picture.cols);
        WipedMat bordered(picture.rows + 2 * margin, picture.cols + 2 * margin, CV_8UC3);
        cv::copyMakeBorder(picture, bordered.mat(), margin, margin, margin, margin, cv::BORDER_REPLICATE);
        const auto faces = m_detector.detect(bordered.mat());
        if (faces.empty())
            continue;
        const auto points = m_landmarks.find(bordered.mat(), faces.front().box);
        const auto pose = poseOf(points);
        if (pose.eyeDistance < 12 || pose.pitch <= 0)
            continue;
        return templateOf(bordered.mat(), points);
    }
    return std::nullopt;
}

Observation FacePipeline::observe(const cv::Mat& picture, Gate gate)
{
    Observation observation;
    const auto faces = m_detector.detect(picture);
    observation.hint = judgePlace(faces, picture.cols, picture.rows);
    if (observation.hint != FaceHint::NoFace)
        observation.face = faces.front().box;
    const bool stops = gate == Gate::Applied || faces.empty();
    if (observation.hint != FaceHint::Good && stops)
        return observation;

    // A frame that the gate refuses for its bystanders still has one person whom it was labelled after: the one in
    // the middle. The kiosk itself never gets here with such a frame.
    const auto& box = observation.hint == FaceHint::Good ? faces.front().box : mostCentral(faces, picture)->box;
    const auto all = m_landmarks.findAll(picture, box);
    const auto points = fivePointsOf(all);
    if (observation.hint == FaceHint::Good)
        observation.measures = measuresOf(all, m_eyes.openness(picture, all));
    const auto crop = aligned(picture, points, m_gateTemplate, m_gateSize);
    const auto cover = coverOf(crop.mat(), m_gateTemplate);
    const auto grade = judgeFace(poseOf(points), lightOf(crop.mat()), cover, picture.cols);
    if (observation.hint == FaceHint::Good)
        observation.hint = grade.hint;
    if (observation.hint != FaceHint::Good && stops)
        return observation;

    double bonaFide = 0;
    for (auto& check : m_attackChecks)
        bonaFide += check.bonaFideScore(picture, box);
    observation.probe = Probe{.vectors = templateOf(picture, points),
                              .bonaFideScore = bonaFide / static_cast<double>(m_attackChecks.size()),
                              .quality = grade.quality};
    return observation;
}

std::optional<FivePoints> FacePipeline::centralFace(const cv::Mat& picture)
{
    const auto faces = m_detector.detect(picture);
    if (faces.empty())
        return std::nullopt;
    return m_landmarks.find(picture, mostCentral(faces, picture)->box);
}

void FacePipeline::rinse()
{
    m_detector.rinse();
    m_landmarks.rinse();
    m_eyes.rinse();
    for (auto& embedder : m_embedders)
        embedder.rinse();
    for (auto& check : m_attackChecks)
        check.rinse();
}

} // namespace uketsuke::face
