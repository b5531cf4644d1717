// From a picture to a template, the same way for the kiosk and for the evaluation of a model pack: detect, find the
// points, judge the quality, align, embed, look for an attack. Keeps nothing of a person outside its networks.
// Owned by the matcher or the evaluation; one thread; may throw cv::Exception after it was made.
#pragma once

#include "app/ports/Cryptography.h"
#include "app/ports/FaceMatcher.h"
#include "drivers/face/AttackCheck.h"
#include "drivers/face/Embedder.h"
#include "drivers/face/EyeState.h"
#include "drivers/face/FaceDetector.h"
#include "drivers/face/Landmarks.h"
#include "drivers/face/ProbeSet.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace uketsuke::face {

/// The kiosk refuses what the quality gate refuses; an evaluation also wants to know what that costs.
enum class Gate { Applied, ReportedOnly };

struct Observation {
    ports::FaceHint hint{ports::FaceHint::NoFace};
    std::optional<Box> face;
    std::optional<ports::FaceMeasures> measures; ///< of one face at a fit place, whatever its pose
    std::optional<Probe> probe;                  ///< with Gate::Applied for usable frames only
};

class FacePipeline {
public:
    /// Errors: ModelMissing, ModelDigestMismatch, ModelUnusable. `cryptography` is used during the call only.
    [[nodiscard]] static core::Result<FacePipeline> create(const std::filesystem::path& packFolder,
                                                           const ports::Cryptography& cryptography);

    /// The template of a card's photo: the largest face that is one, whatever its pose. Nothing if there is none.
    [[nodiscard]] std::optional<FaceTemplate> reference(const cv::Mat& picture);
    [[nodiscard]] Observation observe(const cv::Mat& picture, Gate gate = Gate::Applied);
    /// The five points of the face nearest to the picture's middle.
    [[nodiscard]] std::optional<FivePoints> centralFace(const cv::Mat& picture);
    /// Overwrites what the networks hold of the last picture.
    void rinse();

    [[nodiscard]] const ports::ModelPack& pack() const { return m_identity; }
    [[nodiscard]] const std::vector<ThresholdProfile>& profiles() const { return m_profiles; }
    [[nodiscard]] const ThresholdProfile& defaultProfile() const { return m_defaultProfile; }
    /// Floats of a template, recogniser by recogniser.
    [[nodiscard]] const std::vector<int>& dimensions() const { return m_dimensions; }
    /// A pack with a single passive network cannot vouch for a living person on its own.
    [[nodiscard]] std::size_t attackChecks() const { return m_attackChecks.size(); }

private:
    FacePipeline(FaceDetector detector, Landmarks landmarks, EyeState eyes)
        : m_detector(std::move(detector)), m_landmarks(std::move(landmarks)), m_eyes(std::move(eyes))
    {
    }
    [[nodiscard]] FaceTemplate templateOf(const cv::Mat& picture, const FivePoints& points);

    FaceDetector m_detector;
    Landmarks m_landmarks;
    EyeState m_eyes;
    std::vector<Embedder> m_embedders;
    std::vector<AttackCheck> m_attackChecks;
    FivePoints m_gateTemplate{}; ///< the first recogniser's; light is measured on that crop
    cv::Size m_gateSize;
    ports::ModelPack m_identity;
    std::vector<ThresholdProfile> m_profiles;
    ThresholdProfile m_defaultProfile;
    std::vector<int> m_dimensions;
};

/// Whether size and pixels agree, before a cv::Mat is laid over them.
[[nodiscard]] bool wellFormed(const ports::Frame& frame);
/// A header over the frame's own memory; OpenCV has no read-only Mat, and nothing here writes through it.
[[nodiscard]] cv::Mat matOf(const ports::Frame& frame);

} // namespace uketsuke::face
