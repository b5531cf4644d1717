// The device key of a PEM file with its certificates: for TEST installations and development. The composition root
// opens it once; what it hands out lives as long as its owners. Never asks for a passphrase, never logs a path's
// content.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "drivers/crypto/DeviceKey.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace uketsuke::crypto {

/// A release says `Refused`: nothing that is marked TEST may sign or be trusted there.
enum class TestMaterial { Allowed, Refused };

/// Who the device is: one key, its certificates and what they say.
struct DeviceIdentity {
    std::shared_ptr<DeviceKey> key;
    std::vector<core::Bytes> certificateChain; ///< device first, then its issuers without the root, DER
    std::string keyId;                         ///< RFC 7638 thumbprint of the key, base64url
    std::string urn;                           ///< URI of the subject alternative name: the token's `iss`
    core::Instant notAfter;
    bool test{false};
};

class FileKeyStore {
public:
    struct Files {
        std::filesystem::path key;         ///< PEM, P-256, not encrypted
        std::filesystem::path certificate; ///< PEM, one certificate
        std::filesystem::path chain;       ///< PEM, issuers; may be empty or hold device certificate and root too
    };

    /// Errors: DeviceKeyMissing (unreadable, not P-256, readable by others outside TEST), DeviceCertificateInvalid
    /// (unreadable, other key, not valid at `now`, no URN, chain broken), TestMaterialRefused.
    [[nodiscard]] static core::Result<DeviceIdentity> open(const Files& files, core::Instant now,
                                                           TestMaterial testMaterial);
};

} // namespace uketsuke::crypto
