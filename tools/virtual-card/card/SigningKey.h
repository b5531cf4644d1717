// An RSA private key as the card holds it: signs raw PKCS#1 v1.5, as "COMPUTE DIGITAL SIGNATURE" does.
// Owned by a CardImage. TEST keys only.
#pragma once

#include "app/core/Bytes.h"

#include <filesystem>
#include <memory>
#include <optional>

struct evp_pkey_st;

namespace uketsuke::virtualcard {

class SigningKey {
public:
    /// PEM, unencrypted, RSA of 1024 to 4096 bits. Nothing otherwise.
    [[nodiscard]] static std::optional<SigningKey> load(const std::filesystem::path& pem);
    explicit SigningKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}

    /// PKCS#1 v1.5, type 1 padding around the bytes as given (8.2 of RFC 8017 without the DigestInfo).
    [[nodiscard]] std::optional<core::Bytes> signPadded(core::ByteView content) const;
    [[nodiscard]] std::size_t size() const; ///< of a signature, in bytes

private:
    std::shared_ptr<evp_pkey_st> m_key;
};

/// `30 31 30 0D … 04 20` and the digest.
[[nodiscard]] core::Bytes sha256DigestInfo(core::ByteView digest);
[[nodiscard]] core::Sha256Digest sha256(core::ByteView bytes);

} // namespace uketsuke::virtualcard
