// Tells an open eye from a closed one by one small picture. The number is no measure of its own: people's eyes differ,
// and so it is only compared with the same person's a moment before. Owned by the pipeline; vision thread only.
#pragma once

#include "drivers/face/FaceGeometry.h"
#include "drivers/face/Network.h"

namespace uketsuke::face {

class EyeState {
public:
    [[nodiscard]] static core::Result<EyeState> load(core::ByteView onnx, const EyeModel& model);

    /// Mean of both eyes, 0 closed to 1 open. May throw cv::Exception.
    [[nodiscard]] double openness(const cv::Mat& picture, const Points68& points);
    void rinse() { m_network.rinse(); }

private:
    EyeState(Network network, const EyeModel& model)
        : m_network(std::move(network)), m_boxScale(model.boxScale), m_closedClass(model.closedClass)
    {
    }
    [[nodiscard]] double opennessOf(const cv::Mat& picture, const Points68& points, std::size_t firstCorner);

    Network m_network;
    double m_boxScale;
    int m_closedClass;
};

} // namespace uketsuke::face
