// Finds 68 points of a face (iBUG 300-W order) and reduces them to the five that alignment and pose need.
// Owned by the matcher; vision thread only.
#pragma once

#include "drivers/face/FaceGeometry.h"
#include "drivers/face/Network.h"

namespace uketsuke::face {

[[nodiscard]] FivePoints fivePointsOf(const Points68& points);

class Landmarks {
public:
    [[nodiscard]] static core::Result<Landmarks> load(core::ByteView onnx, const LandmarkModel& model);

    /// In the picture's pixels. Always all points: whether they make a face is the quality gate's matter.
    /// May throw cv::Exception.
    [[nodiscard]] Points68 findAll(const cv::Mat& picture, const Box& face);
    [[nodiscard]] FivePoints find(const cv::Mat& picture, const Box& face)
    {
        return fivePointsOf(findAll(picture, face));
    }
    void rinse() { m_network.rinse(); }

private:
    explicit Landmarks(Network network) : m_network(std::move(network)) {}

    Network m_network;
};

} // namespace uketsuke::face
