#include "drivers/face/Network.h"

#include <opencv2/imgproc.hpp>

#include <array>

namespace uketsuke::face {

core::Result<Network> Network::load(core::ByteView onnx, const InputLayout& layout, std::vector<std::string> outputs)
{
    constexpr std::string_view where = "Network::load";
    try {
        Network network;
        network.m_net = cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(onnx.data()), onnx.size());
        if (network.m_net.empty())
            return core::failure(core::Fault::ModelUnusable, where, "the network is empty");
        network.m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        network.m_net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        network.m_layout = layout;
        network.m_outputNames = outputs.empty() ? network.m_net.getUnconnectedOutLayersNames() : std::move(outputs);
        const int channels = layout.channels == Channels::Grey ? 1 : 3;
        network.m_blob = WipedMat(channels * layout.height, layout.width, CV_32F);
        // The first run allocates every blob and fuses layers: here, not in front of the first patient.
        network.rinse();
        return network;
    } catch (const cv::Exception& error) {
        return core::failure(core::Fault::ModelUnusable, where, core::Redacted::reviewed(error.err));
    } catch (const std::exception&) {
        return core::failure(core::Fault::ModelUnusable, where, "the network could not be loaded");
    }
}

void Network::setInput(const cv::Mat& picture)
{
    CV_Assert(picture.type() == CV_8UC3 && picture.size() == size());
    const auto scale = 1.0 / m_layout.divisor;
    const auto shift = -m_layout.mean / m_layout.divisor;
    auto& planes = m_blob.mat();
    if (m_layout.channels == Channels::Grey) {
        WipedMat grey(m_layout.height, m_layout.width, CV_8UC1);
        cv::cvtColor(picture, grey.mat(), cv::COLOR_BGR2GRAY);
        grey.mat().convertTo(planes, CV_32F, scale, shift);
    } else {
        WipedMat values(m_layout.height, m_layout.width, CV_32FC3);
        picture.convertTo(values.mat(), CV_32F, scale, shift);
        const bool swap = m_layout.channels == Channels::Rgb;
        std::array<cv::Mat, 3> targets;
        for (int channel = 0; channel < 3; ++channel) {
            const int row = (swap ? 2 - channel : channel) * m_layout.height;
            targets.at(static_cast<std::size_t>(channel)) = planes.rowRange(row, row + m_layout.height);
        }
        cv::split(values.mat(), targets.data());
    }
}

const std::vector<cv::Mat>& Network::run()
{
    const int channels = m_layout.channels == Channels::Grey ? 1 : 3;
    const std::array shape{1, channels, m_layout.height, m_layout.width};
    // A header only: setInput copies into the network's own input blob, which keeps its place between runs.
    m_net.setInput(cv::Mat(static_cast<int>(shape.size()), shape.data(), CV_32F, m_blob.mat().data));
    m_net.forward(m_outputs, m_outputNames);
    return m_outputs;
}

void Network::rinse()
{
    m_blob.mat().setTo(0);
    static_cast<void>(run());
}

} // namespace uketsuke::face
