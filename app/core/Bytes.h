// Bytes that are no secret: certificates' public parts, digests, tokens. Secrets live in SecureBytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::core {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;
using Sha256Digest = std::array<std::byte, 32>;

/// The bytes of a text as they stand, without terminator. The text must outlive the view.
[[nodiscard]] inline ByteView viewOf(std::string_view text)
{
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

[[nodiscard]] inline std::string_view textOf(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline Bytes copyOf(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

/// Lower-case hexadecimal, two characters a byte.
[[nodiscard]] std::string hex(ByteView bytes);
/// Nothing when the length is odd or a character is no hexadecimal digit.
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view text);

/// RFC 4648 section 5, without padding, as JOSE wants it.
[[nodiscard]] std::string base64Url(ByteView bytes);
/// Refuses padding, white space, characters outside the alphabet and non-zero spare bits.
[[nodiscard]] std::optional<Bytes> fromBase64Url(std::string_view text);

/// RFC 4648 section 4 with padding (`x5c` of RFC 7515 is the one place of JOSE that wants it).
[[nodiscard]] std::string base64(ByteView bytes);
[[nodiscard]] std::optional<Bytes> fromBase64(std::string_view text);

} // namespace uketsuke::core
