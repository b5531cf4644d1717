// Who did what when, chained: each row holds the digest of the row before, so that a removed or changed row shows.
// Owned by the composition root, in a file of its own; `record` may be called from any thread.
// Never holds personal data: `Redacted` is the only text that gets in.
#pragma once

#include "app/core/Result.h"
#include "app/ports/Audit.h"
#include "app/ports/Clock.h"
#include "app/ports/Cryptography.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace uketsuke::storage {

class Database;

class SqliteAudit final : public ports::Audit {
public:
    struct Entry {
        std::int64_t sequence{0};
        core::Instant at;
        std::string event;
        std::string detail;
    };

    /// `clock` and `cryptography` must outlive the audit. Errors as for the ledger's file.
    [[nodiscard]] static core::Result<std::unique_ptr<SqliteAudit>>
    open(const std::filesystem::path& file, const ports::Clock& clock, const ports::Cryptography& cryptography);
    ~SqliteAudit() override;

    void record(ports::AuditEvent event, const core::Redacted& detail) override;
    void recordEach(const std::vector<ports::AuditLine>& lines) override;

    /// How many entries could not be written since the file was opened.
    [[nodiscard]] std::uint64_t unwritten() const override { return m_unwritten; }
    /// The newest entries, newest first.
    core::Result<std::vector<Entry>> newest(std::size_t most);
    /// Errors: LedgerCorrupt when a row was changed, removed or added from outside.
    core::Result<> verifyChain() override;

private:
    SqliteAudit(std::unique_ptr<Database> database, const ports::Clock& clock, const ports::Cryptography& cryptography);
    /// Inside a transaction.
    [[nodiscard]] core::Result<> append(ports::AuditEvent event, const core::Redacted& detail);
    [[nodiscard]] core::Sha256Digest digestOf(const core::Bytes& previous, const Entry& entry) const;

    std::mutex m_mutex;
    std::unique_ptr<Database> m_database;
    const ports::Clock& m_clock;
    const ports::Cryptography& m_cryptography;
    std::atomic<std::uint64_t> m_unwritten{0};
};

} // namespace uketsuke::storage
