// What becomes of the state when a run has ended.
#include "attempts.h"
#include "deeds.h"
#include "runcourse.h"
#include "twowayrun.h"

#include <algorithm>

namespace tidewright
{

RunOutcome outcomeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Busy:
        return RunOutcome::Busy;
    case ErrorCode::Halted:
    case ErrorCode::TooManyFailures:
    case ErrorCode::StateUnreadable:
        return RunOutcome::Halted;
    case ErrorCode::Cancelled:
        return RunOutcome::Cancelled;
    default:
        return RunOutcome::Failed;
    }
}

namespace
{

// Of a cursor that tells times: when the source was last changed. A source that later falls behind it was restored; one that holds
// nothing was changed at no time, and what is said of it may not outlive its records.
void noteModified(const RunSession &session, std::optional<Instant> &modified)
{
    if (session.mapping.cursorColumn() && session.bounds.greatest.isNull())
        modified.reset();
    const Value greatest = lesser(session.bounds.greatest, session.bounds.upper);
    const Cell cell = greatest.cell();
    if (cell.kind == ValueKind::Date)
        modified = Instant(std::chrono::days(cell.i));
    else if (cell.kind == ValueKind::Timestamp || cell.kind == ValueKind::TimestampTz)
        modified = Instant(Micros(cell.i));
}

void applySuccess(RunSession &session, SyncState &state)
{
    const Checkpoint &checkpoint = session.checkpoint;
    const bool full = checkpoint.mode == SyncMode::Full;
    const bool sourceIsLocal = session.context.direction == Direction::LocalToRemote;
    state.status = SyncStatus::InSync;
    state.lastSyncAt = checkpoint.startedAt;
    state.initialSyncCompleted = state.initialSyncCompleted || full;
    state.stateLost = session.decision.stateLost || (state.stateLost && !full);
    state.cursorField = session.context.type.cursorField;
    const bool mayFall = checkpoint.mode != SyncMode::Incremental;
    if (mayFall || later(checkpoint.greatest, state.cursor))
        state.cursor = checkpoint.greatest;
    if (checkpoint.mode == SyncMode::Reconcile || (session.isTwoWay() && beginsNewBase(session)))
        ++state.generation;
    noteModified(session, sourceIsLocal ? state.localModified : state.remoteModified);
    state.errorCount = 0;
    state.lastError.reset();
    state.progress.reset();
    state.fingerprints = session.fingerprints;
    std::int64_t &source = sourceIsLocal ? state.localRecords : state.remoteRecords;
    std::int64_t &target = sourceIsLocal ? state.remoteRecords : state.localRecords;
    const std::int64_t delta = checkpoint.counts.created - checkpoint.counts.deleted;
    if (session.sourceRecords >= 0)
        source = session.sourceRecords;
    else if (source >= 0)
        source = std::max<std::int64_t>(0, source + delta);
    if (session.targetRecords >= 0)
        target = session.targetRecords;
    else if (target >= 0)
        target = std::max<std::int64_t>(0, target + delta);
}

void takeBackTwoWay(RunSession &session, SyncState &state)
{
    const auto undone = session.twoWay->undo(session.run.runId);
    if (!undone) {
        session.log->warn(QStringLiteral("What the run had written could not be undone"),
                          {{QStringLiteral("detail"), undone.error().detail}});
        return;
    }
    state.progress.reset();
    if (!undone->left.empty())
        session.log->warn(QStringLiteral("Records that have changed since were left as they are"),
                          {{QStringLiteral("records"), qint64(undone->left.size())}});
}

// What a failed run leaves at the target: kept for a resume, or undone.
void settleFailure(RunSession &session, SyncState &state)
{
    session.mainLoad.reset();
    const ErrorCode code = session.error->code;
    const bool halted = code == ErrorCode::Halted || code == ErrorCode::TooManyFailures;
    const bool rollback = session.context.type.onFailure == OnFailure::Rollback && code != ErrorCode::Cancelled;
    // Nothing was tried: what is known of the type holds as it was.
    if (code == ErrorCode::Cancelled && !session.begun)
        return;
    state.status = code == ErrorCode::Cancelled ? SyncStatus::Syncing : SyncStatus::Failed;
    state.lastError = session.error;
    ++state.errorCount;
    if (!session.begun)
        return;
    state.progress = session.checkpoint;
    // What a two-way run has written is remembered in its base: nothing hangs on its end.
    if (session.isTwoWay()) {
        if (rollback)
            takeBackTwoWay(session, state);
        return;
    }
    if (!rollback && (!halted || session.checkpoint.load == LoadKind::Direct))
        return;
    const auto undone = undoLoads(session, session.checkpoint);
    if (undone) {
        // A question that waits for its answer is asked again by the next run.
        if (code == ErrorCode::Halted && !rollback) {
            state.progress->chunks.clear();
            state.progress->counts = {};
            state.progress->counted = {};
        } else {
            state.progress.reset();
        }
        session.noteGrown(state, undone->grown);
    } else
        session.log->warn(QStringLiteral("What the run had written could not be undone"),
                          {{QStringLiteral("detail"), undone.error().detail}});
}

// What has not begun takes nothing over of the run that it was to go on with, nor of what it found done.
SyncRun entryOf(const RunSession &session)
{
    SyncRun entry = session.run;
    if (session.begun || !entry.resumed)
        return entry;
    entry.runId = session.entryId;
    if (session.error && session.context.options.persistState) {
        entry.counts = {};
        entry.local = entry.remote = {};
    }
    return entry;
}

Result<void> storeEndOnce(RunSession &session, const RunEnd &end)
{
    auto *quiet = dynamic_cast<QuietStore *>(&session.context.store);
    if (auto *twoWay = dynamic_cast<TwoWayStore *>(&session.context.store); twoWay && session.twoWay)
        return withState(session, [&] { return twoWay->finishTwoWay(end.lease, end.state, end.run, end.failed); });
    if (quiet && session.seen && session.run.outcome == RunOutcome::Ok && end.failed.empty())
        return withState(session, [&] { return quiet->finishSeen(end.lease, end.state, end.run, *session.seen); });
    return withState(session, [&] { return session.context.store.finishRun(end.lease, end.state, end.run, end.failed); });
}

RunEnd endOf(const RunSession &session, SyncState state, std::vector<FailedRecord> settled)
{
    return {session.lease->lease(), std::move(state), entryOf(session), std::move(settled)};
}

Result<void> storeEnd(RunSession &session, const RunEnd &end)
{
    return untilAnswered(session, [&] { return storeEndOnce(session, end); });
}

// A history entry alone. That it cannot be written hides nothing: the run is handed back all the same.
void recordOnly(RunSession &session)
{
    if (const auto recorded = session.context.store.recordRun(entryOf(session)); !recorded)
        session.log->warn(QStringLiteral("The run could not be recorded"), {{QStringLiteral("detail"), recorded.error().detail}});
}

} // namespace

