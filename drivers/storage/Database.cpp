#include "drivers/storage/Database.h"

#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace uketsuke::storage {

namespace {

constexpr std::string_view whereOpen = "Database::open";
/// 4 MiB in pages of 4 KiB: SQLite's own measure. The second bounds the log if nobody else ever moves it: 64 MiB.
constexpr int longLogPages = 1000;
constexpr int longestLogPages = 16 * 1024;

/// Created by hand, because SQLite would create it with the umask's rights; the log files inherit the file's.
core::Result<> makePrivateFile(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        const int reason = errno;
        const auto fault = reason == EROFS || reason == EACCES || reason == EPERM ? core::Fault::LedgerReadOnly
                           : reason == ENOSPC || reason == EDQUOT                 ? core::Fault::LedgerFull
                                                                                  : core::Fault::LedgerUnavailable;
        return core::failure(fault, whereOpen, core::Redacted::number(reason));
    }
    struct stat status{};
    const bool isPrivate =
        ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)
        && ((status.st_mode & (S_IRWXG | S_IRWXO)) == 0 || ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0);
    ::close(descriptor);
    if (!isPrivate)
        return core::failure(core::Fault::LedgerUnavailable, whereOpen, "not a private regular file");
    return {};
}

} // namespace

core::Fault faultOf(int extendedCode, Access access)
{
    const auto other = access == Access::Write ? core::Fault::LedgerWriteFailed : core::Fault::LedgerUnavailable;
    if (extendedCode == SQLITE_IOERR_CORRUPTFS || extendedCode == SQLITE_IOERR_DATA)
        return core::Fault::LedgerCorrupt;
    switch (extendedCode & 0xFF) {
    case SQLITE_FULL: return core::Fault::LedgerFull;
    case SQLITE_READONLY: return core::Fault::LedgerReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return core::Fault::LedgerCorrupt;
    case SQLITE_CANTOPEN: return core::Fault::LedgerUnavailable;
    default: return other;
    }
}

