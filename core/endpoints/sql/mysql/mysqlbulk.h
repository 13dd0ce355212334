// Many records into one table: LOAD DATA LOCAL out of the batch, or INSERTs of many rows where the server does not take that.
#pragma once

#include "mysqlloadplan.h"

namespace tidewright
{

// Records first … first+count-1 of a batch whose columns are `columns`.
struct MysqlRecords {
    const RecordBatch &batch;
    std::size_t first = 0;
    std::size_t count = 0;
    const std::vector<MysqlColumn> &columns;
};

// Into a staging table: its numbers from `number` on, and whether they are noted for removal.
struct MysqlStaged {
    std::int64_t number = 0;
    bool removed = false;
};

class MysqlBulk
{
public:
    MysqlBulk(MysqlConnection &connection, const MysqlLoadPlan &plan);

    // All of them or an error; what was written of them until then is left to the caller's savepoint. Without `staged` into the
    // target itself.
    Result<void> write(const QByteArray &table, const MysqlRecords &records, const MysqlStaged *staged);

private:
    Result<void> check(const MysqlRecords &records) const;
    Result<void> loadLocal(const QByteArray &table, const MysqlRecords &records, const MysqlStaged *staged);
    Result<void> insertRows(const QByteArray &table, const MysqlRecords &records, const MysqlStaged *staged);
    Result<void> settled(std::int64_t written, std::size_t expected);

    MysqlConnection &m_connection;
    const MysqlLoadPlan &m_plan;
    std::size_t m_packet = 0; // what one statement may be long; asked for when first needed
};

} // namespace tidewright
