// The one operation of ports::Cryptography that the face room calls, by Qt, so that this room's tests need no other
// room. Everything else refuses: a test that came to need it would fail.
#pragma once

#include "app/ports/Cryptography.h"

#include <QCryptographicHash>

#include <algorithm>

namespace uketsuke::face::test {

class Sha256Only final : public ports::Cryptography {
public:
    [[nodiscard]] core::Sha256Digest sha256(core::ByteView data) const override
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArrayView(data.data(), static_cast<qsizetype>(data.size())));
        const auto result = hash.result();
        core::Sha256Digest digest{};
        std::ranges::copy(std::as_bytes(std::span(result.constData(), digest.size())), digest.begin());
        return digest;
    }
    [[nodiscard]] core::Sha256Digest hmacSha256(core::ByteView, core::ByteView) const override { return {}; }
    core::Result<> random(std::span<std::byte>) const override
    {
        return core::failure(core::Fault::RandomSourceUnavailable, "Sha256Only");
    }
    [[nodiscard]] bool rsaSignsDigestInfo(const ports::RsaPublicKey&, core::ByteView, core::ByteView) const override
    {
        return false;
    }
    [[nodiscard]] bool es256Verifies(core::ByteView, core::ByteView, core::ByteView) const override { return false; }
    core::Result<ports::CertificateFacts> readCertificate(core::ByteView) const override
    {
        return core::failure(core::Fault::CertificateUntrusted, "Sha256Only");
    }
    [[nodiscard]] bool issuedByOneOf(core::ByteView, std::span<const core::Bytes>, core::Instant) const override
    {
        return false;
    }
    core::Result<std::string> encryptJwe(core::ByteView, core::ByteView) const override
    {
        return core::failure(core::Fault::EncryptionFailed, "Sha256Only");
    }
};

} // namespace uketsuke::face::test
