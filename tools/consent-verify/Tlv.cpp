#include "tools/consent-verify/Tlv.h"

namespace uketsuke::verify {

Outcome<TlvObject> TlvCursor::next(std::uint32_t tag)
{
    std::size_t at = 0;
    const auto byte = [&]() -> std::optional<std::uint8_t> {
        return at < m_rest.size() ? std::optional(m_rest[at++]) : std::nullopt;
    };

    const auto first = byte();
    if (!first)
        return refuse("The card object ends too early.");
    std::uint32_t found = *first;
    if ((*first & 0x1FU) == 0x1FU) {
        const auto second = byte();
        if (!second || (*second & 0x80U) != 0)
            return refuse("The card object has a tag that cards do not use.");
        found = found << 8U | *second;
    }
    if (found != tag)
        return refuse("The card object holds another tag than expected.");

    const auto lengthByte = byte();
    if (!lengthByte)
        return refuse("The card object ends too early.");
    std::size_t length = *lengthByte;
    if (length >= 0x80U) {
        const std::size_t count = length & 0x7FU;
        if (count == 0 || count > 2)
            return refuse("The card object has a length that cards do not use.");
        length = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto part = byte();
            if (!part)
                return refuse("The card object ends too early.");
            length = length << 8U | *part;
        }
    }
    if (length > m_rest.size() - at)
        return refuse("The card object says that it is longer than it is.");

    const TlvObject object{.tag = found, .value = m_rest.subspan(at, length), .whole = m_rest.first(at + length)};
    m_rest = m_rest.subspan(at + length);
    return object;
}

Outcome<TlvObject> TlvCursor::next(std::uint32_t tag, std::size_t length)
{
    auto object = next(tag);
    if (object && object->value.size() != length)
        return refuse("The card object has another length than expected.");
    return object;
}

} // namespace uketsuke::verify
