// What a database holds, from information_schema.
#pragma once

#include "mysqlcolumn.h"
#include "mysqlconnection.h"
#include "sqlidentifier.h"

namespace tidewright
{

struct MysqlTable {
    SqlPlace place;    // its schema is always named
    QByteArray quoted; // `schema`.`table`
    RecordSchema schema;
    std::vector<MysqlColumn> columns; // as schema.fields
    QStringList indexed;              // first column of some index
    QString engine;
    std::optional<std::int64_t> estimate;
};

// NotFound if there is no such table or view.
Result<MysqlTable> readTable(MysqlConnection &connection, const QString &place);
// All tables and views of the connection's database but our own.
Result<std::vector<MysqlTable>> readTables(MysqlConnection &connection);
std::vector<CursorCandidate> cursorsOf(const MysqlTable &table);

} // namespace tidewright
