#include "drivers/face/Landmarks.h"

#include "drivers/face/Aligner.h"

#include <algorithm>
#include <initializer_list>

namespace uketsuke::face {

core::Result<Landmarks> Landmarks::load(core::ByteView onnx, const LandmarkModel& model)
{
    auto network = Network::load(onnx, model.input);
    if (!network)
        return core::failure(network.error());
    Landmarks landmarks(std::move(*network));
    const auto& outputs = landmarks.m_network.run();
    if (outputs.size() != 1 || outputs[0].total() != 2 * Points68().size() || outputs[0].type() != CV_32F)
        return core::failure(core::Fault::ModelUnusable, "Landmarks::load", "the output has another shape");
    return landmarks;
}

Points68 Landmarks::findAll(const cv::Mat& picture, const Box& face)
{
    const double side = std::max(face.width, face.height);
    const auto centre = face.centre();
    const Box square{centre.x - side / 2, centre.y - side / 2, side, side};
    const auto crop = cropped(picture, square, m_network.size());
    m_network.setInput(crop.mat());
    const auto* values = m_network.run()[0].ptr<float>();
    Points68 points;
    for (auto& point : points) {
        point = {square.x + values[0] * square.width, square.y + values[1] * square.height};
        values += 2;
    }
    return points;
}

FivePoints fivePointsOf(const Points68& points)
{
    const auto mean = [&](std::initializer_list<std::size_t> indices) {
        Point sum;
        for (const auto index : indices) {
            sum.x += points.at(index).x;
            sum.y += points.at(index).y;
        }
        const auto count = static_cast<double>(indices.size());
        return Point{sum.x / count, sum.y / count};
    };
    // Eyes without their outer and inner corners, tip of the nose, outer and inner corner of the mouth on each side.
    return {mean({37, 38, 40, 41}), mean({43, 44, 46, 47}), mean({30}), mean({48, 60}), mean({54, 64})};
}

} // namespace uketsuke::face
