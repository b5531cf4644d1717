// JWE compact serialisation (RFC 7516), ECDH-ES in direct key agreement with A256GCM (RFC 7518, 4.6 and 5.3).
// Only inside drivers/crypto and its tests. Any thread; keys live in wiped memory for one call.
#pragma once

#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <string>
#include <string_view>

namespace uketsuke::crypto {

class Certificate;

/// Concat KDF of RFC 7518, 4.6.2 with SHA-256: `algorithm` is "enc" for direct agreement. Errors: EncryptionFailed.
[[nodiscard]] core::Result<core::SecureBytes> concatKdf(const core::SecureBytes& sharedSecret,
                                                        std::string_view algorithm, std::string_view partyU,
                                                        std::string_view partyV, std::size_t keyBytes);

/// Errors: EncryptionFailed.
[[nodiscard]] core::Result<std::string> encryptToCertificate(core::ByteView plaintext, const Certificate& recipient);

} // namespace uketsuke::crypto
