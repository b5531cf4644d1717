// The consent ledger in one SQLite file: append only, chained by the digest of the token before, with the delivery's
// state beside each record. Owned by the composition root; one instance lives on the ledger thread, a second one on the
// same file may serve the uplink thread. Never edits or deletes a record: triggers in the file refuse it, but for the
// one step that takes an archived token out (LedgerSchema.h).
#pragma once

#include "app/ports/ConsentLedger.h"
#include "app/ports/Cryptography.h"
#include "drivers/storage/OpeningCheck.h"

#include <filesystem>
#include <memory>

namespace uketsuke::storage {

class Database;

class SqliteLedger final : public ports::ConsentLedger {
public:
    static constexpr std::size_t largestToken = 32 * 1024;
    static constexpr std::size_t largestEnvelope = 128 * 1024;
    static constexpr std::size_t largestReceipt = 16 * 1024;

    /// Creates or migrates the file. `OpeningCheck::Whole` also recomputes the whole chain, and `AtStart` then packs
    /// the file where more than half of it is room that shrunk rows left. `cryptography` must outlive the ledger.
    /// Errors: LedgerUnavailable, LedgerCorrupt, LedgerReadOnly, LedgerFull, LedgerWriteFailed.
    [[nodiscard]] static core::Result<std::unique_ptr<SqliteLedger>> open(const std::filesystem::path& file,
                                                                          const ports::Cryptography& cryptography,
                                                                          OpeningCheck check = OpeningCheck::Whole);
    ~SqliteLedger() override;

    core::Result<ports::LedgerHead> head() override;
    core::Result<> append(const ports::LedgerRecord& record, const ports::LedgerHead& expected) override;
    core::Result<> writable() override;
    core::Result<std::vector<ports::OutboxRow>> due(core::Instant now, std::size_t most) override;
    core::Result<> accept(const std::string& jti, const std::string& receipt) override;
    core::Result<> handedOff(const std::string& jti) override;
    core::Result<> park(const std::string& jti, const std::string& reason) override;
    core::Result<> tryAgainAt(const std::string& jti, core::Instant next) override;
    core::Result<> unpark(const std::string& jti, core::Instant now) override;
    core::Result<ports::DeliveryState> deliveryState(const std::string& jti) override;
    core::Result<ports::OutboxSummary> outbox() override;
    core::Result<std::vector<ports::LedgerRecord>> delivered(core::Instant now, std::size_t most) override;
    core::Result<std::vector<ports::WholeRow>> archivable(core::Instant sealedBefore, std::size_t most) override;
    core::Result<> shrink(const std::vector<ports::Shrinking>& rows) override;
    core::Result<ports::ArchivePlace> lastArchived() override;

    /// Recomputes every token's digest and every link. Errors: LedgerCorrupt.
    core::Result<> verifyChain();

private:
    SqliteLedger(std::unique_ptr<Database> database, const ports::Cryptography& cryptography);
    void repackIfLoose();
    /// Runs an update whose last parameter is the jti; one row must change.
    [[nodiscard]] core::Result<> move(const std::string& jti, std::string_view update,
                                      const std::vector<std::string>& values);

    std::unique_ptr<Database> m_database;
    const ports::Cryptography& m_cryptography;
};

} // namespace uketsuke::storage
