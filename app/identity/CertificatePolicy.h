// Whether a user-authentication certificate may be believed: one rule, one function. Pure: the certificate was read
// and its issuer tried by the Cryptography port, the time is passed in. Revocation is not among the rules, because a
// kiosk cannot ask (docs/consent-token.md says `not-checked`). Any thread.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/ports/Cryptography.h"

#include <string>
#include <vector>

namespace uketsuke::identity {

enum class TestMaterial { Allowed, Refused };

struct CertificatePolicy {
    /// Dotted OIDs; the certificate must name one of them. J-LIS's for user authentication is
    /// 1.2.392.200149.8.5.1.3.30; TEST installations have their own.
    std::vector<std::string> acceptedPolicies{"1.2.392.200149.8.5.1.3.30"};
    TestMaterial testMaterial{TestMaterial::Refused};
};

/// Whether one of the installed roots signed it; without any root nobody can say.
enum class Issuer { Anchored, Unknown, NoAnchorInstalled };

struct CertificateVerdict {
    core::Sha256Digest digest{};
    ports::RsaPublicKey key;
    core::Instant notAfter;
    bool expiresSoon{false}; ///< within three months: worth a line on the screen
    Issuer issuer{Issuer::Unknown};
};

[[nodiscard]] bool isIssuedByAnchor(Issuer issuer);
[[nodiscard]] bool isBegun(const ports::CertificateFacts& facts, core::Instant now);
[[nodiscard]] bool isUnexpired(const ports::CertificateFacts& facts, core::Instant now);
[[nodiscard]] bool maySign(const ports::CertificateFacts& facts);
/// The lesson of published flaws: a person's certificate must not be able to issue others.
[[nodiscard]] bool isNoAuthority(const ports::CertificateFacts& facts);
[[nodiscard]] bool hasAcceptedPolicy(const ports::CertificateFacts& facts, const CertificatePolicy& policy);
[[nodiscard]] bool isFullyUnderstood(const ports::CertificateFacts& facts);
[[nodiscard]] bool hasAcceptedAlgorithm(const ports::CertificateFacts& facts);
[[nodiscard]] bool hasAllowedMarks(const ports::CertificateFacts& facts, const CertificatePolicy& policy);
[[nodiscard]] bool expiresWithinThreeMonths(const ports::CertificateFacts& facts, core::Instant now);

/// All rules. Errors: CertificateExpired when that is all that is wrong, CertificateUntrusted otherwise.
/// `NoAnchorInstalled` passes here and stands in the verdict: a mere claim may be read, a proof may not rest on it.
[[nodiscard]] core::Result<CertificateVerdict> judgeCertificate(const ports::CertificateFacts& facts, Issuer issuer,
                                                                const CertificatePolicy& policy, core::Instant now);

} // namespace uketsuke::identity
