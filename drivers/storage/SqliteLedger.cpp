#include "drivers/storage/SqliteLedger.h"

#include "drivers/storage/Database.h"
#include "drivers/storage/LedgerParts.h"
#include "drivers/storage/LedgerSchema.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <thread>

namespace uketsuke::storage {

namespace {

using ports::DeliveryState;

constexpr int applicationId = 0x554B4C31; // "UKL1"
constexpr std::size_t longestReason = 64;
constexpr std::size_t mostDueRows = 256;

core::Result<ports::LedgerHead> readHead(Database& database)
{
    auto last = database.prepare(
        "SELECT * FROM (SELECT sequence, token_digest FROM consent ORDER BY sequence DESC LIMIT 1)"
        " UNION ALL SELECT * FROM (SELECT sequence, token_digest FROM gap ORDER BY sequence DESC LIMIT 1)"
        " ORDER BY 1 DESC LIMIT 1",
        Access::Read);
    if (!last)
        return core::failure(last.error());
    const auto row = last->step();
    if (!row)
        return core::failure(row.error());
    if (!*row)
        return ports::LedgerHead{};
    return ports::LedgerHead{static_cast<std::uint64_t>(last->number(0)), digestOf(last->blob(1))};
}

} // namespace

SqliteLedger::SqliteLedger(std::unique_ptr<Database> database, const std::filesystem::path& file,
                           const ports::Cryptography& cryptography)
    : m_database(std::move(database)), m_mark(file), m_cryptography(cryptography)
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
        new SqliteLedger(std::make_unique<Database>(std::move(*database)), file, cryptography));
    if (check == OpeningCheck::AsItIs)
        return ledger;
    if (check != OpeningCheck::None) {
        if (const auto sound = ledger->verifyChain(); !sound)
            return core::failure(sound.error());
        if (check == OpeningCheck::AtStart)
            ledger->repackIfLoose();
    }
    if (const auto compared = ledger->compareWithMark(); !compared)
        return core::failure(compared.error());
    return ledger;
}

core::Result<core::Bytes> SqliteLedger::digestAt(std::uint64_t sequence)
{
    auto found = m_database->prepare("SELECT token_digest FROM consent WHERE sequence = ?1"
                                     " UNION ALL SELECT token_digest FROM gap WHERE sequence = ?1",
                                     Access::Read);
    if (!found)
        return core::failure(found.error());
    const auto row = found->bind(static_cast<std::int64_t>(sequence)).step();
    if (!row)
        return core::failure(row.error());
    return *row ? found->blob(0) : core::Bytes();
}

core::Result<> SqliteLedger::compareWithMark()
{
    const auto sent = m_mark.read();
    if (!sent)
        return core::failure(sent.error());
    if (sent->sequence == 0)
        return {};
    // With the lock held: another connection may be opening the same file.
    return m_database->transaction([&]() -> core::Result<> {
        const auto last = readHead(*m_database);
        if (!last)
            return core::failure(last.error());
        if (sent->sequence > last->sequence) {
            m_gap = ports::LedgerGap{last->sequence + 1, sent->sequence};
            auto insert =
                m_database->prepare("INSERT INTO gap (sequence, first, token_digest) VALUES (?, ?, ?)", Access::Write);
            if (!insert)
                return core::failure(insert.error());
            insert->bind(static_cast<std::int64_t>(m_gap->last)).bind(static_cast<std::int64_t>(m_gap->first));
            const auto done = insert->bind(core::ByteView(sent->tokenDigest)).step();
            return done ? core::Result<>() : core::failure(done.error());
        }
        const auto digest = digestAt(sent->sequence);
        if (!digest)
            return core::failure(digest.error());
        // Neither an older file nor one that went on from there: what was sent is in none of its rows.
        if (digestOf(*digest) != sent->tokenDigest && !digest->empty())
            return core::failure(core::Fault::LedgerCorrupt, "SqliteLedger::open", "not the ledger that was sent from");
        return {};
    });
}

