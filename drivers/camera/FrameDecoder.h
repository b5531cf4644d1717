// Turns what a camera or a picture file delivers into a Frame. Every size is checked before it sizes anything; a torn
// picture is an error, never half a frame. Stateless; any thread. Never keeps a picture.
#pragma once

#include "app/ports/Camera.h"

namespace uketsuke::camera {

inline constexpr int largestSide = 4096;
inline constexpr std::size_t largestPicture = std::size_t{16} * 1024 * 1024; ///< of compressed bytes

[[nodiscard]] constexpr bool isSaneSize(std::int64_t width, std::int64_t height)
{
    return width > 0 && height > 0 && width <= largestSide && height <= largestSide;
}

/// Baseline or progressive JPEG, colour or grey. Errors: CameraFrameMalformed. Sequence and time are left at zero.
[[nodiscard]] core::Result<ports::Frame> decodeJpeg(core::ByteView picture);

/// Packed 4:2:2 as cameras send it (ITU-R BT.601, 16 to 235). Errors: CameraFrameMalformed.
[[nodiscard]] core::Result<ports::Frame> convertYuyv(core::ByteView picture, int width, int height,
                                                     std::size_t bytesPerLine);

} // namespace uketsuke::camera
