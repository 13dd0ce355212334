// Writing what a comparison has named.
//
// One-way: the named records are read again at the source and written with the ledger of a short delta, those that only the target holds are
// deleted there once the source has said again that it has them not. Two-way: each is looked at on both sides, beside the base, and decided by
// the merge table. No cursor moves: what else has changed is left to the next run.
#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"
#include "runcourse.h"
#include "twowayrun.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct RepairText {
    Q_DECLARE_TR_FUNCTIONS(Repair)
};

using Kind = VerifiedRecord::Kind;

// Of the next records, as many as are looked up at once, without those that cannot be read.
Result<std::vector<VerifiedRecord>> nextRecords(VerifiedRecords::Reader &reader)
{
    std::vector<VerifiedRecord> some;
    VerifiedRecord record;
    for (bool more = true; more && some.size() < keysAtOnce;) {
        TRY_ASSIGN(more, reader.next(record));
        if (more && record.kind != Kind::Unreadable)
            some.push_back(std::move(record));
    }
    return some;
}

class OneWayRepair
{
public:
    explicit OneWayRepair(RunSession &session)
        : m_session(session)
        , m_source(session, PageReader::Side::Source)
        , m_sink(session, RunSession::Ledger::Short, LoadKind::Immediate)
        , m_onlyTarget(session.context.direction == Direction::LocalToRemote ? Kind::Missing : Kind::Extra)
    {
    }

    Result<void> guard(const VerifiedRecords &records)
    {
        if (!m_session.propagatesDeletes() || records.count(m_onlyTarget) == 0)
            return {};
        PageReader target(m_session, PageReader::Side::Target);
        TRY_ASSIGN(const std::int64_t total, target.count());
        return m_session.guardDeletes(records.count(m_onlyTarget), total);
    }

    Result<void> write(const std::vector<VerifiedRecord> &records)
    {
        TRY(m_session.mayWrite());
        std::vector<Key> keys;
        for (const VerifiedRecord &record : records) {
            keys.push_back(record.recordKey);
            m_session.listed.noteMet(m_session.sourceKey(record.recordKey));
        }
        Chunk chunk;
        chunk.batch = RecordBatch(std::size_t(m_session.mapping.sourceFields().size()));
        if (const RecordBatch asked = asSourceKeys(m_session, keys); !asked.isEmpty())
            TRY(m_source.fetch(asked, chunk.batch));
        chunk.range.ordinal = m_session.shortOrdinal++;
        chunk.range.records = std::int64_t(chunk.batch.rows());
        m_session.noteRead(chunk.range.records, {});
        m_session.report(RunPhase::Reading);
        prepare(m_session, chunk);
        TRY(chooseRemovals(records, chunk));
        TRY_ASSIGN(const ChangeCounts counts, m_sink.write(chunk, m_session.postponed));
        m_session.shortUsed = m_session.shortUsed || counts != ChangeCounts{};
        m_session.noteCommitted(chunk.range, counts);
        return {};
    }

private:
    // Those that were counted when the deletes were guarded, and that the source still says are gone.
    Result<void> chooseRemovals(const std::vector<VerifiedRecord> &records, Chunk &chunk)
    {
        chunk.removed.clear();
        if (!m_session.propagatesDeletes())
            return {};
        std::vector<Key> counted;
        for (const VerifiedRecord &record : records) {
            if (record.kind == m_onlyTarget)
                counted.push_back(record.recordKey);
        }
        TRY_ASSIGN(const std::vector<bool> gone, goneAtSource(m_session, counted));
        for (std::size_t at = 0; at < counted.size(); ++at) {
            if (gone[at])
                chunk.removed.push_back(std::move(counted[at]));
        }
        return {};
    }

    RunSession &m_session;
    PageReader m_source;
    ChunkSink m_sink;
    Kind m_onlyTarget;
};

Result<void> repairOneWay(RunSession &session, VerifiedRecords &records)
{
    OneWayRepair repair(session);
    TRY(repair.guard(records));
    VerifiedRecords::Reader reader(records);
    for (;;) {
        TRY_ASSIGN(const auto some, nextRecords(reader));
        if (some.empty())
            return {};
        TRY(repair.write(some));
    }
}

