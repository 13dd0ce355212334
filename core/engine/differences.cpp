// Compare and reconcile runs: both sides whole, and what differs into the target in one transaction.
#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr std::size_t pageBytes = 4 * 1024 * 1024;

class Differences
{
public:
    explicit Differences(RunSession &session)
        : m_session(session)
        , m_sink(session, RunSession::Ledger::Main, LoadKind::Staged)
    {
        renew();
    }

    Result<void> note(const Difference &difference)
    {
        using Kind = Difference::Kind;
        RunCounts &counts = m_session.checkpoint.counts;
        if (!difference.source.empty())
            m_session.noteRead(1, {});
        m_session.report(RunPhase::Reading);
        switch (difference.kind) {
        case Kind::Equal:
            return {};
        case Kind::Refused:
            return m_session.noteFailed({m_session.failedRecord(keyOf(difference.source, m_session.mapping.keyColumns()),
                                                                difference.refusal->field, difference.refusal->error)});
        case Kind::LeftOut:
            ++counts.onlyInTarget;
            return {};
        case Kind::OnlyTarget:
        case Kind::Deleted:
            if (m_session.propagatesDeletes())
                m_session.removals.push_back(keyOf(difference.target, m_session.mapping.keyColumns()));
            else
                ++counts.onlyInTarget;
            return {};
        case Kind::OnlySource:
        case Kind::Differs:
            break;
        }
        RecordBatch &batch = m_chunk.batch;
        const auto row = batch.appendRow();
        std::ranges::transform(difference.source.first(row.size()), row.begin(),
                               [&](const Cell &cell) { return batch.adopt(cell); });
        return batch.bytes() >= pageBytes || batch.rows() >= m_session.greatestPage() ? flush() : Result<void>();
    }

    Result<void> apply()
    {
        TRY(confirmRemovals(m_session));
        std::vector<Key> &removals = m_session.removals;
        if (m_session.nextOrdinal == 0 && removals.size() <= m_session.greatestPage()) {
            if (m_chunk.batch.isEmpty() && removals.empty())
                return {};
            m_session.checkpoint.load = LoadKind::Immediate;
            TRY(m_session.saveCheckpoint());
            m_chunk.removed = std::exchange(removals, {});
            m_chunk.range.records = std::int64_t(m_chunk.batch.rows());
            return writeShort(m_session, m_chunk);
        }
        if (!m_chunk.batch.isEmpty())
            TRY(flush());
        TRY(stageRemovals(m_session));
        TRY(m_session.saveCheckpoint());
        return mergeStaged(m_session);
    }

private:
    void renew()
    {
        m_chunk = Chunk();
        m_chunk.batch = RecordBatch(std::size_t(m_session.mapping.targetFields().size()));
        m_chunk.prepared = true;
    }

    Result<void> flush()
    {
        std::vector<Key> none;
        m_chunk.range.ordinal = m_session.nextOrdinal++;
        m_chunk.range.records = std::int64_t(m_chunk.batch.rows());
        TRY(m_sink.write(m_chunk, none));
        renew();
        return {};
    }

    RunSession &m_session;
    ChunkSink m_sink;
    Chunk m_chunk;
};

// What an interrupted attempt has staged says nothing about the target as it is now, so the reading starts over. True if it had
// committed its merge: then only deletes that the target refused can be left.
Result<bool> wasMerged(RunSession &session)
{
    Checkpoint &checkpoint = session.checkpoint;
    TRY(session.mayWrite());
    TRY_ASSIGN(auto load, session.findLoad(session.run.runId, RunSession::Ledger::Main, LoadKind::Staged));
    TRY_ASSIGN(const auto merged, load->mergedCounts());
    if (merged) {
        checkpoint.counts.created = session.earlier.created + merged->created;
        checkpoint.counts.updated = session.earlier.updated + merged->updated;
        checkpoint.counts.deleted = session.earlier.deleted + merged->deleted;
        session.failedBefore = checkpoint.counts.failed;
        session.postponedMissing = session.propagatesDeletes();
        session.sourceRecords = checkpoint.counts.read;
        PageReader target(session, PageReader::Side::Target);
        TRY_ASSIGN(session.targetRecords, target.count());
        return true;
    }
    TRY(load->discard());
    checkpoint.chunks.clear();
    session.restartCounts();
    // The state knows before anything is staged again.
    if (std::exchange(checkpoint.load, LoadKind::Staged) != LoadKind::Staged)
        TRY(session.saveCheckpoint());
    return false;
}

} // namespace

Result<void> pullDifferences(RunSession &session)
{
    if (session.decision.resume) {
        TRY_ASSIGN(const bool merged, retrying(session, [&](int) { return wasMerged(session); }));
        if (merged)
            return {};
    }
    Differences differences(session);
    TRY(walkBoth(session, [&differences](const Difference &difference) { return differences.note(difference); }));
    TRY(session.noteUnreadable(session.unreadable));
    session.report(RunPhase::Merging, true);
    return differences.apply();
}

} // namespace tidewright
