#include "drivers/face/QualityGate.h"

#include "drivers/face/WipedMat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uketsuke::face {

using ports::FaceHint;

namespace {

// Place. A face of 120 pixels in a 640 pixel frame has the eye distance that the recognisers' input has.
constexpr double detectionScore = 0.8;
constexpr double leastWidth = 120.0 / 640.0;
constexpr double greatestHeight = 0.80;
constexpr double bystanderWidth = 0.5; ///< of the main face: smaller ones stand in the waiting room behind
// Pose. Measured with the 68-point network: half of LFW's faces lie at .47 to .63 in pitch, NUAA's webcam frames at
// .47 to .51; nine tenths of people who look at a camera stay within these bounds.
constexpr double greatestYaw = 0.22;
constexpr double leastPitch = 0.36, greatestPitch = 0.74, bestPitch = 0.54;
constexpr double greatestRoll = 15;
constexpr double leastEyeDistance = 28;
// Light and sharpness, on the aligned crop.
constexpr double darkest = 42, brightest = 228, greatestClipped = 0.5;
constexpr double leastSharpness = 0.3, fullSharpness = 2.0; ///< steady faces measured 0.6 and more
// Dark glasses. No webcam face of the sets lies below, and 3 of 887 of LFW, some of whom wear them (README).
constexpr double darkestEyes = 0.28, darkestEyeWhites = 0.36;
// Masks. Bare lips are at least .43 times as red as the skin, bearded ones too; cloth of the usual colours stays below
// .1.
constexpr double palestLips = 0.3, leastSkinRedness = 5, noRedness = 128;

cv::Rect around(const Point& centre, double width, double height, cv::Size picture)
{
    return cv::Rect(static_cast<int>(centre.x - width / 2), static_cast<int>(centre.y - height / 2),
                    static_cast<int>(width), static_cast<int>(height))
           & cv::Rect({0, 0}, picture);
}

/// What `share` of the pixels do not exceed.
double brightness(const cv::Mat& grey, double share)
{
    WipedMat sorted(1, static_cast<int>(grey.total()), CV_8UC1);
    cv::sort(grey.clone().reshape(1, 1), sorted.mat(), cv::SORT_ASCENDING);
    return sorted.mat().at<std::uint8_t>(static_cast<int>(share * static_cast<double>(grey.total() - 1)));
}

} // namespace

Pose poseOf(const FivePoints& points)
{
    const Point eyes{(points[0].x + points[1].x) / 2, (points[0].y + points[1].y) / 2};
    const Point line{points[1].x - points[0].x, points[1].y - points[0].y};
    Pose pose;
    pose.eyeDistance = std::hypot(line.x, line.y);
    if (pose.eyeDistance < 1)
        return pose;
    const Point along{line.x / pose.eyeDistance, line.y / pose.eyeDistance};
    const Point down{-along.y, along.x};
    const Point nose{points[2].x - eyes.x, points[2].y - eyes.y};
    const Point mouth{(points[3].x + points[4].x) / 2 - eyes.x, (points[3].y + points[4].y) / 2 - eyes.y};
    const double mouthHeight = mouth.x * down.x + mouth.y * down.y;
    pose.yaw = (nose.x * along.x + nose.y * along.y) / pose.eyeDistance;
    pose.pitch = mouthHeight > 1 ? (nose.x * down.x + nose.y * down.y) / mouthHeight : 0;
    pose.roll = std::atan2(line.y, line.x) * 180 / std::numbers::pi;
    return pose;
}

Light lightOf(const cv::Mat& face)
{
    // The middle of the crop: eyes to mouth, without hair and background.
    const cv::Rect middle(face.cols / 6, face.rows / 4, face.cols * 2 / 3, face.rows * 5 / 8);
    WipedMat grey(middle.height, middle.width, CV_8UC1);
    cv::cvtColor(face(middle), grey.mat(), cv::COLOR_BGR2GRAY);
    WipedMat edges(middle.height, middle.width, CV_32F);
    cv::Laplacian(grey.mat(), edges.mat(), CV_32F, 3);
    cv::Scalar mean, deviation, edgeMean, edgeDeviation;
    cv::meanStdDev(grey.mat(), mean, deviation);
    cv::meanStdDev(edges.mat(), edgeMean, edgeDeviation);
    Light light;
    light.mean = mean[0];
    const auto pixels = static_cast<double>(grey.mat().total());
    light.dark = cv::countNonZero(grey.mat() < 16) / pixels;
    light.bright = cv::countNonZero(grey.mat() > 248) / pixels;
    const double variance = std::max(deviation[0] * deviation[0], 25.0);
    light.sharpness = edgeDeviation[0] * edgeDeviation[0] / variance;
    return light;
}

