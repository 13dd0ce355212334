// Full and incremental runs: pages of the source into a load of the target.
#include "chunkpool.h"
#include "deeds.h"
#include "pagereader.h"
#include "ranges.h"
#include "runcourse.h"
#include "settling.h"
#include "together.h"
#include "unchanged.h"

#include <algorithm>

namespace tidewright
{

namespace
{

// What is written record by record, as one transaction: longer ones are staged.
constexpr std::size_t shortDelta = 3'000;
constexpr std::size_t shortDeltaBytes = 16 * 1024 * 1024;
constexpr ReadPass incrementalPasses[] = {ReadPass::Changed, ReadPass::NullCursor, ReadPass::BeyondUpper};

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

Value greatestOf(const RunSession &session, const RecordBatch &batch)
{
    Cell greatest = Cell::null();
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        const Cell &cell = batch.row(row)[*session.mapping.cursorColumn()];
        if (!cell.isNull() && (greatest.isNull() || order(cell, greatest) == std::strong_ordering::greater))
            greatest = cell;
    }
    return Value(greatest);
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

// `unchanged`: empty if everything read is written.
Result<void> readGap(RunSession &session, ReadPass pass, const Gap &gap, PageReader &reader, ChunkPool &pool,
                     std::optional<Unchanged> &unchanged)
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
        chunk.range = {session.nextOrdinal++,
                       int(pass),
                       request.after,
                       reached ? gap.until : page.position,
                       std::int64_t(chunk.batch.rows()),
                       0,
                       {}};
        request.after = page.position;
        session.noteRead(chunk.range.records, pass == ReadPass::Changed ? greatestOf(session, chunk.batch) : Value());
        if (unchanged)
            TRY(unchanged->leaveOut(chunk));
        // All is staged so far, and all will be: the merge finds what is missing.
        if (unchanged && unchanged->isInVain() && !session.decision.resume) {
            unchanged.reset();
            session.leavesOutUnchanged = false;
            session.removals.clear();
        }
        TRY(pool.submit(std::move(chunk)));
        session.report(RunPhase::Reading);
        session.saveNowAndThen();
    }
    return {};
}

// What earlier attempts have committed, by the target's own ledger.
struct Committed {
    std::unique_ptr<Load> load;
    bool merged = false;
};

Result<Committed> lookUp(RunSession &session)
{
    Checkpoint &checkpoint = session.checkpoint;
    Committed known;
    TRY(session.mayWrite());
    TRY_ASSIGN(auto load, session.openLoad(RunSession::Ledger::Main, checkpoint.load));
    checkpoint.chunks.clear();
    if (load->resumed()) {
        TRY_ASSIGN(const auto committed, load->committed());
        TRY_ASSIGN(const auto merged, load->mergedCounts());
        known.merged = merged.has_value();
        for (const ChunkRange &range : committed)
            session.noteInLedger(range.ordinal);
        checkpoint.chunks = joinRanges(committed);
    }
    known.load = std::move(load);
    ChangeCounts changes = session.earlier;
    std::int64_t read = 0;
    std::int64_t failed = 0;
    for (const ChunkRange &range : checkpoint.chunks) {
        read += range.records;
        failed += range.failed;
        changes += range.counts;
        session.nextOrdinal = std::max(session.nextOrdinal, range.ordinal + 1);
        if (range.pass == int(ReadPass::Changed) && !range.until.empty())
            session.noteRead(0, range.until.front());
    }
    // Those that a merge refused are known to the checkpoint alone.
    session.failedBefore = known.merged ? std::max(failed, checkpoint.counts.failed) : failed;
    checkpoint.counts = {};
    checkpoint.counts.read = read;
    checkpoint.counts.failed = session.failedBefore;
    checkpoint.counts.created = changes.created;
    checkpoint.counts.updated = changes.updated;
    checkpoint.counts.deleted = changes.deleted;
    return known;
}

// Into the checkpoint's load, which is Direct or Staged: what is committed there is not read again.
Result<void> pullPasses(RunSession &session, const std::vector<ReadPass> &passes)
{
    TRY_ASSIGN(Committed known, retrying(session, [&](int) { return lookUp(session); }));
    if (known.merged)
        return {};
    const std::vector<ChunkRange> done = session.checkpoint.chunks;
    if (!done.empty())
        session.log->info(QStringLiteral("Going on behind what is committed"),
                          {{QStringLiteral("records"), qint64(session.checkpoint.counts.read)}});
    PageReader reader(session, PageReader::Side::Source);
    ChunkPool pool(session, std::move(known.load));
    for (const ReadPass pass : passes) {
        for (const Gap &gap : gaps(done, int(pass))) {
            auto unchanged = session.leavesOutUnchanged ? Unchanged::behind(session, gap.after) : std::nullopt;
            TRY(readGap(session, pass, gap, reader, pool, unchanged));
            if (unchanged && gap.until.empty())
                TRY(unchanged->finish());
            session.removalsKnown = unchanged && done.empty();
        }
    }
    TRY(session.noteUnreadable(reader.quarantined()));
    TRY_ASSIGN(session.mainLoad, pool.drain());
    return session.saveCheckpoint();
}

// A server that answers before a commit is durable may have lost some in a crash.
Result<void> confirmLoaded(RunSession &session)
{
    return retrying(session, [&session](int attempt) -> Result<void> {
        if (attempt > 0) {
            TRY_ASSIGN(session.mainLoad, session.openLoad(RunSession::Ledger::Main, LoadKind::Direct));
        }
        TRY_ASSIGN(const auto ledger, session.mainLoad->committed());
        return session.confirmInLedger(ledger);
    });
}

