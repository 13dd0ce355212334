// Connections to one database of PostgreSQL.
#pragma once

#include "connectionpool.h"
#include "pgconnection.h"
#include "pgtable.h"
#include "tablememory.h"

namespace tidewright
{

class PgPool final : public ConnectionPool<PgConnection, PgAccess, SqlConnectionConfig>
{
public:
    using ConnectionPool::ConnectionPool;

    TableMemory<PgTable> tables;
};

} // namespace tidewright
