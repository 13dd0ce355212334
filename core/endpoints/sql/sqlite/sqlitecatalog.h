// What a database holds, from its schema table.
#pragma once

#include "sqlidentifier.h"
#include "sqlitecolumn.h"
#include "sqliteconnection.h"

namespace tidewright
{

struct SqliteTable {
    SqlPlace place; // without a schema
    QByteArray quoted;
    RecordSchema schema;
    std::vector<SqliteColumn> columns; // as schema.fields
    QStringList indexed;               // first column of some index
    QList<QStringList> unique;         // columns of each unique index and of the primary key
    bool hasRowid = false;
    // From ANALYZE, or by the greatest rowid.
    Result<std::optional<std::int64_t>> estimate(const SqliteConnection &connection) const;
};

// NotFound if there is no such table or view. Virtual tables are left out: they run code of their own.
Result<SqliteTable> readTable(const SqliteConnection &connection, const QString &place);
// All tables and views but our own and SQLite's.
Result<std::vector<SqliteTable>> readTables(const SqliteConnection &connection);

} // namespace tidewright