core::Result<> SqliteLedger::leaving(std::uint64_t highest)
{
    const auto sent = m_mark.read();
    if (!sent)
        return core::failure(sent.error());
    if (highest <= sent->sequence)
        return {};
    const auto digest = digestAt(highest);
    if (!digest)
        return core::failure(digest.error());
    if (digest->empty())
        return refused("no such record");
    return m_mark.write({highest, digestOf(*digest)});
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
    if (!record.isPlausible())
        return refused("a record of implausible size");
    const auto digest = m_cryptography.sha256(core::viewOf(record.token));
    return m_database->transaction(
        [&]() -> core::Result<> {
            const auto current = readHead(*m_database);
            if (!current)
                return core::failure(current.error());
            if (current->sequence != expected.sequence || current->tokenDigest != expected.tokenDigest)
                return refused("the ledger has moved on");
            auto insert = m_database->prepare(
                "INSERT INTO consent (sequence, jti, token, token_digest, previous_digest, sealed, expires, envelope, next_try,"
                " patient) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))",
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
                                  .bind(record.patient)
                                  .step();
            if (!done)
                return core::failure(done.error());
            return {};
        },
        Database::LongLog::LeftToTheNext); // a patient waits for this commit; nobody waits for the delivery's
}

core::Result<> SqliteLedger::writable()
{
    // Writes one page of the log without changing anything: a full disk and a read-only file both say so.
    const auto same = "PRAGMA user_version = " + std::to_string(schema::migrations.size());
    return m_database->transaction([&] { return m_database->execute(same.c_str(), Access::Write); });
}

core::Result<std::vector<ports::OutboxRow>> SqliteLedger::due(core::Instant now, std::size_t most)
{
    return outboxRows(
        // No honest row waits longer than a day: one that seems to was postponed under a clock that stepped back since.
        "state IN (0, 1) AND (next_try <= ?1 OR next_try > ?1 + 86400000)"
        " AND (state = 1 OR NOT EXISTS (SELECT 1 FROM consent AS older WHERE older.state = 0"
        " AND older.patient = this.patient AND older.sequence < this.sequence"
        " AND older.next_try > ?1 AND older.next_try <= ?1 + 86400000)) ORDER BY sequence",
        now.unixMilliseconds, std::min(most, mostDueRows));
}

core::Result<std::vector<ports::OutboxRow>> SqliteLedger::expiring(core::Instant before, std::size_t most)
{
    return outboxRows("state IN (0, 1) AND state = 0 AND expires < ?1 ORDER BY sequence", before.unixMilliseconds,
                      std::min(most, mostDueRows));
}

core::Result<std::vector<ports::OutboxRow>> SqliteLedger::outboxRows(std::string_view condition, std::int64_t value,
                                                                     std::size_t most)
{
    const auto question = "SELECT sequence, jti, token, envelope, sealed, expires, state, tries, next_try,"
                          " coalesce(patient, ''), closed FROM consent AS this WHERE "
                          + std::string(condition) + " LIMIT ?2";
    auto rows = m_database->prepare(question, Access::Read);
    if (!rows)
        return core::failure(rows.error());
    rows->bind(value).bind(static_cast<std::int64_t>(most));
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
                        .expires = {rows->number(5)},
                        .patient = rows->text(9)},
             .state = stateOf(rows->number(6), !rows->isNull(10)),
             .tries = static_cast<int>(std::min<std::int64_t>(rows->number(7), std::numeric_limits<int>::max())),
             .nextTry = {rows->number(8)}});
    }
}

core::Result<> SqliteLedger::settle(const std::vector<ports::Outcome>& outcomes)
{
    using Kind = ports::Outcome::Kind;
    auto done = m_database->transaction([&]() -> core::Result<> {
        for (const auto& outcome : outcomes)
            if (const auto stored = store(outcome); !stored)
                return stored;
        return {};
    });
    if (done && std::ranges::find(outcomes, Kind::Accepted, &ports::Outcome::kind) != outcomes.end())
        m_database->emptyLog(); // the envelopes have left the file; this takes them out of the log, too
    // A drain comes back for the lock within a millisecond. A patient's record that waits for it asks every two (see
    // Database::configure) and would be passed over; so it is left alone for long enough to be taken.
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return done;
}

