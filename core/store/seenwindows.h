// What the last runs have seen at their sources, by content type: good as long as the state is the one it was written with.
#pragma once

#include "quiet.h"
#include "statement.h"

#include <map>

namespace tidewright
{

// `key` stands for the state as it is stored now.
Result<void> writeSeenWindow(StoreSession &session, const StateKey &key, const SeenWindow &seen);
// The one there stands for the state as it is stored now.
Result<void> renewSeenWindow(StoreSession &session, const StateKey &key);

struct StampedWindow {
    SeenWindow seen;
    QByteArray stamp;
};
// Of the states that nobody works on. `lock`: no worker can take them until the transaction ends.
enum class SeenLock { None, Leases };
Result<std::map<StateKey, StampedWindow>> readSeenWindows(StoreSession &session, SeenLock lock);

} // namespace tidewright
