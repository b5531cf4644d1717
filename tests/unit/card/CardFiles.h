// Files of a card as bytes, built object by object for tests. What is to be signed is signed by the function the test
// gives; without one the signature is filler.
#pragma once

#include "app/core/Bytes.h"
#include "app/ports/Cryptography.h"

#include <functional>
#include <initializer_list>
#include <string_view>

namespace uketsuke::tests {

using core::Bytes;
using core::ByteView;

inline Bytes operator+(Bytes left, const Bytes& right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

inline Bytes bytesOf(std::string_view hexadecimal) { return *core::fromHex(hexadecimal); }
inline Bytes textBytes(std::string_view text) { return core::copyOf(core::viewOf(text)); }

inline Bytes tlv(std::string_view tag, const Bytes& value)
{
    auto out = bytesOf(tag);
    const auto size = value.size();
    if (size >= 0x100)
        out = out + Bytes{std::byte{0x82}, static_cast<std::byte>(size >> 8), static_cast<std::byte>(size & 0xFF)};
    else if (size >= 0x80)
        out = out + Bytes{std::byte{0x81}, static_cast<std::byte>(size)};
    else
        out = out + Bytes{static_cast<std::byte>(size)};
    return out + value;
}

/// 256 bytes that look like a modulus.
inline ports::RsaPublicKey fillerKey(std::uint8_t seed)
{
    Bytes modulus(256, static_cast<std::byte>(seed));
    modulus.front() = std::byte{0xC5};
    return {.modulus = modulus, .exponent = bytesOf("010001")};
}

inline Bytes publicKeyObjects(const ports::RsaPublicKey& key)
{
    return tlv("90", key.exponent) + tlv("91", key.modulus);
}

struct CardFaceParts {
    ports::RsaPublicKey cardKey = fillerKey(1);
    Bytes photo = textBytes("TEST photo");
    std::string_view birthDate = "19930403";
    std::string_view sex = "2";
    Bytes nameImage = Bytes(40, std::byte{1});
    Bytes addressImage = Bytes(200, std::byte{2});
    Bytes signature = Bytes(256, std::byte{0x5A});

    [[nodiscard]] Bytes person() const
    {
        return tlv("df22", textBytes(birthDate)) + tlv("df23", textBytes(sex)) + tlv("df24", publicKeyObjects(cardKey));
    }
    [[nodiscard]] Bytes texts() const { return tlv("df25", nameImage) + tlv("df26", addressImage); }
    [[nodiscard]] Bytes photoObject() const { return tlv("df27", photo); }
    [[nodiscard]] Bytes file() const
    {
        Bytes offsets;
        for (std::size_t index = 1; index <= 9; ++index)
            offsets = offsets + Bytes{std::byte{0}, static_cast<std::byte>(20 + index)};
        return tlv("ff20", tlv("df21", offsets) + person() + texts() + photoObject() + tlv("df28", signature)
                               + tlv("df29", textBytes("20310403")) + tlv("df2a", Bytes(30, std::byte{3})));
    }
};

inline Bytes cardKeyObject(const ports::RsaPublicKey& key) { return tlv("df51", publicKeyObjects(key)); }
inline Bytes cardKeyFile(const ports::RsaPublicKey& key, const Bytes& signature = Bytes(256, std::byte{0x5B}))
{
    return tlv("ff50", cardKeyObject(key) + tlv("df52", signature));
}

struct AttributeParts {
    std::string_view name = "TEST name";
    std::string_view address = "TEST address";
    std::string_view birthDate = "19930403";
    std::string_view sex = "2";
    Bytes otherDigest = Bytes(32, std::byte{0x31});
    Bytes digest = Bytes(32, std::byte{0x32});
    Bytes signature = Bytes(256, std::byte{0x5D});

    [[nodiscard]] Bytes objects() const
    {
        return tlv("df22", textBytes(name)) + tlv("df23", textBytes(address)) + tlv("df24", textBytes(birthDate))
               + tlv("df25", textBytes(sex));
    }
    [[nodiscard]] Bytes file() const
    {
        return tlv("ff20", tlv("df21", bytesOf("000e001500230030")) + objects()) + Bytes(20, std::byte{0xFF});
    }
    [[nodiscard]] Bytes signedPart() const { return tlv("df31", otherDigest) + tlv("df32", digest); }
    [[nodiscard]] Bytes integrity() const { return tlv("ff30", signedPart() + tlv("df33", signature)); }
};

inline Bytes certificateBody(const Bytes& certifier, const Bytes& subject, const ports::RsaPublicKey& key)
{
    return certifier + subject + publicKeyObjects(key);
}
inline Bytes cardVerifiableFile(const Bytes& body, const Bytes& signature = Bytes(256, std::byte{0x5C}))
{
    return tlv("7f21", tlv("5f4e", body) + tlv("5f37", signature));
}

inline Bytes tokenInformation(std::string_view label)
{
    auto file = textBytes(label);
    file.resize(160, std::byte{' '});
    return file;
}

} // namespace uketsuke::tests
