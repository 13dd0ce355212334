#include "changemonitor.h"

#include "sqlerror.h"

#include <sqlite3.h>

namespace tidewright
{

Result<std::unique_ptr<ChangeMonitor>> ChangeMonitor::open(const QString &path)
{
    std::unique_ptr<ChangeMonitor> monitor(new ChangeMonitor);
    if (sqlite3_open_v2(path.toUtf8().constData(), &monitor->m_database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
        return tl::unexpected(monitor->failure());
    sqlite3_busy_timeout(monitor->m_database, 10'000);
    if (sqlite3_prepare_v3(monitor->m_database, "PRAGMA data_version", -1, SQLITE_PREPARE_PERSISTENT, &monitor->m_statement,
                           nullptr) != SQLITE_OK)
        return tl::unexpected(monitor->failure());
    return monitor;
}

ChangeMonitor::~ChangeMonitor()
{
    sqlite3_finalize(m_statement);
    sqlite3_close(m_database);
}

Result<std::int64_t> ChangeMonitor::number()
{
    const std::scoped_lock lock(m_mutex);
    if (sqlite3_step(m_statement) != SQLITE_ROW) {
        const Error error = failure();
        sqlite3_reset(m_statement);
        return tl::unexpected(error);
    }
    const std::int64_t number = sqlite3_column_int64(m_statement, 0);
    sqlite3_reset(m_statement);
    return number;
}

Error ChangeMonitor::failure() const
{
    return stateError(SqlEngine::Sqlite, QSqlError({}, QString::fromUtf8(sqlite3_errmsg(m_database)), QSqlError::UnknownError,
                                                   QString::number(sqlite3_errcode(m_database))));
}

} // namespace tidewright
