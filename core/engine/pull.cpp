// Full and incremental runs: pages of the source into a load of the target.
#include "chunkpool.h"
#include "deeds.h"
#include "pagereader.h"
#include "ranges.h"

#include <algorithm>

namespace tidewright {

namespace {

constexpr std::int64_t shortDelta = 1'000;

// Takes off what lies behind the end of a gap. True if the end was reached.
bool cutAt(const RunSession &session, const Gap &gap, ReadPass pass, RecordBatch &batch)
{
    if (gap.until.empty())
        return false;
    const auto position = [&](std::size_t row) {
        const auto cells = std::as_const(batch).row(row);
        Key key = keyOf(cells, session.mapping.keyColumns());
        if (pass == ReadPass::Changed || pass == ReadPass::BeyondUpper)
            key.insert(key.begin(), Value(cells[*session.mapping.cursorColumn()]));
        return key;
    };
    bool reached = false;
    while (batch.rows() > 0) {
        const auto against = order(position(batch.rows() - 1), gap.until);
        reached = reached || against != std::strong_ordering::less;
        if (against != std::strong_ordering::greater)
            break;
        batch.dropLastRow();
    }
    return reached;
}

void noteGreatest(RunSession &session, const RecordBatch &batch)
{
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        const Cell &cell = batch.row(row)[*session.mapping.cursorColumn()];
        Value &greatest = session.checkpoint.greatest;
        if (!cell.isNull() && (greatest.isNull() || order(cell, greatest.cell()) == std::strong_ordering::greater))
            greatest = Value(cell);
    }
}

PageRequest requestFor(const RunSession &session, ReadPass pass)
{
    PageRequest request;
    request.pass = pass;
    if (pass == ReadPass::Changed)
        request.from = session.checkpoint.from;
    if (pass == ReadPass::Changed || pass == ReadPass::BeyondUpper)
        request.upper = session.checkpoint.upper;
    return request;
}

Result<void> readGap(RunSession &session, ReadPass pass, const Gap &gap, PageReader &reader, ChunkPool &pool, std::int64_t &ordinal)
{
    PageRequest request = requestFor(session, pass);
    request.after = gap.after;
    if (pass == ReadPass::ByKey)
        request.until = gap.until;
    for (bool more = true; more;) {
        TRY(session.mayWrite());
        Chunk chunk;
        chunk.batch = pool.spareBatch();
        TRY_ASSIGN(const Page page, reader.read(request, chunk.batch));
        if (page.position.empty() && chunk.batch.isEmpty())
            return {};
        const bool reached = cutAt(session, gap, pass, chunk.batch);
        more = !page.last && !reached;
        chunk.range = {ordinal++, int(pass), request.after, reached ? gap.until : page.position,
                       std::int64_t(chunk.batch.rows()), 0};
        if (pass == ReadPass::Changed)
            noteGreatest(session, chunk.batch);
        request.after = page.position;
        session.checkpoint.counts.read += chunk.range.records;
        TRY(pool.submit(std::move(chunk)));
        session.report(RunPhase::Reading);
        session.saveNowAndThen();
    }
    return {};
}

// Into the checkpoint's load, which is Direct or Staged: what is committed there is not read again.
Result<void> pullPasses(RunSession &session, const std::vector<ReadPass> &passes)
{
    int writers = 1;
    bool merged = false;
    std::int64_t ordinal = 0;
    const auto lookUp = [&](int) -> Result<void> {
        TRY(session.mayWrite());
        TRY_ASSIGN(auto load, session.openLoad(session.run.runId, session.checkpoint.load));
        // Soft deletes are remembered by the reader alone: where there can be some, an interrupted reading starts over.
        const bool forgetful = load->kind() == LoadKind::Staged && session.mapping.softDeleteColumn() && load->resumed();
        if (forgetful) {
            TRY(load->discard());
            TRY_ASSIGN(load, session.openLoad(session.run.runId, session.checkpoint.load));
            session.checkpoint.counts = {};
        }
        TRY_ASSIGN(const auto committed, load->committed());
        session.checkpoint.chunks = joinRanges(committed);
        session.checkpoint.counts.read = 0;
        std::int64_t failed = 0;
        for (const ChunkRange &range : session.checkpoint.chunks) {
            session.checkpoint.counts.read += range.records;
            failed += range.failed;
            ordinal = std::max(ordinal, range.ordinal + 1);
        }
        session.checkpoint.counts.failed = std::max(failed, session.checkpoint.counts.failed);
        if (load->kind() == LoadKind::Direct)
            session.checkpoint.counts.created = session.checkpoint.counts.read - failed;
        TRY_ASSIGN(const auto counts, load->mergedCounts());
        merged = counts.has_value();
        writers = load->writers();
        return {};
    };
    TRY(retrying(session, lookUp));
    if (merged)
        return {};
    if (!session.checkpoint.chunks.empty())
        session.log->info(QStringLiteral("Going on behind what is committed"),
                         {{QStringLiteral("records"), qint64(session.checkpoint.counts.read)}});
    PageReader reader(session, PageReader::Side::Source);
    ChunkPool pool(session, session.run.runId, session.checkpoint.load, writers);
    const std::vector<ChunkRange> done = session.checkpoint.chunks;
    for (const ReadPass pass : passes) {
        for (const Gap &gap : gaps(done, int(pass)))
            TRY(readGap(session, pass, gap, reader, pool, ordinal));
    }
    TRY(pool.drain());
    if (session.checkpoint.load == LoadKind::Staged)
        session.removals = pool.removed();
    return session.saveCheckpoint();
}

} // namespace

