#include "tools/virtual-card/maker/Tlv.h"

#include <stdexcept>

namespace uketsuke::virtualcard::maker {

core::Bytes tlv(std::string_view tag, core::ByteView value)
{
    auto bytes = core::fromHex(tag).value();
    const auto length = value.size();
    if (length > 0xFFFF)
        throw std::runtime_error("longer than a card's object may be");
    if (length >= 0x100) {
        bytes.push_back(std::byte{0x82});
        bytes.push_back(std::byte(length >> 8));
    } else if (length >= 0x80) {
        bytes.push_back(std::byte{0x81});
    }
    bytes.push_back(std::byte(length & 0xFF));
    bytes.insert(bytes.end(), value.begin(), value.end());
    return bytes;
}

core::Bytes joined(std::initializer_list<core::ByteView> parts)
{
    core::Bytes bytes;
    for (const auto part : parts)
        bytes.insert(bytes.end(), part.begin(), part.end());
    return bytes;
}

} // namespace uketsuke::virtualcard::maker
