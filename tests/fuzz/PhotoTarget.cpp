// The card's photo: the headers are judged first, then the codec decodes.
#include "drivers/face/Jp2Header.h"
#include "drivers/face/PhotoDecoder.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file = fuzz::viewOf(data, size);
    const auto layout = face::inspectJp2(file);
    // Decoding a full-sized picture takes long; the codec is tried on small ones, the headers on all.
    if (layout && std::int64_t{layout->width} * layout->height > 512 * 512)
        return 0;
    const auto picture = face::decodePhoto(file);
    fuzz::promise(layout || !picture, "nothing is decoded whose headers are refused");
    if (!picture)
        return 0;
    fuzz::promise(picture->width == layout->width && picture->height == layout->height, "the picture is as announced");
    fuzz::promise(picture->pixels.size() == std::size_t(picture->width) * std::size_t(picture->height) * 3,
                  "every pixel is there");
    return 0;
}
