// What a run does once its mode is decided. Each leaves its counts in the session's checkpoint.
#pragma once

#include "runsession.h"

#include <functional>

namespace tidewright {

// Full: the whole source by key.
Result<void> pullAll(RunSession &session);
// Incremental: what the cursor says changed.
Result<void> pullChanges(RunSession &session);
// Compare and reconcile: both sides whole, writing the differences.
Result<void> pullDifferences(RunSession &session);
// Drops what an earlier, unfinished run has left at the target; that of a direct load stays as records.
void dropOldLoad(RunSession &session, const Checkpoint &old);

// -- deletes
// Keeps of `session.removals` those that the source still says are gone and the target still holds; Halted if they are too many.
Result<void> confirmRemovals(RunSession &session);
// Deletes them; those the target refuses because others refer to them are postponed.
Result<void> removeConfirmed(RunSession &session);
// The postponed ones again; what is refused now goes to the failed records.
Result<void> removePostponed(RunSession &session);
// Adds the keys that only the target holds to `session.removals`.
Result<void> collectTargetOnly(RunSession &session);

// -- merging
Result<void> mergeStaged(RunSession &session);
// What follows from staging: removals, dropping the load.
Result<void> closeLoad(RunSession &session);

// -- comparing
struct Difference {
    enum class Kind { Equal, OnlySource, Differs, OnlyTarget, Deleted, Refused };
    Kind kind = Kind::Equal;
    std::span<const Cell> source; // converted; empty for OnlyTarget
    std::span<const Cell> target; // empty for OnlySource
    const Refusal *refusal = nullptr;
};
using OnDifference = std::function<Result<void>(const Difference &)>;
// Walks both sides in key order. Deleted: the soft-delete field says so and the target holds the record.
Result<void> walkBoth(RunSession &session, const OnDifference &on);
bool sameFields(const RunSession &session, std::span<const Cell> a, std::span<const Cell> b);

// Dry run: counts and samples, nothing is written anywhere.
Result<void> rehearse(RunSession &session);

} // namespace tidewright
