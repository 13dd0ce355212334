// A world in memory: clock, chance, one table per side with loads and ledgers, and the state store. Every call that reaches another
// system is an effect; one of them can fail, lose its answer, or end the process.
#pragma once

#include "runtype.h"

#include <algorithm>
#include <map>

namespace tidewright {

enum class Fault { None, ConnectionLost, AnswerLost, Crash, Paused };

class FakeClock final : public Clock
{
public:
    Instant now() const override { return Instant(Micros(time)); }
    Micros elapsed() const override { return Micros(time); }
    bool wait(Micros duration, std::stop_token) override
    {
        time += duration.count();
        return true;
    }
    std::int64_t time = 1'700'000'000'000'000;
};

class FakeIds final : public IdSource
{
public:
    QString next() override { return QStringLiteral("run%1").arg(++m_last, 8, 10, QLatin1Char('0')); }
    std::uint64_t random() override { return ++m_last * 0x9E3779B97F4A7C15ULL; }

private:
    std::uint64_t m_last = 0;
};

// Commits at the target: what is under way when the process falls asleep cannot be called back.
constexpr std::uint64_t commitEffect = 7;
constexpr std::uint64_t mergeEffect = 11;

struct FakeWorld {
    FakeClock clock;
    FakeIds ids;
    std::int64_t effects = 0;
    std::int64_t faultAt = -1;
    std::int64_t faultFor = 1; // effects in a row
    const std::int64_t *watched = nullptr; // what must not grow
    std::optional<std::int64_t> atPause;   // its value when the process fell asleep for longer than its lease
    Fault fault = Fault::None;
    bool dead = false;
    std::uint64_t trace = 0;

