// One connection to one SQLite file with this house's settings: write-ahead log, full sync at each commit, 0600,
// numbered migrations. Owned by SqliteLedger or SqliteAudit; one thread at a time. Holds no rule of the ledger. Only
// inside drivers/storage: the other rooms see ports only.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"
#include "drivers/storage/OpeningCheck.h"

#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace uketsuke::storage {

/// What a failed step was about: SQLite's "busy" or "I/O error" means another fault when reading than when writing.
enum class Access { Read, Write };

[[nodiscard]] core::Fault faultOf(int extendedCode, Access access);

class Statement {
public:
    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind(core::ByteView blob);
    Statement& bindNothing();

    /// A row, or nothing when there is none left. Errors: by `faultOf`.
    [[nodiscard]] core::Result<bool> step();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] core::Bytes blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    Statement(sqlite3* connection, sqlite3_stmt* statement, Access access)
        : m_connection(connection), m_statement(statement), m_access(access)
    {
    }

    sqlite3* m_connection;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    Access m_access;
    int m_next{1};
    int m_bindFault{SQLITE_OK};
};

class Database {
public:
    struct Settings {
        std::filesystem::path file;
        int applicationId{0}; ///< stands in the file's header, so that no other file is taken for it
        std::span<const std::string_view> migrations; ///< the n-th brings the file from version n to n + 1
        OpeningCheck check{OpeningCheck::Whole};
        int busyMilliseconds{2000};
    };

    /// Errors: LedgerUnavailable, LedgerCorrupt, LedgerReadOnly, LedgerFull, LedgerWriteFailed.
    [[nodiscard]] static core::Result<Database> open(const Settings& settings);

    [[nodiscard]] core::Result<> execute(const char* sql, Access access);
    [[nodiscard]] core::Result<Statement> prepare(std::string_view sql, Access access);
    /// Who moves a log that has become long into the file, which costs the disk three times what a commit does.
    enum class LongLog {
        MovedHere,     ///< by this commit, if it is due
        LeftToTheNext, ///< by the next commit of a connection that has the time; here only when nobody did for very
                       ///< long
    };
    /// All of `work` or nothing of it, begun with the write lock held. Any error of `work` or of the commit rolls back.
    [[nodiscard]] core::Result<> transaction(const std::function<core::Result<>()>& work,
                                             LongLog longLog = LongLog::MovedHere);
    /// Rows changed by the last statement.
    [[nodiscard]] int changes() const { return sqlite3_changes(m_connection.get()); }
    /// Moves the log into the file and empties it, if nobody reads just now: what was deleted leaves the log too.
    bool emptyLog();
    /// Writes the file anew without the room that shrunk rows left in their pages; in memory meanwhile, so only for
    /// what fits there. False, and nothing changed, when it cannot be done now.
    bool repack();

private:
    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };
    explicit Database(sqlite3* connection) : m_connection(connection) {}

    [[nodiscard]] core::Result<> configure(const Settings& settings);
    [[nodiscard]] core::Result<> quickCheck();
    [[nodiscard]] core::Result<> migrate(const Settings& settings);
    [[nodiscard]] core::Result<std::int64_t> pragmaNumber(const char* sql);
    [[nodiscard]] core::Error lastError(std::string_view where, Access access) const;

    std::unique_ptr<sqlite3, Close> m_connection;
    /// A commit failed and its traces could not yet be removed from the log; nothing is written before they are.
    bool m_uncertain{false};
};

} // namespace uketsuke::storage
