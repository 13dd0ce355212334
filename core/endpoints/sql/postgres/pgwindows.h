// Telling whether the windows of many tables are as they were, many in one statement.
//
// Each record of a window is hashed by the server with all of its fields, and the hashes are summed up. Views and foreign tables may show more
// than one moment at once and are never told.
#pragma once

#include "pgpool.h"
#include "quiet.h"
#include "windowtables.h"

namespace tidewright
{

// "SELECT <tag>, …" over the window; empty where it cannot be told.
Result<QString> windowSql(const PgTable &table, const Window &window, std::size_t tag);
// What a row of its result says.
QString windowContent(const PgResult &rows, int row);

// Safe to call from any thread.
class PgWindows
{
public:
    explicit PgWindows(std::shared_ptr<PgPool> pool)
        : m_pool(std::move(pool))
    {
    }

    Result<WindowProbe::Answer> contents(const std::vector<Window> &windows, std::stop_token stop);
    Result<std::vector<bool>> holdRecords(const QStringList &places, std::stop_token stop);

private:
    std::shared_ptr<PgPool> m_pool;
    WindowTables<PgTable> m_tables;
};

} // namespace tidewright
