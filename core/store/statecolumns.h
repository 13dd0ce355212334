// The columns of content_type_states by schema version, their checksum, and the way to and from SyncState.
#pragma once

#include "syncstate.h"

#include <QVariant>

#include <span>
#include <vector>

namespace tidewright
{

struct StateColumn {
    enum class Kind { Text, Integer, Flag };
    const char *name;
    Kind kind;
    int since; // schema version
};

// All but checksum, created_at and updated_at, in the order of every statement and of the checksum.
std::span<const StateColumn> stateColumns();

// Over the canonical JSON of the row (an array of its values in column order) of the given schema version, as 32 hex digits.
QString stateChecksum(std::span<const QVariant> values, int schema);

// The values of stateColumns(). What SyncState has from elsewhere (running, holder) is left out.
std::vector<QVariant> stateValues(const SyncState &state);

// A row of the newest version as a state. What SyncState has from elsewhere (running, holder) is left as it is by default.
Result<SyncState> stateFromValues(std::span<const QVariant> values);

Error damagedState(const StateKey &key);

} // namespace tidewright
