// A staff passcode kept as a slow, salted hash: `scrypt$ln=15,r=8,p=1$<salt>$<key>`, base64url (RFC 7914). The text
// stands in the device's configuration. Any thread; takes about a tenth of a second on purpose.
#pragma once

#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <string>
#include <string_view>

namespace uketsuke::crypto {

/// Constant time in the passcode; false for a hash that cannot be read or asks for more than the limits allow.
[[nodiscard]] bool passcodeMatches(std::string_view hash, const core::SecureBytes& passcode);
/// Whether `hash` could ever match: for checking a configuration at start.
[[nodiscard]] bool passcodeHashReadable(std::string_view hash);
/// A new hash with a fresh salt. Errors: RandomSourceUnavailable, ConfigurationInvalid for an empty passcode.
[[nodiscard]] core::Result<std::string> passcodeHash(const core::SecureBytes& passcode);

} // namespace uketsuke::crypto
