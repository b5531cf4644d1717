// Makes of any picture of a person what a My Number Card's chip holds: an upright grey portrait, cut like an identity
// photo (eyes a quarter of the width apart, 45 % down), 320 x 400, JPEG 2000 of a few kilobytes. Free functions.
#pragma once

#include "app/core/Bytes.h"
#include "drivers/face/FaceGeometry.h"

#include <QImage>

#include <optional>
#include <vector>

namespace uketsuke::evaluation {

inline constexpr int cardWidth = 320, cardHeight = 400;
inline constexpr int cardPhotoBytes = 3840; ///< what the chip's photo was measured to take

struct Portrait {
    int width{cardWidth}, height{cardHeight};
    std::vector<unsigned char> grey; ///< row by row
};

/// Half of the roll is taken out, as a photographer would. Bicubic; what lies outside repeats the edge.
[[nodiscard]] Portrait portraitOf(const QImage& picture, const face::FivePoints& points);

/// JP2 of about `bytes`. Nothing if the encoder refuses.
[[nodiscard]] std::optional<core::Bytes> encodedPhoto(const Portrait& portrait, int bytes = cardPhotoBytes);

} // namespace uketsuke::evaluation
