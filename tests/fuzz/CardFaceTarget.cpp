// A picture of a card's face, as the camera over the desk sends it: whatever it shows, a reading is either whole or
// none.
#include "drivers/camera/FrameDecoder.h"
#include "drivers/cardface/CardFaceReader.h"
#include "tests/fuzz/FuzzTarget.h"

#include <algorithm>

using namespace uketsuke;

namespace {

bool isDigits(core::ByteView text, std::size_t count)
{
    return text.size() == count && std::ranges::all_of(text, [](std::byte digit) {
               return digit >= std::byte{'0'} && digit <= std::byte{'9'};
           });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static cardface::CardFaceReader reader;
    auto frame = camera::decodeJpeg(fuzz::viewOf(data, size));
    // Large pictures take long and find nothing that small ones do not: every card is laid out at one size.
    if (!frame || frame->width > 1280 || frame->height > 960)
        return 0;
    const auto scan = reader.read(*frame);
    fuzz::promise(scan.has_value(), "a frame that fits its size is looked at");
    if (const auto* reading = std::get_if<ports::CardFaceReading>(&*scan)) {
        fuzz::promise(isDigits(reading->number.digits.view(), 14), "a number has 14 digits");
        fuzz::promise(isDigits(reading->birthDate.view(), 8) && isDigits(reading->expiryDate.view(), 8),
                      "a date has eight digits");
        fuzz::promise(reading->confidence >= cardface::CardFaceReader::sureAt && reading->confidence <= 1,
                      "it is as sure as it must be");
    }
    // The same frame with a row less than it says.
    frame->height += 1;
    fuzz::promise(!reader.read(*frame), "a frame that does not fit its size is refused");
    return 0;
}
