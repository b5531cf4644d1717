// Writes a file into a folder so that others see it whole or not at all, also after a power cut: other name, sync,
// rename, sync of the folder. Any thread; blocks on the disk.
#pragma once

#include "app/core/Result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace uketsuke::handoff {

enum class Written { Now, Before };

/// Leaves a file that already has the name as it is. Errors: HandoffFolderMissing, HandoffWriteFailed; nothing with
/// that name is there then that was not there before.
core::Result<Written> writeWhole(const std::filesystem::path& folder, const std::string& name, std::string_view bytes);

} // namespace uketsuke::handoff
