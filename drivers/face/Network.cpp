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
    const auto convert = [this](const cv::Mat& from, cv::Mat& to, std::size_t channel) {
        from.convertTo(to, CV_32F, 1 / m_layout.divisor.at(channel),
                       -m_layout.mean.at(channel) / m_layout.divisor.at(channel));
    };
    auto& planes = m_blob.mat();
    if (m_layout.channels == Channels::Grey) {
        WipedMat grey(m_layout.height, m_layout.width, CV_8UC1);
        cv::cvtColor(picture, grey.mat(), cv::COLOR_BGR2GRAY);
        convert(grey.mat(), planes, 0);
        return;
    }
    WipedMat plane(m_layout.height, m_layout.width, CV_8UC1);
    for (int channel = 0; channel < 3; ++channel) {
        cv::extractChannel(picture, plane.mat(), m_layout.channels == Channels::Rgb ? 2 - channel : channel);
        auto target = planes.rowRange(channel * m_layout.height, (channel + 1) * m_layout.height);
        convert(plane.mat(), target, static_cast<std::size_t>(channel));
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
