#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright {

namespace {

// One side in key order, in the target's types.
class KeyedStream
{
public:
    KeyedStream(RunSession &session, PageReader::Side side)
        : m_session(session)
        , m_reader(session, side)
        , m_side(side)
        , m_batch(std::size_t(side == PageReader::Side::Source ? session.mapping.sourceFields().size()
                                                              : session.mapping.targetFields().size()))
    {
    }

    // False at the end.
    Result<bool> next()
    {
        ++m_row;
        while (m_row >= m_batch.rows() || !m_begun) {
            if (m_last)
                return false;
            TRY(readMore());
        }
        Key key = keyOf(row(), m_session.mapping.keyColumns());
        if (!refusal() && m_count > 0 && order(key, m_key) != std::strong_ordering::greater)
            return fail(ErrorCode::SchemaMismatch,
                        QCoreApplication::translate("Compare", "The keys of the two sides sort differently, so the sides cannot be "
                                                               "compared. Nothing was changed."),
                        {}, QCoreApplication::translate("Compare", "Give the key fields the same type at both sides."));
        if (!refusal())
            m_key = std::move(key);
        ++m_count;
        return true;
    }

    std::span<const Cell> row() const { return m_batch.row(m_row); }
    const Key &key() const { return m_key; }
    std::int64_t count() const { return m_count; }
    bool deleted() const { return !m_deleted.empty() && m_deleted[m_row]; }
    const Refusal *refusal() const
    {
        const auto found = std::ranges::find(m_refusals, m_row, &Refusal::row);
        return found == m_refusals.end() ? nullptr : &*found;
    }

private:
    Result<void> readMore()
    {
        TRY(m_session.mayWrite());
        TRY_ASSIGN(const Page page, m_reader.read(m_request, m_batch));
        m_request.after = page.position;
        m_last = page.last || m_batch.isEmpty();
        m_row = 0;
        m_begun = true;
        if (m_side == PageReader::Side::Target)
            return {};
        m_deleted.assign(m_batch.rows(), false);
        for (std::size_t at = 0; at < m_batch.rows(); ++at)
            m_deleted[at] = m_session.mapping.softDeleted(std::as_const(m_batch).row(at));
        m_refusals.clear();
        m_session.mapping.convert(m_batch, m_refusals);
        return {};
    }

    RunSession &m_session;
    PageReader m_reader;
    PageReader::Side m_side;
    RecordBatch m_batch;
    PageRequest m_request;
    std::vector<Refusal> m_refusals;
    std::vector<bool> m_deleted;
    Key m_key;
    std::size_t m_row = 0;
    std::int64_t m_count = 0;
    bool m_begun = false;
    bool m_last = false;
};

} // namespace

bool sameFields(const RunSession &session, std::span<const Cell> a, std::span<const Cell> b)
{
    const std::size_t fields = std::size_t(session.mapping.targetFields().size());
    return std::ranges::equal(a.first(fields), b.first(fields), [](const Cell &x, const Cell &y) { return equal(x, y); });
}

Result<void> walkBoth(RunSession &session, const OnDifference &on)
{
    using Kind = Difference::Kind;
    KeyedStream source(session, PageReader::Side::Source);
    KeyedStream target(session, PageReader::Side::Target);
    TRY_ASSIGN(bool hasSource, source.next());
    TRY_ASSIGN(bool hasTarget, target.next());
    while (hasSource || hasTarget) {
        if (hasSource && source.refusal()) {
            // Its key, as far as it is known, is there at the source: its record at the target is neither missing nor to be changed.
            const Key key = keyOf(source.row(), session.mapping.keyColumns());
            TRY(on({Kind::Refused, source.row(), {}, source.refusal()}));
            if (hasTarget && order(key, target.key()) == std::strong_ordering::equal) {
                TRY_ASSIGN(hasTarget, target.next());
                TRY_ASSIGN(hasSource, source.next());
                continue;
            }
            if (!hasTarget || order(key, target.key()) == std::strong_ordering::less) {
                TRY_ASSIGN(hasSource, source.next());
                continue;
            }
            TRY(on({Kind::OnlyTarget, {}, target.row(), nullptr}));
            TRY_ASSIGN(hasTarget, target.next());
            continue;
        }
        const auto against = !hasSource ? std::strong_ordering::greater
                             : !hasTarget ? std::strong_ordering::less
                                          : order(source.key(), target.key());
        if (against == std::strong_ordering::less) {
            if (!source.deleted())
                TRY(on({Kind::OnlySource, source.row(), {}, nullptr}));
        } else if (against == std::strong_ordering::greater) {
            TRY(on({Kind::OnlyTarget, {}, target.row(), nullptr}));
        } else if (source.deleted()) {
            TRY(on({Kind::Deleted, source.row(), target.row(), nullptr}));
        } else {
            const Kind kind = sameFields(session, source.row(), target.row()) ? Kind::Equal : Kind::Differs;
            TRY(on({kind, source.row(), target.row(), nullptr}));
        }
        if (against != std::strong_ordering::greater) {
            TRY_ASSIGN(hasSource, source.next());
        }
        if (against != std::strong_ordering::less) {
            TRY_ASSIGN(hasTarget, target.next());
        }
    }
    session.sourceRecords = source.count();
    session.targetRecords = target.count();
    return {};
}

