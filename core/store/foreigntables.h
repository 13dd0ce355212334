// Rows that other programs keep about their syncs, read as states. Pure: a row is its columns' texts by name.
#pragma once

#include "stateexchange.h"

#include <QHash>

namespace tidewright
{

// NULL is a null QString, a column that is not there an absent one.
using ForeignRow = QHash<QString, QString>;

// Columns without which a table is not the one that is meant.
QStringList requiredColumns(StateFormat format);

// type_key, hashes, last_sync_at, sync_status, conflict_status.
ImportSet statesFromPrisma(const std::vector<ForeignRow> &rows, const ImportDefaults &defaults);
// job_name, table_name, last_synced_at.
ImportSet statesFromSystemSyncState(const std::vector<ForeignRow> &rows, const ImportDefaults &defaults);
// One row per entity. Each becomes a state of its own under "type/id", with its ids; and each entity type becomes a content type
// that goes on at the oldest time up to which all of its entities are in sync.
ImportSet statesFromSyncMetadata(const std::vector<ForeignRow> &rows, const ImportDefaults &defaults);

} // namespace tidewright
