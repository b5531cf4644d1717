// The certificate for user authentication, read and judged.
#include "app/identity/CertificatePolicy.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const crypto::OpenSslCryptography cryptography;
    const auto der = fuzz::viewOf(data, size);
    const auto facts = cryptography.readCertificate(der);
    if (!facts)
        return 0;
    const identity::CertificatePolicy policy;
    const core::Instant now = facts->notBefore;
    const auto verdict = judgeCertificate(*facts, identity::Issuer::Anchored, policy, now);
    fuzz::promise(!verdict || !facts->isAuthority, "no authority passes for a person");
    fuzz::promise(!verdict || facts->unknownCriticalExtensions.empty(), "what is critical and unknown is refused");
    fuzz::promise(!verdict || !facts->marksTest, "TEST material is refused where it is not allowed");
    fuzz::promise(!judgeCertificate(*facts, identity::Issuer::Unknown, policy, now), "an unknown issuer is refused");
    const std::vector<core::Bytes> itself{core::copyOf(der)};
    static_cast<void>(cryptography.issuedByOneOf(der, itself, now));
    return 0;
}
