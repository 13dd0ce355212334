// A connection to an SQLite database and its statements. Each is used by one thread at a time.
#pragma once

#include "error.h"
#include "sqliteconfig.h"

#include <QByteArray>
#include <memory>
#include <sqlite3.h>
#include <stop_token>
#include <string_view>

namespace tidewright
{

enum class SqliteUse {
    Read,   // opened read-only: nothing of the database is changed, not even by a trigger or a view
    Write,  // must exist
    Create, // made if it does not exist
};

class SqliteConnection;

// A prepared statement. Parameters count from 0, as columns do; bound bytes are borrowed until the next reset().
class SqliteStatement
{
public:
    SqliteStatement() = default;

    explicit operator bool() const { return m_statement != nullptr; }
    sqlite3_stmt *handle() const { return m_statement.get(); }

    Result<void> bindInt(int parameter, std::int64_t value);
    Result<void> bindText(int parameter, std::string_view text);
    Result<void> bindBytes(int parameter, std::string_view bytes);
    // True: there is a row.
    Result<bool> step();
    // Runs it to its end and resets it.
    Result<void> run();
    void reset() { sqlite3_reset(m_statement.get()); }

    bool isNull(int column) const { return sqlite3_column_type(handle(), column) == SQLITE_NULL; }
    std::int64_t number(int column) const { return sqlite3_column_int64(handle(), column); }
    QString text(int column) const;
    QByteArray bytes(int column) const;
    Error error(int code) const;

private:
    friend class SqliteConnection;
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    };

    const SqliteConnection *m_connection = nullptr;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

class SqliteConnection
{
public:
    // NotFound if there is no such file (but for Create). Loads no extensions and trusts no function that the schema calls.
    static Result<std::unique_ptr<SqliteConnection>> open(const SqliteConfig &config, SqliteUse use, std::stop_token stop);
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    const SqliteConfig &config() const { return m_config; }
    sqlite3 *handle() const { return m_database.get(); }

    Result<SqliteStatement> prepare(const QByteArray &sql) const;
    // Statements without results.
    Result<void> run(const QByteArray &sql) const;
    // First column of the first row; 0 if there is none.
    Result<std::int64_t> number(const QByteArray &sql) const;
    Result<bool> hasTable(const QString &name) const;
    std::int64_t changes() const { return sqlite3_changes64(handle()); }
    Error error(int code) const;

    void setStop(std::stop_token stop) { m_stop = std::move(stop); }
    // Rolls back what is open. False if it must not be used again.
    bool restore();
    // Whether the file that was opened still stands at its path.
    bool isFit() const;

    bool inTransaction() const { return !sqlite3_get_autocommit(handle()); }
    // A stop is not heeded while it commits. CommitUnknown if the disk failed meanwhile.
    Result<void> commit();
    void rollback();

private:
    struct Close {
        void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
    };
    SqliteConnection(SqliteConfig config, std::stop_token stop);
    Result<void> configure(SqliteUse use);
    static int stopped(void *self);
    static int waitWhileBusy(void *self, int attempt);

    SqliteConfig m_config;
    std::stop_token m_stop;
    bool m_heedsStop = true;
    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace tidewright