    static Failure gone() { return fail(ErrorCode::Internal, QStringLiteral("the process is gone")); }
    // True: the fault is an answer that is lost, so do it first.
    Result<bool> effect(std::uint64_t what)
    {
        if (dead)
            return gone();
        trace = (trace ^ what) * 0x100000001B3ULL;
        clock.time += 1000;
        const std::int64_t now = effects++;
        if (faultAt < 0 || now < faultAt || now >= faultAt + faultFor)
            return false;
        if (fault == Fault::None)
            return false;
        if (fault == Fault::Paused) {
            if (now == faultAt) {
                clock.time += 61'000'000;
                if (what != commitEffect && what != mergeEffect)
                    atPause = watched ? *watched : 0;
            }
            return false;
        }
        if (fault == Fault::ConnectionLost)
            return fail(ErrorCode::ConnectionFailed, QStringLiteral("connection lost"));
        dead = fault == Fault::Crash;
        if (dead)
            return gone();
        return fault == Fault::AnswerLost;
    }
};

// id bigint, at timestamptz, v bigint, gone boolean.
constexpr std::size_t fakeFields = 4;
using FakeRow = std::array<Value, fakeFields>;
using FakeRows = std::map<std::int64_t, FakeRow>;

struct FakeStaged {
    FakeRow row;
    bool removed = false;
};

struct FakeLoadData {
    LoadKind kind = LoadKind::Staged;
    std::vector<ChunkRange> ledger;
    std::vector<FakeStaged> staged; // by number
    std::optional<ChangeCounts> merged;
};

struct FakeTable {
    FakeRows rows;
    std::map<QString, FakeLoadData> loads;
    std::int64_t writes = 0; // changed rows that were committed
    std::int64_t refused = -1; // id of a record that the target does not take
    QString identity = QStringLiteral("fake");
    std::int64_t skew = 0; // of its clock
};

inline RecordSchema fakeSchema()
{
    RecordSchema schema;
    schema.place = QStringLiteral("t");
    const auto field = [&schema](const char *name, ValueKind kind) {
        Field added;
        added.name = QLatin1String(name);
        added.type.kind = kind;
        schema.fields.push_back(added);
    };
    field("id", ValueKind::Int);
    field("at", ValueKind::TimestampTz);
    field("v", ValueKind::Int);
    field("gone", ValueKind::Boolean);
    schema.key = QStringList{QStringLiteral("id")};
    return schema;
}

inline ChangeCounts fakeUpsert(FakeRows &rows, const FakeRow &row)
{
    const std::int64_t id = row[0].cell().i;
    const auto found = rows.find(id);
    ChangeCounts counts;
    if (found == rows.end())
        counts.created = 1;
    else if (found->second != row)
        counts.updated = 1;
    rows[id] = row;
    return counts;
}

class FakeSource final : public Source
{
public:
    FakeSource(FakeWorld &world, FakeTable &table)
        : m_world(world)
        , m_table(table)
    {
    }
    const RecordSchema &schema() const override { return m_schema; }
    Result<SourceBounds> bounds() override
    {
        TRY(m_world.effect(1));
        SourceBounds bounds;
        bounds.now = m_world.clock.now() + Micros(m_table.skew);
        bounds.upper = Value::ofInt(m_world.clock.time + m_table.skew, ValueKind::TimestampTz);
        for (const auto &[id, row] : m_table.rows) {
            if (!row[1].isNull() && (bounds.greatest.isNull() || row[1].cell().i > bounds.greatest.cell().i))
                bounds.greatest = row[1];
        }
        bounds.empty = m_table.rows.empty();
        return bounds;
    }
    Result<Page> readPage(const PageRequest &request, RecordBatch &into) override
    {
        TRY(m_world.effect(2));
        std::vector<std::pair<Key, const FakeRow *>> found;
        for (const auto &[id, row] : m_table.rows) {
            const bool null = row[1].isNull();
            const bool beyond = !null && !request.upper.isNull() && row[1].cell().i > request.upper.cell().i;
            const bool from = !null && (request.from.isNull() || row[1].cell().i >= request.from.cell().i);
            const bool wanted = request.pass == ReadPass::ByKey     ? true
                                : request.pass == ReadPass::Changed ? from && !beyond
                                : request.pass == ReadPass::NullCursor ? null
                                                                       : beyond;
            Key key{row[0]};
            if (request.pass == ReadPass::Changed || request.pass == ReadPass::BeyondUpper)
                key.insert(key.begin(), row[1]);
            const bool after = request.after.empty() || order(key, request.after) == std::strong_ordering::greater;
            const bool until = request.until.empty() || order(key, request.until) != std::strong_ordering::greater;
            if (wanted && after && until)
                found.emplace_back(std::move(key), &row);
        }
        std::ranges::sort(found, [](const auto &a, const auto &b) { return order(a.first, b.first) == std::strong_ordering::less; });
        into.clear(fakeFields);
        Page page;
        page.last = found.size() < request.limit;
        for (std::size_t at = 0; at < std::min(found.size(), request.limit); ++at) {
            add(into, *found[at].second);
            page.position = found[at].first;
        }
        return page;
    }
    Result<void> fetch(const RecordBatch &keys, RecordBatch &into) override
    {
        TRY(m_world.effect(3));
        into.clear(fakeFields);
        for (std::size_t at = 0; at < keys.rows(); ++at) {
            if (const auto found = m_table.rows.find(keys.row(at)[0].i); found != m_table.rows.end())
                add(into, found->second);
        }
        return {};
    }
    Result<std::int64_t> count() override { return std::int64_t(m_table.rows.size()); }
    Result<std::int64_t> countBeyond(const Value &) override { return 0; }
    Result<std::optional<std::int64_t>> estimate() override { return std::optional<std::int64_t>(); }

private:
    static void add(RecordBatch &into, const FakeRow &row)
    {
        const auto cells = into.appendRow();
        for (std::size_t at = 0; at < fakeFields; ++at)
            cells[at] = row[at].cell();
    }
    FakeWorld &m_world;
    FakeTable &m_table;
    RecordSchema m_schema = fakeSchema();
};

inline FakeRow fakeRow(std::span<const Cell> cells)
{
    return {Value(cells[0]), Value(cells[1]), Value(cells[2]), Value(cells[3])};
}

class FakeWriter final : public ChunkWriter
{
public:
    FakeWriter(FakeWorld &world, FakeTable &table, QString id, LoadKind kind)
        : m_world(world)
        , m_table(table)
        , m_id(std::move(id))
        , m_kind(kind)
    {
    }
    Result<void> begin(std::int64_t) override
    {
        TRY(m_world.effect(4));
        m_rows = m_table.rows;
        m_staged.clear();
        m_changes = 0;
        return {};
    }
    Result<ChangeCounts> upsert(const RecordBatch &batch, std::size_t first, std::size_t count) override
    {
        TRY(m_world.effect(5));
        ChangeCounts counts;
        for (std::size_t at = first; at < first + count; ++at) {
            if (batch.row(at)[0].i == m_table.refused && kind() != LoadKind::Staged)
                return fail(ErrorCode::ConstraintViolated, QStringLiteral("refused"));
        }
        for (std::size_t at = first; at < first + count; ++at) {
            const FakeRow row = fakeRow(batch.row(at));
            if (kind() == LoadKind::Staged)
                m_staged.push_back({row});
            else
                counts += fakeUpsert(m_rows, row);
        }
        m_changes += counts.created + counts.updated;
        return counts;
    }
    Result<ChangeCounts> remove(const RecordBatch &keys, std::size_t first, std::size_t count) override
    {
        TRY(m_world.effect(6));
        ChangeCounts counts;
        for (std::size_t at = first; at < first + count; ++at) {
            if (kind() == LoadKind::Staged)
                m_staged.push_back({{Value(keys.row(at)[0]), {}, {}, {}}, true});
            else
                counts.deleted += std::int64_t(m_rows.erase(keys.row(at)[0].i));
        }
        m_changes += counts.deleted;
        return counts;
    }
    Result<void> commit(const ChunkRange &range) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(commitEffect));
        FakeLoadData &load = m_table.loads[m_id];
        load.kind = m_kind;
        if (kind() != LoadKind::Staged)
            m_table.rows = m_rows;
        load.staged.insert(load.staged.end(), m_staged.begin(), m_staged.end());
        load.ledger.push_back(range);
        m_table.writes += m_changes;
        return lost ? Result<void>(fail(ErrorCode::CommitUnknown, QStringLiteral("answer lost"))) : Result<void>();
    }
    void rollback() override {}