Result<void> repairTwoWay(RunSession &session, VerifiedRecords &records)
{
    TRY_ASSIGN(session.twoWay, TwoWayRun::open(session));
    TRY(announceRun(session, session.checkpoint));
    VerifiedRecords::Reader reader(records);
    return session.twoWay->repair([&]() -> Result<std::vector<Key>> {
        TRY_ASSIGN(const auto some, nextRecords(reader));
        std::vector<Key> keys;
        for (const VerifiedRecord &record : some) {
            keys.push_back(record.recordKey);
            session.listed.noteMet(session.sourceKey(record.recordKey));
        }
        return keys;
    });
}

} // namespace

Result<void> repairRecords(RunSession &session, bool known)
{
    if (session.state.progress)
        return fail(ErrorCode::Halted, RepairText::tr("An unfinished run of this content type waits. Nothing was repaired."), {},
                    RepairText::tr("Resume it or roll it back first."));
    if (session.isTwoWay())
        TRY(refuseReconcile(session));
    else
        TRY(decideRun(session, known));
    session.run.reason = QStringLiteral("repaired what verify has named");
    session.run.mode = SyncMode::Compare;
    Checkpoint &checkpoint = session.checkpoint;
    checkpoint.runId = session.run.runId;
    checkpoint.batchId = session.run.batchId;
    checkpoint.mode = SyncMode::Compare;
    checkpoint.load = LoadKind::Immediate;
    checkpoint.startedAt = session.bounds.now;
    checkpoint.upper = session.bounds.upper;
    checkpoint.fingerprints = session.fingerprints;
    // Of all the records there are, not of these alone.
    checkpoint.expected = std::max(session.state.localRecords, session.state.remoteRecords);
    session.log.emplace(session.context.log, session.context.clock, session.context.job, session.context.type.key, session.run.runId);
    readListed(session);
    session.report(RunPhase::Reading, true);
    VerifiedRecords &records = *session.context.options.repair;
    if (session.isTwoWay())
        return repairTwoWay(session, records);
    TRY(tidyUp(session));
    return repairOneWay(session, records);
}

void endRepair(RunSession &session)
{
    std::vector<FailedRecord> settled = session.listed.met();
    std::erase_if(settled, [&](const FailedRecord &record) { return session.hasFailed(record.recordKey); });
    if (session.error && session.error->code == ErrorCode::Cancelled)
        session.error = session.stopped();
    if (session.twoWay)
        return endRecordsRun(session, session.error ? std::vector<FailedRecord>() : settled);
    session.run.error = session.error;
    session.run.outcome = session.error                          ? outcomeOf(*session.error)
                          : session.checkpoint.counts.failed > 0 ? RunOutcome::OkWithErrors
                                                                 : RunOutcome::Ok;
    finishCounts(session);
    const auto ended = [&]() -> Result<void> {
        StateStore &store = session.context.store;
        if (session.error || !session.stateRead)
            return store.recordRun(session.run);
        SyncState state = session.state;
        session.noteGrown(state, session.checkpoint.counts.created - session.checkpoint.counts.deleted);
        std::vector<FailedRecord> changed = std::move(settled);
        changed.insert(changed.end(), session.unsaidFailures.begin(), session.unsaidFailures.end());
        return untilAnswered(session, [&] {
            return withState(session, [&] { return store.finishRun(session.lease->lease(), state, session.run, changed); });
        });
    }();
    if (!ended && !session.error) {
        session.run.outcome = outcomeOf(ended.error());
        session.run.error = session.error = ended.error();
    } else if (!ended) {
        session.log->warn(QStringLiteral("The run could not be recorded"), {{QStringLiteral("detail"), ended.error().detail}});
    }
    // What was committed is what a run would have written: nobody has to know of it any more.
    if (const auto closed = session.shortUsed || session.postponedUsed ? closeLoads(session) : Result<void>(); !closed)
        session.lease->setUntidy(true);
}

} // namespace tidewright
