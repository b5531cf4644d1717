// The device's private key as something that can only sign. A file today; a PKCS#11 or TPM key implements the same
// three functions. Shared by the consent signer and the TLS client; `sign` may be called from both their threads.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"

#include <array>

namespace uketsuke::crypto {

class DeviceKey {
public:
    /// An uncompressed point of P-256: 04, x, y.
    using PublicPoint = std::array<std::byte, 65>;

    virtual ~DeviceKey() = default;
    /// ECDSA over a SHA-256 digest: r‖s, 64 bytes. Errors: SigningFailed, DeviceKeyMissing.
    [[nodiscard]] virtual core::Result<core::Bytes> sign(const core::Sha256Digest& digest) = 0;
    [[nodiscard]] virtual const PublicPoint& publicPoint() const = 0;
};

} // namespace uketsuke::crypto
