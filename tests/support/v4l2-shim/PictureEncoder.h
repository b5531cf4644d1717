// Packs pictures the way a camera's hardware does. Stateless.
#pragma once

#include "app/core/Bytes.h"

namespace v4l2shim {

/// Packed 4:2:2, ITU-R BT.601.
[[nodiscard]] uketsuke::core::Bytes toYuyv(uketsuke::core::ByteView bgr);
/// A JPEG of the upper left part: `width` x `height` of a picture that is `pictureWidth` wide.
[[nodiscard]] uketsuke::core::Bytes toJpeg(uketsuke::core::ByteView bgr, int pictureWidth, int width, int height);

} // namespace v4l2shim
