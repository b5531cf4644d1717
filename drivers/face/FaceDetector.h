// Finds faces in a picture (UltraFace: one pass, decoded boxes). Whatever the picture's shape, it is fitted into the
// network's input without distortion. Owned by the matcher; vision thread only; keeps no picture after rinse().
#pragma once

#include "drivers/face/FaceGeometry.h"
#include "drivers/face/Network.h"

#include <vector>

namespace uketsuke::face {

struct FoundFace {
    Box box;
    double score{0};
};

class FaceDetector {
public:
    [[nodiscard]] static core::Result<FaceDetector> load(core::ByteView onnx, const DetectorModel& model);

    /// Largest face first, overlapping finds removed. May throw cv::Exception.
    [[nodiscard]] std::vector<FoundFace> detect(const cv::Mat& picture);
    void rinse();

private:
    FaceDetector(Network network, const DetectorModel& model);

    Network m_network;
    double m_minimumScore;
    double m_maximumOverlap;
    WipedMat m_canvas;
};

} // namespace uketsuke::face
