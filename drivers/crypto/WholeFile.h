// Reading small files whole, with a limit set before the first byte is read. Any thread.
#pragma once

#include "app/core/SecureBytes.h"

#include <filesystem>
#include <optional>

namespace uketsuke::crypto {

/// `OwnerAlone`: the file is this user's or root's, and its mode gives group and others nothing. Judged on the open
/// file, so that it cannot be changed for another one in between.
enum class Readers { Anybody, OwnerAlone };

/// Nothing when the file cannot be read, is no regular file, or is larger than `most`. In wiped memory, because a
/// key's file is read through here too.
[[nodiscard]] std::optional<core::SecureBytes> readWhole(const std::filesystem::path& path, std::size_t most,
                                                         Readers readers = Readers::Anybody);

} // namespace uketsuke::crypto
