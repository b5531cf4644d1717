// Signs consents with the device's key, whatever holds it. Owned by the composition root, used on the ledger
// thread. Never sees what it signs as anything but bytes.
#pragma once

#include "app/ports/ConsentSigner.h"
#include "drivers/crypto/DeviceIdentity.h"

namespace uketsuke::crypto {

class DeviceConsentSigner final : public ports::ConsentSigner {
public:
    /// Errors: DeviceKeyMissing when the identity has no key or no certificate; SigningFailed when the key's first
    /// signature does not verify with the certificate (a token swapped behind our back).
    [[nodiscard]] static core::Result<std::unique_ptr<DeviceConsentSigner>> create(DeviceIdentity identity);

    /// A file that is not good, or of another key or device, is left: the old certificate goes on until its end.
    core::Result<> prepare(core::Instant now) override;
    [[nodiscard]] core::Instant validUntil() const override { return m_identity.notAfter; }
    core::Result<core::Bytes> sign(core::ByteView signingInput) override;
    [[nodiscard]] const std::vector<core::Bytes>& certificateChain() const override
    {
        return m_identity.certificateChain;
    }
    [[nodiscard]] const std::string& keyId() const override { return m_identity.keyId; }
    [[nodiscard]] const DeviceIdentity& identity() const { return m_identity; }

private:
    explicit DeviceConsentSigner(DeviceIdentity identity);

    DeviceIdentity m_identity;
    std::filesystem::file_time_type m_read; ///< what the file said when it was read
};

} // namespace uketsuke::crypto