namespace {

EyeLight eyeLightOf(const cv::Mat& grey, const FivePoints& points, double distance)
{
    const auto& [left, right, nose, leftMouth, rightMouth] = points;
    // Skin that no glasses cover: the bridge's lower half, and beneath the eyes. The brightest of them, as light often
    // comes from one side.
    const double below = 0.75 * distance;
    double skin = 1;
    for (const Point& place : {Point{(left.x + right.x) / 2, (left.y + right.y) / 2 + 0.3 * distance},
                               Point{left.x, left.y + below}, Point{right.x, right.y + below}})
        if (const auto patch = around(place, 0.40 * distance, 0.34 * distance, grey.size()); !patch.empty())
            skin = std::max(skin, brightness(grey(patch), 0.5));
    EyeLight light{.mean = 0, .upperQuarter = 0};
    for (const auto& eye : {left, right}) {
        const auto patch = around(eye, 0.57 * distance, 0.40 * distance, grey.size());
        if (patch.empty())
            return {};
        light.mean = std::max(light.mean, cv::mean(grey(patch))[0] / skin);
        light.upperQuarter = std::max(light.upperQuarter, brightness(grey(patch), 0.75) / skin);
    }
    return light;
}

/// By the red difference: how much of it has the reddest tenth around the lips, beside forehead and bridge.
std::optional<double> lipRednessOf(const cv::Mat& redness, const FivePoints& points, double distance)
{
    const auto& [left, right, nose, leftMouth, rightMouth] = points;
    const Point eyes{(left.x + right.x) / 2, (left.y + right.y) / 2};
    const Point mouth{(leftMouth.x + rightMouth.x) / 2, (leftMouth.y + rightMouth.y) / 2};
    const auto forehead = around({eyes.x, eyes.y - 0.68 * distance}, distance, 0.34 * distance, redness.size());
    const auto bridge = around({eyes.x, eyes.y + 0.07 * distance}, 0.34 * distance, 0.28 * distance, redness.size());
    const auto lips = around(mouth, 0.91 * distance, 0.45 * distance, redness.size());
    if (forehead.empty() || bridge.empty() || lips.empty())
        return std::nullopt;
    const double skin = std::max(brightness(redness(forehead), 0.5), brightness(redness(bridge), 0.5)) - noRedness;
    if (skin < leastSkinRedness)
        return std::nullopt;
    return (brightness(redness(lips), 0.9) - noRedness) / skin;
}

} // namespace

Cover coverOf(const cv::Mat& face, const FivePoints& points)
{
    WipedMat colours(face.rows, face.cols, CV_8UC3);
    cv::cvtColor(face, colours.mat(), cv::COLOR_BGR2YCrCb);
    WipedMat plane(face.rows, face.cols, CV_8UC1);
    const double distance = std::hypot(points[1].x - points[0].x, points[1].y - points[0].y);
    cv::extractChannel(colours.mat(), plane.mat(), 0);
    Cover cover{.eyes = eyeLightOf(plane.mat(), points, distance)};
    cv::extractChannel(colours.mat(), plane.mat(), 1);
    cover.lipRedness = lipRednessOf(plane.mat(), points, distance);
    return cover;
}

FaceHint judgePlace(std::span<const FoundFace> faces, int frameWidth, int frameHeight)
{
    if (faces.empty() || faces.front().score < detectionScore)
        return FaceHint::NoFace;
    const auto& main = faces.front().box;
    const auto isBystander = [&](const FoundFace& other) {
        return other.score >= detectionScore && other.box.width >= bystanderWidth * main.width;
    };
    if (std::ranges::any_of(faces.subspan(1), isBystander))
        return FaceHint::OnePersonOnly;
    if (main.width < leastWidth * frameWidth)
        return FaceHint::Closer;
    const double overhang = 0.02 * main.width;
    const bool cutOff = main.x < -overhang || main.y < -overhang || main.x + main.width > frameWidth + overhang
                        || main.y + main.height > frameHeight + overhang;
    if (cutOff || main.height > greatestHeight * frameHeight)
        return FaceHint::FartherAway;
    return FaceHint::Good;
}

Grade judgeFace(const Pose& pose, const Light& light, const Cover& cover, int frameWidth)
{
    if (pose.eyeDistance < leastEyeDistance)
        return {FaceHint::Closer, 0};
    if (std::abs(pose.roll) > greatestRoll)
        return {FaceHint::HoldHeadStraight, 0};
    if (std::abs(pose.yaw) > greatestYaw || pose.pitch < leastPitch || pose.pitch > greatestPitch)
        return {FaceHint::FaceTheCamera, 0};
    if (light.mean < darkest || light.dark > greatestClipped)
        return {FaceHint::MoreLight, 0};
    if (light.mean > brightest || light.bright > greatestClipped)
        return {FaceHint::LessLight, 0};
    if (light.sharpness < leastSharpness)
        return {FaceHint::HoldStill, 0};
    // The mask first: over its cloth, bare eyes would look dark as well.
    if (cover.lipRedness.value_or(1) < palestLips)
        return {FaceHint::UncoverMouth, 0};
    if (cover.eyes.mean < darkestEyes || cover.eyes.upperQuarter < darkestEyeWhites)
        return {FaceHint::UncoverEyes, 0};
    // Each term 0 to 1: frontal, upright, sharp, large.
    const double frontal = (1 - std::abs(pose.yaw) / greatestYaw) * 0.5
                           + (1 - std::min(1.0, std::abs(pose.pitch - bestPitch) / (greatestPitch - bestPitch))) * 0.5;
    const double upright = 1 - std::abs(pose.roll) / greatestRoll;
    const double sharp = std::min(1.0, light.sharpness / fullSharpness);
    const double large = std::min(1.0, pose.eyeDistance / (0.2 * frameWidth));
    return {FaceHint::Good, 2 * frontal + upright + sharp + large};
}

} // namespace uketsuke::face
