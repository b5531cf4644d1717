// The PIN of a token or the authorisation value of a TPM key, from a file that only the kiosk's own user may read.
// Read each time it is needed and wiped after, so that it stands in memory for one call. Any thread.
#pragma once

#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <filesystem>

namespace uketsuke::crypto {

/// 1 to 64 bytes without the line's end. Errors: KeyStoreLocked when it cannot be read, is no regular file of this
/// user (or root), or group or others may touch it.
[[nodiscard]] core::Result<core::SecureBytes> readSecretFile(const std::filesystem::path& file);

} // namespace uketsuke::crypto
