// The rows of content_type_states, read and written.
#pragma once

#include "processes.h"
#include "statecolumns.h"
#include "statement.h"

#include <vector>

namespace tidewright
{

// All states by job and type. A damaged one stands among them as failed, with StateUnreadable as its lastError.
struct StoredStates {
    std::vector<SyncState> states;
    std::vector<std::size_t> damaged; // their places in `states`
};
// One row, or all of them without a key. What came before a failure is kept in `stored`.
Result<void> readStates(StoredStates &stored, StoreSession &session, const Processes &processes, const StateKey *key = nullptr);

// StateUnreadable if its row is damaged.
Result<std::optional<SyncState>> readState(StoreSession &session, const Processes &processes, const StateKey &key);

// The columns of the row that `row` stands on, from its first one.
void readCells(const Statement &row, std::span<const StateColumn> columns, std::span<StateCell> cells);

// Writes each row as a whole; `now` becomes its updated_at and, for a new one without createdAt, its created_at.
Result<void> writeStates(StoreSession &session, std::span<const SyncState> states, Instant now);
Result<void> writeState(StoreSession &session, const SyncState &state, Instant now);

} // namespace tidewright
