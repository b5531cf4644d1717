// A camera's picture. The first byte chooses the format, the next ones the size of an uncompressed picture.
#include "app/core/ByteReader.h"
#include "drivers/camera/FrameDecoder.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

namespace {

void judge(const core::Result<ports::Frame>& frame)
{
    if (!frame)
        return;
    fuzz::promise(camera::isSaneSize(frame->width, frame->height), "a frame has a sane size");
    fuzz::promise(frame->pixels.size() == std::size_t(frame->width) * std::size_t(frame->height) * 3,
                  "every pixel is there");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    core::ByteReader input(fuzz::viewOf(data, size));
    const auto format = input.takeU8();
    if (!format)
        return 0;
    if (*format % 2 == 0) {
        judge(camera::decodeJpeg(input.rest()));
        return 0;
    }
    const auto width = input.takeU16();
    const auto height = input.takeU16();
    const auto bytesPerLine = input.takeU16();
    if (bytesPerLine)
        judge(camera::convertYuyv(input.rest(), *width, *height, *bytesPerLine));
    return 0;
}
