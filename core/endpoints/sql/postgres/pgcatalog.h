// What a PostgreSQL database holds, from its catalog.
#pragma once

#include "pgconnection.h"
#include "pgtable.h"

namespace tidewright
{

// Every table and view that the account may read and that is no part of the system, of another table or of an unfinished run.
Result<std::vector<PgTable>> pgTables(PgConnection &connection);
// One of them, by its place; without a schema along the search path. NotFound, with the nearest name.
Result<PgTable> pgTable(PgConnection &connection, const QString &place);

} // namespace tidewright
