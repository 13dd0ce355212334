// Connections that read one SQLite database. Writing ones are not kept: an open one holds its log back from the database.
#pragma once

#include "connectionpool.h"
#include "sqlitecatalog.h"
#include "tablememory.h"

namespace tidewright
{

class SqlitePool final : public ConnectionPool<SqliteConnection, SqliteUse, SqliteConfig>
{
public:
    using ConnectionPool::ConnectionPool;

    TableMemory<SqliteTable> tables;
};

} // namespace tidewright