Result<void> pullAll(RunSession &session)
{
    TRY(pullPasses(session, {ReadPass::ByKey}));
    const RunCounts &counts = session.checkpoint.counts;
    session.sourceRecords = counts.read;
    if (session.checkpoint.load == LoadKind::Direct) {
        session.targetRecords = counts.created;
        return {};
    }
    TRY(mergeStaged(session));
    return removeConfirmed(session);
}

namespace {

// The whole delta in one chunk, where every pass ends within its first page. False if it is longer.
Result<bool> readShortDelta(RunSession &session, Chunk &chunk)
{
    PageReader reader(session, PageReader::Side::Source);
    chunk.batch = RecordBatch(std::size_t(session.mapping.sourceFields().size()));
    RecordBatch page(chunk.batch.columns());
    for (const ReadPass pass : {ReadPass::Changed, ReadPass::NullCursor, ReadPass::BeyondUpper}) {
        PageRequest request = requestFor(session, pass);
        TRY_ASSIGN(const Page read, reader.read(request, page));
        if (!read.last && !page.isEmpty())
            return false;
        if (pass == ReadPass::Changed) {
            noteGreatest(session, page);
            chunk.range.until = read.position;
        }
        for (std::size_t row = 0; row < page.rows(); ++row) {
            const auto from = std::as_const(page).row(row);
            const auto to = chunk.batch.appendRow();
            std::ranges::transform(from, to.begin(), [&chunk](const Cell &cell) { return chunk.batch.adopt(cell); });
        }
    }
    chunk.range.pass = int(ReadPass::Changed);
    chunk.range.records = std::int64_t(chunk.batch.rows());
    return chunk.range.records <= shortDelta * 3;
}

Result<void> writeShortDelta(RunSession &session, Chunk &chunk)
{
    prepare(session, chunk);
    session.removals = std::move(chunk.removed);
    TRY(confirmRemovals(session));
    chunk.removed = std::exchange(session.removals, {});
    session.checkpoint.counts.read = chunk.range.records;
    if (chunk.batch.isEmpty() && chunk.removed.empty()) {
        session.checkpoint.counts.failed = 0;
        return session.noteFailed(chunk.failed);
    }
    ChunkSink sink(session, session.run.runId, LoadKind::Immediate);
    TRY_ASSIGN(const ChangeCounts counts, sink.write(chunk, session.postponed));
    session.noteCommitted(chunk.range, counts);
    return {};
}

} // namespace

Result<void> pullChanges(RunSession &session)
{
    if (session.checkpoint.load == LoadKind::Immediate) {
        Chunk chunk;
        TRY_ASSIGN(const bool isShort, readShortDelta(session, chunk));
        // What an interrupted attempt committed is written once more, which changes nothing.
        if (session.decision.resume) {
            TRY_ASSIGN(auto load, session.openLoad(session.run.runId, LoadKind::Immediate));
            TRY(load->discard());
        }
        if (isShort)
            return writeShortDelta(session, chunk);
        session.checkpoint.load = LoadKind::Staged;
        TRY(session.saveCheckpoint());
    }
    TRY(pullPasses(session, {ReadPass::Changed, ReadPass::NullCursor, ReadPass::BeyondUpper}));
    TRY(mergeStaged(session));
    return removeConfirmed(session);
}

} // namespace tidewright
