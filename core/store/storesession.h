// One connection to the state database, used by the thread that opened it. Keeps its statements prepared.
#pragma once

#include "sqlerror.h"
#include "statedatabase.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

namespace tidewright
{

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
    Result<QSqlQuery *> prepared(const QString &sql);
    // A statement without parameters and result, not kept.
    Result<void> execute(const QString &sql);
    // The failure as an Error; notes the loss of the connection.
    Error failure(const QSqlError &error);

    // SQL for the state database's own clock, in microseconds since 1970-01-01T00:00:00Z.
    QString now() const;

private:
    StoreSession(SqlEngine engine, QSqlDatabase database);

    SqlEngine m_engine;
    bool m_usable = true;
    QSqlDatabase m_database;
    QHash<QString, QSqlQuery *> m_statements;
};

} // namespace tidewright
