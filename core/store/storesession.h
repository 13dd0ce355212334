// One connection to the state database, used by the thread that opened it. Keeps its statements prepared.
#pragma once

#include "sqlerror.h"
#include "statedatabase.h"

#include <QHash>
#include <QSqlDatabase>

#include <memory>

class QSqlQuery;
struct sqlite3;
struct sqlite3_stmt;

namespace tidewright
{

// One of the two: SQLite is spoken to through the driver's native handle.
struct PreparedStatement {
    sqlite3_stmt *native = nullptr;
    QSqlQuery *query = nullptr;
};

class StoreSession
{
public:
    // Inspect: reads only; neither the file nor its journal mode is touched.
    enum class Access { Inspect, Work };
    static Result<std::unique_ptr<StoreSession>> open(const StateDatabase &database, Access access);
    ~StoreSession();
    StoreSession(const StoreSession &) = delete;
    StoreSession &operator=(const StoreSession &) = delete;

    SqlEngine engine() const { return m_engine; }
    // False after a failure that ended the connection: a new session is needed.
    bool isUsable() const { return m_usable; }

    // The prepared statement of this text, made at its first use. Lives as long as the session.
    Result<PreparedStatement> prepared(const QString &sql);
    // A statement without parameters and result, not kept.
    Result<void> execute(const QString &sql);
    // When the commits that follow are on the disk: when they return, or with the next that must be. PostgreSQL knows only the first.
    enum class Sync { Commits, Later };
    Result<void> setSync(Sync sync);
    // The failure as an Error; notes the loss of the connection.
    Error failure(const QSqlError &error);
    // The same, of the last call to the native handle.
    Error failure();

    // SQL for the state database's own clock, in microseconds since 1970-01-01T00:00:00Z.
    QString now() const;

private:
    StoreSession(SqlEngine engine, QSqlDatabase database);

    SqlEngine m_engine;
    bool m_usable = true;
    QSqlDatabase m_database;
    sqlite3 *m_native = nullptr; // owned by m_database
    QHash<QString, PreparedStatement> m_statements;
};

} // namespace tidewright
