#include "delta.h"

#include <array>
#include <map>
#include <tuple>

namespace tidewright
{

QString deltaName(Delta delta)
{
    static constexpr std::array names{"INITIAL_SYNC", "CONFLICT", "PUSH", "PULL", "NO_CHANGE"};
    return QString::fromLatin1(names[std::size_t(delta)]);
}

Delta calculateDelta(const std::optional<SyncState> &state, const SideHashes &now)
{
    if (!state || state->lastSyncedHash.isEmpty())
        return Delta::InitialSync;
    const bool local = now.local != state->lastSyncedHash, remote = now.remote != state->lastSyncedHash;
    if (local && remote)
        return now.local == now.remote ? Delta::NoChange : Delta::Conflict;
    return local ? Delta::Push : remote ? Delta::Pull : Delta::NoChange;
}

StateChanges compareStates(const std::vector<SyncState> &before, const std::vector<SyncState> &after)
{
    const auto telling = [](const SyncState &state) {
        return std::tie(state.status, state.conflictStatus, state.conflicts, state.lastSyncAt, state.localHash, state.remoteHash,
                        state.lastSyncedHash);
    };
    std::map<StateKey, const SyncState *> known;
    for (const SyncState &state : before)
        known.emplace(state.key, &state);
    std::map<StateKey, const SyncState *> now;
    for (const SyncState &state : after)
        now.emplace(state.key, &state);
    StateChanges changes;
    for (const auto &[key, state] : now) {
        const auto old = known.find(key);
        if (old == known.end())
            changes.added.push_back(key);
        else if (telling(*old->second) != telling(*state))
            changes.changed.push_back(key);
    }
    for (const auto &[key, state] : known) {
        if (!now.contains(key))
            changes.removed.push_back(key);
    }
    return changes;
}

} // namespace tidewright
