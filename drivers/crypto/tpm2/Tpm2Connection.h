// One connection to a TPM and the key found there. Whoever loses it opens another.
// Only inside drivers/crypto/tpm2. One thread at a time.
#pragma once

#include "drivers/crypto/tpm2/Tpm2KeyStore.h"

#include <tss2/tss2_esys.h>
#include <tss2/tss2_tctildr.h>

#include <memory>

namespace uketsuke::crypto {

class Tpm2Connection {
public:
    /// Errors: as KeyStore::openKey.
    [[nodiscard]] static core::Result<std::unique_ptr<Tpm2Connection>> open(const Tpm2Place& place);
    ~Tpm2Connection();
    Tpm2Connection(const Tpm2Connection&) = delete;
    Tpm2Connection& operator=(const Tpm2Connection&) = delete;

    [[nodiscard]] const ports::DeviceKey::PublicPoint& publicPoint() const { return m_point; }
    /// r‖s.
    [[nodiscard]] TSS2_RC sign(const core::Sha256Digest& digest, core::Bytes& signature);

private:
    Tpm2Connection() = default;
    [[nodiscard]] core::Result<> connect(const Tpm2Place& place);
    [[nodiscard]] core::Result<> findKey(const Tpm2Place& place);

    TSS2_TCTI_CONTEXT* m_transport{nullptr};
    ESYS_CONTEXT* m_tpm{nullptr};
    ESYS_TR m_key{ESYS_TR_NONE};
    ports::DeviceKey::PublicPoint m_point{};
};

/// What a return code means to the kiosk.
[[nodiscard]] core::Fault faultOf(TSS2_RC code);

} // namespace uketsuke::crypto