void finishCounts(RunSession &session)
{
    RunCounts &counts = session.checkpoint.counts;
    // What comes of all that was read shows at the end only.
    counts.unchanged =
        session.error ? 0 : std::max<std::int64_t>(0, counts.read - counts.created - counts.updated - counts.failed);
    countAttempt(session.run, session.checkpoint, session.context.direction);
    if (session.twoWay) {
        session.run.local = session.twoWay->changed(Side::Local);
        session.run.remote = session.twoWay->changed(Side::Remote);
        session.run.conflicts = session.twoWay->conflicts();
        session.run.counts.unchanged = session.error ? 0 : session.twoWay->unchanged();
    }
    session.run.finishedAt = session.context.clock.now();
    session.run.durationMs = std::max<std::int64_t>(
        0, std::chrono::duration_cast<std::chrono::milliseconds>(*session.run.finishedAt - session.run.startedAt).count());
}

std::optional<RunEnd> concludeRun(RunSession &session)
{
    const RunContext &context = session.context;
    SyncState state = session.state;
    state.direction = context.direction;
    state.strategy = context.type.strategy;
    state.batchId = context.batchId;
    state.lastAttemptAt = session.run.startedAt;
    session.report(RunPhase::Finishing, true);
    if (session.error && session.error->code == ErrorCode::Cancelled) {
        session.error = session.stopped();
        session.run.error = session.error;
        session.run.outcome = RunOutcome::Cancelled;
        session.log->info(QStringLiteral("Run stopped"));
    } else if (session.error) {
        session.run.error = session.error;
        session.run.outcome = outcomeOf(*session.error);
        session.log->error(
            QStringLiteral("Run ended without success"),
            {{QStringLiteral("error"), errorCodeName(session.error->code)}, {QStringLiteral("detail"), session.error->detail}});
    } else {
        session.run.outcome = session.checkpoint.counts.failed > 0                     ? RunOutcome::OkWithErrors
                              : session.twoWay && session.twoWay->conflicts() > 0 ? RunOutcome::OkWithConflicts
                                                                                   : RunOutcome::Ok;
    }
    finishCounts(session);
    state.durationMs = session.run.durationMs;
    const bool foreign =
        session.error && (session.error->code == ErrorCode::Busy || session.error->code == ErrorCode::LeaseLost ||
                          session.error->code == ErrorCode::StateUnreadable);
    if (context.options.dryRun || !context.options.persistState || foreign || !session.lease || !session.stateRead) {
        recordOnly(session);
        return std::nullopt;
    }
    std::vector<FailedRecord> settled;
    if (session.error) {
        settleFailure(session, state);
    } else {
        applySuccess(session, state);
        if (session.twoWay) {
            session.twoWay->describe(state);
            session.twoWay->describeCursors(state);
        }
        settled = settledFailures(session);
    }
    return endOf(session, std::move(state), std::move(settled));
}

void noteStored(RunSession &session, const Result<void> &stored)
{
    if (stored)
        return;
    session.run.outcome = outcomeOf(stored.error());
    session.run.error = session.error = stored.error();
    session.lease->setUntidy(true); // it may be written all the same, and nothing is closed
    session.log->error(QStringLiteral("The state could not be written"), {{QStringLiteral("detail"), stored.error().detail}});
}

void endRun(RunSession &session)
{
    if (const auto end = concludeRun(session))
        noteStored(session, storeEnd(session, *end));
}

void endRecordsRun(RunSession &session, const std::vector<FailedRecord> &settled)
{
    session.run.error = session.error;
    session.run.outcome = session.error                              ? outcomeOf(*session.error)
                          : session.checkpoint.counts.failed > 0 ? RunOutcome::OkWithErrors
                                                                 : RunOutcome::Ok;
    finishCounts(session);
    if (!session.begun) {
        recordOnly(session);
        return;
    }
    SyncState state = session.state;
    state.batchId = session.context.batchId;
    session.twoWay->describe(state);
    // Of the records that this was not about, nothing else is known than before.
    const bool apart = session.state.status == SyncStatus::Modified && state.conflicts == 0;
    if (session.state.status == SyncStatus::Failed || apart)
        state.status = session.state.status;
    // Whatever was not written waits in its conflict.
    const auto stored = storeEnd(session, endOf(session, std::move(state), settled));
    noteStored(session, stored);
    if (!stored)
        return;
    if (const auto closed = session.twoWay->close(); !closed)
        session.log->warn(QStringLiteral("The run's ledger could not be dropped"), {{QStringLiteral("detail"), closed.error().detail}});
}

} // namespace tidewright
