// The consent ledger in one SQLite file: append only, chained by the digest of the token before, with the delivery's
// state beside each record. Owned by the composition root; one instance lives on the ledger thread, a second one on the
// same file may serve the uplink thread. Never edits or deletes a record: triggers in the file refuse it, but for the
// one step that takes an archived token out (LedgerSchema.h).
#pragma once

#include "app/ports/ConsentLedger.h"
#include "app/ports/Cryptography.h"
#include "drivers/storage/LedgerMark.h"
#include "drivers/storage/OpeningCheck.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace uketsuke::storage {

class Database;
class Statement;

class SqliteLedger final : public ports::ConsentLedger {
public:
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
    core::Result<> settle(const std::vector<ports::Outcome>& outcomes) override;
    core::Result<> leaving(std::uint64_t highest) override;
    std::optional<ports::LedgerGap> gap() const override { return m_gap; }
    core::Result<std::vector<ports::OutboxRow>> expiring(core::Instant before, std::size_t most) override;
    core::Result<std::vector<ports::ParkedRow>> parked(std::size_t most) override;
    core::Result<> unpark(const std::string& jti, core::Instant now) override;
    core::Result<> closeParked(const std::string& jti, core::Instant now) override;
    core::Result<ports::DeliveryState> deliveryState(const std::string& jti) override;
    core::Result<ports::OutboxSummary> outbox() override;
    core::Result<std::vector<ports::OutboxRow>> recent(core::Instant now) override;
    core::Result<std::vector<ports::WholeRow>> archivable(core::Instant sealedBefore, std::size_t most) override;
    core::Result<> shrink(const std::vector<ports::Shrinking>& rows) override;
    core::Result<ports::ArchivePlace> lastArchived() override;

    /// The record of that number, for who has no other name of it; nothing: there is none. Errors: LedgerUnavailable,
    /// LedgerCorrupt.
    core::Result<std::optional<ports::OutboxRow>> find(std::uint64_t sequence);
    /// Recomputes every token's digest and every link. Errors: LedgerCorrupt.
    core::Result<> verifyChain();

private:
    SqliteLedger(std::unique_ptr<Database> database, const std::filesystem::path& file,
                 const ports::Cryptography& cryptography);
    void repackIfLoose();
    /// Holds the file against the mark beside it, and notes a gap where the mark is further.
    [[nodiscard]] core::Result<> compareWithMark();
    [[nodiscard]] core::Result<core::Bytes> digestAt(std::uint64_t sequence);
    /// `value` is the condition's `?1`.
    [[nodiscard]] core::Result<std::vector<ports::OutboxRow>> outboxRows(std::string_view condition, std::int64_t value,
                                                                         std::size_t most);
    /// Inside a transaction, as what follows.
    [[nodiscard]] core::Result<> store(const ports::Outcome& outcome);
    /// Runs an update whose last parameter is the jti and whose others `bind` binds; one row must change.
    [[nodiscard]] core::Result<> move(const std::string& jti, std::string_view update,
                                      const std::function<void(Statement&)>& bind);

    std::unique_ptr<Database> m_database;
    LedgerMark m_mark;
    std::optional<ports::LedgerGap> m_gap;
    const ports::Cryptography& m_cryptography;
};

} // namespace uketsuke::storage
