// What befalls a simulated history between its runs, and what the run behind it has to make of it.
#include "simulation.h"

namespace tidewright
{

namespace
{

RunOptions asking(RunRequest request)
{
    RunOptions options;
    options.request = request;
    return options;
}

enum class Incident {
    None,
    Reconfigured,
    RolledBack,
    ForcedFull,
    EmptyListing,
    PartialListing,
    UnlistedRecords,
    SourceRestored,
    StateReplaced,
    SourceClockJumped,
    WorkerClockJumped,
    Rehearsed,
    WithoutState,
    LongRest,
    FailedRetried,
    ForeignTarget,
    TargetEmptied,
};
constexpr std::int64_t incidentKinds = 28;       // those behind the last one are none
constexpr std::int64_t rests[] = {7'200, 1'000}; // seconds: some are longer than a window is trusted
constexpr std::int64_t jumps[] = {60, -60, 240, -240, 1'200, -1'200, 7'200, -7'200}; // seconds
} // namespace

QString Simulation::incident(std::size_t round)
{
    Tape &tape = m_script.schedule;
    tape.seek(round * layout::roundOfFaults);
    const auto kind = Incident(tape.pick(incidentKinds));
    const std::int64_t choice = tape.pick(std::ssize(jumps));
    if (kind != Incident::None && kind <= Incident::TargetEmptied)
        tell("incident", std::int64_t(kind));
    switch (kind) {
    case Incident::None:
        return {};
    case Incident::Reconfigured:
        type.filter += QLatin1Char(' ');
        return {};
    case Incident::RolledBack:
        run({}, &rollBackType);
        return {};
    case Incident::ForcedFull:
        return check(sync(asking(RunRequest::ForceFull)));
    case Incident::EmptyListing:
        return emptyListing();
    case Incident::PartialListing:
        return listing(choice, true);
    case Incident::UnlistedRecords:
        return listing(choice, false);
    case Incident::SourceRestored:
        return restoredSource(choice);
    case Incident::StateReplaced:
        replaceState(choice);
        return {};
    case Incident::SourceClockJumped:
        source.skew += jumps[choice] * microsPerSecond;
        return {};
    case Incident::WorkerClockJumped:
        world.clock.ahead += jumps[choice] * microsPerSecond;
        return {};
    case Incident::Rehearsed:
        return rehearsal();
    case Incident::WithoutState:
        return withoutState();
    case Incident::LongRest:
        return rest(rests[choice % std::ssize(rests)]);
    case Incident::FailedRetried:
        run({}, &retryFailedType);
        return {};
    case Incident::ForeignTarget:
        return foreignTarget();
    case Incident::TargetEmptied:
        return emptiedTarget();
    }
    return {};
}

// Between two runs.
QString Simulation::rest(std::int64_t seconds)
{
    if (const QString problem = check(sync()); !problem.isEmpty())
        return problem;
    world.clock.time += seconds * microsPerSecond;
    return check(sync());
}

QString Simulation::emptyListing()
{
    if (!store.stored || store.stored->remoteRecords <= 0 || source.rows.empty())
        return {};
    const FakeRows before = target.rows;
    FakeRows hidden;
    std::swap(hidden, source.rows);
    const SyncRun done = sync();
    std::swap(hidden, source.rows);
    if (target.rows != before)
        return QStringLiteral("an empty listing changed the target");
    return done.outcome == RunOutcome::Halted ? QString() : QStringLiteral("an empty listing did not halt the run");
}

// The source tells of some records only: of `kept`, or of all but these. Everywhere, or in its pages but not when asked for a record.
QString Simulation::listing(std::int64_t kept, bool everywhere)
{
    const FakeRows all = source.rows;
    const FakeRows before = target.rows;
    FakeRows told = all;
    std::erase_if(told, [kept](const auto &row) { return row.first > kept; });
    for (const auto &[id, row] : all) {
        if (!told.contains(id)) {
            m_workload.owed.loosen(id, ++world.tick);
            source.unlisted.insert(id);
        }
    }
    const std::set<std::int64_t> hidden = source.unlisted;
    if (everywhere)
        source.rows = told;
    const SyncRun done = sync(kept % 2 == 0 ? RunOptions() : asking(RunRequest::ForceFull));
    const QString problem = check(done);
    source.rows = all;
    source.unlisted.clear();
    std::int64_t deleted = 0;
    std::int64_t deletedThoughThere = 0; // a resumed run may still do what was true when it began
    const FakeRows expected = m_workload.expected();
    for (const auto &[id, row] : before) {
        deleted += target.rows.contains(id) ? 0 : 1;
        deletedThoughThere += !target.rows.contains(id) && hidden.contains(id) && expected.contains(id) ? 1 : 0;
    }
    for (const std::int64_t id : hidden)
        m_workload.owed.loosen(id, ++world.tick);
    if (!problem.isEmpty())
        return problem;
    if (!everywhere && !done.resumed && deletedThoughThere > 0)
        return QStringLiteral("%1 records were deleted that pages have left out").arg(deletedThoughThere);
    if (deleted > std::max<std::int64_t>(10, std::int64_t(before.size()) / 5))
        return QStringLiteral("a partial listing deleted %1 of %2 records").arg(deleted).arg(before.size());
    return {};
}

QString Simulation::foreignTarget()
{
    if (!store.stored || store.stored->fingerprints.endpoints.isEmpty())
        return {};
    const std::int64_t writes = target.writes;
    const QString identity = std::exchange(target.identity, QStringLiteral("another"));
    const SyncRun done = sync();
    target.identity = identity;
    if (target.writes != writes || done.outcome != RunOutcome::Halted)
        return QStringLiteral("another system in the target's place did not halt the run");
    return {};
}

// Somebody empties the target of a type that may be at rest, and takes that back later.
QString Simulation::emptiedTarget()
{
    if (const QString problem = check(sync()); !problem.isEmpty())
        return problem;
    if (!store.stored || store.stored->localRecords <= 0 || target.rows.empty())
        return {};
    FakeRows hidden;
    std::swap(hidden, target.rows);
    const SyncRun done = sync();
    const bool changed = !target.rows.empty();
    std::swap(hidden, target.rows);
    return done.outcome == RunOutcome::Halted && !changed ? QString() : QStringLiteral("an emptied target did not halt the run");
}

// A source that has fallen behind its cursor by more than the lookback is compared with, whatever its times are.
QString Simulation::restoredSource(std::int64_t copy)
{
    m_workload.restore(m_copies[std::size_t(copy) % m_copies.size()].source);
    const bool atRest = store.stored && store.stored->lastSyncAt && !store.stored->progress;
    if (!atRest || !m_workload.isFarBehind(store.stored->cursor, store.stored->remoteModified))
        return {};
    const SyncRun done = sync();
    for (const auto &[id, row] : source.rows) {
        if (succeeded(done))
            m_workload.owed.compared(id, world.tick);
    }
    return check(done);
}

QString Simulation::rehearsal()
{
    const std::int64_t writes = target.writes;
    const auto before = store.stored ? toJson(*store.stored) : QJsonObject();
    const std::size_t loads = target.loads.size();
    RunOptions options;
    options.dryRun = true;
    sync(options);
    const auto after = store.stored ? toJson(*store.stored) : QJsonObject();
    return target.writes == writes && after == before && target.loads.size() == loads
               ? QString()
               : QStringLiteral("a dry run changed something");
}

QString Simulation::withoutState()
{
    const auto before = store.stored ? toJson(*store.stored) : QJsonObject();
    RunOptions options;
    options.persistState = false;
    const QString problem = check(sync(options));
    if (m_workload.refused >= 0)
        m_workload.owed.loosen(m_workload.refused, ++world.tick);
    m_countsKnown = false;
    m_replacedAt = ++world.tick; // what the run has taken over of an unfinished one is counted nowhere
    if (!problem.isEmpty())
        return problem;
    const auto after = store.stored ? toJson(*store.stored) : QJsonObject();
    return after == before ? QString() : QStringLiteral("a run without state changed the state");
}

void Simulation::replaceState(std::int64_t copy)
{
    const Copy &from = m_copies[std::size_t(copy) % m_copies.size()];
    store.replace(from.state);
    m_workload.distrust(from.source, from.tick);
    for (const auto &[id, load] : target.loads)
        m_forgottenLoads.insert(id);
    if (m_workload.refused >= 0)
        m_workload.owed.loosen(m_workload.refused, ++world.tick);
    m_replacedAt = ++world.tick;
    m_countsKnown = false;
}

} // namespace tidewright
