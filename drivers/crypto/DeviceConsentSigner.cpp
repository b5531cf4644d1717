#include "drivers/crypto/DeviceConsentSigner.h"

#include "drivers/crypto/OpenSslCryptography.h"

namespace uketsuke::crypto {

core::Result<std::unique_ptr<DeviceConsentSigner>> DeviceConsentSigner::create(DeviceIdentity identity)
{
    constexpr std::string_view where = "DeviceConsentSigner::create";
    if (!identity.key || identity.certificateChain.empty())
        return core::failure(core::Fault::DeviceKeyMissing, where);
    std::unique_ptr<DeviceConsentSigner> signer(new DeviceConsentSigner(std::move(identity)));
    const auto probe = core::viewOf("uketsuke start-up signature");
    const auto signature = signer->sign(probe);
    if (!signature)
        return core::failure(signature.error());
    if (!OpenSslCryptography().es256Verifies(signer->certificateChain().front(), probe, *signature))
        return core::failure(core::Fault::SigningFailed, where, "the key does not match its certificate");
    return signer;
}

core::Result<core::Bytes> DeviceConsentSigner::sign(core::ByteView signingInput)
{
    return m_identity.key->sign(OpenSslCryptography().sha256(signingInput));
}

} // namespace uketsuke::crypto
