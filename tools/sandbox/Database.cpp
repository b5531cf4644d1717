#include "tools/sandbox/Database.h"

#include <sqlite3.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace uketsuke::sandbox {

namespace {

using verify::Outcome;
using verify::refuse;

constexpr std::int64_t mostUnusedNonces = 10'000;

constexpr std::int64_t schemaVersion = 2;
constexpr auto schema = R"(
PRAGMA user_version = 2;
CREATE TABLE IF NOT EXISTS nonces(
    value BLOB PRIMARY KEY, client BLOB NOT NULL, issued INTEGER NOT NULL, used_by TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS consents(
    id TEXT PRIMARY KEY, token BLOB NOT NULL, issuer TEXT NOT NULL, outcome TEXT NOT NULL, receipt TEXT NOT NULL,
    received INTEGER NOT NULL, expires INTEGER NOT NULL, withdrawal INTEGER NOT NULL, person TEXT NOT NULL,
    institution TEXT NOT NULL, issued INTEGER NOT NULL, counter INTEGER NOT NULL, withdraws_all INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS consents_by_person ON consents(person, institution);
CREATE TABLE IF NOT EXISTS withdrawn(withdrawal TEXT NOT NULL, consent TEXT NOT NULL,
    PRIMARY KEY(withdrawal, consent)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents(document TEXT NOT NULL, consent TEXT NOT NULL,
    PRIMARY KEY(document, consent)) WITHOUT ROWID;
-- No unique constraint: this table counts what really happened, it must not hide a second effect.
CREATE TABLE IF NOT EXISTS effects(number INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS effects_by_id ON effects(id);
CREATE TABLE IF NOT EXISTS refusals(number INTEGER PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS notes(what INTEGER NOT NULL, of TEXT NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY(what, of)) WITHOUT ROWID;
)";

// A consent `c` is withdrawn by a record `w` of the same person at the same institution that names it, or that ends
// all of them and is the later one: by its time (within one second the device's own count decides; between devices the
// withdrawal), or by the device's count within a day, as its clock may have been set back between the two. Where time
// and count disagree, the consent is not in force.
#define UKETSUKE_IS_WITHDRAWN                                                                                          \
    "EXISTS(SELECT 1 FROM consents w WHERE w.withdrawal = 1 AND w.person = c.person "                                  \
    "AND w.institution = c.institution AND (EXISTS(SELECT 1 FROM withdrawn n WHERE n.withdrawal = w.id "               \
    "AND n.consent = c.id) OR (w.withdraws_all = 1 AND (c.issued < w.issued OR (c.issued = w.issued "                  \
    "AND c.issuer <> w.issuer) OR (c.issuer = w.issuer AND c.counter < w.counter "                                     \
    "AND c.issued < w.issued + 86400)))))"

/// One prepared statement; values are bound in order.
class Statement {
public:
    Statement(sqlite3* connection, const char* text)
    {
        if (sqlite3_prepare_v2(connection, text, -1, &m_statement, nullptr) != SQLITE_OK)
            m_statement = nullptr;
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(m_statement); }

    Statement& bind(const std::string& text)
    {
        sqlite3_bind_text(m_statement, ++m_bound, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        return *this;
    }
    Statement& bind(std::int64_t number)
    {
        sqlite3_bind_int64(m_statement, ++m_bound, number);
        return *this;
    }
    Statement& bind(verify::ByteView bytes)
    {
        sqlite3_bind_blob(m_statement, ++m_bound, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
        return *this;
    }
    [[nodiscard]] int step() { return m_statement == nullptr ? SQLITE_ERROR : sqlite3_step(m_statement); }
    [[nodiscard]] bool done() { return step() == SQLITE_DONE; }
    [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] bool isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    [[nodiscard]] std::string text(int column) const
    {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
        return bytes == nullptr ? std::string() : std::string(bytes, size);
    }

private:
    sqlite3_stmt* m_statement{nullptr};
    int m_bound{0};
};

bool execute(sqlite3* connection, const char* text)
{
    return sqlite3_exec(connection, text, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::unexpected<std::string> broken(sqlite3* connection)
{
    return refuse(std::string("The database says: ") + sqlite3_errmsg(connection));
}

} // namespace

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

/// One caller of settle(), on its own stack.
struct Database::Settling {
    const std::string& id;
    const std::optional<verify::Digest>& nonce;
    const Decide& decide;
    Outcome<> outcome{};
    bool isDone{false};
};

struct Database::Shared {
    std::mutex writing, reading; ///< one for each connection
    std::mutex settling;         ///< guards what follows
    std::condition_variable changed;
    std::vector<Settling*> waiting;
    bool isSettling{false};
};

Database::Database(Connection writing, Connection reading)
    : m_writing(std::move(writing)), m_reading(std::move(reading)), m_shared(std::make_unique<Shared>())
{
}

Database::Database(Database&& other) noexcept = default;
Database::~Database() = default;

Outcome<Database::Connection> Database::connect(const std::filesystem::path& file)
{
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Connection connection(opened);
    if (code != SQLITE_OK || !connection)
        return refuse(file.string() + " cannot be opened.");
    sqlite3_busy_timeout(opened, 5000);
    if (!execute(opened, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"))
        return broken(opened);
    return connection;
}

Outcome<Database> Database::open(const std::filesystem::path& file)
{
    auto writing = connect(file);
    if (!writing)
        return refuse(writing.error());
    {
        Statement version(writing->get(), "PRAGMA user_version");
        Statement tables(writing->get(), "SELECT count(*) FROM sqlite_master");
        if (version.step() != SQLITE_ROW || tables.step() != SQLITE_ROW)
            return broken(writing->get());
        if (tables.number(0) > 0 && version.number(0) != schemaVersion)
            return refuse(file.string() + " was made by another version of the sandbox: delete it.");
    }
    if (!execute(writing->get(), schema))
        return broken(writing->get());
    auto reading = connect(file);
    if (!reading)
        return refuse(reading.error());
    return Database(std::move(*writing), std::move(*reading));
}

Outcome<bool> Database::addNonce(const verify::Digest& value, const verify::Digest& client, std::int64_t issued)
{
    const std::scoped_lock guard(m_shared->writing);
    auto* connection = m_writing.get();
    Statement sweep(connection, "DELETE FROM nonces WHERE issued < ?");
    if (!sweep.bind(issued - nonceKept).done())
        return broken(connection);
    Statement count(connection, "SELECT count(*) FROM nonces WHERE client = ? AND used_by IS NULL");
    if (count.bind(client).step() != SQLITE_ROW)
        return broken(connection);
    if (count.number(0) >= mostUnusedNonces)
        return false;
    Statement add(connection, "INSERT INTO nonces(value, client, issued) VALUES(?, ?, ?)");
    if (!add.bind(value).bind(client).bind(issued).done())
        return broken(connection);
    return true;
}

Outcome<std::optional<StoredConsent>> Database::readConsent(sqlite3* connection, const std::string& id)
{
    Statement query(connection,
                    "SELECT id, token, issuer, outcome, receipt, received, expires, withdrawal, person, institution, "
                    "issued, counter, withdraws_all FROM consents WHERE id = ?");
    const int code = query.bind(id).step();
    if (code == SQLITE_DONE)
        return std::nullopt;
    if (code != SQLITE_ROW)
        return broken(connection);
    return StoredConsent{.id = query.text(0),
                         .token = query.text(1),
                         .issuer = query.text(2),
                         .outcome = query.text(3),
                         .receipt = query.text(4),
                         .received = query.number(5),
                         .expires = query.number(6),
                         .withdrawal = query.number(7) != 0,
                         .person = query.text(8),
                         .institution = query.text(9),
                         .issued = query.number(10),
                         .counter = query.number(11),
                         .withdrawsAll = query.number(12) != 0,
                         .withdraws = {},
                         .documents = {}};
}

Outcome<std::optional<StoredNonce>> Database::readNonce(const verify::Digest& value)
{
    Statement query(m_writing.get(), "SELECT client, issued, used_by FROM nonces WHERE value = ?");
    const int code = query.bind(value).step();
    if (code == SQLITE_DONE)
        return std::nullopt;
    if (code != SQLITE_ROW)
        return broken(m_writing.get());
    StoredNonce nonce;
    const auto client = query.text(0);
    if (client.size() == nonce.client.size())
        std::ranges::copy(verify::viewOf(client), nonce.client.begin());
    nonce.issued = query.number(1);
    if (!query.isNull(2))
        nonce.usedBy = query.text(2);
    return nonce;
}

Outcome<std::optional<StoredConsent>> Database::consent(const std::string& id)
{
    const std::scoped_lock guard(m_shared->reading);
    return readConsent(m_reading.get(), id);
}

Outcome<bool> Database::withdrawn(const std::string& id)
{
    const std::scoped_lock guard(m_shared->reading);
    Statement query(m_reading.get(), "SELECT " UKETSUKE_IS_WITHDRAWN " FROM consents c WHERE c.id = ?");
    const int code = query.bind(id).step();
    if (code == SQLITE_DONE)
        return false;
    if (code != SQLITE_ROW)
        return broken(m_reading.get());
    return query.number(0) != 0;
}

Outcome<bool> Database::answered(const std::string& person, const std::string& document)
{
    const std::scoped_lock guard(m_shared->reading);
    Statement query(m_reading.get(), "SELECT EXISTS(SELECT 1 FROM documents d JOIN consents c ON c.id = d.consent "
                                     "WHERE d.document = ? AND c.person = ?)");
    if (query.bind(document).bind(person).step() != SQLITE_ROW)
        return broken(m_reading.get());
    return query.number(0) != 0;
}

Outcome<std::vector<ActiveConsent>> Database::active(const std::string& person, const std::string& institution,
                                                     std::int64_t now)
{
    const std::scoped_lock guard(m_shared->reading);
    Statement query(m_reading.get(),
                    "SELECT c.id, c.issued FROM consents c WHERE c.person = ? AND c.institution = ? AND c.expires > ? "
                    "AND c.withdrawal = 0 AND EXISTS(SELECT 1 FROM effects e WHERE e.id = c.id) "
                    "AND NOT " UKETSUKE_IS_WITHDRAWN " ORDER BY c.issued, c.id LIMIT 64");
    query.bind(person).bind(institution).bind(now);
    std::vector<ActiveConsent> found;
    int code = query.step();
    for (; code == SQLITE_ROW; code = query.step())
        found.push_back({.id = query.text(0), .issued = query.number(1)});
    if (code != SQLITE_DONE)
        return broken(m_reading.get());
    return found;
}

Outcome<std::int64_t> Database::effects(const std::string& id)
{
    const std::scoped_lock guard(m_shared->reading);
    Statement query(m_reading.get(), "SELECT count(*) FROM effects WHERE id = ?");
    if (query.bind(id).step() != SQLITE_ROW)
        return broken(m_reading.get());
    return query.number(0);
}

Outcome<std::int64_t> Database::noted(Noted what, const std::string& of)
{
    const std::scoped_lock guard(m_shared->reading);
    Statement query(m_reading.get(), "SELECT times FROM notes WHERE what = ? AND of = ?");
    const int code = query.bind(static_cast<std::int64_t>(what)).bind(of).step();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return broken(m_reading.get());
    return code == SQLITE_ROW ? query.number(0) : 0;
}

Outcome<std::int64_t> Database::note(Noted what, const std::string& of)
{
    const std::scoped_lock guard(m_shared->writing);
    Statement add(m_writing.get(), "INSERT INTO notes(what, of, times) VALUES(?, ?, 1) "
                                   "ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times");
    if (add.bind(static_cast<std::int64_t>(what)).bind(of).step() != SQLITE_ROW)
        return broken(m_writing.get());
    const auto times = add.number(0);
    if (!add.done())
        return broken(m_writing.get());
    return times;
}

Outcome<> Database::addRefusal(const std::string& id, const std::string& code, std::int64_t at)
{
    const std::scoped_lock guard(m_shared->writing);
    Statement add(m_writing.get(), "INSERT INTO refusals(id, code, at) VALUES(?, ?, ?)");
    if (!add.bind(id).bind(code).bind(at).done())
        return broken(m_writing.get());
    return {};
}

Outcome<> Database::insert(const Decision& decision, const std::optional<verify::Digest>& nonce)
{
    auto* connection = m_writing.get();
    const auto& consent = decision.consent;
    Statement add(connection, "INSERT INTO consents(id, token, issuer, outcome, receipt, received, expires, "
                              "withdrawal, person, institution, issued, counter, withdraws_all) "
                              "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!add.bind(consent.id)
             .bind(verify::viewOf(consent.token))
             .bind(consent.issuer)
             .bind(consent.outcome)
             .bind(consent.receipt)
             .bind(consent.received)
             .bind(consent.expires)
             .bind(std::int64_t{consent.withdrawal})
             .bind(consent.person)
             .bind(consent.institution)
             .bind(consent.issued)
             .bind(consent.counter)
             .bind(std::int64_t{consent.withdrawsAll})
             .done())
        return broken(connection);
    for (const auto& named : consent.withdraws) {
        Statement name(connection, "INSERT INTO withdrawn(withdrawal, consent) VALUES(?, ?)");
        if (!name.bind(consent.id).bind(named).done())
            return broken(connection);
    }
    if (!decision.effective)
        return {};
    Statement effect(connection, "INSERT INTO effects(id) VALUES(?)");
    if (!effect.bind(consent.id).done())
        return broken(connection);
    for (const auto& named : consent.documents) {
        Statement name(connection, "INSERT INTO documents(document, consent) VALUES(?, ?)");
        if (!name.bind(named).bind(consent.id).done())
            return broken(connection);
    }
    if (nonce) {
        Statement use(connection, "UPDATE nonces SET used_by = ? WHERE value = ? AND used_by IS NULL");
        if (!use.bind(consent.id).bind(*nonce).done())
            return broken(connection);
    }
    return {};
}

Outcome<> Database::settle(const std::string& id, const std::optional<verify::Digest>& nonce, const Decide& decide)
{
    Settling mine{.id = id, .nonce = nonce, .decide = decide};
    std::unique_lock guard(m_shared->settling);
    m_shared->waiting.push_back(&mine);
    m_shared->changed.wait(guard, [&] { return mine.isDone || !m_shared->isSettling; });
    if (mine.isDone)
        return mine.outcome;
    // Nobody is at it: this caller settles for all that wait.
    m_shared->isSettling = true;
    const auto group = std::exchange(m_shared->waiting, {});
    guard.unlock();
    settleTogether(group);
    guard.lock();
    m_shared->isSettling = false;
    for (auto* one : group)
        one->isDone = true;
    m_shared->changed.notify_all();
    return mine.outcome;
}

void Database::settleTogether(const std::vector<Settling*>& group)
{
    const std::scoped_lock guard(m_shared->writing);
    auto* connection = m_writing.get();
    const auto failAll = [&](const std::string& sentence) {
        for (auto* one : group)
            one->outcome = refuse("The database says: " + sentence);
    };
    if (!execute(connection, "BEGIN IMMEDIATE"))
        return failAll(sqlite3_errmsg(connection));
    for (auto* one : group) {
        one->outcome = execute(connection, "SAVEPOINT one") ? settleOne(*one) : broken(connection);
        if (!one->outcome)
            execute(connection, "ROLLBACK TO one");
        execute(connection, "RELEASE one");
    }
    if (!execute(connection, "COMMIT")) {
        failAll(sqlite3_errmsg(connection));
        execute(connection, "ROLLBACK");
    }
}

Outcome<> Database::settleOne(const Settling& one)
{
    Known known;
    auto consent = readConsent(m_writing.get(), one.id);
    if (!consent)
        return refuse(consent.error());
    known.consent = std::move(*consent);
    if (one.nonce) {
        auto found = readNonce(*one.nonce);
        if (!found)
            return refuse(found.error());
        known.nonce = std::move(*found);
    }
    const auto decision = one.decide(known);
    return decision ? insert(*decision, one.nonce) : Outcome<>();
}

} // namespace uketsuke::sandbox
