// The device's signature. One KeyStore hands out one DeviceKey (KeyStore.h); TLS uses the same key. Real:
// drivers/crypto. Lives on the ledger thread.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Instant.h"
#include "app/core/Result.h"

#include <string>
#include <vector>

namespace uketsuke::ports {

class ConsentSigner {
public:
    virtual ~ConsentSigner() = default;
    /// To be called before a record is begun: takes up a certificate of the same key that was renewed on the disk.
    /// Errors: DeviceCertificateInvalid when what it would sign with is not valid any more at `now`.
    virtual core::Result<> prepare(core::Instant now) = 0;
    /// When the certificate ends.
    [[nodiscard]] virtual core::Instant validUntil() const = 0;
    /// ES256 over `signingInput`, r‖s, 64 bytes. Errors: those of DeviceKey::sign.
    virtual core::Result<core::Bytes> sign(core::ByteView signingInput) = 0;
    /// Device certificate first, then its issuers without the root, DER.
    [[nodiscard]] virtual const std::vector<core::Bytes>& certificateChain() const = 0;
    [[nodiscard]] virtual const std::string& keyId() const = 0;
};

} // namespace uketsuke::ports
