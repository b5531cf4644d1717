// Passive presentation attack detection (ISO/IEC 30107): tells a living face from a print or a screen by one picture.
// Looks at the face with much of its surroundings. It never decides; and it has its limits: masks and good screens
// were not measured. Owned by the matcher; vision thread only.
#pragma once

#include "drivers/face/FaceGeometry.h"
#include "drivers/face/Network.h"

namespace uketsuke::face {

class AttackCheck {
public:
    [[nodiscard]] static core::Result<AttackCheck> load(core::ByteView onnx, const AttackModel& model);

    /// 0 attack to 1 bona fide. May throw cv::Exception.
    [[nodiscard]] double bonaFideScore(const cv::Mat& picture, const Box& face);
    void rinse() { m_network.rinse(); }

private:
    AttackCheck(Network network, const AttackModel& model)
        : m_network(std::move(network)), m_boxScale(model.boxScale), m_bonaFideClass(model.bonaFideClass)
    {
    }

    Network m_network;
    double m_boxScale;
    int m_bonaFideClass;
};

/// The box scaled about its centre, as far as the picture allows, and shifted until it lies inside: the cut the
/// attack networks were trained on.
[[nodiscard]] Box surroundings(const Box& face, double scale, int width, int height);

} // namespace uketsuke::face
