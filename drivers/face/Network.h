// One neural network, run by OpenCV on one core. Turns a picture into the network's input, runs it, and lends the
// output. Owned by one part of the matcher; used on the vision thread only.
//
// OpenCV keeps the last input, activations and output inside the network until the next run. rinse() runs the network
// on zeros, so that those blobs hold nothing of a person. Short-lived matrices are wiped by WipingAllocator; what a
// layer takes from the heap past cv::Mat is given back unwiped, and nothing outside OpenCV can reach it.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"
#include "drivers/face/PackManifest.h"
#include "drivers/face/WipedMat.h"

#include <opencv2/dnn.hpp>

#include <string>
#include <vector>

namespace uketsuke::face {

class Network {
public:
    /// `onnx` has passed its digest check. `outputs` empty: the network's only output.
    /// Errors: ModelUnusable.
    [[nodiscard]] static core::Result<Network> load(core::ByteView onnx, const InputLayout& layout,
                                                    std::vector<std::string> outputs = {});

    /// `picture`: BGR, 8 bit, already of the input's size. May throw cv::Exception.
    void setInput(const cv::Mat& picture);
    /// The outputs, in the order named at load. They live inside the network: copy or use at once. May throw.
    [[nodiscard]] const std::vector<cv::Mat>& run();
    /// Overwrites what the last run left behind. May throw.
    void rinse();

    [[nodiscard]] const InputLayout& layout() const { return m_layout; }
    [[nodiscard]] cv::Size size() const { return {m_layout.width, m_layout.height}; }

private:
    Network() = default;

    cv::dnn::Net m_net;
    InputLayout m_layout;
    std::vector<std::string> m_outputNames;
    std::vector<cv::Mat> m_outputs;
    WipedMat m_blob; ///< 1 x channels x height x width, float; reused
};

} // namespace uketsuke::face
