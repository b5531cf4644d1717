// One X.509 certificate, read strictly: bounded size, one canonical DER encoding, no trailing bytes but the card's
// filler. Reads and verifies one signature; judges no chain and no policy (that is app/identity's).
// Only inside drivers/crypto. Any thread, one owner.
#pragma once

#include "app/core/Result.h"
#include "app/ports/Cryptography.h"
#include "drivers/crypto/OpenSslHandle.h"

#include <optional>
#include <string>
#include <vector>

namespace uketsuke::crypto {

class Certificate {
public:
    /// A card's certificate is about 1.5 KiB; what is larger than this is not read at all.
    static constexpr std::size_t largest = 16 * 1024;

    /// Errors: CertificateUntrusted.
    [[nodiscard]] static core::Result<Certificate> fromDer(core::ByteView der);
    /// Every certificate of a PEM text, in its order; anything else in it is an error. Errors: CertificateUntrusted.
    [[nodiscard]] static core::Result<std::vector<Certificate>> fromPem(core::ByteView pem);

    /// Exactly the certificate's own bytes, without filler.
    [[nodiscard]] const core::Bytes& der() const { return m_der; }
    [[nodiscard]] const ports::CertificateFacts& facts() const { return m_facts; }
    /// The public key when it is on P-256, otherwise null. Stays the certificate's.
    [[nodiscard]] EVP_PKEY* p256Key() const;
    [[nodiscard]] EVP_PKEY* key() const { return X509_get0_pubkey(m_certificate.get()); }
    /// The URI of the subject alternative name, when there is exactly one.
    [[nodiscard]] std::optional<std::string> uri() const;
    [[nodiscard]] bool selfIssued() const;
    [[nodiscard]] bool signedBy(const Certificate& issuer) const;
    [[nodiscard]] bool validAt(core::Instant instant) const
    {
        return m_facts.notBefore <= instant && instant <= m_facts.notAfter;
    }

private:
    Certificate(CertificateHandle certificate, core::Bytes der);
    [[nodiscard]] bool readFacts();

    CertificateHandle m_certificate;
    core::Bytes m_der;
    ports::CertificateFacts m_facts;
};

} // namespace uketsuke::crypto
