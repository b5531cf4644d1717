// The few cryptographic operations the rules need, without naming a library. Real: drivers/crypto. Any thread.
// No decryption with PKCS#1 v1.5 and no signature by a private key is in here: keys are behind ConsentSigner.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <span>
#include <string>
#include <vector>

namespace uketsuke::ports {

struct RsaPublicKey {
    core::Bytes modulus; ///< big-endian, 256 bytes for the keys of today's cards
    core::Bytes exponent;
    friend bool operator==(const RsaPublicKey&, const RsaPublicKey&) = default;
};

/// What a policy judges; every field is read from the certificate, none is believed yet.
struct CertificateFacts {
    core::Sha256Digest digest{}; ///< of the DER
    core::Instant notBefore;
    core::Instant notAfter;
    RsaPublicKey rsaKey; ///< empty for other key types
    bool digitalSignature{false};
    bool keyCertSign{false};
    bool isAuthority{false};
    bool signatureIsSha256Rsa{false};
    std::vector<std::string> policies;                  ///< dotted OIDs
    std::vector<std::string> unknownCriticalExtensions; ///< dotted OIDs
    bool marksTest{false};                              ///< TEST stands in the subject's or the issuer's O, OU or CN
};

class Cryptography {
public:
    virtual ~Cryptography() = default;

    [[nodiscard]] virtual core::Sha256Digest sha256(core::ByteView data) const = 0;
    [[nodiscard]] virtual core::Sha256Digest hmacSha256(core::ByteView key, core::ByteView data) const = 0;

    /// Errors: RandomSourceUnavailable. The memory is zero then.
    virtual core::Result<> random(std::span<std::byte> out) const = 0;

    /// True when `signature` is exactly the PKCS#1 v1.5 block around `digestInfo` (RFC 8017, 9.2): the whole padded
    /// block is compared, because the card-face record signs 96 bytes and no "verify SHA-256" call knows that form.
    [[nodiscard]] virtual bool rsaSignsDigestInfo(const RsaPublicKey& key, core::ByteView digestInfo,
                                                  core::ByteView signature) const = 0;

    /// True for an ES256 signature (r‖s, 64 bytes, RFC 7518 3.4) of `data` by the key of the certificate.
    [[nodiscard]] virtual bool es256Verifies(core::ByteView certificateDer, core::ByteView data,
                                             core::ByteView signature) const = 0;

    /// Reads one DER certificate. Trailing filler after the outer length is ignored (the card pads with FF).
    /// Errors: CertificateUntrusted when it cannot be read.
    virtual core::Result<CertificateFacts> readCertificate(core::ByteView der) const = 0;

    /// True when one of `authorities` (DER) signed `certificate` and is itself a certificate authority valid at `at`.
    /// Chosen by signature, not by name: all generations of the JPKI authority share one name.
    [[nodiscard]] virtual bool issuedByOneOf(core::ByteView certificate, std::span<const core::Bytes> authorities,
                                             core::Instant at) const = 0;

    /// JWE compact serialisation, ECDH-ES with A256GCM (RFC 7518 4.6, 5.3), to the P-256 key of the certificate.
    /// Errors: EncryptionFailed.
    virtual core::Result<std::string> encryptJwe(core::ByteView plaintext, core::ByteView recipientDer) const = 0;
};

/// DigestInfo of SHA-256 around a digest (RFC 8017, 9.2 note 1).
[[nodiscard]] inline core::Bytes sha256DigestInfo(const core::Sha256Digest& digest)
{
    static constexpr std::array<std::uint8_t, 19> prefix{0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                                         0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
    core::Bytes out;
    for (const auto value : prefix)
        out.push_back(static_cast<std::byte>(value));
    out.insert(out.end(), digest.begin(), digest.end());
    return out;
}

} // namespace uketsuke::ports
