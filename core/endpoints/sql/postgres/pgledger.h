// Where ledgers are: beside the target, else in a schema of our own for accounts that may make no tables there. And the tables that
// loads share.
#pragma once

#include "pgloadplan.h"
#include "pgpool.h"

namespace tidewright
{

inline constexpr QLatin1String pgOwnSchema("tidewright");

// The schema in which this account may make tables, made if need be. PermissionDenied if there is none.
Result<QString> pgHomeSchema(PgConnection &connection, const PgLoadPlan &plan);

// `sql` with the place of that shared table for %1, wherever that is; nothing if there is none. In no transaction.
Result<std::optional<PgResult>> pgAskShared(PgConnection &connection, const PgLoadPlan &plan, QLatin1String table, const QString &sql);

// Notes a chunk of an immediate load in the open transaction of `connection`.
Result<void> pgNoteImmediate(PgConnection &connection, PgPool::ConnectionPool &pool, const PgLoadPlan &plan,
                             const ChunkRange &range, std::stop_token stop);

// Likewise what takes back what the transaction did.
struct PgUndoNote {
    UndoEntry entry;
    bool images = false;
};
Result<void> pgNoteUndo(PgConnection &connection, PgPool::ConnectionPool &pool, const PgLoadPlan &plan, const PgUndoNote &note,
                        std::stop_token stop);

} // namespace tidewright
