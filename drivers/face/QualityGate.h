// Decides whether a frame may be compared at all, and if not, what the person should do. Also grades usable frames, so
// that the best ones are kept. Pure arithmetic on points and on one aligned crop; any thread.
#pragma once

#include "app/ports/FaceMatcher.h"
#include "drivers/face/FaceDetector.h"
#include "drivers/face/FaceGeometry.h"

#include <opencv2/core.hpp>

#include <optional>
#include <span>

namespace uketsuke::face {

/// Measured in the frame of the eyes, so that roll does not matter for the other two.
struct Pose {
    double yaw{0};   ///< nose tip's shift along the eye line, in eye distances; 0 is frontal
    double pitch{0}; ///< nose tip's height between eyes (0) and mouth (1)
    double roll{0};  ///< degrees
    double eyeDistance{0};
};

struct Light {
    double mean{0};      ///< 0 to 255, over the face
    double dark{0};      ///< share of nearly black pixels
    double bright{0};    ///< share of nearly white pixels
    double sharpness{0}; ///< variance of the Laplacian over the variance of the face
};

/// Brightness where the eyes are, in parts of nose and cheeks; of both eyes the brighter one.
struct EyeLight {
    double mean{1};
    double upperQuarter{1}; ///< a quarter of the pixels is brighter: lids and whites, with open or closed eyes
};

struct Grade {
    ports::FaceHint hint{ports::FaceHint::NoFace};
    double quality{0}; ///< larger is better; only comparable among usable frames
};

/// What hides a part of the face.
struct Cover {
    EyeLight eyes;
    std::optional<double> lipRedness{}; ///< in parts of the skin's above the nose; none in light without colour
};

[[nodiscard]] Pose poseOf(const FivePoints& points);
/// `face`: aligned, 8-bit BGR. May throw cv::Exception.
[[nodiscard]] Light lightOf(const cv::Mat& face);
/// `points`: where the crop has eyes and mouth. May throw cv::Exception.
[[nodiscard]] Cover coverOf(const cv::Mat& face, const FivePoints& points);

/// First glance, before any landmark is searched: NoFace, OnePersonOnly, Closer, FartherAway or Good.
[[nodiscard]] ports::FaceHint judgePlace(std::span<const FoundFace> faces, int frameWidth, int frameHeight);
/// Second look: pose and light of the one face.
[[nodiscard]] Grade judgeFace(const Pose& pose, const Light& light, const Cover& cover, int frameWidth);

} // namespace uketsuke::face
