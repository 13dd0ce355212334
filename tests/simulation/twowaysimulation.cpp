#include "twowaysimulation.h"

#include "arming.h"

#include <algorithm>

namespace tidewright
{

namespace
{

const StateKey otherKey{QStringLiteral("job"), QStringLiteral("other")};

} // namespace

TwoWaySimulation::TwoWaySimulation(Script &script, Telling telling)
    : m_script(script)
    , m_telling(telling)
{
    readTerms();
    keepOther();
}

// The state of a type that nobody syncs.
void TwoWaySimulation::keepOther()
{
    SyncState other;
    other.key = otherKey;
    other.status = SyncStatus::InSync;
    other.localRecords = 7;
    if (const auto stored = memory.held().putState(other, memory.processes.start(1)); !stored)
        qFatal("%s", qPrintable(stored.error().message));
    readOther();
}

void TwoWaySimulation::readOther()
{
    m_otherState = toJson(**memory.held().state(otherKey));
}

QString TwoWaySimulation::checkOthers()
{
    return toJson(**memory.held().state(otherKey)) == m_otherState ? QString() : QStringLiteral("the state of another type has changed");
}

void TwoWaySimulation::readTerms()
{
    Tape &tape = m_script.workload;
    tape.seek(0);
    type.key = type.local = type.remote = QStringLiteral("t");
    type.batchSize = int(1 + tape.pick(4));
    if (tape.pick(4) != 3)
        type.cursorField = QStringLiteral("at");
    type.strategy = ConflictStrategy(tape.pick(5));
    type.deletes.mode = tape.pick(5) == 4 ? DeleteMode::Ignore : DeleteMode::Propagate;
    local.identity = QStringLiteral("here");
    remote.identity = QStringLiteral("there");
    local.skew = tape.pick(3) * 7 * microsPerSecond;
    remote.skew = tape.pick(3) * 11 * microsPerSecond;
    if (const std::int64_t refused = tape.pick(8); refused >= 6)
        (refused == 6 ? local : remote).refused = 3;
    // A field that the remote side holds less exactly.
    if (tape.pick(3) == 2) {
        for (const Field &field : fakeSchema().fields)
            type.fields.push_back({field.name, field.name, {}});
        const auto text = [](const char *value) { return QLatin1String(value); };
        type.fields.back().values = {{text("a"), text("t")}, {text("b"), text("t")}, {text("c"), text("u")}};
        type.primaryKey = QStringList{QStringLiteral("id")};
    }
    const std::int64_t filled = tape.pick(4);
    for (const Side side : {Side::Local, Side::Remote}) {
        for (std::int64_t id = 0; filled == 3 && id < twoWayKeys; ++id)
            ledger.put(side, id, rowFor(side, id));
    }
    // The states are copied only where one of them is put back.
    for (std::size_t round = 0; round < layout::rounds; ++round) {
        m_script.schedule.seek(round * layout::roundOfFaults);
        m_keepsStates = m_keepsStates || TwoWayIncident(m_script.schedule.pick(twoWayIncidents)) == TwoWayIncident::StateReplaced;
    }
}

void TwoWaySimulation::tell(const QString &what) const
{
    if (m_telling == Telling::Aloud)
        qInfo("-- %s", qPrintable(what));
}

std::uint64_t TwoWaySimulation::trace() const
{
    std::uint64_t trace = world.trace;
    for (const FakeTable *table : {&local, &remote}) {
        for (const auto &[id, row] : table->rows) {
            for (const Value &value : row)
                trace = (trace ^ std::uint64_t(value.isNull() ? 1 : value.kind() == ValueKind::Text ? 2 : value.cell().i)) * 0x100000001B3ULL;
        }
    }
    return trace;
}

SyncRun TwoWaySimulation::sync(RunOptions options)
{
    return run(TwoWayLedger::Deed::Sync, options, [](const RunContext &context) {
        InlineScheduler scheduler;
        return runBatch({context}, scheduler).front().run;
    });
}

SyncRun TwoWaySimulation::run(TwoWayLedger::Deed deed, const RunOptions &options,
                              const std::function<SyncRun(const RunContext &)> &perform)
{
    FakeEndpoint there(world, remote);
    FakeEndpoint here(world, local);
    RunContext context = fakeRun(type, there, here, memory, world.clock, world.ids, m_log, m_observer);
    context.direction = Direction::Bidirectional;
    context.options = options;
    const qint64 pid = ++m_pid;
    context.holder = memory.processes.start(pid);
    m_editsBefore = ledger.edits;
    m_problemMeanwhile.clear();
    NaiveMerge::read(ledger, m_before);
    m_decidedBefore = conflicts({ConflictPhase::Resolved}).size();
    ledger.runBegins(deed);
    const SyncRun done = perform(context);
    ledger.runEnds();
    memory.processes.alive.erase(pid);
    if (m_telling == Telling::Aloud)
        qInfo("%s: %s, %s; local %zu %+lld %+lld %+lld, remote %zu %+lld %+lld %+lld, conflicts %lld%s%s", qPrintable(done.runId),
              qPrintable(done.reason), qPrintable(runOutcomeName(done.outcome)), local.rows.size(), qlonglong(done.local.created),
              qlonglong(done.local.updated), qlonglong(done.local.deleted), remote.rows.size(), qlonglong(done.remote.created),
              qlonglong(done.remote.updated), qlonglong(done.remote.deleted), qlonglong(done.conflicts),
              world.dead ? " (killed) " : " ", done.error ? qPrintable(done.error->message + done.error->detail) : "");
    return done;
}

// With what the operator allows that it asks for.
SyncRun TwoWaySimulation::confirmed()
{
    const SyncRun done = sync();
    if (done.outcome != RunOutcome::Halted)
        return done;
    world.atPause.reset(); // of the worker that was halted
    RunOptions options;
    options.allowDeletes = 1'000;
    return sync(options);
}

QString TwoWaySimulation::play()
{
    for (std::size_t round = 0; round < layout::rounds; ++round) {
        if (const QString problem = playRound(round); !problem.isEmpty())
            return QStringLiteral("round %1: %2").arg(round).arg(problem);
    }
    return healed();
}

QString TwoWaySimulation::playRound(std::size_t round)
{
    keepCopies();
    edit(round, Workload::Burst::BeforeIncident);
    if (const QString problem = incident(round); !problem.isEmpty())
        return problem;
    edit(round, Workload::Burst::BeforeRun);
    arm(round, 0, Workload::Burst::DuringRun);
    const QString problem = check(sync());
    heal();
    if (!problem.isEmpty())
        return problem;
    arm(round, 1, Workload::Burst::DuringNextRun);
    const QString next = check(confirmed());
    heal();
    return next;
}

void TwoWaySimulation::arm(std::size_t round, std::size_t fault, Workload::Burst meanwhile)
{
    Tape &tape = m_script.schedule;
    world.watched = &ledger.writes;
    world.atPause.reset();
    tape.seek(layout::crashes + round * 2 + fault);
    m_disturbed = tape.pick(3) > 0;
    if (!m_disturbed)
        return;
    tape.seek(round * layout::roundOfFaults + layout::incident + fault * layout::fault);
    const Armed what = armFault(world, tape);
    // Whoever sleeps past its lease counts as gone.
    world.asleep = [this, comes = what.anotherWorker] {
        tell(QStringLiteral("asleep"));
        memory.processes.alive.clear();
        if (!comes)
            return;
        tell(QStringLiteral("another worker comes"));
        const std::int64_t before = m_editsBefore;
        if (const QString problem = check(sync()); m_problemMeanwhile.isEmpty())
            m_problemMeanwhile = problem;
        m_editsBefore = std::min(before, m_editsBefore) - 1; // what the sleeper read is old
    };
    if (what.editsMeanwhile)
        world.interlude = [this, round, meanwhile] { edit(round, meanwhile); };
    tell(QStringLiteral("fault %1").arg(int(world.fault)));
}

void TwoWaySimulation::heal()
{
    world.heal();
    m_disturbed = false;
    memory.processes.alive.clear();
}

void TwoWaySimulation::keepCopies()
{
    m_copies.push_back({{local.rows, remote.rows}, m_keepsStates ? memory.copy() : SimulatedMemory::Copy()});
}

} // namespace tidewright
