// The file of a ledger seen by somebody who does not go through the ledger: an attacker or an older version.
#pragma once

#include <sqlite3.h>

#include <string>

namespace uketsuke::tests {

class RawDatabase {
public:
    explicit RawDatabase(const std::string& file) { sqlite3_open(file.c_str(), &m_connection); }
    ~RawDatabase() { sqlite3_close(m_connection); }
    RawDatabase(const RawDatabase&) = delete;
    RawDatabase& operator=(const RawDatabase&) = delete;

    /// SQLite's result code of the statements.
    int run(const std::string& sql) { return sqlite3_exec(m_connection, sql.c_str(), nullptr, nullptr, nullptr); }

    std::string value(const std::string& sql)
    {
        sqlite3_stmt* statement = nullptr;
        std::string text;
        if (sqlite3_prepare_v2(m_connection, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK
            && sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0) != nullptr)
            text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        return text;
    }

private:
    sqlite3* m_connection{nullptr};
};

} // namespace uketsuke::tests
