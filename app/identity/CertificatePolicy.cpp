#include "app/identity/CertificatePolicy.h"

#include <algorithm>
#include <chrono>

namespace uketsuke::identity {

namespace {

constexpr std::size_t smallestModulus = 256; // RSA-2048
constexpr std::size_t largestModulus = 512;

std::unexpected<core::Error> untrusted(core::Redacted note)
{
    return core::failure(core::Fault::CertificateUntrusted, "judgeCertificate", std::move(note));
}

} // namespace

bool isIssuedByAnchor(Issuer issuer)
{
    switch (issuer) {
    case Issuer::Anchored: return true;
    case Issuer::Unknown:
    case Issuer::NoAnchorInstalled: return false;
    }
    return false;
}

bool isBegun(const ports::CertificateFacts& facts, core::Instant now) { return facts.notBefore <= now; }

bool isUnexpired(const ports::CertificateFacts& facts, core::Instant now) { return now <= facts.notAfter; }

bool maySign(const ports::CertificateFacts& facts) { return facts.digitalSignature; }

bool isNoAuthority(const ports::CertificateFacts& facts) { return !facts.isAuthority && !facts.keyCertSign; }

bool hasAcceptedPolicy(const ports::CertificateFacts& facts, const CertificatePolicy& policy)
{
    return std::ranges::any_of(facts.policies, [&policy](const std::string& named) {
        return std::ranges::find(policy.acceptedPolicies, named) != policy.acceptedPolicies.end();
    });
}

bool isFullyUnderstood(const ports::CertificateFacts& facts) { return facts.unknownCriticalExtensions.empty(); }

bool hasAcceptedAlgorithm(const ports::CertificateFacts& facts)
{
    return facts.signatureIsSha256Rsa && facts.rsaKey.modulus.size() >= smallestModulus
           && facts.rsaKey.modulus.size() <= largestModulus && !facts.rsaKey.exponent.empty();
}

bool hasAllowedMarks(const ports::CertificateFacts& facts, const CertificatePolicy& policy)
{
    switch (policy.testMaterial) {
    case TestMaterial::Allowed: return true;
    case TestMaterial::Refused: return !facts.marksTest;
    }
    return false;
}

bool expiresWithinThreeMonths(const ports::CertificateFacts& facts, core::Instant now)
{
    using namespace std::chrono;
    const sys_time<milliseconds> instant{milliseconds(now.unixMilliseconds)};
    const auto day = floor<days>(instant);
    auto later = year_month_day(day) + months(3);
    if (!later.ok()) // the 31st of a shorter month: its last day
        later = later.year() / later.month() / last;
    const auto limit = sys_days(later) + (instant - day);
    return facts.notAfter.unixMilliseconds <= limit.time_since_epoch().count();
}

core::Result<CertificateVerdict> judgeCertificate(const ports::CertificateFacts& facts, Issuer issuer,
                                                  const CertificatePolicy& policy, core::Instant now)
{
    if (!isIssuedByAnchor(issuer) && issuer != Issuer::NoAnchorInstalled)
        return untrusted("not issued by an installed root");
    if (!hasAllowedMarks(facts, policy))
        return untrusted("marked TEST");
    if (!hasAcceptedAlgorithm(facts))
        return untrusted("algorithm or key size not accepted");
    if (!isFullyUnderstood(facts))
        return untrusted("unknown critical extension");
    if (!isNoAuthority(facts))
        return untrusted("is a certificate authority");
    if (!maySign(facts))
        return untrusted("key usage without digital signature");
    if (!hasAcceptedPolicy(facts, policy))
        return untrusted("certificate policy not accepted");
    if (!isBegun(facts, now))
        return untrusted("not valid yet");
    // Last, so that "expired" is said of certificates only that are right otherwise.
    if (!isUnexpired(facts, now))
        return core::failure(core::Fault::CertificateExpired, "judgeCertificate");
    return CertificateVerdict{.digest = facts.digest,
                              .key = facts.rsaKey,
                              .notAfter = facts.notAfter,
                              .expiresSoon = expiresWithinThreeMonths(facts, now),
                              .issuer = issuer};
}

} // namespace uketsuke::identity
