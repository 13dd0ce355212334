// The rows of content_type_states: their columns by schema version, their checksum, and the way to and from SyncState.
#pragma once

#include "processes.h"
#include "statement.h"

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

// One row, or all of them without a key: the state, or the error of a row that is damaged.
struct StateRow {
    StateKey key;
    Result<SyncState> state;
};
Result<std::vector<StateRow>> readStates(StoreSession &session, const Processes &processes, const StateKey *key = nullptr);
// The same, keeping in `rows` what came before a failure.
Result<void> readStatesInto(std::vector<StateRow> &rows, StoreSession &session, const Processes &processes, const StateKey *key);

// StateUnreadable if its row is damaged.
Result<std::optional<SyncState>> readState(StoreSession &session, const Processes &processes, const StateKey &key);

// Writes the row as a whole; `now` becomes its updated_at and, for a new one without createdAt, its created_at.
Result<void> writeState(StoreSession &session, const SyncState &state, Instant now);

Error damagedState(const StateKey &key);

} // namespace tidewright
