// What the content hashes of a type say is to be done, and what has changed between two looks at the states. Pure. Semantics, "Content-type
// checksums and verify".
#pragma once

#include "syncstate.h"

namespace tidewright
{

// Content hashes of a type's two sides.
struct SideHashes {
    QString local;
    QString remote;
};

enum class Delta { InitialSync, Conflict, Push, Pull, NoChange };
QString deltaName(Delta delta); // "INITIAL_SYNC"

// The stored hashes against the current ones. Both sides changed is no conflict where they have come to hold the same. One-way types have no
// agreed content: there, what the target lacks of the source is what is to be done.
Delta calculateDelta(const std::optional<SyncState> &state, const SideHashes &now, Direction direction);

// What a type's contents say just now.
struct TypeDelta {
    StateKey key;
    Delta delta = Delta::NoChange;
    SideHashes now;
    std::optional<Error> error; // nothing is said then
};
QJsonObject toJson(const TypeDelta &delta);

struct StateChanges {
    std::vector<StateKey> added;
    std::vector<StateKey> changed; // in status, conflicts, times or hashes
    std::vector<StateKey> removed;
    friend bool operator==(const StateChanges &, const StateChanges &) = default;
};
// In any order given; each list in the order of its keys.
StateChanges compareStates(const std::vector<SyncState> &before, const std::vector<SyncState> &after);

} // namespace tidewright
