// A run that was interrupted and goes on is one run of several attempts: one checkpoint and one ledger, but each attempt has an entry of its own in
// the history. An entry counts what the run's counts have grown by in its attempt, so that all of them together count nothing twice.
#pragma once

#include "syncstate.h"

namespace tidewright
{

// What further attempts are not to count again.
RunCounts countedBy(const Checkpoint &attempt);

// Of the attempt that `checkpoint` is of; records that failed are those of the whole run, which stay failed.
void countAttempt(SyncRun &run, const Checkpoint &checkpoint, Direction direction);

// What `next` makes of the entry of the run that `before` has a checkpoint of; nothing if that stays as it is. That of a former attempt of `next`
// itself gets an id of its own, <run>-<start>. One that was under way is so no longer: its process is gone, and it counts what its last checkpoint
// says.
std::optional<SyncRun> formerAttempt(SyncRun entry, const SyncState &before, const SyncRun &next);

} // namespace tidewright
