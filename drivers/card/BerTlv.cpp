#include "drivers/card/BerTlv.h"

namespace uketsuke::card {

namespace {

constexpr std::size_t longestTag = 3;
constexpr unsigned longestLengthField = 3;

struct Header {
    std::uint32_t tag{0};
    std::size_t headerSize{0};
    std::size_t valueSize{0};
};

std::optional<Header> readHeader(core::ByteView bytes)
{
    core::ByteReader reader(bytes);
    const auto first = reader.takeU8();
    if (!first)
        return std::nullopt;
    Header header{.tag = *first};
    if ((*first & 0x1F) == 0x1F) { // ISO 8825-1, 8.1.2.4: the tag number follows
        for (std::size_t size = 2;; ++size) {
            const auto more = reader.takeU8();
            if (!more || size > longestTag)
                return std::nullopt;
            header.tag = header.tag << 8 | *more;
            if ((*more & 0x80) == 0)
                break;
        }
    }
    const auto length = reader.takeU8();
    if (!length)
        return std::nullopt;
    if (*length < 0x80) {
        header.valueSize = *length;
    } else {
        const unsigned count = *length & 0x7Fu;
        if (count == 0 || count > longestLengthField) // 80 is the indefinite form, which no card file uses
            return std::nullopt;
        for (unsigned index = 0; index < count; ++index) {
            const auto part = reader.takeU8();
            if (!part)
                return std::nullopt;
            header.valueSize = header.valueSize << 8 | *part;
        }
    }
    header.headerSize = bytes.size() - reader.remaining();
    return header;
}

std::unexpected<core::Error> malformed(core::Redacted note)
{
    return core::failure(core::Fault::CardAnswerMalformed, "TlvReader", std::move(note));
}

} // namespace

core::Result<TlvObject> TlvReader::next()
{
    const auto header = readHeader(m_bytes.rest());
    if (!header)
        return malformed("header of an object incomplete or of an unknown form");
    auto ahead = m_bytes;
    const auto start = ahead.rest();
    if (!ahead.take(header->headerSize))
        return malformed("header beyond the end");
    const auto value = ahead.take(header->valueSize);
    if (!value)
        return malformed("value beyond the end");
    m_bytes = ahead;
    return TlvObject{.tag = header->tag, .whole = start.first(header->headerSize + header->valueSize), .value = *value};
}

core::Result<TlvObject> TlvReader::next(std::uint32_t tag)
{
    auto ahead = *this;
    auto object = ahead.next();
    if (!object)
        return object;
    if (object->tag != tag)
        return malformed(core::Redacted("unexpected tag ") + core::Redacted::code(object->tag));
    *this = ahead;
    return object;
}

core::Result<TlvReader> TlvReader::inside(const TlvObject& object) const
{
    if (m_depth >= deepest)
        return malformed("objects nested too deep");
    return TlvReader(object.value, m_depth + 1);
}

std::optional<std::size_t> announcedSize(core::ByteView start)
{
    const auto header = readHeader(start);
    if (!header)
        return std::nullopt;
    return header->headerSize + header->valueSize;
}

} // namespace uketsuke::card
