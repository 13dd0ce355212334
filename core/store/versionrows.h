// The versions of definitions and of synced contents.
#pragma once

#include "statement.h"
#include "versions.h"

namespace tidewright
{

Result<void> writeDefinition(StoreSession &session, Instant now, const StateKey &key, const QString &runId, Side side,
                             const RecordSchema &schema);
// Where the run has changed what the type was synced at.
Result<void> writeSyncedVersion(StoreSession &session, Instant now, const SyncState &before, const SyncState &after, const QString &runId);
Result<TypeVersions> readVersions(StoreSession &session, const HistoryFilter &filter);

} // namespace tidewright
