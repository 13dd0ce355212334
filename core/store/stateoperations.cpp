#include "stateoperations.h"

namespace tidewright
{

namespace
{

template <typename Condition>
Result<std::vector<StateKey>> keysWhere(StateStore &store, Condition condition)
{
    TRY_ASSIGN(const auto states, store.states());
    std::vector<StateKey> keys;
    for (const SyncState &state : states) {
        if (condition(state))
            keys.push_back(state.key);
    }
    return keys;
}

} // namespace

Result<std::vector<StateKey>> contentTypesSince(StateStore &store, Instant since)
{
    return keysWhere(store, [since](const SyncState &state) { return state.updatedAt && *state.updatedAt > since; });
}

Result<std::vector<StateKey>> interruptedTypes(StateStore &store)
{
    return keysWhere(store, [](const SyncState &state) { return state.interrupted(); });
}

Result<SyncState> markAsSynced(StateStore &store, const StateKey &key, const SideHashes &hashes, Instant at,
                               const LeaseHolder &holder)
{
    const auto mark = [&](SyncState &state) -> Result<void> {
        state.status = SyncStatus::InSync;
        state.conflictStatus = ConflictStatus::None;
        state.conflicts = 0;
        state.localHash = hashes.local;
        state.remoteHash = hashes.remote;
        state.lastSyncedHash = hashes.local;
        state.lastSyncAt = at;
        state.stateLost = false;
        state.errorCount = 0;
        state.lastError.reset();
        state.progress.reset();
        return {};
    };
    return store.updateState(key, mark, holder);
}

} // namespace tidewright
