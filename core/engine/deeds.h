// What a run does once its mode is decided. Each leaves its counts in the session's checkpoint.
#pragma once

#include "chunk.h"

#include <functional>

namespace tidewright
{

class KeyedStream;

// Full: the whole source by key.
Result<void> pullAll(RunSession &session);
// Incremental: what the cursor says changed.
Result<void> pullChanges(RunSession &session);
// Compare and reconcile: both sides whole, writing the differences.
Result<void> pullDifferences(RunSession &session);

// -- what runs leave at the target beside their records: the staging table and the ledgers
// Takes over what the ledgers of a resumed run say that it has done.
Result<void> recallLedgers(RunSession &session);
// Undoes what a run has staged, or loaded directly; what it has merged or written as a short delta stays, and is counted as `kept`.
struct Undone {
    std::int64_t taken = 0;
    std::int64_t kept = 0;
    std::int64_t grown = 0; // by how many records the target holds more for it
};
Result<Undone> undoLoads(RunSession &session, const Checkpoint &of);
// Of a run that is resumed: a table that holds nothing any more has nothing of what a direct load's ledger says either.
Result<void> forgetEmptiedLoad(RunSession &session);
// Drops what an earlier, unfinished run has left; the records of a direct load stay. Fails only where trying again later may help.
Result<void> dropOldLoads(RunSession &session, const Checkpoint &old);
// Clears away what runs have left that were killed behind their last word to the state.
Result<void> tidyUp(RunSession &session);
// After success.
Result<void> closeLoads(RunSession &session);

// -- deletes
// Keeps of `session.removals` those that the source still says are gone and the target still holds; Halted if they are too many.
Result<void> confirmRemovals(RunSession &session);
// Of each of these target keys: whether the source has no live record with it, be it one that the filter leaves out.
Result<std::vector<bool>> goneAtSource(RunSession &session, const std::vector<Key> &keys);
// Of these source keys, those of records that the source does not hold any more, while the target still does and should not.
Result<std::vector<Key>> leftAtTarget(RunSession &session, const std::vector<Key> &keys);
// Stages the confirmed ones beside the records: one merge does both.
Result<void> stageRemovals(RunSession &session);
// The ones that the target has refused so far, again; what is refused now goes to the failed records.
Result<void> removePostponed(RunSession &session);
// Deletes these target keys; hands back the ones that the target refuses.
Result<std::vector<FailedRecord>> removeNow(RunSession &session, const std::vector<Key> &keys);
// Adds the keys that only the target holds to `session.removals`.
Result<void> collectTargetOnly(RunSession &session);

// -- writing
// All that a run has to write as one transaction straight into the target.
Result<void> writeShort(RunSession &session, Chunk &chunk);
// Everything staged in one transaction.
Result<void> mergeStaged(RunSession &session);

// -- comparing
struct Difference {
    enum class Kind { Equal, OnlySource, Differs, OnlyTarget, LeftOut, Deleted, Refused };
    Kind kind = Kind::Equal;
    std::span<const Cell> source; // converted; empty for OnlyTarget
    std::span<const Cell> target; // empty for OnlySource, and for Refused where the target lacks it
    const Refusal *refusal = nullptr;
};
using OnDifference = std::function<Result<void>(const Difference &)>;
// Walks both sides in key order. Deleted: the soft-delete field says so and the target holds the record. LeftOut: only the target has it of
// what the type's filter lets through, but the source holds it all the same. With a filter, LeftOut and OnlyTarget come later than in turn.
Result<void> walkBoth(RunSession &session, const OnDifference &on);
// The same over streams that somebody else has opened, and looks into: each has its first record before the first difference is told.
Result<void> walkStreams(RunSession &session, KeyedStream &source, KeyedStream &target, const OnDifference &on);
bool sameFields(const RunSession &session, std::span<const Cell> a, std::span<const Cell> b);
// One-way: of a record as the target has it, all of its fields.
ContentHash writtenHash(const RunSession &session, std::span<const Cell> row);
inline SeenRecord seenBy(Direction direction, const ContentHash &source, const ContentHash &target)
{
    return direction == Direction::LocalToRemote ? SeenRecord{source, target} : SeenRecord{target, source};
}

// -- repairing: what a comparison has named, and nothing else
// Reads those records again at the source, or at both sides, and writes what they are to be. Refused where a run over the type would be, and while
// an unfinished one waits: the position of runs stays what it is. Nothing hangs on its end: whoever is killed in it has written what a run would.
Result<void> repairRecords(RunSession &session, bool known);
void endRepair(RunSession &session);

// Dry run: counts and samples, nothing is written anywhere.
Result<void> rehearse(RunSession &session);

} // namespace tidewright
