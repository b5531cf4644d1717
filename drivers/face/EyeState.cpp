#include "drivers/face/EyeState.h"

#include "drivers/face/Aligner.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::face {

namespace {

// Six points an eye: a corner, two of the upper lid, the other corner, two of the lower lid.
constexpr std::size_t leftEye = 36, rightEye = 42, otherCorner = 3;

} // namespace

core::Result<EyeState> EyeState::load(core::ByteView onnx, const EyeModel& model)
{
    auto network = Network::load(onnx, model.input);
    if (!network)
        return core::failure(network.error());
    EyeState state(std::move(*network), model);
    const auto& outputs = state.m_network.run();
    if (outputs.size() != 1 || outputs[0].total() != 2 || outputs[0].type() != CV_32F)
        return core::failure(core::Fault::ModelUnusable, "EyeState::load", "the output has another shape");
    return state;
}

double EyeState::opennessOf(const cv::Mat& picture, const Points68& points, std::size_t firstCorner)
{
    const auto& one = points.at(firstCorner);
    const auto& other = points.at(firstCorner + otherCorner);
    const double side = std::max(1.0, std::hypot(other.x - one.x, other.y - one.y) * m_boxScale);
    const Box box{(one.x + other.x - side) / 2, (one.y + other.y - side) / 2, side, side};
    const Box whole{0, 0, double(picture.cols), double(picture.rows)};
    if (!std::isfinite(side) || box.x + box.width < 1 || box.y + box.height < 1 || box.x > whole.width - 1
        || box.y > whole.height - 1)
        return 1; // points outside the picture say nothing about an eye
    const auto crop = cropped(picture, box, m_network.size());
    m_network.setInput(crop.mat());
    const double closed = m_network.run()[0].ptr<float>()[m_closedClass];
    return std::isfinite(closed) ? 1 - std::clamp(closed, 0.0, 1.0) : 1;
}

double EyeState::openness(const cv::Mat& picture, const Points68& points)
{
    return (opennessOf(picture, points, leftEye) + opennessOf(picture, points, rightEye)) / 2;
}

} // namespace uketsuke::face
