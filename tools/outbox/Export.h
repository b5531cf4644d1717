// outbox LEDGER export FOLDER: takes the whole records out of a ledger that the kiosk no longer opens, in the form that
// consent-verify reads, and lists what is lost. The ledger is only read. Main thread.
#pragma once

#include <filesystem>

namespace uketsuke::outbox {

/// Makes `folder`, which must not be there, and prints what was done. The exit code: 0 everything is intact, 1 it
/// could not be done, 3 it was done and something is lost or damaged.
int exportRecords(const std::filesystem::path& ledger, const std::filesystem::path& folder);

} // namespace uketsuke::outbox
