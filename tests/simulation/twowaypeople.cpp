// What people do to two sides, and what befalls these between runs.
#include "twowaysimulation.h"

namespace tidewright
{

namespace
{

enum class Edit {
    None,
    Write,
    WriteSecond,
    WriteBoth,
    Common, // a value that others write too
    CommonSecond,
    Text,
    Whole, // a record of common values
    Delete,
    Revert, // to what both sides last agreed about, as far as this is known
    Touch,
    SameOnBoth,
    DeleteOnBoth,
    Swap,
    Decide,
    DecideFields,
    Undecide,
    NoTime,
};
constexpr Edit edits[] = {Edit::None,   Edit::Write,      Edit::Write,      Edit::WriteSecond,  Edit::WriteBoth,    Edit::Common,
                          Edit::Common, Edit::Whole,      Edit::Delete,     Edit::CommonSecond, Edit::Text,         Edit::Text,
                          Edit::Revert, Edit::Touch,      Edit::SameOnBoth, Edit::DeleteOnBoth, Edit::Swap,         Edit::Decide,
                          Edit::Decide, Edit::DecideFields, Edit::Undecide, Edit::NoTime,       Edit::None};
constexpr std::int64_t pauses[] = {1, 0, 3, 20}; // seconds
constexpr std::int64_t jumps[] = {60, -60, 240, -240, 1'200, -1'200, 7'200, -7'200};
constexpr const char *texts[] = {"a", "b", "c"};

} // namespace

FakeRow TwoWaySimulation::rowFor(Side side, std::int64_t id) const
{
    FakeRow row{Value::ofInt(id), Value::ofInt(now(side), ValueKind::TimestampTz), Value::ofInt(canary),
                Value::ofInt(0, ValueKind::Boolean), Value::ofInt(canary)};
    if (const auto held = TwoWayLedger::rowOf(ledger.table(side), id)) {
        row = *held;
        row[1] = Value::ofInt(now(side), ValueKind::TimestampTz);
    }
    return row;
}

void TwoWaySimulation::edit(std::size_t round, Workload::Burst burst)
{
    const std::size_t first = layout::terms + round * layout::roundOfEdits + std::size_t(burst) * layout::burst;
    for (std::size_t at = 0; at < layout::edits; ++at) {
        m_script.workload.seek(first + at * layout::edit);
        editOne();
    }
}

void TwoWaySimulation::editOne()
{
    Tape &tape = m_script.workload;
    const std::int64_t what = tape.pick(2 * std::ssize(edits));
    const Edit kind = edits[what / 2];
    const Side side = what % 2 == 0 ? Side::Local : Side::Remote;
    const Side other = side == Side::Local ? Side::Remote : Side::Local;
    const std::int64_t id = tape.pick(twoWayKeys);
    const std::int64_t choice = tape.pick(4);
    const std::int64_t pause = pauses[tape.pick(std::ssize(pauses))];
    if (kind == Edit::None)
        return;
    tell(QStringLiteral("edit %1 of %2 at %3").arg(int(kind)).arg(id).arg(sideName(side)));
    world.clock.time += pause * microsPerSecond;
    ++world.tick;
    FakeRow row = rowFor(side, id);
    const bool there = ledger.table(side).rows.contains(id);
    switch (kind) {
    case Edit::None:
        return;
    case Edit::Write:
        row[2] = ledger.token(id, 2);
        break;
    case Edit::WriteSecond:
        row[4] = ledger.token(id, 4);
        break;
    case Edit::WriteBoth:
        row[2] = ledger.token(id, 2);
        row[4] = ledger.token(id, 4);
        break;
    case Edit::Common:
        row[2] = Value::ofInt(canary + choice);
        break;
    case Edit::CommonSecond:
        row[4] = Value::ofInt(canary + choice);
        break;
    case Edit::Text:
        if (choice < 3)
            row[5] = Value::ofText(!type.fields.empty() && side == Side::Remote ? (choice < 2 ? "t" : "u") : texts[choice]);
        else
            row[5] = Value();
        break;
    case Edit::Whole:
        row[2] = Value::ofInt(canary + choice % 2);
        row[3] = Value::ofInt(choice / 2, ValueKind::Boolean);
        row[4] = Value::ofInt(canary);
        row[5] = Value();
        break;
    case Edit::Delete:
        return ledger.put(side, id, std::nullopt);
    case Edit::Revert: {
        const auto copy = std::size_t(choice) % m_copies.size();
        const auto &rows = m_copies[copy].rows[std::size_t(side)];
        const auto before = rows.find(id);
        return ledger.put(side, id, before == rows.end() ? std::nullopt : std::optional(before->second));
    }
    case Edit::Touch:
        if (!there)
            return;
        break;
    case Edit::SameOnBoth: {
        const Value value = ledger.token(id, 2);
        for (const Side each : {side, other}) {
            FakeRow theirs = rowFor(each, id);
            theirs[1] = row[1];
            theirs[2] = value;
            ledger.put(each, id, theirs);
        }
        return;
    }
    case Edit::DeleteOnBoth:
        ledger.put(side, id, std::nullopt);
        return ledger.put(other, id, std::nullopt);
    case Edit::Swap:
        return swap(side, id);
    case Edit::Decide:
    case Edit::DecideFields:
    case Edit::Undecide:
        return decide(int(kind) - int(Edit::Decide), id, choice);
    case Edit::NoTime:
        row[1] = Value();
        row[2] = ledger.token(id, 2);
        break;
    }
    ledger.put(side, id, row);
}

void TwoWaySimulation::swap(Side side, std::int64_t id)
{
    const std::int64_t with = (id + 1) % twoWayKeys;
    FakeRow one = rowFor(side, id), another = rowFor(side, with);
    if (!ledger.table(side).rows.contains(id) || !ledger.table(side).rows.contains(with))
        return;
    std::swap(one[2], another[2]);
    std::swap(one[4], another[4]);
    ledger.put(side, id, one);
    ledger.put(side, with, another);
}

std::vector<ConflictSummary> TwoWaySimulation::conflicts(const std::vector<ConflictPhase> &phases)
{
    ConflictFilter filter;
    filter.job = QStringLiteral("job");
    filter.phases = phases;
    return memory.records().conflicts(filter).value();
}

// An operator decides on what a conflict shows, takes side by side or a value of one's own, or takes a decision back that was not applied.
void TwoWaySimulation::decide(int how, std::int64_t which, std::int64_t choice)
{
    const auto unsettled = conflicts();
    if (unsettled.empty())
        return;
    const QString id = unsettled[std::size_t(which) % unsettled.size()].id;
    const auto decided = memory.updateConflict(id, [&](Conflict &conflict) -> Result<ConflictEvent> {
        ConflictEvent event;
        event.who = QStringLiteral("operator");
        event.when = world.clock.now();
        if (how == 2) {
            conflict.resolution.reset();
            conflict.summary.phase = ConflictPhase::Open;
            event.what = ConflictEvent::What::Undone;
            return event;
        }
        Resolution resolution;
        resolution.record = Take(choice);
        if (how == 1)
            resolution.fields[QStringLiteral("w")] =
                choice < 2 ? FieldChoice{{}, Value::ofInt(canary + choice)} : FieldChoice{Take(choice - 2), {}};
        TRY(resolvedRecord(conflict, resolution));
        resolution.decidedBy = event.who;
        resolution.decidedAt = event.when;
        conflict.resolution = resolution;
        conflict.summary.phase = ConflictPhase::Resolved;
        event.what = ConflictEvent::What::Resolved;
        event.resolution = resolution;
        return event;
    });
    if (decided && decided->resolution)
        ledger.decided(*decided);
    tell(QStringLiteral("conflict %1: %2").arg(id, decided ? conflictPhaseName(decided->summary.phase) : decided.error().message));
}

QString TwoWaySimulation::incident(std::size_t round)
{
    Tape &tape = m_script.schedule;
    tape.seek(round * layout::roundOfFaults);
    const auto kind = TwoWayIncident(tape.pick(twoWayIncidents));
    const std::int64_t choice = tape.pick(std::ssize(jumps));
    const Side side = choice % 2 == 0 ? Side::Local : Side::Remote;
    if (kind != TwoWayIncident::None && kind <= TwoWayIncident::RunTakenBack)
        tell(QStringLiteral("incident %1, choice %2").arg(int(kind)).arg(choice));
    RunOptions options;
    switch (kind) {
    case TwoWayIncident::None:
        return {};
    case TwoWayIncident::Reconfigured:
        type.filter += QLatin1Char(' ');
        m_naiveKnows = false;
        return {};
    case TwoWayIncident::StrategyChanged:
        type.strategy = ConflictStrategy(choice % 5);
        m_naiveKnows = false; // what is kept of the base depends on it
        return {};
    case TwoWayIncident::DeletesChanged:
        type.deletes.mode = type.deletes.mode == DeleteMode::Ignore ? DeleteMode::Propagate : DeleteMode::Ignore;
        return {};
    case TwoWayIncident::ForcedFull:
        options.request = RunRequest::ForceFull;
        return check(sync(options));
    case TwoWayIncident::EmptyListing:
        return emptyListing(side);
    case TwoWayIncident::UnlistedRecords:
        return unlisted(side, choice);
    case TwoWayIncident::StateLost:
        loseState();
        return {};
    case TwoWayIncident::StateReplaced:
        replaceState(choice);
        return {};
    case TwoWayIncident::SideRestored:
        restore(side, choice / 2);
        return {};
    case TwoWayIncident::SideClockJumped:
        ledger.table(side).skew += jumps[choice] * microsPerSecond;
        ledger.jumped = true;
        return {};
    case TwoWayIncident::WorkerClockJumped:
        world.clock.ahead += jumps[choice] * microsPerSecond;
        return {};
    case TwoWayIncident::Rehearsed:
        return rehearsal();
    case TwoWayIncident::WithoutState:
        return withoutState();
    case TwoWayIncident::DecisionsApplied:
        m_naiveKnows = false;
        run(TwoWayLedger::Deed::Sync, {}, [](const RunContext &context) { return applyResolutionsOfType(context).run; });
        return {};
    case TwoWayIncident::DecisionTakenBack:
        takeBack(choice);
        return {};
    case TwoWayIncident::LongRest:
        if (const QString problem = check(sync()); !problem.isEmpty())
            return problem;
        world.clock.time += 7'200 * microsPerSecond;
        return check(sync());
    case TwoWayIncident::ForeignEndpoint:
        return foreignEndpoint(side);
    case TwoWayIncident::RolledBack:
        return rollBack();
    case TwoWayIncident::RunTakenBack:
        return takeRunBack(choice);
    }
    return {};
}

// An unfinished run, if there is one.
QString TwoWaySimulation::rollBack()
{
    m_naiveKnows = false;
    m_takenBack = ledger.hidden = true;
    run(TwoWayLedger::Deed::RollBack, {}, [](const RunContext &context) { return rollBackType(context).run; });
    return ledger.problem.isEmpty() ? ledger.lost() : ledger.problem;
}

QString TwoWaySimulation::takeRunBack(std::int64_t which)
{
    HistoryFilter filter;
    filter.job = QStringLiteral("job");
    filter.typeKey = type.key;
    const auto runs = memory.held().history(filter).value();
    if (runs.empty())
        return {};
    m_naiveKnows = false;
    m_takenBack = ledger.hidden = true;
    const QString id = runs[std::size_t(which) % runs.size()].runId;
    run(TwoWayLedger::Deed::RollBack, {}, [&](const RunContext &context) { return undoRunOfType(context, id).run; });
    return ledger.problem.isEmpty() ? ledger.lost() : ledger.problem;
}

void TwoWaySimulation::takeBack(std::int64_t which)
{
    const auto applied = conflicts({ConflictPhase::Applied});
    if (applied.empty())
        return;
    m_naiveKnows = false;
    const QString id = applied[std::size_t(which) % applied.size()].id;
    run(TwoWayLedger::Deed::Undo, {}, [&](const RunContext &context) { return undoResolutionsOfType(context, {id}).run; });
}

// A side that says it holds nothing.
QString TwoWaySimulation::emptyListing(Side side)
{
    const auto state = memory.held().state({QStringLiteral("job"), type.key});
    if (!state.value() || (side == Side::Local ? (*state)->localRecords : (*state)->remoteRecords) <= 0)
        return {};
    FakeTable &table = ledger.table(side);
    const std::int64_t writes = ledger.writes;
    ledger.misled = true;
    FakeRows hidden;
    std::swap(hidden, table.rows);
    const SyncRun done = sync();
    std::swap(hidden, table.rows);
    ledger.misled = false;
    if (ledger.writes != writes)
        return QStringLiteral("an empty listing was believed");
    return done.outcome == RunOutcome::Halted ? QString() : QStringLiteral("an empty listing did not halt the run");
}

// Pages that leave records out which the side has all the same.
QString TwoWaySimulation::unlisted(Side side, std::int64_t kept)
{
    FakeTable &table = ledger.table(side);
    for (const auto &[id, row] : table.rows) {
        if (id > kept / 2)
            table.unlisted.insert(id);
    }
    m_naiveKnows = false;
    ledger.misled = true;
    const std::size_t before[] = {local.rows.size(), remote.rows.size()};
    const SyncRun done = sync();
    table.unlisted.clear();
    ledger.misled = false;
    if (!ledger.problem.isEmpty())
        return ledger.problem;
    const bool fewer = local.rows.size() < before[0] || remote.rows.size() < before[1];
    return fewer && done.local.deleted + done.remote.deleted == 0 ? QStringLiteral("records are gone that no run has counted") : QString();
}

QString TwoWaySimulation::foreignEndpoint(Side side)
{
    const auto state = memory.held().state({QStringLiteral("job"), type.key});
    if (!state.value() || (*state)->fingerprints.endpoints.isEmpty())
        return {};
    const std::int64_t writes = ledger.writes;
    const QString identity = std::exchange(ledger.table(side).identity, QStringLiteral("elsewhere"));
    const SyncRun done = sync();
    ledger.table(side).identity = identity;
    return done.outcome == RunOutcome::Halted && ledger.writes == writes ? QString()
                                                                         : QStringLiteral("another system in a side's place did not halt the run");
}

void TwoWaySimulation::loseState()
{
    memory.lose();
    keepOther();
    m_naiveKnows = false;
}

// By an older copy, as a back-up of it is put back. What it does not know was synced is new to it or changed on both sides: that is never a
// delete, and so it is for the oracle, which asks the same base. Only what was taken back since was agreed about once and is not any more: who
// edits one side then is taken for having seen what the other one holds.
void TwoWaySimulation::replaceState(std::int64_t copy)
{
    memory.replace(m_copies[std::size_t(copy) % m_copies.size()].state);
    if (m_takenBack)
        ledger.giveUpApart();
    ledger.hidden = true; // for a cursor that is behind, deletes are
    readOther();
    m_naiveKnows = false;
}

// A back-up of a side. Whoever puts it back wants what it holds.
void TwoWaySimulation::restore(Side side, std::int64_t copy)
{
    const FakeRows &rows = m_copies[std::size_t(copy) % m_copies.size()].rows[std::size_t(side)];
    for (std::int64_t id = 0; id < twoWayKeys; ++id) {
        const auto row = rows.find(id);
        ledger.put(side, id, row == rows.end() ? std::nullopt : std::optional(row->second));
    }
}

// Without who works on it, or has left it.
QJsonObject TwoWaySimulation::storedState()
{
    auto state = memory.held().state({QStringLiteral("job"), type.key}).value();
    if (!state)
        return {};
    state->running = false;
    state->holder.clear();
    state->heldSince.reset();
    return toJson(*state);
}

QString TwoWaySimulation::rehearsal()
{
    RunOptions options;
    options.dryRun = true;
    const std::int64_t writes = ledger.writes;
    const QJsonObject before = storedState();
    const std::size_t open = conflicts().size();
    sync(options);
    return writes == ledger.writes && before == storedState() && open == conflicts().size() ? QString()
                                                                                            : QStringLiteral("a dry run changes something");
}

QString TwoWaySimulation::withoutState()
{
    RunOptions options;
    options.persistState = false;
    m_naiveKnows = false;
    const QJsonObject before = storedState();
    sync(options);
    return before == storedState() ? ledger.problem : QStringLiteral("a run without state changes it");
}

} // namespace tidewright
