// Bytes and their spellings: base64url (RFC 7515, 2), base64 with padding, hexadecimal. Strict both ways: one value
// has exactly one spelling, everything else is refused. Pure functions, any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::verify {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Digest = std::array<std::uint8_t, 32>; ///< SHA-256

[[nodiscard]] ByteView viewOf(std::string_view text);
[[nodiscard]] bool equal(ByteView left, ByteView right);

/// No padding, no other alphabet, unused bits zero.
[[nodiscard]] std::optional<Bytes> decodeBase64Url(std::string_view text);
[[nodiscard]] std::string encodeBase64Url(ByteView bytes);
/// With padding, unused bits zero, no line ends.
[[nodiscard]] std::optional<Bytes> decodeBase64(std::string_view text);
[[nodiscard]] std::string encodeBase64(ByteView bytes);
[[nodiscard]] std::optional<Bytes> decodeHex(std::string_view text);
[[nodiscard]] std::string encodeHex(ByteView bytes);

} // namespace uketsuke::verify
