// Every file of a process on a disk that is there no longer from a chosen step on: the process's own calls, SQLite's
// and those of any thread pass through here before they reach the system. A step is what changes a file or makes a
// change last: a write, sync, cut, deletion or renaming. (FaultyDisk.h is SQLite's alone and can also fail once and go
// on.) For tests only; armed in a child that is to die, and never disarmed.
#pragma once

namespace uketsuke::tests {

enum class Ending {
    Killed,  ///< before the step; what was written before stays
    Torn,    ///< half of the write still reaches the file
    PowerCut ///< everything since the last sync of each file, and of each folder, is undone
};

/// Counts from zero; at that step, from 1, the process ends with exit code 0. 0: at none.
void armDyingDisk(Ending ending, int step);
/// Steps since arming.
int dyingDiskSteps();

} // namespace uketsuke::tests