private:
    LoadKind kind() const { return m_kind; }
    FakeWorld &m_world;
    FakeTable &m_table;
    QString m_id;
    LoadKind m_kind;
    FakeRows m_rows;
    std::vector<FakeStaged> m_staged;
    std::int64_t m_changes = 0;
};

class FakeMerge final : public Merge
{
public:
    FakeMerge(FakeWorld &world, FakeTable &table, const QString &id)
        : m_world(world)
        , m_table(table)
        , m_load(table.loads[id])
        , m_rows(table.rows)
    {
    }
    Result<std::optional<std::pair<std::int64_t, std::int64_t>>> extent() override
    {
        TRY(m_world.effect(8));
        if (m_load.staged.empty())
            return std::optional<std::pair<std::int64_t, std::int64_t>>();
        return std::optional(std::pair<std::int64_t, std::int64_t>(0, std::int64_t(m_load.staged.size()) - 1));
    }
    Result<ChangeCounts> apply(std::int64_t first, std::int64_t last) override
    {
        TRY(m_world.effect(9));
        ChangeCounts counts;
        for (std::int64_t at = first; at <= last; ++at) {
            if (m_load.staged[std::size_t(at)].row[0].cell().i == m_table.refused)
                return fail(ErrorCode::ConstraintViolated, QStringLiteral("refused"));
        }
        for (std::int64_t at = first; at <= last; ++at) {
            const FakeStaged &staged = m_load.staged[std::size_t(at)];
            if (staged.removed)
                counts.deleted += std::int64_t(m_rows.erase(staged.row[0].cell().i));
            else
                counts += fakeUpsert(m_rows, staged.row);
        }
        m_changes += counts.created + counts.updated + counts.deleted;
        return counts;
    }
    Result<void> staged(std::int64_t number, RecordBatch &into) override
    {
        into.clear(fakeFields);
        const auto cells = into.appendRow();
        for (std::size_t at = 0; at < fakeFields; ++at)
            cells[at] = m_load.staged[std::size_t(number)].row[at].cell();
        return {};
    }
    Result<std::int64_t> countMissing() override
    {
        return std::int64_t(std::ranges::count_if(m_rows, [this](const auto &row) { return !isStaged(row.first); }));
    }
    Result<std::int64_t> countTarget() override { return std::int64_t(m_rows.size()); }
    Result<std::int64_t> removeMissing() override
    {
        TRY(m_world.effect(10));
        const auto removed = std::int64_t(std::erase_if(m_rows, [this](const auto &row) { return !isStaged(row.first); }));
        m_changes += removed;
        return removed;
    }
    Result<void> commit(const ChangeCounts &counts) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(mergeEffect));
        m_table.rows = m_rows;
        m_table.writes += m_changes;
        m_load.merged = counts;
        return lost ? Result<void>(fail(ErrorCode::CommitUnknown, QStringLiteral("answer lost"))) : Result<void>();
    }

private:
    bool isStaged(std::int64_t id) const
    {
        return std::ranges::any_of(m_load.staged, [id](const FakeStaged &staged) { return staged.row[0].cell().i == id; });
    }
    FakeWorld &m_world;
    FakeTable &m_table;
    FakeLoadData &m_load;
    FakeRows m_rows;
    std::int64_t m_changes = 0;
};

