#include "tools/consent-verify/Encoding.h"

#include <algorithm>

namespace uketsuke::verify {

namespace {

constexpr std::string_view standardAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

using ReverseAlphabet = std::array<std::int8_t, 256>;

constexpr ReverseAlphabet reverse(std::string_view alphabet)
{
    ReverseAlphabet values{};
    values.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}

constexpr ReverseAlphabet standardValues = reverse(standardAlphabet);
constexpr ReverseAlphabet urlValues = reverse(urlAlphabet);

std::optional<Bytes> decode(std::string_view text, const ReverseAlphabet& values)
{
    if (text.size() % 4 == 1)
        return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char character : text) {
        const auto value = values[static_cast<std::uint8_t>(character)];
        if (value < 0)
            return std::nullopt;
        pending = (pending << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(pending >> bits));
        }
    }
    // Bits left over would give one value several spellings (RFC 4648, 3.5).
    if ((pending & ((1U << bits) - 1U)) != 0)
        return std::nullopt;
    return bytes;
}

std::string encode(ByteView bytes, std::string_view alphabet)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t pending = 0;
    int bits = 0;
    for (const auto byte : bytes) {
        pending = (pending << 8U | byte) & 0xFFFFFFU;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text.push_back(alphabet[pending >> bits & 0x3FU]);
        }
    }
    if (bits > 0)
        text.push_back(alphabet[pending << (6 - bits) & 0x3FU]);
    return text;
}

int hexValue(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    if (character >= 'a' && character <= 'f')
        return character - 'a' + 10;
    if (character >= 'A' && character <= 'F')
        return character - 'A' + 10;
    return -1;
}

} // namespace

ByteView viewOf(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

bool equal(ByteView left, ByteView right) { return std::ranges::equal(left, right); }

std::optional<Bytes> decodeBase64Url(std::string_view text) { return decode(text, urlValues); }

std::string encodeBase64Url(ByteView bytes) { return encode(bytes, urlAlphabet); }

std::optional<Bytes> decodeBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding)
        text.remove_suffix(1);
    return decode(text, standardValues);
}

std::string encodeBase64(ByteView bytes)
{
    auto text = encode(bytes, standardAlphabet);
    while (text.size() % 4 != 0)
        text.push_back('=');
    return text;
}

std::optional<Bytes> decodeHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

std::string encodeHex(ByteView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 0x0FU]);
    }
    return text;
}

} // namespace uketsuke::verify
