#include "tools/card-trace/Mask.h"

#include <algorithm>

namespace uketsuke::cardtrace {
namespace {

constexpr std::byte cardFiller{0xFF};

std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

} // namespace

void Mask::keep(std::size_t at, std::size_t length)
{
    if (at > size() || length > size() - at)
        return;
    std::copy_n(m_content.begin() + offset(at), length, m_out.begin() + offset(at));
}

bool Mask::keepIf(std::size_t at, core::ByteView constant)
{
    if (at > size() || constant.size() > size() - at
        || !std::ranges::equal(m_content.subspan(at, constant.size()), constant))
        return false;
    keep(at, constant.size());
    return true;
}

void Mask::write(std::size_t at, core::ByteView ours)
{
    if (at < size())
        std::copy_n(ours.begin(), std::min(ours.size(), size() - at), m_out.begin() + offset(at));
}

void Mask::fill(std::size_t at, std::size_t length, std::byte with)
{
    if (at < size())
        std::fill_n(m_out.begin() + offset(at), std::min(length, size() - at), with);
}

void Mask::keepCardFiller(std::size_t at)
{
    for (; at < size(); ++at)
        if (m_content[at] == cardFiller)
            m_out[at] = cardFiller;
}

bool readHeader(core::ByteView content, std::size_t at, std::size_t end, Header& header)
{
    const auto start = at;
    end = std::min(end, content.size());
    const auto next = [&](std::uint32_t& value) {
        if (at >= end)
            return false;
        value = std::to_integer<std::uint32_t>(content[at++]);
        return true;
    };
    std::uint32_t byte = 0;
    if (!next(byte))
        return false;
    header.tag = byte;
    if ((byte & 0x1F) == 0x1F) {
        if (!next(byte) || (byte & 0x80) != 0) // the card's tags have two bytes at most
            return false;
        header.tag = header.tag << 8 | byte;
    }
    if (!next(byte))
        return false;
    header.length = byte;
    if (byte > 0x82 || byte == 0x80)
        return false;
    if (byte > 0x80) {
        header.length = 0;
        for (auto left = byte & 0x7F; left > 0; --left) {
            if (!next(byte))
                return false;
            header.length = header.length << 8 | byte;
        }
    }
    header.size = at - start;
    return header.length <= end - at;
}

} // namespace uketsuke::cardtrace
