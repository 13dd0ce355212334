// The rows of content_type_states, read and written.
#pragma once

#include "processes.h"
#include "statecolumns.h"
#include "statement.h"

#include <vector>

namespace tidewright
{

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

} // namespace tidewright
