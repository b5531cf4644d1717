// The device's signature. One KeyStore hands out one DeviceKey (KeyStore.h); TLS uses the same key. Real:
// drivers/crypto. Lives on the ledger thread.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"

#include <string>
#include <vector>

namespace uketsuke::ports {

class ConsentSigner {
public:
    virtual ~ConsentSigner() = default;
    /// ES256 over `signingInput`, r‖s, 64 bytes. Errors: those of DeviceKey::sign.
    virtual core::Result<core::Bytes> sign(core::ByteView signingInput) = 0;
    /// Device certificate first, then its issuers without the root, DER.
    [[nodiscard]] virtual const std::vector<core::Bytes>& certificateChain() const = 0;
    [[nodiscard]] virtual const std::string& keyId() const = 0;
};

} // namespace uketsuke::ports
