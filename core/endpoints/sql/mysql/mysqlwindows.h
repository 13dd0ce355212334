// Telling whether the windows of many tables are as they were, many in one statement.
//
// Each record of a window is hashed by the server with all of its fields, and the hashes are summed up. Only InnoDB shows one moment of a table
// while others write, so that tables of other engines, and views, are never told.
#pragma once

#include "mysqlpool.h"
#include "quiet.h"
#include "windowtables.h"

namespace tidewright
{

// "SELECT <tag>, …" over the window; empty where it cannot be told.
QByteArray windowSql(MysqlConnection &connection, const MysqlTable &table, const Window &window, std::size_t tag);
// What a row of its result says.
QString windowContent(const MysqlTextRow &row);

// Safe to call from any thread.
class MysqlWindows
{
public:
    explicit MysqlWindows(std::shared_ptr<MysqlPool> pool)
        : m_pool(std::move(pool))
    {
    }

    Result<WindowProbe::Answer> contents(const std::vector<Window> &windows, std::stop_token stop);
    Result<std::vector<bool>> holdRecords(const QStringList &places, std::stop_token stop);

private:
    std::shared_ptr<MysqlPool> m_pool;
    WindowTables<MysqlTable> m_tables;
};

} // namespace tidewright
