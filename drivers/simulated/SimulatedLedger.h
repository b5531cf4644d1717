// TEST: a ledger in memory that forgets everything with the process. Any thread.
#pragma once

#include "app/ports/ConsentLedger.h"

#include <functional>
#include <mutex>

namespace uketsuke::simulated {

enum class LedgerTrouble {
    None,
    DiskFull,
    ReadOnly,
    Corrupt,
    Unavailable,
    WriteLost ///< the record did not reach the disk, and the sync says so
};

class SimulatedLedger final : public ports::ConsentLedger {
public:
    using Digest = std::function<core::Sha256Digest(core::ByteView)>;

    /// `sha256` makes the chain; the real one comes from ports::Cryptography.
    explicit SimulatedLedger(Digest sha256) : m_sha256(std::move(sha256)) {}

    void set(LedgerTrouble trouble);
    /// Everything ever appended, oldest first.
    [[nodiscard]] std::vector<ports::OutboxRow> rows() const;
    [[nodiscard]] std::string receiptOf(const std::string& jti) const; ///< empty when there is none
    [[nodiscard]] std::string reasonOf(const std::string& jti) const;  ///< why it was parked; empty when it was not

    core::Result<ports::LedgerHead> head() override;
    core::Result<> append(const ports::LedgerRecord& record, const ports::LedgerHead& expected) override;
    core::Result<> writable() override;
    core::Result<std::vector<ports::OutboxRow>> due(core::Instant now, std::size_t most) override;
    core::Result<> settle(const std::vector<ports::Outcome>& outcomes) override;
    core::Result<> leaving(std::uint64_t highest) override;
    std::optional<ports::LedgerGap> gap() const override { return {}; } ///< nothing is ever put back in memory
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

private:
    struct Row {
        ports::OutboxRow row;
        std::string receipt;
        std::string reason;
        ports::ArchivePlace place;
        core::Sha256Digest tokenDigest{};
    };

    [[nodiscard]] core::Result<> mayRead() const;
    [[nodiscard]] core::Result<> mayWrite() const;
    [[nodiscard]] core::Result<> store(const ports::Outcome& outcome);
    [[nodiscard]] core::Result<Row*> find(const std::string& jti);
    [[nodiscard]] const Row* peek(const std::string& jti) const;
    [[nodiscard]] ports::LedgerHead headNow() const;

    Digest m_sha256;
    mutable std::mutex m_mutex; ///< guards what follows
    LedgerTrouble m_trouble{LedgerTrouble::None};
    std::vector<Row> m_rows;
};

} // namespace uketsuke::simulated
