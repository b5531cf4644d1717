#include "app/consent/RecordId.h"

#include <algorithm>
#include <array>

namespace uketsuke::consent {

namespace {

constexpr std::size_t idLength = 36;

bool isHyphenPlace(std::size_t index) { return index == 8 || index == 13 || index == 18 || index == 23; }

} // namespace

std::string recordId(core::Instant instant, std::span<const std::byte, 10> randomBytes)
{
    std::array<std::byte, 16> id{};
    const auto milliseconds = static_cast<std::uint64_t>(instant.unixMilliseconds);
    for (std::size_t index = 0; index < 6; ++index)
        id[index] = static_cast<std::byte>(milliseconds >> (40 - 8 * index) & 0xFF);
    std::ranges::copy(randomBytes, id.begin() + 6);
    id[6] = (id[6] & std::byte{0x0F}) | std::byte{0x70};
    id[8] = (id[8] & std::byte{0x3F}) | std::byte{0x80};
    const auto digits = core::hex(id);
    std::string text;
    for (const auto digit : digits) {
        if (isHyphenPlace(text.size()))
            text += '-';
        text += digit;
    }
    return text;
}

bool isRecordId(std::string_view text)
{
    if (text.size() != idLength || text[14] != '7' || std::string_view("89ab").find(text[19]) == std::string_view::npos)
        return false;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const bool digit = (text[index] >= '0' && text[index] <= '9') || (text[index] >= 'a' && text[index] <= 'f');
        if (isHyphenPlace(index) ? text[index] != '-' : !digit)
            return false;
    }
    return true;
}

} // namespace uketsuke::consent
