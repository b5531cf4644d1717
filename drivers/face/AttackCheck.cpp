#include "drivers/face/AttackCheck.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace uketsuke::face {

core::Result<AttackCheck> AttackCheck::load(core::ByteView onnx, const AttackModel& model)
{
    auto network = Network::load(onnx, model.input);
    if (!network)
        return core::failure(network.error());
    AttackCheck check(std::move(*network), model);
    const auto& outputs = check.m_network.run();
    if (outputs.size() != 1 || outputs[0].total() != static_cast<std::size_t>(model.classes)
        || outputs[0].type() != CV_32F)
        return core::failure(core::Fault::ModelUnusable, "AttackCheck::load", "the output has another shape");
    return check;
}

double AttackCheck::bonaFideScore(const cv::Mat& picture, const Box& face)
{
    const auto box = surroundings(face, m_boxScale, picture.cols, picture.rows);
    const cv::Rect wanted(static_cast<int>(box.x), static_cast<int>(box.y), static_cast<int>(box.width) + 1,
                          static_cast<int>(box.height) + 1);
    WipedMat crop(m_network.size().height, m_network.size().width, CV_8UC3);
    // Bilinear on purpose: the networks learnt with it, and averaging would remove the print's texture they look for.
    cv::resize(picture(wanted & cv::Rect({0, 0}, picture.size())), crop.mat(), m_network.size(), 0, 0,
               cv::INTER_LINEAR);
    m_network.setInput(crop.mat());
    const auto& output = m_network.run()[0];
    const auto* values = output.ptr<float>();
    const auto count = output.total();
    const double largest = *std::max_element(values, values + count);
    double sum = 0;
    for (std::size_t index = 0; index < count; ++index)
        sum += std::exp(values[index] - largest);
    const double score = std::exp(values[m_bonaFideClass] - largest) / sum;
    return std::isfinite(score) ? score : 0;
}

Box surroundings(const Box& face, double scale, int width, int height)
{
    const double fitting = std::min({(height - 1) / face.height, (width - 1) / face.width, scale});
    Box box{0, 0, face.width * fitting, face.height * fitting};
    const auto centre = face.centre();
    box.x = std::clamp(centre.x - box.width / 2, 0.0, std::max(0.0, width - 1 - box.width));
    box.y = std::clamp(centre.y - box.height / 2, 0.0, std::max(0.0, height - 1 - box.height));
    return box;
}

} // namespace uketsuke::face
