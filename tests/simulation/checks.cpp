// What must be true of a simulated history.
#include "simulation.h"

namespace tidewright
{

namespace
{

// Neither deletes, what is marked as deleted neither.
bool spares(const SyncRun &run, const FakeWorld::Beginning &beginning)
{
    return run.mode == SyncMode::Reconcile || beginning.initial;
}

} // namespace

QString Simulation::check(const SyncRun &run)
{
    if (!m_log.leak.isEmpty())
        return QStringLiteral("values of records stand in %1").arg(m_log.leak);
    if (world.atPause && target.writes != *world.atPause)
        return QStringLiteral("a worker that slept past its lease wrote");
    if (!m_problemMeanwhile.isEmpty())
        return m_problemMeanwhile;
    if (const QString problem = checkValues(); !problem.isEmpty())
        return problem;
    spare();
    if (world.dead || !succeeded(run) || run.dryRun)
        return {};
    if (const QString problem = checkCounts(run); !problem.isEmpty())
        return problem;
    if (const QString problem = checkListed(run); !problem.isEmpty())
        return problem;
    return checkDebts(run);
}

// A run over the whole source leaves on the list what it was refused itself.
QString Simulation::checkListed(const SyncRun &run) const
{
    if (!m_persisted || run.mode == SyncMode::Incremental || run.mode == SyncMode::Baseline)
        return {};
    for (const FailedRecord &record : store.failed) {
        // Another worker may have come since.
        if (record.runId != run.runId && record.failedAt <= run.finishedAt)
            return QStringLiteral("a record that run %1 was refused is still listed (%2)").arg(record.runId, run.reason);
    }
    return {};
}

QString Simulation::checkValues() const
{
    for (const auto &[id, row] : target.rows) {
        if (!m_workload.owed.wasEverHeld(id, row))
            return QStringLiteral("record %1 holds what its source never held").arg(id);
    }
    return {};
}

QString Simulation::checkCounts(const SyncRun &run) const
{
    const auto beginning = world.beginnings.find(run.runId);
    if (beginning != world.beginnings.end() && beginning->second.lookedAt < m_replacedAt)
        return {}; // the state it was begun in is gone
    if (target.uncounted.contains(run.runId))
        return {};
    // An undone run whose end could not be written has no ledger any more.
    if (run.resumed && type.onFailure == OnFailure::Rollback)
        return {};
    const auto found = target.changed.find(run.runId);
    const ChangeCounts changed = found == target.changed.end() ? ChangeCounts() : found->second;
    ChangeCounts counted{run.counts.created, run.counts.updated, run.counts.deleted};
    for (const SyncRun &former : store.runs) {
        if (former.runId.startsWith(run.runId + QLatin1Char('-')))
            counted += ChangeCounts{former.counts.created, former.counts.updated, former.counts.deleted};
    }
    if (changed == counted)
        return {};
    return QStringLiteral("the attempts of the run count %1 created, %2 updated, %3 deleted; they made %4, %5, %6 (%7)")
        .arg(counted.created)
        .arg(counted.updated)
        .arg(counted.deleted)
        .arg(changed.created)
        .arg(changed.updated)
        .arg(changed.deleted)
        .arg(run.reason);
}

FakeWorld::Beginning Simulation::beginningOf(const SyncRun &run) const
{
    const auto found = world.beginnings.find(run.runId);
    return found != world.beginnings.end()
               ? found->second
               : FakeWorld::Beginning{world.lookedAt, run.reason.startsWith(QLatin1String("rule 6")), world.upper};
}

// What a run that does not delete has left at the target waits for one that compares everything. That holds from when its end stands in
// the state, even if its process has ended, or sleeps, before it could tell anybody.
void Simulation::spare()
{
    const FakeRows expected = m_workload.expected();
    for (const SyncRun &run : store.runs) {
        const bool ended = succeeded(run) && !run.dryRun && m_ended.emplace(run.runId, run.startedAt).second;
        if (!ended || type.cursorField.isEmpty() || !spares(run, beginningOf(run)))
            continue;
        for (const auto &[id, debt] : std::map(m_workload.owed.debts)) {
            if (!expected.contains(id) && target.rows.contains(id))
                m_workload.owed.loosen(id, debt.tick);
        }
    }
}

QString Simulation::checkDebts(const SyncRun &run)
{
    const FakeWorld::Beginning beginning = beginningOf(run);
    if (const QString problem = checkCursor(run, beginning); !problem.isEmpty())
        return problem;
    if (const QString problem = checkSpared(run, beginning); !problem.isEmpty())
        return problem;
    const bool sparing = spares(run, beginning);
    const FakeRows expected = m_workload.expected();
    for (const auto &[id, debt] : std::map(m_workload.owed.debts)) {
        const auto wanted = expected.find(id);
        const auto held = target.rows.find(id);
        if (wanted == expected.end() && sparing)
            continue;
        if (debt.tick >= beginning.lookedAt || debt.promise == Owed::Promise::Loose || id == target.refused)
            continue;
        if (wanted == expected.end() ? held != target.rows.end() : held == target.rows.end() || held->second != wanted->second)
            return QStringLiteral("%1, but record %2 from before the run differs (%3)")
                .arg(runOutcomeName(run.outcome))
                .arg(id)
                .arg(run.reason);
    }
    if (run.mode == SyncMode::Incremental || run.mode == SyncMode::Baseline)
        return {};
    m_workload.owed.compared(beginning.lookedAt, expected, sparing ? Owed::Compared::Present : Owed::Compared::All, world.tick);
    return {};
}

// It stands at the greatest time that the run has seen, of those up to where the source said it may look.
QString Simulation::checkCursor(const SyncRun &run, const FakeWorld::Beginning &beginning) const
{
    const bool kept = store.stored && store.stored->lastAttemptAt == run.startedAt;
    if (type.cursorField.isEmpty() || !kept || !source.unlisted.empty())
        return {};
    for (const auto &[id, row] : source.rows) {
        const bool seen =
            !row[1].isNull() && row[1].cell().i <= beginning.upper && !m_workload.owed.wasEditedSince(id, beginning.lookedAt);
        if (seen && (store.stored->cursor.isNull() || store.stored->cursor.cell().i < row[1].cell().i))
            return QStringLiteral("the cursor stands before record %1, which the run has seen (%2)").arg(id).arg(run.reason);
    }
    return {};
}

// An initial run and one that reconciles delete nothing but what is marked as deleted.
QString Simulation::checkSpared(const SyncRun &run, const FakeWorld::Beginning &beginning) const
{
    if (!spares(run, beginning))
        return {};
    std::int64_t marked = 0;
    for (const auto &[id, row] : source.rows)
        marked += row[3].cell().i != 0 || m_workload.owed.wasEditedSince(id, beginning.lookedAt) ? 1 : 0;
    return run.counts.deleted <= marked ? QString()
                                        : QStringLiteral("%1 records were deleted that are none of its business (%2)")
                                              .arg(run.counts.deleted)
                                              .arg(run.reason);
}

QString Simulation::checkLeftovers() const
{
    for (const auto &[id, load] : target.loads) {
        if (!m_forgottenLoads.contains(id))
            return QStringLiteral("load %1 was left behind").arg(id);
    }
    return {};
}

// Runs that have nothing to do write nothing.
QString Simulation::checkQuiet()
{
    for (int round = 0; round < 3; ++round) {
        const std::int64_t writes = target.writes;
        const SyncRun run = confirmed();
        if (!succeeded(run))
            return QStringLiteral("a run after a successful one fails: %1").arg(run.reason);
        if (target.writes != writes || run.counts.created + run.counts.updated + run.counts.deleted != 0)
            return QStringLiteral("a run after a successful one writes (%1)").arg(run.reason);
        if (const QString problem = check(run); !problem.isEmpty())
            return problem;
    }
    return {};
}

// No fault any more: sync until quiet, then nothing may be left to do, and nothing may be wrong.
QString Simulation::healed()
{
    heal();
    m_workload.commitAll();
    target.refused = -1;
    SyncRun run = confirmed();
    if (!store.failed.empty())
        this->run({}, &retryFailedType);
    for (int round = 0;
         round < 4 && (!succeeded(run) || run.counts.created + run.counts.updated + run.counts.deleted > 0 || round == 0);
         ++round) {
        if (const QString problem = check(run); !problem.isEmpty())
            return problem;
        run = confirmed();
    }
    if (run.outcome != RunOutcome::Ok)
        return QStringLiteral("does not heal: %1").arg(run.error ? run.error->message : run.reason);
    QString problem = check(run);
    if (problem.isEmpty())
        problem = checkLeftovers();
    if (problem.isEmpty())
        problem = checkQuiet();
    if (!problem.isEmpty())
        return problem;
    const auto counted = std::int64_t(target.rows.size());
    if (store.stored->status != SyncStatus::InSync || store.stored->progress ||
        (m_countsKnown && type.onFailure == OnFailure::Keep && store.stored->localRecords != counted))
        return QStringLiteral("the state is not true: %1 records counted, %2 held").arg(store.stored->localRecords).arg(counted);
    // What no cursor shows.
    RunOptions options;
    options.request = RunRequest::ForceFull;
    options.allowDeletes = 1'000;
    run = sync(options);
    m_secondOpinion.sync(source.rows, type.softDeleteField.isEmpty() ? SecondOpinion::SoftDeletes::Plain
                                                                     : SecondOpinion::SoftDeletes::AreDeletes);
    if (run.outcome != RunOutcome::Ok)
        return QStringLiteral("a full run does not heal: %1").arg(run.error ? run.error->message : run.reason);
    if (target.rows != m_secondOpinion.held)
        return QStringLiteral("a full run leaves other records than the second opinion");
    if (store.stored->localRecords != std::int64_t(target.rows.size()))
        return QStringLiteral("a full run counts %1 records, %2 are held")
            .arg(store.stored->localRecords)
            .arg(target.rows.size());
    if (problem = check(run); !problem.isEmpty())
        return problem;
    return checkQuiet();
}

} // namespace tidewright
