#include "drivers/storage/SqliteAudit.h"

#include "drivers/storage/Database.h"

#include <algorithm>
#include <array>

namespace uketsuke::storage {

namespace {

constexpr int applicationId = 0x554B4131; // "UKA1"
constexpr std::size_t mostEntries = 1000;

constexpr std::string_view versionOne = R"sql(
CREATE TABLE audit (
    sequence        INTEGER PRIMARY KEY CHECK (sequence > 0),
    at              INTEGER NOT NULL,
    event           TEXT    NOT NULL,
    detail          TEXT    NOT NULL,
    previous_digest BLOB    NOT NULL CHECK (length(previous_digest) = 32),
    digest          BLOB    NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit row is never edited'); END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit row is never deleted'); END;
)sql";

constexpr std::array migrations{versionOne};

void appendNumber(core::Bytes& out, std::int64_t value)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(value) >> shift & 0xFF));
}

/// With its length before it, so that no two different rows have the same bytes.
void appendText(core::Bytes& out, std::string_view text)
{
    appendNumber(out, static_cast<std::int64_t>(text.size()));
    const auto view = core::viewOf(text);
    out.insert(out.end(), view.begin(), view.end());
}

} // namespace

SqliteAudit::SqliteAudit(std::unique_ptr<Database> database, const ports::Clock& clock,
                         const ports::Cryptography& cryptography)
    : m_database(std::move(database)), m_clock(clock), m_cryptography(cryptography)
{
}

SqliteAudit::~SqliteAudit() = default;

core::Result<std::unique_ptr<SqliteAudit>>
SqliteAudit::open(const std::filesystem::path& file, const ports::Clock& clock, const ports::Cryptography& cryptography)
{
    auto database = Database::open({.file = file, .applicationId = applicationId, .migrations = migrations});
    if (!database)
        return core::failure(database.error());
    return std::unique_ptr<SqliteAudit>(
        new SqliteAudit(std::make_unique<Database>(std::move(*database)), clock, cryptography));
}

core::Sha256Digest SqliteAudit::digestOf(const core::Bytes& previous, const Entry& entry) const
{
    core::Bytes bytes = previous;
    appendNumber(bytes, entry.sequence);
    appendNumber(bytes, entry.at.unixMilliseconds);
    appendText(bytes, entry.event);
    appendText(bytes, entry.detail);
    return m_cryptography.sha256(bytes);
}

core::Result<> SqliteAudit::append(ports::AuditEvent event, const core::Redacted& detail)
{
    auto last = m_database->prepare("SELECT sequence, digest FROM audit ORDER BY sequence DESC LIMIT 1", Access::Read);
    if (!last)
        return core::failure(last.error());
    const auto row = last->step();
    if (!row)
        return core::failure(row.error());
    const Entry entry{.sequence = *row ? last->number(0) + 1 : 1,
                      .at = m_clock.now(),
                      .event = std::string(ports::name(event)),
                      .detail = detail.text()};
    const auto previous = *row ? last->blob(1) : core::Bytes(32);
    const auto digest = digestOf(previous, entry);
    auto insert = m_database->prepare(
        "INSERT INTO audit (sequence, at, event, detail, previous_digest, digest) VALUES (?, ?, ?, ?, ?, ?)",
        Access::Write);
    if (!insert)
        return core::failure(insert.error());
    const auto done = insert->bind(entry.sequence)
                          .bind(entry.at.unixMilliseconds)
                          .bind(entry.event)
                          .bind(entry.detail)
                          .bind(core::ByteView(previous))
                          .bind(core::ByteView(digest))
                          .step();
    if (!done)
        return core::failure(done.error());
    return {};
}

void SqliteAudit::record(ports::AuditEvent event, const core::Redacted& detail) { recordEach({{event, detail}}); }

void SqliteAudit::recordEach(const std::vector<ports::AuditLine>& lines)
{
    const std::lock_guard lock(m_mutex);
    const auto done = m_database->transaction([&]() -> core::Result<> {
        for (const auto& [event, detail] : lines)
            if (const auto appended = append(event, detail); !appended)
                return appended;
        return {};
    });
    if (!done)
        m_unwritten += lines.size();
}

core::Result<std::vector<SqliteAudit::Entry>> SqliteAudit::newest(std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    auto rows = m_database->prepare("SELECT sequence, at, event, detail FROM audit ORDER BY sequence DESC LIMIT ?",
                                    Access::Read);
    if (!rows)
        return core::failure(rows.error());
    rows->bind(static_cast<std::int64_t>(std::min(most, mostEntries)));
    std::vector<Entry> entries;
    for (auto row = rows->step();; row = rows->step()) {
        if (!row)
            return core::failure(row.error());
        if (!*row)
            return entries;
        entries.push_back({rows->number(0), {rows->number(1)}, rows->text(2), rows->text(3)});
    }
}

core::Result<> SqliteAudit::verifyChain()
{
    // Piece by piece: years of lines must not hold up who has one to write.
    constexpr std::int64_t piece = 512;
    core::Bytes previous(32);
    for (std::int64_t expected = 1;;) {
        const std::lock_guard lock(m_mutex);
        auto rows = m_database->prepare("SELECT sequence, at, event, detail, previous_digest, digest FROM audit"
                                        " WHERE sequence >= ? ORDER BY sequence LIMIT ?",
                                        Access::Read);
        if (!rows)
            return core::failure(rows.error());
        rows->bind(expected == 1 ? std::numeric_limits<std::int64_t>::min() : expected).bind(piece);
        for (std::int64_t read = 0; read < piece; ++read, ++expected) {
            const auto row = rows->step();
            if (!row)
                return core::failure(row.error());
            if (!*row)
                return {};
            const Entry entry{rows->number(0), {rows->number(1)}, rows->text(2), rows->text(3)};
            const auto digest = digestOf(previous, entry);
            if (entry.sequence != expected || rows->blob(4) != previous
                || rows->blob(5) != core::copyOf(core::ByteView(digest)))
                return core::failure(core::Fault::LedgerCorrupt, "SqliteAudit::verifyChain",
                                     core::Redacted::number(expected));
            previous = core::copyOf(core::ByteView(digest));
        }
    }
}

} // namespace uketsuke::storage
