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

QJsonObject toJson(const TypeDelta &delta)
{
    const bool known = !delta.error;
    return {{QStringLiteral("jobName"), delta.key.job},
            {QStringLiteral("typeKey"), delta.key.typeKey},
            {QStringLiteral("delta"), known ? QJsonValue(deltaName(delta.delta)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("localHash"), known ? QJsonValue(delta.now.local) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("remoteHash"), known ? QJsonValue(delta.now.remote) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("error"), errorJson(delta.error)}};
}

Delta calculateDelta(const std::optional<SyncState> &state, const SideHashes &now, Direction direction)
{
    if (direction != Direction::Bidirectional) {
        if (!state || !state->initialSyncCompleted)
            return Delta::InitialSync;
        if (now.local == now.remote)
            return Delta::NoChange;
        return direction == Direction::LocalToRemote ? Delta::Push : Delta::Pull;
    }
    if (!state || state->lastSyncedHash.isEmpty())
        return Delta::InitialSync;
    if (state->conflicts > 0)
        return Delta::Conflict;
    // A side that holds less exactly has a hash of its own for what was agreed.
    const auto changed = [&](const QString &known, const QString &side) { return side != (known.isEmpty() ? state->lastSyncedHash : known); };
    const bool local = changed(state->localHash, now.local), remote = changed(state->remoteHash, now.remote);
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
