// Reading small files whole, with a limit set before the first byte is read. Any thread.
#pragma once

#include "app/core/SecureBytes.h"

#include <filesystem>
#include <optional>

namespace uketsuke::crypto {

/// Nothing when the file cannot be read, is no regular file, or is larger than `most`. In wiped memory, because a
/// key's file is read through here too.
[[nodiscard]] std::optional<core::SecureBytes> readWhole(const std::filesystem::path& path, std::size_t most);

} // namespace uketsuke::crypto
