// RSA-2048 keys of TEST authorities and TEST cards: made, kept as PEM, described. Throws std::runtime_error,
// which ends the maker with one line; nothing of it runs beside a kiosk.
#pragma once

#include "app/core/Bytes.h"

#include <filesystem>
#include <memory>
#include <string>

struct evp_pkey_st;

namespace uketsuke::virtualcard::maker {

class Key {
public:
    [[nodiscard]] static Key generate();
    /// The key in that file, or a new one, which is then kept there.
    [[nodiscard]] static Key loadOrGenerate(const std::filesystem::path& pem);

    void save(const std::filesystem::path& pem) const;
    [[nodiscard]] core::Bytes modulus() const;    ///< 256 bytes
    [[nodiscard]] std::string thumbprint() const; ///< RFC 7638, SHA-256, base64url
    /// `90 03 01 00 01 91 82 01 00 n`, as the card's records have a public key.
    [[nodiscard]] core::Bytes publicKeyObjects() const;
    /// PKCS#1 v1.5 with SHA-256.
    [[nodiscard]] core::Bytes sign(core::ByteView message) const;
    /// PKCS#1 v1.5 around a DigestInfo of the caller's own.
    [[nodiscard]] core::Bytes signDigestInfo(core::ByteView digestInfo) const;
    [[nodiscard]] evp_pkey_st* handle() const { return m_key.get(); }

private:
    explicit Key(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> m_key;
};

[[nodiscard]] core::Bytes readFile(const std::filesystem::path& path);
/// The old content or the new one stands there at any moment: another kiosk may just be reading it.
void writeFile(const std::filesystem::path& path, core::ByteView content);

} // namespace uketsuke::virtualcard::maker
