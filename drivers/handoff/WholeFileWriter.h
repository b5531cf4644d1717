// Writes files into a folder so that others see each whole or not at all, also after a power cut: other name, sync,
// rename, sync of the folder. Any thread; blocks on the disk.
#pragma once

#include "app/core/Result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace uketsuke::handoff {

enum class Written { Now, Before };

struct NamedBytes {
    std::string name;
    std::string bytes;
};

/// One answer for each file, in order. Leaves a file that already has the name as it is. Several files of one call
/// share the syncs where the folder's file system is of this machine. Where `ownDisk` is given and the folder lies on
/// the same file system, a share is not mounted there now: nothing is written. Errors: HandoffFolderMissing,
/// HandoffWriteFailed; nothing with that name is there then that was not there before.
std::vector<core::Result<Written>> writeWhole(const std::filesystem::path& folder, const std::vector<NamedBytes>& files,
                                              const std::filesystem::path& ownDisk = {});

} // namespace uketsuke::handoff
