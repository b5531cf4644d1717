// How far this machine's records have been sent, in a small file beside the ledger (its name and `.mark`): the number
// and the token's digest of the highest one. It is no part of a backup. When the ledger's file is replaced by an older
// one, the mark is what still knows which numbers OQS has seen. Only inside drivers/storage; one thread at a time.
#pragma once

#include "app/ports/ConsentLedger.h"

#include <filesystem>

namespace uketsuke::storage {

class LedgerMark {
public:
    explicit LedgerMark(const std::filesystem::path& ledger);

    /// Zero where nothing was sent yet. Errors: LedgerCorrupt for a file that is no mark, LedgerUnavailable.
    [[nodiscard]] core::Result<ports::LedgerHead> read() const;
    /// On the disk when it returns, whole or not at all. Errors: LedgerFull, LedgerReadOnly, LedgerWriteFailed.
    [[nodiscard]] core::Result<> write(const ports::LedgerHead& sent) const;

private:
    std::filesystem::path m_file;
};

} // namespace uketsuke::storage