class FakeLoad final : public Load
{
public:
    enum class Opening { Make, Find };
    FakeLoad(FakeWorld &world, FakeTable &table, QString id, LoadKind kind, Opening opening)
        : m_world(world)
        , m_table(table)
        , m_id(std::move(id))
        , m_kind(kind)
        , m_resumed(table.loads.contains(m_id))
    {
        // The ledger of an immediate load is made with its first entry.
        if (kind != LoadKind::Immediate && opening == Opening::Make)
            table.loads[m_id].kind = kind;
    }
    LoadKind kind() const override { return m_kind; }
    bool resumed() const override { return m_resumed; }
    Result<std::vector<ChunkRange>> committed() override
    {
        TRY(m_world.effect(12));
        const auto found = m_table.loads.find(m_id);
        return found == m_table.loads.end() ? std::vector<ChunkRange>() : found->second.ledger;
    }
    Result<std::unique_ptr<ChunkWriter>> openWriter() override
    {
        return std::unique_ptr<ChunkWriter>(std::make_unique<FakeWriter>(m_world, m_table, m_id, m_kind));
    }
    int writers() const override { return 2; }
    Result<std::unique_ptr<Merge>> beginMerge() override
    {
        return std::unique_ptr<Merge>(std::make_unique<FakeMerge>(m_world, m_table, m_id));
    }
    Result<std::optional<ChangeCounts>> mergedCounts() override
    {
        TRY(m_world.effect(18));
        const auto found = m_table.loads.find(m_id);
        return found == m_table.loads.end() ? std::optional<ChangeCounts>() : found->second.merged;
    }
    Result<void> close() override
    {
        TRY(m_world.effect(13));
        m_table.loads.erase(m_id);
        return {};
    }
    Result<std::int64_t> discard() override
    {
        TRY(m_world.effect(14));
        std::int64_t undone = 0;
        if (m_kind == LoadKind::Direct && m_table.loads.contains(m_id))
            undone = std::int64_t(std::exchange(m_table.rows, {}).size());
        m_table.loads.erase(m_id);
        return undone;
    }

private:
    FakeWorld &m_world;
    FakeTable &m_table;
    QString m_id;
    LoadKind m_kind;
    bool m_resumed;
};

class FakeTarget final : public Target
{
public:
    FakeTarget(FakeWorld &world, FakeTable &table)
        : m_world(world)
        , m_table(table)
    {
    }
    const RecordSchema &schema() const override { return m_schema; }
    Result<bool> isEmpty() override { return m_table.rows.empty(); }
    Result<std::unique_ptr<Load>> openLoad(const QString &id, LoadKind kind) override
    {
        TRY(m_world.effect(15));
        return std::unique_ptr<Load>(std::make_unique<FakeLoad>(m_world, m_table, id, kind, FakeLoad::Opening::Make));
    }
    Result<std::unique_ptr<Load>> findLoad(const QString &id, LoadKind kind) override
    {
        TRY(m_world.effect(19));
        return std::unique_ptr<Load>(std::make_unique<FakeLoad>(m_world, m_table, id, kind, FakeLoad::Opening::Find));
    }

private:
    FakeWorld &m_world;
    FakeTable &m_table;
    RecordSchema m_schema = fakeSchema();
};

class FakeEndpoint final : public Endpoint
{
public:
    FakeEndpoint(FakeWorld &world, FakeTable &table)
        : m_world(world)
        , m_table(table)
    {
    }
    QString kind() const override { return QStringLiteral("fake"); }
    Result<EndpointIdentity> identity(std::stop_token) override { return EndpointIdentity{m_table.identity}; }
    Result<QString> version(std::stop_token) override { return QStringLiteral("Fake 1.0"); }
    Result<std::vector<Offering>> discover(std::stop_token) override { return std::vector<Offering>(); }
    Result<RecordSchema> describe(const QString &, std::stop_token) override
    {
        TRY(m_world.effect(16));
        return fakeSchema();
    }
    Result<std::unique_ptr<Source>> openSource(const SourceSpec &, std::stop_token) override
    {
        TRY(m_world.effect(17));
        return std::unique_ptr<Source>(std::make_unique<FakeSource>(m_world, m_table));
    }
    Result<std::unique_ptr<Target>> openTarget(const TargetSpec &, std::stop_token) override
    {
        return std::unique_ptr<Target>(std::make_unique<FakeTarget>(m_world, m_table));
    }
    Result<void> create(const RecordSchema &, std::stop_token) override { return {}; }

private:
    FakeWorld &m_world;
    FakeTable &m_table;
};

