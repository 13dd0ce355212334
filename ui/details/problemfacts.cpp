#include "problemfacts.h"

#include "humantext.h"
#include "nextstep.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct ProblemText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::ProblemText)
};

QString targetPlace(const TypeRow &row)
{
    return row.status.direction == Direction::LocalToRemote ? row.status.type.remote : row.status.type.local;
}

// Nothing stands in the target before the one merge transaction is committed, which is when the phase becomes Finishing. A direct load
// has no merge: its chunks are in the target as they are committed.
bool isInTarget(const Checkpoint &checkpoint)
{
    return checkpoint.load == LoadKind::Direct || checkpoint.phase == RunPhase::Finishing;
}

void addReading(ProblemFacts &facts, const Checkpoint &checkpoint)
{
    if (checkpoint.counts.read == 0)
        return;
    const QString read =
        checkpoint.expected && *checkpoint.expected >= checkpoint.counts.read
            ? ProblemText::tr("%1 of %2 rows read").arg(numberText(checkpoint.counts.read), numberText(*checkpoint.expected))
            : countText(checkpoint.counts.read, [](int n) { return ProblemText::tr("%Ln row(s) read", nullptr, n); });
    facts.changed.push_back({read, isInTarget(checkpoint) ? ProblemText::tr("And written to the target, chunk by chunk")
                                                          : ProblemText::tr("Kept beside the target in a staging table")});
}

void addTarget(ProblemFacts &facts, const TypeRow &row, const Checkpoint &checkpoint)
{
    const RunCounts &counts = checkpoint.counts;
    if (!isInTarget(checkpoint)) {
        facts.unchanged.push_back({ProblemText::tr("No row of %1 was changed").arg(targetPlace(row)),
                                   ProblemText::tr("All changes are merged in one transaction at the end")});
        return;
    }
    if (counts.created + counts.updated > 0)
        facts.changed.push_back({countText(counts.created + counts.updated,
                                           [](int n) { return ProblemText::tr("%Ln row(s) written to %1", nullptr, n); })
                                     .arg(targetPlace(row)),
                                 ProblemText::tr("Committed before the run stopped")});
    if (counts.deleted > 0)
        facts.changed.push_back(
            {countText(counts.deleted, [](int n) { return ProblemText::tr("%Ln row(s) deleted from %1", nullptr, n); })
                 .arg(targetPlace(row)),
             ProblemText::tr("In the same transaction as the changes")});
}

} // namespace

bool isRejectedOnly(const SyncState &state)
{
    return state.failedRecords > 0 && !state.interrupted() && !state.progress && state.status != SyncStatus::Failed;
}

ProblemFacts problemFacts(const TypeRow &row)
{
    const SyncState &state = row.status.state;
    ProblemFacts facts;
    if (state.interrupted()) {
        facts.headline = ProblemText::tr("The last run of %1 was interrupted").arg(state.key.typeKey);
        facts.text = ProblemText::tr(
            "Its process ended before the run did. Resume goes on from the checkpoint; Roll back undoes the run.");
    } else if (isRejectedOnly(state)) {
        facts.headline = countText(state.failedRecords, [](int n) {
                             return ProblemText::tr("%Ln row(s) of %1 were rejected", nullptr, n);
                         }).arg(state.key.typeKey);
        facts.text = ProblemText::tr("The last run is complete but for them. Mend them at the source, or what refused them at "
                                     "the target, then retry them.");
    } else {
        facts.headline =
            state.lastError ? state.lastError->message : ProblemText::tr("The last run of %1 failed").arg(state.key.typeKey);
        facts.text = state.lastError ? nextStep(*state.lastError) : QString();
    }
    QStringList technical;
    if (state.lastError && !state.lastError->detail.isEmpty())
        technical << state.lastError->detail;
    if (row.status.lastRun)
        technical << ProblemText::tr("Run %1, %2")
                         .arg(row.status.lastRun->runId, absoluteTime(toDateTime(row.status.lastRun->startedAt)));
    facts.technical = technical.join(QLatin1String("  "));

    if (isRejectedOnly(state)) {
        facts.changed.push_back(
            {ProblemText::tr("Every other row was written"), ProblemText::tr("Committed, the position has moved on")});
        facts.unchanged.push_back(
            {ProblemText::tr("No rejected row reached the target"), ProblemText::tr("Each was undone by itself")});
        facts.unchanged.push_back(
            {ProblemText::tr("The source was only read"), ProblemText::tr("A retry reads these rows there again")});
        return facts;
    }
    if (state.progress) {
        addReading(facts, *state.progress);
        addTarget(facts, row, *state.progress);
        facts.changed.push_back({ProblemText::tr("Checkpoint saved"), ProblemText::tr("A resume starts there, not from zero")});
    } else {
        facts.unchanged.push_back({ProblemText::tr("No row of %1 was changed by an unfinished run").arg(targetPlace(row)),
                                   ProblemText::tr("There is none: the next run starts anew")});
    }
    if (!state.progress || state.progress->counts.deleted == 0)
        facts.unchanged.push_back({ProblemText::tr("Nothing was deleted"), ProblemText::tr("Deletes come last")});
    facts.unchanged.push_back(
        {ProblemText::tr("The source was only read"),
         state.lastSyncAt ? ProblemText::tr("The position still is that of %1").arg(absoluteTime(toDateTime(*state.lastSyncAt)))
                          : ProblemText::tr("No position is set yet")});
    return facts;
}

RunSteps runSteps(const SyncState &state)
{
    if (!state.progress)
        return {};
    if (state.progress->load != LoadKind::Staged)
        return {{ProblemText::tr("Load"), ProblemText::tr("Finish")},
                state.progress->phase == RunPhase::Finishing ? std::size_t(1) : std::size_t(0)};
    return {{ProblemText::tr("Read"), ProblemText::tr("Merge"), ProblemText::tr("Delete"), ProblemText::tr("Finish")},
            std::size_t(state.progress->phase)};
}

} // namespace tidewright
