// Where ledgers are: beside the target, else in a schema of our own for accounts that may make no tables there. And the one that
// immediate loads share.
#pragma once

#include "pgloadplan.h"
#include "pgpool.h"

namespace tidewright
{

inline constexpr QLatin1String pgOwnSchema("tidewright");

// The schema in which this account may make tables, made if need be. PermissionDenied if there is none.
Result<QString> pgHomeSchema(PgConnection &connection, const PgLoadPlan &plan);

// `sql` with the shared ledger's place for %1, wherever that is; nothing if there is none. In no transaction.
Result<std::optional<PgResult>> pgAskSharedLedger(PgConnection &connection, const PgLoadPlan &plan, const QString &sql);

// Notes a chunk of an immediate load in the open transaction of `connection`. The ledger is made, on a connection of its own, by whoever
// needs it first.
Result<void> pgNoteImmediate(PgConnection &connection, PgPool::ConnectionPool &pool, const PgLoadPlan &plan,
                             const ChunkRange &range, std::stop_token stop);

} // namespace tidewright
