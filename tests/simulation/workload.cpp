#include "workload.h"

namespace tidewright
{

namespace
{

enum class Edit {
    None,
    Write,
    WriteOld, // a value that is common
    NoTime,
    FromTheFuture,
    Begin,  // a transaction that commits later
    Commit, // all transactions
    Backdated,
    AtTheBound, // the earliest time that is still looked at
    LongBackdated,
    ValueAlone,
    TimeAlone,
    Erase,
    SoftDelete,
    Swap,   // the values of two records
    Revert, // to what it was when it was last distrusted, or to nothing
};
constexpr Edit edits[] = {Edit::None,      Edit::Write,         Edit::Write,         Edit::Write,      Edit::WriteOld,
                          Edit::NoTime,    Edit::FromTheFuture, Edit::Begin,         Edit::Begin,      Edit::Commit,
                          Edit::Backdated, Edit::AtTheBound,    Edit::LongBackdated, Edit::ValueAlone, Edit::ValueAlone,
                          Edit::TimeAlone, Edit::Erase,         Edit::SoftDelete,    Edit::SoftDelete, Edit::Swap,
                          Edit::Revert,    Edit::Write,         Edit::None,          Edit::None};
constexpr std::int64_t pauses[] = {1, 0, 20, 240}; // seconds
constexpr std::int64_t lookback = 300 * microsPerSecond;

Value timeValue(std::int64_t time)
{
    return Value::ofInt(time, ValueKind::TimestampTz);
}

bool alike(const FakeRows &a, const FakeRows &b, std::int64_t id)
{
    const auto inA = a.find(id), inB = b.find(id);
    return inA == a.end() || inB == b.end() ? inA == a.end() && inB == b.end() : inA->second == inB->second;
}

} // namespace

Workload::Workload(Tape &tape, FakeWorld &world, FakeTable &source, FakeTable &target, ContentType &type)
    : m_tape(tape)
    , m_world(world)
    , m_source(source)
    , m_type(type)
{
    m_tape.seek(0);
    type.key = type.local = type.remote = QStringLiteral("t");
    type.undo = {{QStringLiteral("keep"), QStringLiteral("5d")}};
    type.batchSize = int(1 + m_tape.pick(4));
    if (m_tape.pick(5) != 4)
        type.cursorField = QStringLiteral("at");
    if (m_tape.pick(2) == 1)
        type.softDeleteField = QStringLiteral("gone");
    type.atomicInitial = m_tape.pick(3) == 2;
    m_source.skew = m_tape.pick(3) * 7 * microsPerSecond;
    m_capped = m_tape.pick(2) == 1;
    if (m_tape.pick(6) == 5)
        refused = target.refused = 3;
    if (m_tape.pick(5) == 4)
        type.onFailure = OnFailure::Rollback;
    if (m_tape.pick(4) == 3) {
        m_ids = 20;
        for (std::int64_t id = 0; id < 16; ++id)
            put(id, {Value::ofInt(id), timeValue(now() + id), Value::ofInt(canary), Value::ofInt(0, ValueKind::Boolean)});
    }
}

void Workload::edit(std::size_t round, Burst burst)
{
    const std::size_t first = layout::terms + round * layout::roundOfEdits + std::size_t(burst) * layout::burst;
    for (std::size_t at = 0; at < layout::edits; ++at) {
        m_tape.seek(first + at * layout::edit);
        editOne(burst == Burst::DuringRun || burst == Burst::DuringNextRun ? Pace::Brisk : Pace::Leisurely);
    }
}

// Briskly: no lease expires meanwhile.
void Workload::editOne(Pace pace)
{
    const Edit kind = edits[m_tape.pick(std::ssize(edits))];
    const std::int64_t id = m_tape.pick(m_ids);
    const std::int64_t choice = m_tape.pick(4);
    const std::int64_t pause = pauses[m_tape.pick(pace == Pace::Brisk ? 2 : std::ssize(pauses))];
    if (kind == Edit::None)
        return;
    m_world.clock.time += pause * microsPerSecond;
    const auto known = m_source.rows.find(id);
    const bool exists = known != m_source.rows.end();
    FakeRow row{Value::ofInt(id), timeValue(now()), Value::ofInt(canary + ++m_lastToken), Value::ofInt(0, ValueKind::Boolean)};
    switch (kind) {
    case Edit::None:
    case Edit::Write:
        break;
    case Edit::WriteOld:
        row[2] = Value::ofInt(canary + choice);
        break;
    case Edit::NoTime:
        row[1] = Value::null();
        break;
    case Edit::FromTheFuture:
        row[1] = timeValue(now() + (choice + 1) * 900 * microsPerSecond);
        break;
    case Edit::Begin:
        m_uncommitted[id] = {row, now()};
        m_source.oldestOpen = m_capped ? std::optional(std::min(now(), m_source.oldestOpen.value_or(now()))) : std::nullopt;
        return;
    case Edit::Commit:
        commitAll();
        return;
    case Edit::Backdated:
        row[1] = timeValue(now() - (choice + 1) * 60 * microsPerSecond);
        break;
    case Edit::AtTheBound:
        row[1] = timeValue(bound());
        break;
    case Edit::LongBackdated:
        row[1] = timeValue(now() - (choice + 1) * 3'600 * microsPerSecond);
        break;
    case Edit::ValueAlone:
        if (exists)
            row[1] = known->second[1];
        break;
    case Edit::TimeAlone:
        if (exists)
            row[2] = known->second[2];
        break;
    case Edit::Erase:
        erase(id);
        return;
    case Edit::SoftDelete:
        row[3] = Value::ofInt(1, ValueKind::Boolean);
        break;
    case Edit::Swap: {
        const auto other = m_source.rows.find((id + 1) % m_ids);
        if (!exists || other == m_source.rows.end())
            return;
        row[2] = other->second[2];
        FakeRow theirs = other->second;
        theirs[1] = row[1];
        theirs[2] = known->second[2];
        put(other->first, theirs);
        break;
    }
    case Edit::Revert:
        if (m_distrusted.empty() || !m_distrusted.back().contains(id))
            return;
        row = m_distrusted.back().at(id);
        break;
    }
    put(id, row);
}

void Workload::put(std::int64_t id, FakeRow row)
{
    m_source.rows[id] = std::move(row);
    owe(id);
}

void Workload::erase(std::int64_t id)
{
    if (m_source.rows.erase(id) > 0)
        owe(id);
}

void Workload::owe(std::int64_t id)
{
    owed.edited(id, m_source.rows, ++m_world.tick, promised(id));
}

std::int64_t Workload::bound() const
{
    // A run that has begun may still move its cursor up to where it has seen the clock.
    if (m_world.runUnfinished && m_world.runUnfinished())
        return m_source.greatestUpper - lookback;
    return std::max(m_source.greatestTold, owed.greatestTime(m_source.greatestUpper)) - lookback;
}

Owed::Promise Workload::promised(std::int64_t id) const
{
    if (m_type.cursorField.isEmpty())
        return Owed::Promise::Exact;
    const auto row = m_source.rows.find(id);
    if (row == m_source.rows.end())
        return Owed::Promise::Loose;
    for (const FakeRows &rows : m_distrusted) {
        if (const auto before = rows.find(id); before != rows.end() && before->second == row->second)
            return Owed::Promise::Loose;
    }
    const Value &time = row->second[1];
    return time.isNull() || time.cell().i >= bound() ? Owed::Promise::Exact : Owed::Promise::Loose;
}

void Workload::commitAll()
{
    for (auto &[id, change] : std::exchange(m_uncommitted, {}))
        put(id, std::move(change.row));
    m_source.oldestOpen.reset();
}

void Workload::restore(const FakeRows &rows)
{
    m_uncommitted.clear();
    m_source.oldestOpen.reset();
    const FakeRows before = std::exchange(m_source.rows, rows);
    for (std::int64_t id = 0; id < m_ids; ++id) {
        if (!alike(before, rows, id))
            owe(id);
    }
}

void Workload::distrust(const FakeRows &rows, std::int64_t since)
{
    m_distrusted.push_back(rows);
    for (const auto &[id, debt] : std::map(owed.debts)) {
        if ((debt.tick >= since && alike(rows, m_source.rows, id)) || debt.paid >= since)
            owed.loosen(id, ++m_world.tick);
    }
}

bool Workload::isFarBehind(const Value &cursor, const std::optional<Instant> &modified) const
{
    std::optional<std::int64_t> greatest;
    for (const auto &[id, row] : m_source.rows) {
        if (!row[1].isNull())
            greatest = std::max(row[1].cell().i, greatest.value_or(row[1].cell().i));
    }
    if (m_type.cursorField.isEmpty() || cursor.isNull() || !greatest)
        return false;
    const std::int64_t known = modified ? std::min(cursor.cell().i, modified->time_since_epoch().count()) : cursor.cell().i;
    return *greatest < known - lookback;
}

FakeRows Workload::expected() const
{
    FakeRows rows = m_source.rows;
    if (!m_type.softDeleteField.isEmpty())
        std::erase_if(rows, [](const auto &row) { return row.second[3].cell().i != 0; });
    return rows;
}

} // namespace tidewright
