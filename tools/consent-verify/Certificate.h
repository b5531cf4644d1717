// One X.509 certificate, read-only and shared. Knows nothing of what it is used for. Any thread.
#pragma once

#include "tools/consent-verify/Cryptography.h"

#include <openssl/x509.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace uketsuke::verify {

class Certificate {
public:
    [[nodiscard]] static Outcome<Certificate> fromDer(ByteView der);
    [[nodiscard]] static Outcome<std::vector<Certificate>> fromPem(const std::filesystem::path& file);

    [[nodiscard]] const Digest& digest() const { return m_digest; }
    [[nodiscard]] const Bytes& der() const { return m_der; }
    [[nodiscard]] Key publicKey() const;
    [[nodiscard]] std::vector<std::string> uriNames() const;
    [[nodiscard]] bool validAt(std::int64_t unixSeconds) const;
    /// keyUsage is there and allows digital signatures.
    [[nodiscard]] bool mayDigitallySign() const;
    [[nodiscard]] bool isAuthority() const;
    /// Issued by `issuer`: its name and its key's signature.
    [[nodiscard]] bool issuedBy(const Certificate& issuer) const;
    [[nodiscard]] X509* get() const { return m_certificate.get(); }

private:
    Certificate(std::shared_ptr<X509> certificate, Bytes der);

    std::shared_ptr<X509> m_certificate;
    Bytes m_der;
    Digest m_digest;
};

/// `chain`, leaf first and without its root, leads to one of `roots`, uses each of its certificates, and every one of
/// them but the leaf is an authority. Says nothing about time. Returns the root's place.
[[nodiscard]] Outcome<std::size_t> leadsTo(const std::vector<Certificate>& chain,
                                           const std::vector<Certificate>& roots);

} // namespace uketsuke::verify
