#include "drivers/camera/FrameDecoder.h"

#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <type_traits>

namespace uketsuke::camera {
namespace {

struct CloseDecoder {
    void operator()(void* decoder) const { tjDestroy(decoder); }
};
using Decoder = std::unique_ptr<std::remove_pointer_t<tjhandle>, CloseDecoder>;

auto malformed(core::Redacted note)
{
    return core::failure(core::Fault::CameraFrameMalformed, "camera::decode", std::move(note));
}

std::byte clamped(int value) { return static_cast<std::byte>(std::clamp(value, 0, 255)); }

/// libjpeg warns about a picture that ends early and about filler that some cameras put between segments. Only the
/// filler is harmless.
bool isHarmless(tjhandle decoder)
{
    return tjGetErrorCode(decoder) == TJERR_WARNING
           && std::string_view(tjGetErrorStr2(decoder)).find("extraneous bytes") != std::string_view::npos;
}

} // namespace

core::Result<ports::Frame> decodeJpeg(core::ByteView picture)
{
    if (picture.empty() || picture.size() > largestPicture)
        return malformed("length of the picture");
    const Decoder decoder(tjInitDecompress());
    if (!decoder)
        return core::failure(core::Fault::InternalFault, "camera::decodeJpeg", "no decoder");
    const auto* data = reinterpret_cast<const unsigned char*>(picture.data());
    const auto size = static_cast<unsigned long>(picture.size());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), data, size, &width, &height, &subsampling, &colours) != 0)
        return malformed("no JPEG header");
    if (!isSaneSize(width, height))
        return malformed("size of the picture");

    ports::Frame frame;
    frame.width = width;
    frame.height = height;
    frame.pixels = core::SecureBytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    auto* pixels = reinterpret_cast<unsigned char*>(frame.pixels.writable().data());
    if (tjDecompress2(decoder.get(), data, size, pixels, width, 0, height, TJPF_BGR, TJFLAG_LIMITSCANS) != 0
        && !isHarmless(decoder.get()))
        return malformed("torn JPEG");
    return frame;
}

core::Result<ports::Frame> convertYuyv(core::ByteView picture, int width, int height, std::size_t bytesPerLine)
{
    if (!isSaneSize(width, height) || width % 2 != 0)
        return malformed("size of the picture");
    const auto columns = static_cast<std::size_t>(width);
    const auto rows = static_cast<std::size_t>(height);
    if (bytesPerLine < columns * 2 || bytesPerLine > std::size_t{largestSide} * 8
        || picture.size() < bytesPerLine * (rows - 1) + columns * 2)
        return malformed("torn picture");

    ports::Frame frame;
    frame.width = width;
    frame.height = height;
    frame.pixels = core::SecureBytes(columns * rows * 3);
    const auto out = frame.pixels.writable();
    std::size_t at = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto line = picture.subspan(row * bytesPerLine, columns * 2);
        for (std::size_t pair = 0; pair < line.size(); pair += 4) {
            const int u = std::to_integer<int>(line[pair + 1]) - 128;
            const int v = std::to_integer<int>(line[pair + 3]) - 128;
            // BT.601 in 8.8 fixed point.
            const int blue = 516 * u + 128;
            const int green = -100 * u - 208 * v + 128;
            const int red = 409 * v + 128;
            for (const auto luma : {line[pair], line[pair + 2]}) {
                const int y = 298 * (std::to_integer<int>(luma) - 16);
                out[at++] = clamped((y + blue) >> 8);
                out[at++] = clamped((y + green) >> 8);
                out[at++] = clamped((y + red) >> 8);
            }
        }
    }
    return frame;
}

} // namespace uketsuke::camera