core::Result<> SqliteLedger::store(const ports::Outcome& outcome)
{
    switch (outcome.kind) {
    case ports::Outcome::Kind::Accepted: {
        if (outcome.text.empty() || outcome.text.size() > ports::largestReceipt)
            return refused("a receipt of implausible size");
        // The answer to a repeated delivery may come after the first one was stored: nothing to do then.
        const auto state = deliveryState(outcome.jti);
        if (!state)
            return core::failure(state.error());
        if (*state == DeliveryState::Accepted || *state == DeliveryState::HandedOff)
            return {};
        return move(outcome.jti,
                    "UPDATE consent SET receipt = ?, envelope = NULL, patient = NULL, state = 1, tries = 0,"
                    " reason = NULL WHERE state = 0 AND jti = ?",
                    [&](Statement& statement) { statement.bind(outcome.text); });
    }
    case ports::Outcome::Kind::HandedOff:
        return move(outcome.jti, "UPDATE consent SET state = 2 WHERE state IN (1, 2) AND jti = ?", [](Statement&) {});
    case ports::Outcome::Kind::Parked:
        return move(outcome.jti,
                    "UPDATE consent SET state = 3, reason = ? WHERE state IN (0, 1, 3) AND closed IS NULL AND jti = ?",
                    [&](Statement& statement) { statement.bind(outcome.text.substr(0, longestReason)); });
    case ports::Outcome::Kind::Postponed:
        return move(outcome.jti, "UPDATE consent SET tries = tries + 1, next_try = ? WHERE state IN (0, 1) AND jti = ?",
                    [&](Statement& statement) { statement.bind(outcome.next.unixMilliseconds); });
    }
    return refused("an outcome of no kind");
}

core::Result<> SqliteLedger::move(const std::string& jti, std::string_view update,
                                  const std::function<void(Statement&)>& bind)
{
    auto statement = m_database->prepare(update, Access::Write);
    if (!statement)
        return core::failure(statement.error());
    bind(*statement);
    if (const auto done = statement->bind(jti).step(); !done)
        return core::failure(done.error());
    return m_database->changes() == 1 ? core::Result<>() : refused("no such record in a state that allows it");
}

core::Result<std::vector<ports::ParkedRow>> SqliteLedger::parked(std::size_t most)
{
    auto rows = m_database->prepare("SELECT sequence, jti, token, coalesce(reason, ''), sealed, expires FROM consent"
                                    " WHERE state = 3 AND closed IS NULL ORDER BY sequence LIMIT ?",
                                    Access::Read);
    if (!rows)
        return core::failure(rows.error());
    rows->bind(static_cast<std::int64_t>(std::min(most, mostDueRows)));
    std::vector<ports::ParkedRow> parked;
    for (auto row = rows->step();; row = rows->step()) {
        if (!row)
            return core::failure(row.error());
        if (!*row)
            return parked;
        parked.push_back({.sequence = static_cast<std::uint64_t>(rows->number(0)),
                          .jti = rows->text(1),
                          .token = rows->text(2),
                          .reason = rows->text(3),
                          .sealed = {rows->number(4)},
                          .expires = {rows->number(5)}});
    }
}

core::Result<> SqliteLedger::unpark(const std::string& jti, core::Instant now)
{
    return m_database->transaction([&] {
        return move(jti,
                    "UPDATE consent SET state = 0, tries = 0, next_try = ?, reason = NULL"
                    " WHERE state = 3 AND closed IS NULL AND receipt IS NULL AND jti = ?",
                    [&](Statement& statement) { statement.bind(now.unixMilliseconds); });
    });
}

