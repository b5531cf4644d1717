#include "drivers/storage/SqliteLedger.h"

#include "drivers/storage/Database.h"
#include "drivers/storage/LedgerSchema.h"

#include <algorithm>
#include <array>
#include <limits>

namespace uketsuke::storage {

namespace {

using ports::DeliveryState;

constexpr int applicationId = 0x554B4C31; // "UKL1"
constexpr std::size_t longestJti = 64;
constexpr std::size_t longestReason = 64;
constexpr std::size_t mostDueRows = 64;
constexpr std::size_t longestSegment = 64;
constexpr std::uint64_t largestOffset = std::uint64_t{1} << 40;

/// Delivery states as the file has them; never renumbered.
constexpr int waiting = 0;
constexpr int accepted = 1;
constexpr int handedOffState = 2;
constexpr int parked = 3;

core::Sha256Digest digestOf(const core::Bytes& blob)
{
    core::Sha256Digest digest{};
    if (blob.size() == digest.size())
        std::ranges::copy(blob, digest.begin());
    return digest;
}

std::unexpected<core::Error> refused(core::Redacted note)
{
    return core::failure(core::Fault::LedgerWriteFailed, "SqliteLedger", std::move(note));
}

core::Result<ports::LedgerHead> readHead(Database& database)
{
    auto last =
        database.prepare("SELECT sequence, token_digest FROM consent ORDER BY sequence DESC LIMIT 1", Access::Read);
    if (!last)
        return core::failure(last.error());
    const auto row = last->step();
    if (!row)
        return core::failure(row.error());
    if (!*row)
        return ports::LedgerHead{};
    return ports::LedgerHead{static_cast<std::uint64_t>(last->number(0)), digestOf(last->blob(1))};
}

DeliveryState stateOf(std::int64_t stored)
{
    switch (stored) {
    case accepted: return DeliveryState::Accepted;
    case handedOffState: return DeliveryState::HandedOff;
    case parked: return DeliveryState::Parked;
    default: return DeliveryState::Waiting;
    }
}

} // namespace

SqliteLedger::SqliteLedger(std::unique_ptr<Database> database, const ports::Cryptography& cryptography)
    : m_database(std::move(database)), m_cryptography(cryptography)
{
}

SqliteLedger::~SqliteLedger() = default;

core::Result<std::unique_ptr<SqliteLedger>>
SqliteLedger::open(const std::filesystem::path& file, const ports::Cryptography& cryptography, OpeningCheck check)
{
    auto database = Database::open(
        {.file = file, .applicationId = applicationId, .migrations = schema::migrations, .check = check});
    if (!database)
        return core::failure(database.error());
    std::unique_ptr<SqliteLedger> ledger(
        new SqliteLedger(std::make_unique<Database>(std::move(*database)), cryptography));
    if (check != OpeningCheck::None) {
        if (const auto sound = ledger->verifyChain(); !sound)
            return core::failure(sound.error());
        if (check == OpeningCheck::AtStart)
            ledger->repackIfLoose();
    }
    return ledger;
}

void SqliteLedger::repackIfLoose()
{
    // A shrunk row stays in its page, and SQLite never joins pages whose rows became smaller: a page a record.
    constexpr std::int64_t smallRow = 900;
    constexpr std::int64_t notWorthIt = 256 * 1024;
    constexpr std::int64_t mostInMemory = 256 * 1024 * 1024;
    std::int64_t file = 0;
    std::int64_t content = 0;
    {
        auto sizes = m_database->prepare(
            "SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size), count(*),"
            " coalesce(sum(length(token) + coalesce(length(envelope), 0)), 0) FROM consent",
            Access::Read);
        if (!sizes)
            return;
        if (const auto row = sizes->step(); !row || !*row)
            return;
        file = sizes->number(0);
        content = sizes->number(1) * smallRow + sizes->number(2);
    }
    // What cannot be done today, such as on a full disk, costs room and nothing else.
    if (file > 2 * content + notWorthIt && content < mostInMemory)
        (void)m_database->repack();
}

core::Result<ports::LedgerHead> SqliteLedger::head() { return readHead(*m_database); }

core::Result<> SqliteLedger::append(const ports::LedgerRecord& record, const ports::LedgerHead& expected)
{
    if (record.jti.empty() || record.jti.size() > longestJti || record.token.empty()
        || record.token.size() > largestToken || record.envelope.size() > largestEnvelope)
        return refused("a record of implausible size");
    const auto digest = m_cryptography.sha256(core::viewOf(record.token));
    return m_database->transaction([&]() -> core::Result<> {
        const auto current = readHead(*m_database);
        if (!current)
            return core::failure(current.error());
        if (current->sequence != expected.sequence || current->tokenDigest != expected.tokenDigest)
            return refused("the ledger has moved on");
        auto insert = m_database->prepare(
            "INSERT INTO consent (sequence, jti, token, token_digest, previous_digest, sealed, expires, envelope, next_try)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            Access::Write);
        if (!insert)
            return core::failure(insert.error());
        const auto done = insert->bind(static_cast<std::int64_t>(current->sequence) + 1)
                              .bind(record.jti)
                              .bind(core::viewOf(record.token))
                              .bind(core::ByteView(digest))
                              .bind(core::ByteView(current->tokenDigest))
                              .bind(record.sealed.unixMilliseconds)
                              .bind(record.expires.unixMilliseconds)
                              .bind(core::viewOf(record.envelope))
                              .bind(record.sealed.unixMilliseconds)
                              .step();
        if (!done)
            return core::failure(done.error());
        return {};
    });
}

core::Result<> SqliteLedger::writable()
{
    // Writes one page of the log without changing anything: a full disk and a read-only file both say so.
    const auto same = "PRAGMA user_version = " + std::to_string(schema::migrations.size());
    return m_database->transaction([&] { return m_database->execute(same.c_str(), Access::Write); });
}

core::Result<std::vector<ports::OutboxRow>> SqliteLedger::due(core::Instant now, std::size_t most)
{
    auto rows = m_database->prepare(
        "SELECT sequence, jti, token, envelope, sealed, expires, state, tries, next_try FROM consent"
        // No honest row waits longer than a day: one that seems to was postponed under a clock that stepped back since.
        " WHERE state IN (0, 1) AND (next_try <= ?1 OR next_try > ?1 + 86400000) ORDER BY sequence LIMIT ?2",
        Access::Read);
    if (!rows)
        return core::failure(rows.error());
    rows->bind(now.unixMilliseconds).bind(static_cast<std::int64_t>(std::min(most, mostDueRows)));
    std::vector<ports::OutboxRow> due;
    for (auto row = rows->step();; row = rows->step()) {
        if (!row)
            return core::failure(row.error());
        if (!*row)
            return due;
        due.push_back(
            {.sequence = static_cast<std::uint64_t>(rows->number(0)),
             .record = {.jti = rows->text(1),
                        .token = rows->text(2),
                        .envelope = rows->text(3),
                        .sealed = {rows->number(4)},
                        .expires = {rows->number(5)}},
             .state = stateOf(rows->number(6)),
             .tries = static_cast<int>(std::min<std::int64_t>(rows->number(7), std::numeric_limits<int>::max())),
             .nextTry = {rows->number(8)}});
    }
}

core::Result<> SqliteLedger::move(const std::string& jti, std::string_view update,
                                  const std::vector<std::string>& values)
{
    return m_database->transaction([&]() -> core::Result<> {
        auto statement = m_database->prepare(update, Access::Write);
        if (!statement)
            return core::failure(statement.error());
        for (const auto& value : values)
            statement->bind(value);
        const auto done = statement->bind(jti).step();
        if (!done)
            return core::failure(done.error());
        return m_database->changes() == 1 ? core::Result<>() : refused("no such record in a state that allows it");
    });
}

core::Result<> SqliteLedger::accept(const std::string& jti, const std::string& receipt)
{
    if (receipt.empty() || receipt.size() > largestReceipt)
        return refused("a receipt of implausible size");
    // The answer to a repeated delivery may come after the first one was stored: nothing to do then.
    const auto state = deliveryState(jti);
    if (!state)
        return core::failure(state.error());
    if (*state == DeliveryState::Accepted || *state == DeliveryState::HandedOff)
        return {};
    auto done = move(jti,
                     "UPDATE consent SET receipt = ?, envelope = NULL, state = 1, tries = 0, reason = NULL"
                     " WHERE state = 0 AND jti = ?",
                     {receipt});
    if (done)
        m_database->emptyLog();
    return done;
}

core::Result<> SqliteLedger::handedOff(const std::string& jti)
{
    return move(jti, "UPDATE consent SET state = 2 WHERE state IN (1, 2) AND jti = ?", {});
}

core::Result<> SqliteLedger::park(const std::string& jti, const std::string& reason)
{
    return move(jti, "UPDATE consent SET state = 3, reason = ? WHERE state IN (0, 1, 3) AND jti = ?",
                {reason.substr(0, longestReason)});
}

core::Result<> SqliteLedger::tryAgainAt(const std::string& jti, core::Instant next)
{
    return m_database->transaction([&]() -> core::Result<> {
        auto statement = m_database->prepare(
            "UPDATE consent SET tries = tries + 1, next_try = ? WHERE state IN (0, 1) AND jti = ?", Access::Write);
        if (!statement)
            return core::failure(statement.error());
        const auto done = statement->bind(next.unixMilliseconds).bind(jti).step();
        if (!done)
            return core::failure(done.error());
        return m_database->changes() == 1 ? core::Result<>() : refused("no such record in a state that allows it");
    });
}

core::Result<> SqliteLedger::unpark(const std::string& jti, core::Instant now)
{
    return m_database->transaction([&]() -> core::Result<> {
        auto statement = m_database->prepare("UPDATE consent SET state = 0, tries = 0, next_try = ?, reason = NULL"
                                             " WHERE state = 3 AND receipt IS NULL AND jti = ?",
                                             Access::Write);
        if (!statement)
            return core::failure(statement.error());
        const auto done = statement->bind(now.unixMilliseconds).bind(jti).step();
        if (!done)
            return core::failure(done.error());
        return m_database->changes() == 1 ? core::Result<>() : refused("no parked record of that name");
    });
}

core::Result<DeliveryState> SqliteLedger::deliveryState(const std::string& jti)
{
    auto statement = m_database->prepare("SELECT state FROM consent WHERE jti = ?", Access::Read);
    if (!statement)
        return core::failure(statement.error());
    const auto row = statement->bind(jti).step();
    if (!row)
        return core::failure(row.error());
    if (!*row)
        return refused("no such record");
    return stateOf(statement->number(0));
}

core::Result<ports::OutboxSummary> SqliteLedger::outbox()
{
    auto statement = m_database->prepare("SELECT count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 3),"
                                         " min(sealed) FILTER (WHERE state = 0) FROM consent",
                                         Access::Read);
    if (!statement)
        return core::failure(statement.error());
    const auto row = statement->step();
    if (!row)
        return core::failure(row.error());
    ports::OutboxSummary summary{.waiting = static_cast<std::uint64_t>(statement->number(0)),
                                 .parked = static_cast<std::uint64_t>(statement->number(1)),
                                 .oldestWaiting = {}};
    if (!statement->isNull(2))
        summary.oldestWaiting = core::Instant{statement->number(2)};
    return summary;
}

core::Result<std::vector<ports::LedgerRecord>> SqliteLedger::delivered(core::Instant now, std::size_t most)
{
    // Among the newest only: a record holds for a day, and no kiosk serves more people in one.
    auto rows = m_database->prepare("SELECT jti, token, sealed, expires FROM consent"
                                    " WHERE sequence > (SELECT max(sequence) FROM consent) - 4096"
                                    " AND state IN (1, 2) AND segment IS NULL AND expires > ?"
                                    " ORDER BY sequence DESC LIMIT ?",
                                    Access::Read);
    if (!rows)
        return core::failure(rows.error());
    rows->bind(now.unixMilliseconds).bind(static_cast<std::int64_t>(std::min(most, mostDueRows)));
    std::vector<ports::LedgerRecord> records;
    for (auto row = rows->step();; row = rows->step()) {
        if (!row)
            return core::failure(row.error());
        if (!*row)
            return records;
        records.push_back({.jti = rows->text(0),
                           .token = rows->text(1),
                           .envelope = {},
                           .sealed = core::Instant{rows->number(2)},
                           .expires = core::Instant{rows->number(3)}});
    }
}

core::Result<std::vector<ports::WholeRow>> SqliteLedger::archivable(core::Instant sealedBefore, std::size_t most)
{
    auto rows = m_database->prepare("SELECT sequence, jti, token, receipt, previous_digest FROM consent"
                                    " WHERE state = 2 AND segment IS NULL AND receipt IS NOT NULL AND sealed < ?"
                                    " ORDER BY sealed, sequence LIMIT ?",
                                    Access::Read);
    if (!rows)
        return core::failure(rows.error());
    rows->bind(sealedBefore.unixMilliseconds).bind(static_cast<std::int64_t>(std::min(most, mostDueRows)));
    std::vector<ports::WholeRow> whole;
    for (auto row = rows->step();; row = rows->step()) {
        if (!row)
            return core::failure(row.error());
        if (!*row)
            return whole;
        whole.push_back({.sequence = static_cast<std::uint64_t>(rows->number(0)),
                         .jti = rows->text(1),
                         .token = rows->text(2),
                         .receipt = rows->text(3),
                         .previousDigest = digestOf(rows->blob(4))});
    }
}

core::Result<> SqliteLedger::shrink(const std::vector<ports::Shrinking>& rows)
{
    auto done = m_database->transaction([&]() -> core::Result<> {
        for (const auto& [jti, place] : rows) {
            if (place.segment.empty() || place.segment.size() > longestSegment || place.offset == 0
                || place.offset > largestOffset)
                return refused("an implausible place in the archive");
            auto statement = m_database->prepare("UPDATE consent SET token = x'', segment = ?, segment_offset = ?"
                                                 " WHERE state = 2 AND segment IS NULL AND jti = ?",
                                                 Access::Write);
            if (!statement)
                return core::failure(statement.error());
            const auto step =
                statement->bind(place.segment).bind(static_cast<std::int64_t>(place.offset)).bind(jti).step();
            if (!step)
                return core::failure(step.error());
            if (m_database->changes() != 1)
                return refused("no such record in a state that allows it");
        }
        return {};
    });
    if (done)
        m_database->emptyLog();
    return done;
}

core::Result<ports::ArchivePlace> SqliteLedger::lastArchived()
{
    auto last = m_database->prepare("SELECT segment, segment_offset FROM consent WHERE segment IS NOT NULL"
                                    " ORDER BY segment DESC, segment_offset DESC LIMIT 1",
                                    Access::Read);
    if (!last)
        return core::failure(last.error());
    const auto row = last->step();
    if (!row)
        return core::failure(row.error());
    if (!*row)
        return ports::ArchivePlace{};
    return ports::ArchivePlace{last->text(0), static_cast<std::uint64_t>(last->number(1))};
}

core::Result<> SqliteLedger::verifyChain()
{
    constexpr std::string_view where = "SqliteLedger::verifyChain";
    auto rows = m_database->prepare(
        "SELECT sequence, token, token_digest, previous_digest, segment FROM consent ORDER BY sequence", Access::Read);
    if (!rows)
        return core::failure(rows.error());
    ports::LedgerHead last;
    for (auto row = rows->step();; row = rows->step()) {
        if (!row)
            return core::failure(row.error());
        if (!*row)
            return {};
        const auto sequence = static_cast<std::uint64_t>(rows->number(0));
        // What is in the archive is checked there (consent-verify --archive); here its digest still holds the chain.
        const auto token = rows->blob(1);
        const auto digest = digestOf(rows->blob(2));
        const bool tokenFits = rows->isNull(4) ? m_cryptography.sha256(token) == digest : token.empty();
        if (sequence != last.sequence + 1 || !tokenFits || last.tokenDigest != digestOf(rows->blob(3)))
            return core::failure(core::Fault::LedgerCorrupt, where,
                                 core::Redacted::number(static_cast<std::int64_t>(sequence)));
        last = {sequence, digest};
    }
}

} // namespace uketsuke::storage
