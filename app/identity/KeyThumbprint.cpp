#include "app/identity/KeyThumbprint.h"

#include <algorithm>

namespace uketsuke::identity {

namespace {

/// RFC 7518, 2, Base64urlUInt: the smallest number of octets; zero is one zero octet.
std::string base64UrlUInt(core::ByteView number)
{
    const auto first = std::ranges::find_if(number, [](std::byte value) { return value != std::byte{0}; });
    if (first == number.end())
        return number.empty() ? std::string() : core::base64Url(number.last(1));
    return core::base64Url(number.subspan(static_cast<std::size_t>(first - number.begin())));
}

} // namespace

std::string canonicalJwk(const ports::RsaPublicKey& key)
{
    return R"({"e":")" + base64UrlUInt(key.exponent) + R"(","kty":"RSA","n":")" + base64UrlUInt(key.modulus) + R"("})";
}

core::Sha256Digest keyThumbprint(const ports::RsaPublicKey& key, const ports::Cryptography& cryptography)
{
    return cryptography.sha256(core::viewOf(canonicalJwk(key)));
}

} // namespace uketsuke::identity
