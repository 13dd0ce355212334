#include "simulation.h"

#include "arming.h"

namespace tidewright
{

namespace
{

// As the service runs it.
RunResult runAlone(const RunContext &context)
{
    InlineScheduler scheduler;
    return runBatch({context}, scheduler).front();
}

} // namespace

Simulation::Simulation(Script &script, Telling telling)
    : m_script(script)
    , m_workload(script.workload, world, source, target, type)
    , m_telling(telling)
{
    world.runUnfinished = [this] { return m_running || (store.stored && store.stored->progress); };
}

void Simulation::tell(const char *what, std::int64_t number) const
{
    if (m_telling == Telling::Aloud)
        qInfo("-- %s %lld", what, qlonglong(number));
}

SyncRun Simulation::sync(RunOptions options)
{
    return run(options, &runAlone);
}

SyncRun Simulation::run(const RunOptions &options, Deed deed)
{
    const bool outer = std::exchange(m_running, true);
    const SyncRun done = perform(deed, m_log, options).run;
    m_running = outer;
    m_persisted = options.persistState;
    m_log.look(store);
    if (m_telling == Telling::Aloud)
        qInfo("%s: %s, read %lld created %lld updated %lld deleted %lld; source %zu target %zu%s%s", qPrintable(done.reason),
              qPrintable(runOutcomeName(done.outcome)), qlonglong(done.counts.read), qlonglong(done.counts.created),
              qlonglong(done.counts.updated), qlonglong(done.counts.deleted), source.rows.size(), target.rows.size(),
              world.dead ? " (killed) " : " ", done.error ? qPrintable(done.error->message) : "");
    return done;
}

SyncRun Simulation::confirmed()
{
    const SyncRun done = sync();
    if (done.outcome != RunOutcome::Halted)
        return done;
    RunOptions options;
    options.allowDeletes = 1'000;
    return sync(options);
}

QString Simulation::play()
{
    for (std::size_t round = 0; round < layout::rounds; ++round) {
        if (const QString problem = playRound(round); !problem.isEmpty())
            return QStringLiteral("round %1: %2").arg(round).arg(problem);
    }
    return healed();
}

QString Simulation::playRound(std::size_t round)
{
    keepCopies();
    edit(round, Workload::Burst::BeforeIncident);
    QString problem = incident(round);
    if (!problem.isEmpty())
        return problem;
    edit(round, Workload::Burst::BeforeRun);
    arm(round, 0, Workload::Burst::DuringRun);
    problem = check(sync());
    heal();
    if (!problem.isEmpty())
        return problem;
    arm(round, 1, Workload::Burst::DuringNextRun);
    problem = check(sync());
    heal();
    m_secondOpinion.sync(source.rows, type.softDeleteField.isEmpty() ? SecondOpinion::SoftDeletes::Plain
                                                                     : SecondOpinion::SoftDeletes::AreDeletes);
    return problem;
}

void Simulation::arm(std::size_t round, std::size_t fault, Workload::Burst meanwhile)
{
    Tape &tape = m_script.schedule;
    tape.seek(round * layout::roundOfFaults + layout::incident + fault * layout::fault);
    const Armed what = armFault(world, tape);
    world.watched = &target.writes;
    // A second worker comes while the first one sleeps.
    if (what.anotherWorker)
        world.asleep = [this] {
            tell("another worker comes");
            if (const QString problem = check(sync()); m_problemMeanwhile.isEmpty())
                m_problemMeanwhile = problem;
        };
    if (what.editsMeanwhile)
        world.interlude = [this, round, meanwhile] { edit(round, meanwhile); };
    // What is staged lasts no longer than the server.
    tape.seek(layout::crashes + round * 2 + fault);
    if (const std::int64_t at = tape.pick(4 * reach); at > 0 && at < reach) {
        world.serverCrashAt = world.effects + at;
        world.serverCrash = [this] {
            tell("the target's server crashes");
            for (const auto &[id, load] : target.loads) {
                if (load.kind == LoadKind::Staged && load.merged)
                    target.uncounted.insert(fakeRunOf(id));
            }
            std::erase_if(target.loads, [](const auto &load) { return load.second.kind == LoadKind::Staged; });
        };
    }
    tell("fault", std::int64_t(world.fault));
}

void Simulation::keepCopies()
{
    m_copies.push_back({source.rows, store.copy(), world.tick});
}

} // namespace tidewright
