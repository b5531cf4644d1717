// Where the device's private key lives: a file, a PKCS#11 token, a TPM. A store hands out one key, and a key can only
// sign. Consents and TLS use the same one. Real: drivers/crypto. Opened by the composition root.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"

#include <array>
#include <memory>

namespace uketsuke::ports {

/// Any thread: the ledger's and both of the uplink's sign with it. Outlives the store that opened it.
class DeviceKey {
public:
    /// An uncompressed point of P-256: 04, x, y.
    using PublicPoint = std::array<std::byte, 65>;

    virtual ~DeviceKey() = default;
    /// ECDSA over a SHA-256 digest: r‖s, 64 bytes. A key whose place went away and came back signs again without being
    /// opened anew; a refused PIN is never tried twice. Errors: SigningFailed, DeviceKeyMissing, KeyStoreUnavailable,
    /// KeyStoreLocked, KeyStoreBusy.
    [[nodiscard]] virtual core::Result<core::Bytes> sign(const core::Sha256Digest& digest) = 0;
    [[nodiscard]] virtual const PublicPoint& publicPoint() const = 0;
};

class KeyStore {
public:
    virtual ~KeyStore() = default;
    /// Errors: DeviceKeyMissing (no such key, not P-256, or one that could leave its place), KeyStoreUnavailable
    /// (module, token or TPM not there), KeyStoreLocked (PIN wrong, locked, or not to be read), KeyStoreBusy.
    [[nodiscard]] virtual core::Result<std::shared_ptr<DeviceKey>> openKey() = 0;
    /// True for a file that more than its owner may read: good enough for TEST material only.
    [[nodiscard]] virtual bool othersMayUse() const { return false; }
};

} // namespace uketsuke::ports
