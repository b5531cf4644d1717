// One certificate out of a PEM file, as DER, for those who pin it. Any thread.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <filesystem>

namespace uketsuke::crypto {

/// The first certificate of the file. Errors: TrustAnchorsInvalid when it cannot be read.
[[nodiscard]] core::Result<core::Bytes> readCertificateFile(const std::filesystem::path& file);
/// A key of 16 to 64 raw bytes, such as the institution's. Errors: DeviceKeyMissing.
[[nodiscard]] core::Result<core::SecureBytes> readRawKeyFile(const std::filesystem::path& file);

} // namespace uketsuke::crypto