Statement& Statement::bind(std::int64_t value)
{
    m_bindFault |= sqlite3_bind_int64(m_statement.get(), m_next++, value);
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    m_bindFault |= sqlite3_bind_text64(m_statement.get(), m_next++, text.data() == nullptr ? "" : text.data(),
                                       text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(core::ByteView blob)
{
    // A null pointer would bind NULL; an empty blob is something else.
    m_bindFault |=
        sqlite3_bind_blob64(m_statement.get(), m_next++, blob.empty() ? "" : static_cast<const void*>(blob.data()),
                            blob.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bindNothing()
{
    m_bindFault |= sqlite3_bind_null(m_statement.get(), m_next++);
    return *this;
}

core::Result<bool> Statement::step()
{
    constexpr std::string_view where = "Statement::step";
    if (m_bindFault != SQLITE_OK)
        return core::failure(faultOf(m_bindFault, m_access), where, "a value cannot be bound");
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const int extended = sqlite3_extended_errcode(m_connection);
    return core::failure(faultOf(extended, m_access), where,
                         core::Redacted::code(static_cast<std::uint64_t>(extended)));
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

std::string Statement::text(int column) const { return std::string(core::textOf(blob(column))); }

core::Bytes Statement::blob(int column) const
{
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    if (data == nullptr || size <= 0)
        return {};
    return {data, data + size};
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL; }

core::Result<Database> Database::open(const Settings& settings)
{
    if (const auto made = makePrivateFile(settings.file); !made)
        return core::failure(made.error());
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(
        settings.file.c_str(), &connection,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, nullptr);
    Database database(connection); // SQLite hands out a connection even when it failed, to be closed
    if (code != SQLITE_OK)
        return core::failure(faultOf(code, Access::Read), whereOpen,
                             core::Redacted::code(static_cast<std::uint64_t>(code)));
    if (sqlite3_db_readonly(connection, "main") == 1)
        return core::failure(core::Fault::LedgerReadOnly, whereOpen);
    if (const auto done = database.configure(settings); !done)
        return core::failure(done.error());
    if (settings.check == OpeningCheck::AtStart || settings.check == OpeningCheck::Whole)
        if (const auto sound = database.quickCheck(); !sound)
            return core::failure(sound.error());
    if (const auto done = database.migrate(settings); !done)
        return core::failure(done.error());
    return database;
}

core::Result<> Database::configure(const Settings& settings)
{
    auto* connection = m_connection.get();
    // SQLite's own waiting sleeps up to 100 ms at a time and so finds the short gaps between the commits of a drain by
    // luck only. Asked for every 2 ms, a patient's write waits for about the one commit that is under way.
    sqlite3_busy_handler(
        connection,
        [](void* most, int asked) {
            constexpr int pause = 2;
            if (asked * pause >= static_cast<int>(reinterpret_cast<std::intptr_t>(most)))
                return 0;
            sqlite3_sleep(pause);
            return 1;
        },
        reinterpret_cast<void*>(std::intptr_t{settings.busyMilliseconds}));
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 1 << 20); // no row of ours is near one megabyte
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    // Defensive: even a damaged or hostile schema in the file may not run functions or write to itself.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    auto mode = prepare("PRAGMA journal_mode=WAL", Access::Write);
    if (!mode)
        return core::failure(mode.error());
    const auto row = mode->step();
    if (!row)
        return core::failure(row.error());
    if (!*row || mode->text(0) != "wal")
        return core::failure(core::Fault::LedgerUnavailable, whereOpen, "no write-ahead log on this file system");
    return execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                   "PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA recursive_triggers=ON;",
                   Access::Read);
}

core::Result<> Database::quickCheck()
{
    auto check = prepare("PRAGMA quick_check(1)", Access::Read);
    if (!check)
        return core::failure(check.error());
    const auto row = check->step();
    if (!row)
        return core::failure(row.error());
    if (!*row || check->text(0) != "ok")
        return core::failure(core::Fault::LedgerCorrupt, whereOpen, "quick_check");
    return {};
}

core::Result<std::int64_t> Database::pragmaNumber(const char* sql)
{
    auto statement = prepare(sql, Access::Read);
    if (!statement)
        return core::failure(statement.error());
    const auto row = statement->step();
    if (!row)
        return core::failure(row.error());
    return *row ? statement->number(0) : 0;
}

core::Result<> Database::migrate(const Settings& settings)
{
    const auto newest = static_cast<std::int64_t>(settings.migrations.size());
    const auto current = [this] { return pragmaNumber("PRAGMA user_version"); };
    if (const auto version = current(); !version || *version == newest) {
        if (!version)
            return core::failure(version.error());
        const auto application = pragmaNumber("PRAGMA application_id");
        if (!application)
            return core::failure(application.error());
        if (*application != settings.applicationId)
            return core::failure(core::Fault::LedgerCorrupt, whereOpen, "a database of somebody else");
        return {};
    }
    if (settings.check == OpeningCheck::AsItIs)
        return core::failure(core::Fault::LedgerUnavailable, whereOpen, "made by another version");
    return transaction([&]() -> core::Result<> {
        // Read again under the lock: a second process may have migrated meanwhile.
        const auto version = current();
        const auto application = pragmaNumber("PRAGMA application_id");
        const auto objects = pragmaNumber("SELECT count(*) FROM sqlite_schema");
        if (!version || !application || !objects)
            return core::failure(!version ? version.error() : !application ? application.error() : objects.error());
        const bool fresh = *version == 0 && *application == 0 && *objects == 0;
        if (!fresh && *application != settings.applicationId)
            return core::failure(core::Fault::LedgerCorrupt, whereOpen, "a database of somebody else");
        if (*version > newest || *version < 0)
            return core::failure(core::Fault::LedgerUnavailable, whereOpen, "made by a newer version");
        for (auto step = *version; step < newest; ++step)
            if (const auto done = execute(settings.migrations[static_cast<std::size_t>(step)].data(), Access::Write);
                !done)
                return done;
        const auto marks = "PRAGMA user_version=" + std::to_string(newest)
                           + "; PRAGMA application_id=" + std::to_string(settings.applicationId);
        return execute(marks.c_str(), Access::Write);
    });
}

core::Error Database::lastError(std::string_view where, Access access) const
{
    const int code = sqlite3_extended_errcode(m_connection.get());
    return {faultOf(code, access), where, core::Redacted::code(static_cast<std::uint64_t>(code))};
}

core::Result<> Database::execute(const char* sql, Access access)
{
    if (sqlite3_exec(m_connection.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return core::failure(lastError("Database::execute", access));
}

core::Result<Statement> Database::prepare(std::string_view sql, Access access)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_connection.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr)
        != SQLITE_OK)
        return core::failure(lastError("Database::prepare", access));
    return Statement(m_connection.get(), statement, access);
}

core::Result<> Database::transaction(const std::function<core::Result<>()>& work, LongLog longLog)
{
    sqlite3_wal_autocheckpoint(m_connection.get(), longLog == LongLog::MovedHere ? longLogPages : longestLogPages);
    if (m_uncertain && !emptyLog())
        return core::failure(core::Fault::LedgerUnavailable, "Database::transaction", "an earlier commit is uncertain");
    m_uncertain = false;
    if (const auto begun = execute("BEGIN IMMEDIATE", Access::Write); !begun)
        return begun;
    auto done = work();
    if (done) {
        done = execute("COMMIT", Access::Write);
        if (done)
            return done;
        // The commit's frames may already stand in the log although the sync failed. This process ignores them, but a
        // recovery after a crash would find them valid, and what was reported as failed would have happened. Emptying
        // the log removes them; until that succeeds nothing more is written.
        sqlite3_exec(m_connection.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        m_uncertain = !emptyLog();
        return done;
    }
    sqlite3_exec(m_connection.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    return done;
}

bool Database::repack()
{
    auto* connection = m_connection.get();
    // VACUUM attaches its own copy; nobody else may attach anything.
    const int attached = sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 1);
    const bool done = sqlite3_exec(connection, "VACUUM", nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, attached);
    return emptyLog() && done;
}

bool Database::emptyLog()
{
    return sqlite3_wal_checkpoint_v2(m_connection.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr)
           == SQLITE_OK;
}

} // namespace uketsuke::storage
