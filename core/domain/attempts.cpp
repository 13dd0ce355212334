#include "attempts.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct AttemptText {
    Q_DECLARE_TR_FUNCTIONS(AttemptText)
};

// What is counted record by record, whichever attempt comes to it.
constexpr std::int64_t RunCounts::*additive[] = {&RunCounts::read, &RunCounts::created, &RunCounts::updated, &RunCounts::deleted};

} // namespace

RunCounts countedBy(const Checkpoint &attempt)
{
    RunCounts counted;
    // An attempt that has begun to read anew may have come less far than the one before.
    for (const auto count : additive)
        counted.*count = std::max(attempt.counts.*count, attempt.counted.*count);
    return counted;
}

void countAttempt(SyncRun &run, const Checkpoint &checkpoint, Direction direction)
{
    run.counts = checkpoint.counts;
    for (const auto count : additive)
        run.counts.*count = std::max<std::int64_t>(0, checkpoint.counts.*count - checkpoint.counted.*count);
    (direction == Direction::LocalToRemote ? run.remote : run.local) = {run.counts.created, run.counts.updated,
                                                                        run.counts.deleted};
}

std::optional<SyncRun> formerAttempt(SyncRun entry, const SyncState &before, const SyncRun &next)
{
    const bool resumed = entry.runId == next.runId;
    const bool underWay = entry.outcome == RunOutcome::Running;
    // The same attempt, which tells once more that it begins.
    if (resumed ? entry.startedAt == next.startedAt : !underWay)
        return std::nullopt;
    if (resumed)
        entry.runId += QStringLiteral("-%1").arg(entry.startedAt.time_since_epoch().count());
    if (!underWay)
        return entry;
    entry.outcome = RunOutcome::Cancelled;
    entry.error =
        Error{ErrorCode::Cancelled,
              AttemptText::tr("The run was interrupted: its process ended before it did. What it had committed stayed."),
              {},
              {}};
    entry.finishedAt = std::max(entry.startedAt, before.updatedAt.value_or(entry.startedAt));
    entry.durationMs = std::chrono::duration_cast<std::chrono::milliseconds>(*entry.finishedAt - entry.startedAt).count();
    countAttempt(entry, *before.progress, before.direction);
    entry.counts.unchanged = 0;
    return entry;
}

} // namespace tidewright