Result<void> pullDifferences(RunSession &session)
{
    Checkpoint &checkpoint = session.checkpoint;
    // What an interrupted attempt staged says nothing about the target as it is now: only differences are staged, so begin anew.
    const RunCounts before = std::exchange(checkpoint.counts, {});
    if (session.decision.resume) {
        const auto discard = [&](int) -> Result<void> {
            TRY_ASSIGN(auto load, session.openLoad(session.run.runId, LoadKind::Staged));
            TRY_ASSIGN(const auto merged, load->mergedCounts());
            if (merged) {
                checkpoint.counts.created = before.created;
                checkpoint.counts.updated = before.updated;
            }
            TRY(load->discard());
            return {};
        };
        TRY(retrying(session, discard));
        checkpoint.chunks.clear();
    }
    ChunkSink sink(session, session.run.runId, LoadKind::Staged);
    Chunk chunk;
    const auto renew = [&] {
        chunk.batch = RecordBatch(std::size_t(session.mapping.targetFields().size()));
        chunk.prepared = true;
        chunk.failed.clear();
    };
    renew();
    std::int64_t ordinal = 0;
    std::vector<Key> none;
    const auto flush = [&]() -> Result<void> {
        chunk.range = {ordinal++, int(ReadPass::ByKey), {}, {}, std::int64_t(chunk.batch.rows()), 0};
        TRY(sink.write(chunk, none));
        renew();
        return {};
    };
    const auto note = [&](const Difference &difference) -> Result<void> {
        using Kind = Difference::Kind;
        const auto key = [&] {
            return keyOf(difference.target.empty() ? difference.source : difference.target, session.mapping.keyColumns());
        };
        checkpoint.counts.read += difference.kind == Kind::OnlyTarget ? 0 : 1;
        session.report(RunPhase::Reading);
        switch (difference.kind) {
        case Kind::Equal:
            break;
        case Kind::Refused:
            return session.noteFailed({session.failedRecord(key(), difference.refusal->field, difference.refusal->error)});
        case Kind::OnlyTarget:
        case Kind::Deleted:
            if (session.propagatesDeletes())
                session.removals.push_back(key());
            else
                ++checkpoint.counts.onlyInTarget;
            break;
        case Kind::OnlySource:
        case Kind::Differs: {
            const auto row = chunk.batch.appendRow();
            std::ranges::transform(difference.source.first(row.size()), row.begin(),
                                   [&](const Cell &cell) { return chunk.batch.adopt(cell); });
            if (chunk.batch.bytes() >= 4 * 1024 * 1024 || chunk.batch.rows() >= session.greatestPage())
                return flush();
            break;
        }
        }
        return {};
    };
    TRY(walkBoth(session, note));
    session.report(RunPhase::Merging, true);
    TRY(confirmRemovals(session));
    const std::int64_t targetBefore = session.targetRecords;
    if (ordinal == 0 && !chunk.batch.isEmpty()) {
        checkpoint.load = LoadKind::Immediate;
        TRY(session.saveCheckpoint());
        ChunkSink direct(session, session.run.runId + QLatin1String("-i"), LoadKind::Immediate);
        chunk.removed = std::exchange(session.removals, {});
        chunk.range = {0, int(ReadPass::ByKey), {}, {}, std::int64_t(chunk.batch.rows()), 0};
        TRY_ASSIGN(const ChangeCounts counts, direct.write(chunk, session.postponed));
        session.noteCommitted(chunk.range, counts);
        session.targetRecords = targetBefore + counts.created - counts.deleted;
        TRY_ASSIGN(auto load, session.openLoad(session.run.runId + QLatin1String("-i"), LoadKind::Immediate));
        return load->close();
    }
    if (ordinal > 0) {
        if (!chunk.batch.isEmpty())
            TRY(flush());
        TRY(mergeStaged(session));
    }
    return removeConfirmed(session);
}

} // namespace tidewright
