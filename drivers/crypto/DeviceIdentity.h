// Who the device is: the one key of its store, with the certificates that belong to it. The composition root opens it
// once; a new pair of key and certificate is taken at the next start.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/ports/KeyStore.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace uketsuke::crypto {

using ports::DeviceKey;

/// A release says `Refused`: nothing that is marked TEST may sign or be trusted there.
enum class TestMaterial { Allowed, Refused };

struct CertificateFiles {
    std::filesystem::path certificate; ///< PEM, one certificate
    std::filesystem::path chain;       ///< PEM, issuers; may be empty or hold device certificate and root too
};

struct DeviceIdentity {
    std::shared_ptr<DeviceKey> key;
    std::vector<core::Bytes> certificateChain; ///< device first, then its issuers without the root, DER
    std::string keyId;                         ///< RFC 7638 thumbprint of the key, base64url
    std::string urn;                           ///< URI of the subject alternative name: the token's `iss`
    core::Instant notAfter;
    bool test{false};
    CertificateFiles files{}; ///< where they were read; none: they are never read again
    TestMaterial testMaterial{TestMaterial::Refused};
};

/// What a key's certificates say of its device.
struct DeviceCertificates {
    std::vector<core::Bytes> chain; ///< device first, then its issuers without the root, DER
    std::string urn;
    core::Instant notAfter;
    bool test{false};
};

/// Errors: DeviceCertificateInvalid, TestMaterialRefused, as for `openIdentity`.
[[nodiscard]] core::Result<DeviceCertificates> certificatesOfKey(const DeviceKey& key, const CertificateFiles& files,
                                                                 core::Instant now, TestMaterial testMaterial);

/// Errors: those of `KeyStore::openKey`; DeviceKeyMissing (others may read the key outside TEST);
/// DeviceCertificateInvalid (unreadable, other key, not valid at `now`, no URN, chain broken), TestMaterialRefused.
[[nodiscard]] core::Result<DeviceIdentity> openIdentity(ports::KeyStore& store, const CertificateFiles& files,
                                                        core::Instant now, TestMaterial testMaterial);

} // namespace uketsuke::crypto