// One state, on the world's clock.
class FakeStore final : public StateStore
{
public:
    explicit FakeStore(FakeWorld &world)
        : m_world(world)
    {
    }
    Result<std::optional<SyncState>> state(const StateKey &) override
    {
        TRY(m_world.effect(20));
        return stored;
    }
    Result<std::vector<SyncState>> states() override { return std::vector<SyncState>(); }
    Result<std::int64_t> changeNumber() override { return 0; }
    Result<std::vector<SyncRun>> history(const HistoryFilter &) override { return std::vector<SyncRun>(runs.rbegin(), runs.rend()); }
    Result<std::vector<SyncRun>> latestRuns() override { return runs; }
    Result<std::vector<FailedRecord>> failedRecords(const StateKey &) override { return failed; }
    Result<Lease> takeLease(const StateKey &key, const LeaseHolder &) override
    {
        TRY(m_world.effect(21));
        if (m_world.clock.time < m_expires)
            return fail(ErrorCode::Busy, QStringLiteral("busy"));
        ++token;
        Lease lease = renewed(key);
        lease.untidy = std::exchange(m_held, true);
        return lease;
    }
    Result<Lease> renewLease(const Lease &lease) override
    {
        TRY(m_world.effect(22));
        TRY(fenced(lease));
        return renewed(lease.key);
    }
    Result<void> releaseLease(const Lease &lease) override
    {
        TRY(m_world.effect(23));
        if (lease.token == token) {
            m_expires = 0;
            m_held = lease.untidy;
        }
        return {};
    }
    Result<void> beginRun(const Lease &lease, const SyncRun &, const Checkpoint &checkpoint, Direction, ConflictStrategy) override
    {
        TRY(m_world.effect(24));
        TRY(fenced(lease));
        if (!stored) {
            stored.emplace();
            stored->key = lease.key;
        }
        stored->progress = checkpoint;
        stored->status = SyncStatus::Syncing;
        return {};
    }
    Result<void> saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint, const std::vector<FailedRecord> &added) override
    {
        TRY(m_world.effect(25));
        TRY(fenced(lease));
        stored->progress = checkpoint;
        add(added);
        return {};
    }
    Result<void> finishRun(const Lease &lease, const SyncState &state, const SyncRun &run, const std::vector<FailedRecord> &added) override
    {
        TRY(m_world.effect(26));
        TRY(fenced(lease));
        stored = state;
        runs.push_back(run);
        add(added);
        return {};
    }
    Result<void> settleFailedRecords(const Lease &lease, const std::vector<std::int64_t> &ids) override
    {
        TRY(fenced(lease));
        std::erase_if(failed, [&ids](const FailedRecord &record) { return std::ranges::find(ids, record.id) != ids.end(); });
        return {};
    }
    Result<void> recordRun(const SyncRun &run) override
    {
        runs.push_back(run);
        return {};
    }
    Result<void> putState(const SyncState &, const LeaseHolder &) override { return {}; }
    Result<void> putStates(const std::vector<SyncState> &, const LeaseHolder &) override { return {}; }
    Result<SyncState> updateState(const StateKey &, const StateChange &, const LeaseHolder &) override { return SyncState(); }

    std::optional<SyncState> stored;
    std::vector<SyncRun> runs;
    std::vector<FailedRecord> failed;
    std::int64_t token = 0;

private:
    Lease renewed(const StateKey &key)
    {
        m_expires = m_world.clock.time + Micros(leaseTime).count();
        return Lease{key, token, Instant(Micros(m_expires)), false};
    }
    Result<void> fenced(const Lease &lease) const
    {
        if (lease.token == token)
            return {};
        return fail(ErrorCode::LeaseLost, QStringLiteral("lease lost"));
    }
    void add(const std::vector<FailedRecord> &added)
    {
        for (FailedRecord record : added) {
            std::erase_if(failed, [&record](const FailedRecord &known) { return known.recordKey == record.recordKey; });
            record.id = std::int64_t(failed.size()) + 1;
            failed.push_back(record);
        }
    }
    FakeWorld &m_world;
    std::int64_t m_expires = 0;
    bool m_held = false; // not given back yet, or left untidy
};

class FakeObserver final : public RunObserver
{
public:
    void progressed(const RunProgress &) override {}
};

} // namespace tidewright
