// Where a delivered token goes before its row in the ledger shrinks (H5): sealed segments for years, encrypted to a
// certificate whose key is not on this machine. Real: drivers/storage (docs/archive.md). Lives on the delivery thread.
#pragma once

#include "app/ports/ConsentLedger.h"

namespace uketsuke::ports {

enum class ArchiveState {
    Sound,
    Damaged ///< what the ledger names is not there as a whole; a new segment was begun, nothing else was touched
};

struct ArchiveAnswer {
    std::vector<ArchivePlace> places; ///< one for each row, in order
    int closed{0};                    ///< segments that got their signed head
    ArchiveState state{ArchiveState::Sound};
};

class ConsentArchive {
public:
    static constexpr std::size_t largestBatch = 32;

    virtual ~ConsentArchive() = default;
    /// Returns after all of `rows`, at most `largestBatch`, are on the disk. `lastNamed` is the ledger's
    /// lastArchived(): what stands behind it was never named by a row, so it is cut off first and a crash in between
    /// doubles nothing. With no rows only what is due is done: cutting and closing. Errors: LedgerFull, LedgerReadOnly,
    /// LedgerWriteFailed, EncryptionFailed, those of ConsentSigner::sign; nothing of `rows` may shrink then.
    virtual core::Result<ArchiveAnswer> append(const std::vector<WholeRow>& rows, const ArchivePlace& lastNamed,
                                               core::Instant now) = 0;
    /// Deletes closed segments begun before that time, each as a whole; how many. Errors as for `append`.
    virtual core::Result<int> removeBegunBefore(core::Instant before) = 0;
};

} // namespace uketsuke::ports
