// The rules' cryptographic operations, done by OpenSSL 3. Holds no key and no state: one instance may serve every
// thread. Never signs and never decrypts.
#pragma once

#include "app/ports/Cryptography.h"

namespace uketsuke::crypto {

class OpenSslCryptography final : public ports::Cryptography {
public:
    [[nodiscard]] core::Sha256Digest sha256(core::ByteView data) const override;
    [[nodiscard]] core::Sha256Digest hmacSha256(core::ByteView key, core::ByteView data) const override;
    core::Result<> random(std::span<std::byte> out) const override;
    [[nodiscard]] bool rsaSignsDigestInfo(const ports::RsaPublicKey& key, core::ByteView digestInfo,
                                          core::ByteView signature) const override;
    [[nodiscard]] bool es256Verifies(core::ByteView certificateDer, core::ByteView data,
                                     core::ByteView signature) const override;
    core::Result<ports::CertificateFacts> readCertificate(core::ByteView der) const override;
    [[nodiscard]] bool issuedByOneOf(core::ByteView certificate, std::span<const core::Bytes> authorities,
                                     core::Instant at) const override;
    core::Result<std::string> encryptJwe(core::ByteView plaintext, core::ByteView recipientDer) const override;
};

} // namespace uketsuke::crypto
