// consent-verify --archive: reads the segments of a file or a folder one after the other and prints what Archive says.
// Main thread.
#pragma once

#include "tools/consent-verify/Archive.h"

#include <filesystem>
#include <string>

namespace uketsuke::verify {

struct ArchiveArguments {
    std::filesystem::path place; ///< a segment, or a folder of them
    std::string key;             ///< PEM; empty: the records stay closed
    std::string audience;
    const Institutions* institutions{nullptr};
    bool json{false};
};

/// The verdict, or a sentence when nothing can be read. Prints to standard output.
[[nodiscard]] Outcome<ArchiveVerdict> runArchive(const ArchiveArguments& arguments, const Trust& trust);

} // namespace uketsuke::verify
