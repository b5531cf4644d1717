#include "app/core/Bytes.h"

#include <array>

namespace uketsuke::core {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::string_view standardAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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

std::string encode(ByteView bytes, std::string_view alphabet)
{
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const auto byte : bytes) {
        bits = bits << 8 | std::to_integer<std::uint32_t>(byte);
        for (count += 8; count >= 6; count -= 6)
            out += alphabet[bits >> (count - 6) & 0x3F];
    }
    if (count > 0)
        out += alphabet[bits << (6 - count) & 0x3F];
    return out;
}

std::optional<Bytes> decode(std::string_view text, std::string_view alphabet)
{
    if (text.size() % 4 == 1)
        return std::nullopt;
    Bytes out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char character : text) {
        const auto value = alphabet.find(character);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<std::byte>(bits >> count & 0xFF));
        }
    }
    // RFC 4648 section 3.5: spare bits must be zero, or two texts would stand for the same bytes.
    if ((bits & ((1U << count) - 1)) != 0)
        return std::nullopt;
    return out;
}

} // namespace

std::string hex(ByteView bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        const auto value = std::to_integer<unsigned>(byte);
        out += hexDigits[value >> 4];
        out += hexDigits[value & 0x0F];
    }
    return out;
}

std::optional<Bytes> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    Bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t at = 0; at < text.size(); at += 2) {
        const int high = hexValue(text[at]);
        const int low = hexValue(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out.push_back(static_cast<std::byte>(high << 4 | low));
    }
    return out;
}

std::string base64Url(ByteView bytes) { return encode(bytes, urlAlphabet); }

std::optional<Bytes> fromBase64Url(std::string_view text) { return decode(text, urlAlphabet); }

std::string base64(ByteView bytes)
{
    auto out = encode(bytes, standardAlphabet);
    while (out.size() % 4 != 0)
        out += '=';
    return out;
}

std::optional<Bytes> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding)
        text.remove_suffix(1);
    return decode(text, standardAlphabet);
}

} // namespace uketsuke::core
