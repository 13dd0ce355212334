// What a run leaves at its target beside the records: a staging table, and ledgers of what it has committed.
#include "deeds.h"
#include "onewayundo.h"

namespace tidewright
{

namespace
{

using Ledger = RunSession::Ledger;

constexpr int endedRunsLookedAt = 20;

Result<void> recall(RunSession &session, Ledger ledger, std::int64_t &ordinal, bool &used)
{
    TRY_ASSIGN(auto load, session.findLoad(session.run.runId, ledger, LoadKind::Immediate));
    TRY_ASSIGN(const auto committed, load->committed());
    for (const ChunkRange &range : committed) {
        session.earlier += range.counts;
        ordinal = std::max(ordinal, range.ordinal + 1);
    }
    used = used || !committed.empty();
    return {};
}

} // namespace

Result<void> recallLedgers(RunSession &session)
{
    session.earlier = {};
    TRY(recall(session, Ledger::Short, session.shortOrdinal, session.shortUsed));
    return recall(session, Ledger::Postponed, session.postponedOrdinal, session.postponedUsed);
}

namespace
{

void keep(Undone &undone, const ChangeCounts &counts)
{
    undone.kept += counts.created + counts.updated + counts.deleted;
    undone.grown += counts.created - counts.deleted;
}

} // namespace

Result<Undone> undoLoads(RunSession &session, const Checkpoint &of)
{
    Undone undone;
    if (of.load != LoadKind::Immediate && of.mode != SyncMode::Baseline) {
        TRY_ASSIGN(auto load, session.findLoad(of.runId, Ledger::Main, of.load));
        TRY_ASSIGN(const auto merged, load->mergedCounts());
        if (merged)
            keep(undone, *merged);
        TRY_ASSIGN(undone.taken, load->discard());
    }
    for (const Ledger ledger : {Ledger::Short, Ledger::Postponed}) {
        TRY_ASSIGN(auto load, session.findLoad(of.runId, ledger, LoadKind::Immediate));
        TRY_ASSIGN(const auto committed, load->committed());
        for (const ChunkRange &range : committed)
            keep(undone, range.counts);
        TRY(load->discard());
    }
    // What it had loaded is gone; there is nothing left to be taken back.
    if (of.load == LoadKind::Direct && undone.kept == 0)
        TRY(dropUndo(session, of.runId));
    return undone;
}

Result<void> dropOldLoads(RunSession &session, const Checkpoint &old)
{
    const auto dropped = retrying(session, [&](int) -> Result<void> {
        if (old.load == LoadKind::Direct) {
            TRY_ASSIGN(auto load, session.findLoad(old.runId, Ledger::Main, old.load));
            return load->close();
        }
        TRY_ASSIGN(const Undone undone, undoLoads(session, old));
        session.noteGrown(session.state, undone.grown);
        return {};
    });
    // Its checkpoint is all that knows of it: it is kept until the target can be asked.
    if (!dropped && isTransient(dropped.error().code))
        return dropped;
    if (!dropped)
        session.log->warn(QStringLiteral("What an unfinished run had left could not be dropped"),
                          {{QStringLiteral("runId"), old.runId}, {QStringLiteral("detail"), dropped.error().detail}});
    return {};
}

Result<void> forgetEmptiedLoad(RunSession &session)
{
    if (session.checkpoint.load != LoadKind::Direct || !session.targetEmpty)
        return {};
    return retrying(session, [&](int) -> Result<void> {
        TRY_ASSIGN(auto load, session.findLoad(session.run.runId, Ledger::Main, LoadKind::Direct));
        TRY_ASSIGN(const auto committed, load->committed());
        if (committed.empty())
            return {};
        session.log->warn(QStringLiteral("The target was emptied since the run stopped: its load begins anew"),
                          {{QStringLiteral("runId"), session.run.runId}});
        TRY(load->close());
        // All that is counted from here on is written again.
        session.checkpoint.counted = {};
        return {};
    });
}

Result<void> tidyUp(RunSession &session)
{
    if (!session.lease->lease().untidy)
        return {};
    TRY_ASSIGN(const auto runs, session.context.store.history({session.run.key.job, session.run.key.typeKey, endedRunsLookedAt}));
    // What is listed now has ended under this lease: nobody else goes on with it, however late it is closed.
    TRY(session.mayWrite());
    for (const SyncRun &ended : runs) {
        // All but the one that may be resumed: whoever had slept may have made its staging table again since.
        const bool unfinished = session.state.progress && session.state.progress->runId == ended.runId;
        if (ended.dryRun || unfinished || ended.outcome == RunOutcome::Busy)
            continue;
        for (const Ledger ledger : {Ledger::Main, Ledger::Short, Ledger::Postponed})
            TRY(retrying(session, [&](int) -> Result<void> {
                TRY_ASSIGN(auto load, session.findLoad(ended.runId, ledger, LoadKind::Staged));
                return load->close();
            }));
    }
    session.lease->setUntidy(false);
    return {};
}

Result<void> closeLoads(RunSession &session)
{
    const auto close = [&session](Ledger ledger, LoadKind kind) {
        return retrying(session, [&](int) -> Result<void> {
            std::unique_ptr<Load> load = ledger == Ledger::Main ? std::move(session.mainLoad) : nullptr;
            if (!load) {
                TRY_ASSIGN(load, session.findLoad(session.run.runId, ledger, kind));
            }
            return load->close();
        });
    };
    const Checkpoint &checkpoint = session.checkpoint;
    if (checkpoint.mode != SyncMode::Baseline && checkpoint.load != LoadKind::Immediate &&
        (session.nextOrdinal > 0 || session.decision.resume || checkpoint.mode == SyncMode::Full ||
         checkpoint.mode == SyncMode::Incremental))
        TRY(close(Ledger::Main, checkpoint.load));
    if (session.shortUsed)
        TRY(close(Ledger::Short, LoadKind::Immediate));
    if (session.postponedUsed)
        TRY(close(Ledger::Postponed, LoadKind::Immediate));
    return {};
}

} // namespace tidewright
