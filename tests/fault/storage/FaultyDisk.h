// A disk that fails when told to: an SQLite VFS around the default one. It counts what changes the disk (write, sync,
// truncate, delete) and at the chosen operation fails, or ends the process as a power cut would, with everything that
// was not synced yet taken back. One process, one thread; for tests only.
#pragma once

namespace uketsuke::tests {

enum class DiskFault {
    None,
    InputOutput, ///< the operation fails with an I/O error, once
    Full,        ///< the operation fails with "disk full", once
    Killed,      ///< the process ends before the operation
    Torn,        ///< the process ends after half of the write
    PowerCut     ///< the process ends and everything since the last sync of each file is undone
};

/// Makes it SQLite's default disk.
void installFaultyDisk();
/// Counts from zero; `operation` is the number, from 1, of the one that fails.
void armFaultyDisk(DiskFault fault, int operation);
/// Operations since arming.
int diskOperations();

} // namespace uketsuke::tests
