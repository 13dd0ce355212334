// Telling whether the windows of many tables are as they were, many in one statement.
//
// Each record of a window is hashed by the server with all of its fields, and the hashes are summed up here: that takes the server half as
// long, as it needs no table in between. Only InnoDB shows one moment of a table
// while others write, so that tables of other engines, and views, are never told.
#pragma once

#include "mysqlpool.h"
#include "quiet.h"
#include "windowtables.h"

namespace tidewright
{

// "SELECT <tag>, <hash>" of the window's records; empty where it cannot be told.
QByteArray windowSql(MysqlConnection &connection, const MysqlTable &table, const Window &window, std::size_t tag);

// What the rows of its result come to.
class WindowSum
{
public:
    void add(const MysqlTextRow &row);
    QString content() const;

private:
    std::int64_t m_records = 0;
    std::int64_t m_hashed = 0;
    quint64 m_first = 0; // sums of the halves, modulo 2^64
    quint64 m_second = 0;
};

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
