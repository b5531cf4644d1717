#include "tests/support/v4l2-shim/PictureEncoder.h"

#include <turbojpeg.h>

#include <algorithm>

namespace v4l2shim {

using uketsuke::core::Bytes;
using uketsuke::core::ByteView;

Bytes toYuyv(ByteView bgr)
{
    Bytes out;
    out.reserve(bgr.size() / 3 * 2);
    const auto put = [&](int value) { out.push_back(static_cast<std::byte>(std::clamp(value, 0, 255))); };
    for (std::size_t at = 0; at + 6 <= bgr.size(); at += 6) {
        const auto colour = [&](std::size_t offset) { return std::to_integer<int>(bgr[at + offset]); };
        const auto luma = [&](std::size_t pixel) {
            return ((66 * colour(pixel + 2) + 129 * colour(pixel + 1) + 25 * colour(pixel) + 128) >> 8) + 16;
        };
        put(luma(0));
        put(((-38 * colour(2) - 74 * colour(1) + 112 * colour(0) + 128) >> 8) + 128);
        put(luma(3));
        put(((112 * colour(2) - 94 * colour(1) - 18 * colour(0) + 128) >> 8) + 128);
    }
    return out;
}

Bytes toJpeg(ByteView bgr, int pictureWidth, int width, int height)
{
    unsigned char* packed = nullptr;
    unsigned long size = 0;
    const tjhandle encoder = tjInitCompress();
    Bytes out;
    if (tjCompress2(encoder, reinterpret_cast<const unsigned char*>(bgr.data()), width, pictureWidth * 3, height,
                    TJPF_BGR, &packed, &size, TJSAMP_422, 90, TJFLAG_FASTDCT)
        == 0)
        out = uketsuke::core::copyOf({reinterpret_cast<const std::byte*>(packed), size});
    tjFree(packed);
    tjDestroy(encoder);
    return out;
}

} // namespace v4l2shim
