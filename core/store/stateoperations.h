// Questions and deeds over a state store that need no more of it than its interface.
#pragma once

#include "delta.h"
#include "statestore.h"

namespace tidewright
{

// Content types whose state was written after `since`, on the state database's clock.
Result<std::vector<StateKey>> contentTypesSince(StateStore &store, Instant since);
// Content types whose run ended without an end: `syncing`, and nobody works on them.
Result<std::vector<StateKey>> interruptedTypes(StateStore &store);

// In sync with these contents as of `at`, without conflict, error or checkpoint. Busy while a worker holds it.
Result<SyncState> markAsSynced(StateStore &store, const StateKey &key, const SideHashes &hashes, Instant at,
                               const LeaseHolder &holder);

} // namespace tidewright
