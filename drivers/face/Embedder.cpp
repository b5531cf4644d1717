#include "drivers/face/Embedder.h"

#include "drivers/face/Aligner.h"

#include <algorithm>

namespace uketsuke::face {

core::Result<Embedder> Embedder::load(core::ByteView onnx, const RecogniserModel& model)
{
    auto network = Network::load(onnx, model.input);
    if (!network)
        return core::failure(network.error());
    Embedder embedder(std::move(*network), model.points);
    const auto& outputs = embedder.m_network.run();
    if (outputs.size() != 1 || outputs[0].total() != static_cast<std::size_t>(model.dimensions)
        || outputs[0].type() != CV_32F)
        return core::failure(core::Fault::ModelUnusable, "Embedder::load", "the output has another shape");
    return embedder;
}

WipedMat Embedder::embed(const cv::Mat& picture, const FivePoints& points)
{
    auto face = aligned(picture, points, m_points, m_network.size());
    WipedMat sum;
    for (const bool mirrored : {false, true}) {
        if (mirrored)
            cv::flip(face.mat(), face.mat(), 1);
        m_network.setInput(face.mat());
        const auto output = m_network.run()[0].reshape(1, 1);
        WipedMat vector(1, output.cols, CV_32F);
        output.copyTo(vector.mat());
        normalise(vector.mat());
        if (sum.empty())
            sum = std::move(vector);
        else
            cv::add(sum.mat(), vector.mat(), sum.mat());
    }
    normalise(sum.mat());
    return sum;
}

void normalise(cv::Mat& vector)
{
    const double length = cv::norm(vector);
    if (length > 1e-12)
        vector.convertTo(vector, CV_32F, 1 / length);
}

double comparisonScore(const FaceTemplate& left, const FaceTemplate& right)
{
    CV_Assert(!left.empty() && left.size() == right.size());
    double sum = 0;
    for (std::size_t index = 0; index < left.size(); ++index)
        sum += left[index].mat().dot(right[index].mat());
    return std::clamp(sum / static_cast<double>(left.size()), -1.0, 1.0);
}

} // namespace uketsuke::face
