// Connections to one server of MariaDB or MySQL.
#pragma once

#include "connectionpool.h"
#include "mysqlcatalog.h"
#include "tablememory.h"

namespace tidewright
{

class MysqlPool final : public ConnectionPool<MysqlConnection, MysqlUse, SqlConnectionConfig>
{
public:
    using ConnectionPool::ConnectionPool;

    TableMemory<MysqlTable> tables;
};

} // namespace tidewright
