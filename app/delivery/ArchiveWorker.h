// One step of the archive: a few delivered tokens that are old enough go into it, then leave their rows (H5). A step
// without memory, like the outbox's run: after a crash between any two lines the next step finds the rows still whole
// and cuts off what the archive has of them. Lives on the delivery thread.
#pragma once

#include "app/delivery/FaultThinning.h"
#include "app/ports/Audit.h"
#include "app/ports/ConsentArchive.h"

namespace uketsuke::delivery {

struct ArchiveLimits {
    core::Milliseconds shrinkAfter{std::chrono::hours(30 * 24)}; ///< after sealing
    std::chrono::days keptFor{5 * 365};
    std::size_t most{8}; ///< rows a step, so that a consent that becomes due never waits long
};

enum class ArchiveProgress { Done, MoreWaits };

/// Errors: of the ledger and of the archive; no row shrank then. They are audited here, the first, the second, the
/// fourth …; `faults` outlives the steps.
[[nodiscard]] core::Result<ArchiveProgress> archiveDue(ports::ConsentLedger& ledger, ports::ConsentArchive& archive,
                                                       ports::Audit& audit, FaultThinning& faults, core::Instant now,
                                                       const ArchiveLimits& limits);

/// Deletes the segments whose years are over. To be called only when OQS has just answered: its certificate was valid
/// by this machine's clock, so a clock that jumped ahead by years deletes nothing.
[[nodiscard]] core::Result<> removeOutlived(ports::ConsentArchive& archive, ports::Audit& audit, FaultThinning& faults,
                                            core::Instant now, const ArchiveLimits& limits);

} // namespace uketsuke::delivery
