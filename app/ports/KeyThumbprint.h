// RFC 7638 thumbprint of an RSA key, the `jkt` of docs/consent-token.md: what names a card's key everywhere. Beside the
// port because identity and consent both need it and neither sees the other. Pure; any thread.
#pragma once

#include "app/ports/Cryptography.h"

#include <algorithm>
#include <string>

namespace uketsuke::ports {

/// RFC 7518, 2, Base64urlUInt: the smallest number of octets; zero is one zero octet.
[[nodiscard]] inline std::string base64UrlUInt(core::ByteView number)
{
    const auto first = std::ranges::find_if(number, [](std::byte value) { return value != std::byte{0}; });
    if (first == number.end())
        return number.empty() ? std::string() : core::base64Url(number.last(1));
    return core::base64Url(number.subspan(static_cast<std::size_t>(first - number.begin())));
}

/// `{"e":…,"kty":"RSA","n":…}`: names in order, no white space.
[[nodiscard]] inline std::string canonicalJwk(const RsaPublicKey& key)
{
    return R"({"e":")" + base64UrlUInt(key.exponent) + R"(","kty":"RSA","n":")" + base64UrlUInt(key.modulus) + R"("})";
}

[[nodiscard]] inline core::Sha256Digest keyThumbprint(const RsaPublicKey& key, const Cryptography& cryptography)
{
    return cryptography.sha256(core::viewOf(canonicalJwk(key)));
}

} // namespace uketsuke::ports
