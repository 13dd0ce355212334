// What must be true of a simulated history of two sides.
#include "twowaysimulation.h"

namespace tidewright
{

namespace
{

const StateKey key{QStringLiteral("job"), QStringLiteral("t")};

bool ended(const SyncRun &run)
{
    return succeeded(run) || run.outcome == RunOutcome::OkWithConflicts;
}

ChangeCounts changedBy(const FakeTable &table, const QString &runId)
{
    const auto found = table.changed.find(runId);
    return found == table.changed.end() ? ChangeCounts() : found->second;
}

std::int64_t sumOf(const ChangeCounts &counts)
{
    return counts.created + counts.updated + counts.deleted;
}

} // namespace

// A run that follows cursors sees what they tell.
bool TwoWaySimulation::seesAll(const SyncRun &run) const
{
    return run.mode != SyncMode::Incremental || !(ledger.hidden || ledger.jumped);
}

QString TwoWaySimulation::check(const SyncRun &run)
{
    if (!ledger.problem.isEmpty())
        return ledger.problem;
    if (!m_log.leak.isEmpty())
        return QStringLiteral("values of records stand in %1").arg(m_log.leak);
    if (world.atPause && ledger.writes != *world.atPause)
        return QStringLiteral("a worker that slept past its lease wrote");
    if (!m_problemMeanwhile.isEmpty())
        return m_problemMeanwhile;
    QString problem = ledger.lost();
    if (problem.isEmpty())
        problem = checkOthers();
    if (problem.isEmpty())
        problem = checkState(run);
    if (problem.isEmpty() && ended(run) && !world.dead && !run.dryRun) {
        problem = checkCounts(run);
        if (problem.isEmpty())
            problem = checkSides(run);
    }
    if (problem.isEmpty())
        compareWithNaive(run, problem);
    if (ended(run) && !run.dryRun && run.mode != SyncMode::Incremental && ledger.edits == m_editsBefore && !ledger.misled)
        ledger.hidden = run.counts.onlyInTarget > 0;
    return problem.isEmpty() ? problem : QStringLiteral("%1 (%2)").arg(problem, run.reason);
}

// Counters and statuses say what the sides and the list of conflicts say.
QString TwoWaySimulation::checkState(const SyncRun &run)
{
    const auto state = memory.held().state(key);
    if (!state)
        return QStringLiteral("the state cannot be read: ") + state.error().message;
    if (!*state)
        return {};
    const auto unsettled = std::int64_t(conflicts().size());
    if ((*state)->conflicts != unsettled)
        return QStringLiteral("the state counts %1 conflicts, there are %2").arg((*state)->conflicts).arg(unsettled);
    if (!ended(run) || run.dryRun || world.dead || ledger.edits != m_editsBefore || (*state)->lastAttemptAt != run.startedAt ||
        !seesAll(run) || local.refused >= 0 || remote.refused >= 0)
        return {};
    // What is ignored at one side stays in the base.
    if (run.mode == SyncMode::Incremental && type.deletes.mode == DeleteMode::Ignore)
        return {};
    for (const Side side : {Side::Local, Side::Remote}) {
        const bool here = side == Side::Local;
        const auto counted = here ? (*state)->localRecords : (*state)->remoteRecords;
        const auto held = std::int64_t(ledger.table(side).rows.size());
        if (counted != held)
            return QStringLiteral("the state counts %1 %2 records, %3 are held").arg(counted).arg(sideName(side)).arg(held);
        ContentHash sum;
        for (const auto &[id, row] : ledger.table(side).rows)
            sum += TwoWayLedger::hashOf(id, ledger.content(side, id));
        if ((here ? (*state)->localHash : (*state)->remoteHash) != toString(sum))
            return QStringLiteral("the %1 hash of the state is not what its records sum up to").arg(sideName(side));
    }
    return {};
}

QString TwoWaySimulation::checkCounts(const SyncRun &run) const
{
    const ChangeCounts here = changedBy(local, run.runId), there = changedBy(remote, run.runId);
    if (!run.resumed)
        return run.local == here && run.remote == there
                   ? QString()
                   : QStringLiteral("the run counts %1+%2+%3 and %4+%5+%6 changes, it made %7+%8+%9 at the local side")
                         .arg(run.local.created)
                         .arg(run.local.updated)
                         .arg(run.local.deleted)
                         .arg(run.remote.created)
                         .arg(run.remote.updated)
                         .arg(run.remote.deleted)
                         .arg(here.created)
                         .arg(here.updated)
                         .arg(here.deleted);
    return {};
}

// Where nobody has edited meanwhile, what differs is in conflict and what agrees is not.
QString TwoWaySimulation::checkSides(const SyncRun &run)
{
    if (ledger.edits != m_editsBefore || local.refused >= 0 || remote.refused >= 0 || ledger.misled || !seesAll(run) ||
        run.mode == SyncMode::Baseline)
        return {};
    std::set<std::int64_t> unsettled;
    for (const ConflictSummary &conflict : conflicts())
        unsettled.insert(conflict.recordKey.front().cell().i);
    for (std::int64_t id = 0; id < twoWayKeys; ++id) {
        const Content here = ledger.content(Side::Local, id), there = ledger.content(Side::Remote, id);
        const bool agree = ledger.agree(here, there);
        if (agree && unsettled.contains(id))
            return QStringLiteral("record %1 is the same at both sides, and in conflict").arg(id);
        // Some runs delete nothing, as they say.
        const bool left = run.counts.onlyInTarget > 0 && (!here || !there);
        if (!agree && !unsettled.contains(id) && !left)
            return QStringLiteral("record %1 differs and is in no conflict").arg(id);
    }
    return {};
}

void TwoWaySimulation::compareWithNaive(const SyncRun &run, QString &problem)
{
    const bool clean = ended(run) && !run.dryRun && !m_disturbed && ledger.edits == m_editsBefore && !ledger.misled &&
                       local.refused < 0 && remote.refused < 0 && seesAll(run) && run.mode != SyncMode::Reconcile;
    NaiveMerge::Records now;
    NaiveMerge::read(ledger, now);
    std::set<std::int64_t> unsettled;
    bool agree = true;
    for (const ConflictSummary &conflict : conflicts())
        unsettled.insert(conflict.recordKey.front().cell().i);
    for (std::int64_t id = 0; id < twoWayKeys; ++id)
        agree = agree && ledger.agree(now[0][id].content, now[1][id].content);
    if (clean && m_naiveKnows && m_decidedBefore == 0) {
        m_naive.sync(m_before, type);
        ++comparedWithNaive;
        for (std::int64_t id = 0; id < twoWayKeys; ++id) {
            for (const Side side : {Side::Local, Side::Remote}) {
                if (!(m_before[std::size_t(side)][id] == now[std::size_t(side)][id]) && problem.isEmpty())
                    problem = QStringLiteral("the second opinion has another record %1 at %2").arg(id).arg(sideName(side));
            }
        }
        if (m_naive.inConflict != unsettled && problem.isEmpty())
            problem = QStringLiteral("the second opinion has other conflicts");
        return;
    }
    m_naiveKnows = clean && agree && unsettled.empty();
    if (m_naiveKnows)
        m_naive.adopt(now);
}

// Runs that have nothing to do write nothing.
QString TwoWaySimulation::checkQuiet()
{
    for (int round = 0; round < 2; ++round) {
        const std::int64_t writes = ledger.writes;
        const SyncRun run = sync();
        if (run.outcome != RunOutcome::Ok)
            return QStringLiteral("a run after a successful one does not succeed: %1").arg(run.error ? run.error->message : run.reason);
        if (ledger.writes != writes || sumOf(run.local) + sumOf(run.remote) + sumOf({run.counts.created, run.counts.updated, run.counts.deleted}) != 0)
            return QStringLiteral("a run after a successful one writes (%1)").arg(run.reason);
        if (const QString problem = check(run); !problem.isEmpty())
            return problem;
    }
    return {};
}

// No fault any more: sync until quiet, decide what is open, and sync again; then nothing may be left to do, and nothing may be wrong.
QString TwoWaySimulation::healed()
{
    heal();
    ledger.hidden = ledger.hidden || local.refused >= 0 || remote.refused >= 0; // what was refused waits for a run over all
    local.refused = remote.refused = -1;
    type.deletes.mode = DeleteMode::Propagate;
    SyncRun run;
    for (int round = 0; round < 2; ++round) {
        run = confirmed();
        if (const QString problem = check(run); !problem.isEmpty())
            return problem;
    }
    if (!ended(run))
        return QStringLiteral("does not heal: %1").arg(run.error ? run.error->message + run.error->detail : run.reason);
    RunOptions full;
    full.request = RunRequest::ForceFull;
    full.allowDeletes = 1'000;
    run = sync(full);
    if (const QString problem = check(run); !problem.isEmpty())
        return problem;
    if (!ended(run))
        return QStringLiteral("a full run does not heal: %1").arg(run.error ? run.error->message : run.reason);
    const auto open = std::int64_t(conflicts().size());
    for (std::int64_t at = 0; at < open; ++at)
        decide(0, at, at % 2);
    run = confirmed();
    if (const QString problem = check(run); !problem.isEmpty())
        return problem;
    if (run.outcome != RunOutcome::Ok || !conflicts().empty())
        return QStringLiteral("%1 of %2 conflicts are left though all were decided").arg(conflicts().size()).arg(open);
    for (std::int64_t id = 0; id < twoWayKeys; ++id) {
        if (!ledger.agree(ledger.content(Side::Local, id), ledger.content(Side::Remote, id)))
            return QStringLiteral("record %1 differs in the end").arg(id);
    }
    ledger.hidden = true; // what was resolved may be deleted
    return checkQuiet();
}

} // namespace tidewright