// What was read as deleted once more, for a run whose merge was committed by a process that is gone.
Result<void> collectSoftDeleted(RunSession &session, const std::vector<ReadPass> &passes)
{
    if (!session.mapping.softDeleteColumn() || !session.propagatesDeletes())
        return {};
    PageReader reader(session, PageReader::Side::Source);
    for (const ReadPass pass : passes) {
        PageRequest request = requestFor(session, pass);
        for (bool more = true; more;) {
            TRY(session.mayWrite());
            Chunk chunk;
            chunk.batch = RecordBatch(std::size_t(session.mapping.sourceFields().size()));
            TRY_ASSIGN(const Page page, reader.read(request, chunk.batch));
            more = !page.last && !chunk.batch.isEmpty();
            request.after = page.position;
            prepare(session, chunk);
            session.removals.insert(session.removals.end(), chunk.removed.begin(), chunk.removed.end());
        }
    }
    TRY(confirmRemovals(session));
    session.postponed = std::exchange(session.removals, {});
    return {};
}

} // namespace

Result<void> pullAll(RunSession &session)
{
    session.leavesOutUnchanged = Unchanged::worksFor(session);
    TRY(pullPasses(session, {ReadPass::ByKey}));
    const RunCounts &counts = session.checkpoint.counts;
    session.sourceRecords = counts.read;
    if (session.checkpoint.load == LoadKind::Direct) {
        TRY(confirmLoaded(session));
        session.targetRecords = counts.created;
        return {};
    }
    TRY(mergeStaged(session));
    // Missing records are none of an initial run's business.
    if (session.checkpoint.initial && std::exchange(session.postponedMissing, false))
        return collectSoftDeleted(session, {ReadPass::ByKey});
    return {};
}

namespace
{

// A pass to its end. False if it is longer than a short delta may be.
Result<bool> readShortPass(RunSession &session, ReadPass pass, PageReader &reader, Chunk &chunk)
{
    // Who asks for a checkpoint every so many records gets one.
    const auto most = std::min(shortDelta, session.greatestPage());
    PageRequest request = requestFor(session, pass);
    RecordBatch page(chunk.batch.columns());
    for (;;) {
        TRY_ASSIGN(const Page read, reader.read(request, page));
        for (std::size_t row = 0; row < page.rows(); ++row) {
            const auto from = std::as_const(page).row(row);
            const auto to = chunk.batch.appendRow();
            std::ranges::transform(from, to.begin(), [&chunk](const Cell &cell) { return chunk.batch.adopt(cell); });
        }
        if (chunk.batch.rows() > most || chunk.batch.bytes() > shortDeltaBytes)
            return false;
        if (pass == ReadPass::Changed && !page.isEmpty()) {
            session.noteRead(0, greatestOf(session, page));
            chunk.range.until = read.position;
        }
        if (read.last || page.isEmpty())
            return true;
        request.after = read.position;
    }
}

// The whole delta in one chunk. False if it is longer.
Result<bool> readShortDelta(RunSession &session, Chunk &chunk)
{
    PageReader reader(session, PageReader::Side::Source);
    reader.wantSnapshot();
    chunk.batch = RecordBatch(std::size_t(session.mapping.sourceFields().size()));
    std::size_t before = 0;
    for (const ReadPass pass : incrementalPasses) {
        before = chunk.batch.rows();
        TRY_ASSIGN(const bool isShort, readShortPass(session, pass, reader, chunk));
        if (!isShort)
            return false;
    }
    // Records from the future move the cursor once their time has come: a run has to see that.
    const bool noneBeyond = chunk.batch.rows() == before;
    if (noneBeyond && chunk.batch.rows() <= mostSeen && !session.checkpoint.from.isNull()) {
        if (const QString content = reader.content(session.checkpoint.from); !content.isEmpty())
            session.seen = seenWindow(session.context, session.checkpoint.from, content, session.bounds.now);
    }
    chunk.range.pass = int(ReadPass::Changed);
    chunk.range.records = std::int64_t(chunk.batch.rows());
    return true;
}

Result<void> writeShortDelta(RunSession &session, Chunk &chunk)
{
    prepare(session, chunk);
    session.removals = std::move(chunk.removed);
    TRY(confirmRemovals(session));
    chunk.removed = std::exchange(session.removals, {});
    session.checkpoint.counts.read = chunk.range.records;
    if (chunk.batch.isEmpty() && chunk.removed.empty())
        return session.noteFailed(chunk.failed);
    return writeShort(session, chunk);
}

} // namespace

Result<void> pullChanges(RunSession &session)
{
    if (session.checkpoint.load == LoadKind::Immediate) {
        Chunk chunk;
        bool isShort = false;
        const Checkpoint begun = session.checkpoint;
        session.restartCounts();
        TRY(together(
            session.context.concurrency, [&] { return announceRun(session, begun); },
            [&]() -> Result<void> {
                TRY_ASSIGN(isShort, readShortDelta(session, chunk));
                return {};
            }));
        // What an interrupted attempt committed is written once more, which changes nothing.
        if (isShort)
            return writeShortDelta(session, chunk);
        session.checkpoint.load = LoadKind::Staged;
        TRY(session.saveCheckpoint());
    } else {
        TRY(announceRun(session, session.checkpoint));
    }
    const std::vector<ReadPass> passes(std::begin(incrementalPasses), std::end(incrementalPasses));
    TRY(pullPasses(session, passes));
    TRY(mergeStaged(session));
    // The refused deletes of a merge that a former attempt has committed.
    if (std::exchange(session.postponedMissing, false))
        return collectSoftDeleted(session, passes);
    return {};
}

} // namespace tidewright