core::Result<> SqliteLedger::closeParked(const std::string& jti, core::Instant now)
{
    return m_database->transaction([&] {
        return move(
            jti,
            "UPDATE consent SET closed = ?, envelope = NULL, patient = NULL WHERE state = 3 AND closed IS NULL AND jti = ?",
            [&](Statement& statement) { statement.bind(now.unixMilliseconds); });
    });
}

core::Result<std::optional<ports::OutboxRow>> SqliteLedger::find(std::uint64_t sequence)
{
    auto rows = outboxRows("sequence = ?1", static_cast<std::int64_t>(sequence), 1);
    if (!rows)
        return core::failure(rows.error());
    return rows->empty() ? std::nullopt : std::optional(std::move(rows->front()));
}

core::Result<DeliveryState> SqliteLedger::deliveryState(const std::string& jti)
{
    auto statement = m_database->prepare("SELECT state, closed FROM consent WHERE jti = ?", Access::Read);
    if (!statement)
        return core::failure(statement.error());
    const auto row = statement->bind(jti).step();
    if (!row)
        return core::failure(row.error());
    if (!*row)
        return refused("no such record");
    return stateOf(statement->number(0), !statement->isNull(1));
}

core::Result<ports::OutboxSummary> SqliteLedger::outbox()
{
    // Each as its index is written: read after every run of the delivery, however many records there are.
    auto statement = m_database->prepare(
        "SELECT (SELECT count(*) FROM consent WHERE state IN (0, 1) AND state = 0),"
        " (SELECT count(*) FROM consent WHERE state = 3 AND closed IS NULL),"
        " (SELECT sealed FROM consent WHERE state IN (0, 1) AND state = 0 ORDER BY sequence LIMIT 1),"
        " (SELECT count(*) FROM consent WHERE state IN (0, 1) AND state = 1)",
        Access::Read);
    if (!statement)
        return core::failure(statement.error());
    const auto row = statement->step();
    if (!row)
        return core::failure(row.error());
    ports::OutboxSummary summary{.waiting = static_cast<std::uint64_t>(statement->number(0)),
                                 .parked = static_cast<std::uint64_t>(statement->number(1)),
                                 .filesWaiting = static_cast<std::uint64_t>(statement->number(3)),
                                 .oldestWaiting = {}};
    if (!statement->isNull(2))
        summary.oldestWaiting = core::Instant{statement->number(2)};
    return summary;
}

core::Result<std::vector<ports::OutboxRow>> SqliteLedger::recent(core::Instant now)
{
    // Among the newest only: a record holds for a day, and no kiosk serves more people in one.
    auto rows = outboxRows("sequence > (SELECT max(sequence) FROM consent) - 4096 AND state <> 3 AND segment IS NULL"
                           " AND expires > ?1 ORDER BY sequence DESC",
                           now.unixMilliseconds, ports::mostRecent);
    if (rows)
        for (auto& row : *rows)
            row.record.envelope.clear();
    return rows;
}

core::Result<> SqliteLedger::verifyChain()
{
    constexpr std::string_view where = "SqliteLedger::verifyChain";
    auto rows = m_database->prepare(
        "SELECT consent.sequence, token, consent.token_digest, previous_digest, segment, gap.first, gap.token_digest FROM consent"
        " LEFT JOIN gap ON gap.sequence = consent.sequence - 1 ORDER BY consent.sequence",
        Access::Read);
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
        if (!rows->isNull(5)) { // the chain goes on behind what a restored file lacks
            if (static_cast<std::uint64_t>(rows->number(5)) <= last.sequence)
                return core::failure(core::Fault::LedgerCorrupt, where, "a gap at the wrong place");
            last = {sequence - 1, digestOf(rows->blob(6))};
        }
        if (sequence != last.sequence + 1 || !tokenFits || last.tokenDigest != digestOf(rows->blob(3)))
            return core::failure(core::Fault::LedgerCorrupt, where,
                                 core::Redacted::number(static_cast<std::int64_t>(sequence)));
        last = {sequence, digest};
    }
}

} // namespace uketsuke::storage
