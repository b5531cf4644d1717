// Turns a face into a unit vector (a template in the sense of ISO/IEC 2382-37) whose cosine with another one says how
// alike two faces are. The mirrored face is averaged in. Templates are biometric data: wiped with their owner.
// Owned by the matcher; vision thread only.
#pragma once

#include "drivers/face/FaceGeometry.h"
#include "drivers/face/Network.h"

#include <vector>

namespace uketsuke::face {

/// One unit vector per recogniser of the pack, each 1 x dimensions, float.
using FaceTemplate = std::vector<WipedMat>;

class Embedder {
public:
    [[nodiscard]] static core::Result<Embedder> load(core::ByteView onnx, const RecogniserModel& model);

    /// A unit vector. May throw cv::Exception.
    [[nodiscard]] WipedMat embed(const cv::Mat& picture, const FivePoints& points);
    void rinse() { m_network.rinse(); }

private:
    Embedder(Network network, const FivePoints& points) : m_network(std::move(network)), m_points(points) {}

    Network m_network;
    FivePoints m_points;
};

/// Scales to length one; a vector of zeros stays as it is.
void normalise(cv::Mat& vector);
/// Mean over the recognisers of the cosines of two templates of unit vectors, -1 to 1.
[[nodiscard]] double comparisonScore(const FaceTemplate& left, const FaceTemplate& right);

} // namespace uketsuke::face
