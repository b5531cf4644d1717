// Cuts a face out of a picture: upright and at the place a recogniser was trained on (least-squares similarity
// transform, Umeyama 1991), or a plain box. Free functions; any thread; results are wiped with their owner.
#pragma once

#include "drivers/face/FaceGeometry.h"
#include "drivers/face/WipedMat.h"

namespace uketsuke::face {

struct Similarity { // x' = a x - b y + tx, y' = b x + a y + ty
    double a{1}, b{0}, tx{0}, ty{0};
    [[nodiscard]] double scale() const;
    [[nodiscard]] Point apply(Point point) const
    {
        return {a * point.x - b * point.y + tx, b * point.x + a * point.y + ty};
    }
};

/// The rotation, scale and shift that bring `source` closest to `target`; no reflection.
[[nodiscard]] Similarity similarity(const FivePoints& source, const FivePoints& target);

/// The face at the template's place. May throw cv::Exception.
[[nodiscard]] WipedMat aligned(const cv::Mat& picture, const FivePoints& points, const FivePoints& target,
                               cv::Size size);

/// The box resized to `size`, aspect not kept. What lies outside the picture repeats its edge. May throw.
[[nodiscard]] WipedMat cropped(const cv::Mat& picture, const Box& box, cv::Size size);

} // namespace uketsuke::face
