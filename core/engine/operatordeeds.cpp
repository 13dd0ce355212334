// What the operator asks for beside a sync: roll back, retry failed records.
#include "chunk.h"
#include "deeds.h"
#include "onewayundo.h"
#include "pagereader.h"
#include "runcourse.h"
#include "twowayrun.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct DeedText {
    Q_DECLARE_TR_FUNCTIONS(DeedText)
};

Result<void> open(RunSession &session)
{
    RunContext &context = session.context;
    session.run.batchId = context.batchId;
    session.run.key = {context.job, context.type.key};
    session.run.startedAt = context.clock.now();
    TRY(takeLease(session));
    TRY_ASSIGN(auto state, withState(session, [&] { return context.store.state(session.run.key); }));
    if (state)
        session.state = std::move(*state);
    session.state.key = session.run.key;
    return {};
}

Result<void> openSides(RunSession &session)
{
    RunContext &context = session.context;
    return retrying(session, [&](int) -> Result<void> {
        TRY_ASSIGN(session.sourceSchema, context.source.describe(sourcePlace(context.type, context.direction), context.stop));
        TRY_ASSIGN(session.targetSchema, context.target.describe(targetPlace(context.type, context.direction), context.stop));
        return compileMapping(session);
    });
}

// Both sides of a two-way type were written: they are taken back out of the run's journal.
Result<void> rollBackTwoWay(RunSession &session, const Checkpoint &progress)
{
    session.checkpoint = progress;
    TRY_ASSIGN(const UndoneRun undone, undoTwoWay(session, progress.runId, Unacknowledged::LookFirst));
    session.log->info(QStringLiteral("Rolled back an unfinished run"), {{QStringLiteral("runId"), progress.runId},
                                                                        {QStringLiteral("records"), qint64(undone.taken)},
                                                                        {QStringLiteral("left"), qint64(undone.left.size())}});
    SyncState state = session.state;
    session.twoWay->describe(state);
    state.progress.reset();
    state.status = SyncStatus::Failed;
    state.lastError =
        undone.left.empty()
            ? Error{ErrorCode::Cancelled, DeedText::tr("The unfinished run was rolled back; both sides are as before it."), {}, {}}
            : Error{ErrorCode::Cancelled,
                    DeedText::tr("The unfinished run was rolled back. %n record(s) have changed since the run wrote them and stay as they are.",
                                 nullptr, int(undone.left.size())),
                    leftText(session.mapping.targetKey(), undone.left),
                    {}};
    TRY(session.twoWay->closeLedgers(session.run.runId));
    TRY(session.twoWay->closeLedgers(progress.runId));
    session.run.runId = progress.runId;
    session.run.outcome = RunOutcome::Cancelled;
    session.run.error = state.lastError;
    session.run.finishedAt = session.context.clock.now();
    auto &store = dynamic_cast<TwoWayStore &>(session.context.store);
    TRY(withState(session, [&] { return store.finishTwoWay(session.lease->lease(), state, session.run, {}); }));
    session.run.outcome = RunOutcome::Ok;
    if (undone.left.empty())
        session.run.error.reset();
    return {};
}

Result<void> rollBack(RunSession &session)
{
    TRY(open(session));
    if (!session.state.progress)
        return fail(ErrorCode::NotFound, DeedText::tr("There is no unfinished run to roll back. Nothing was changed."));
    const Checkpoint progress = *session.state.progress;
    if (session.isTwoWay()) {
        session.run.mode = progress.mode;
        session.run.reason = QStringLiteral("rolled back by the operator");
        return rollBackTwoWay(session, progress);
    }
    session.run.runId = progress.runId;
    session.run.mode = progress.mode;
    session.run.reason = QStringLiteral("rolled back by the operator");
    const RunContext &context = session.context;
    // Neither the source nor the mapping matters: both may be other than they were.
    TRY(retrying(session, [&](int) -> Result<void> {
        TRY_ASSIGN(session.targetSchema, context.target.describe(targetPlace(context.type, context.direction), context.stop));
        return {};
    }));
    TRY(session.mayWrite());
    TRY_ASSIGN(const Undone undone, retrying(session, [&](int) { return undoLoads(session, progress); }));
    session.log->info(QStringLiteral("Rolled back an unfinished run"), {{QStringLiteral("runId"), progress.runId},
                                                                        {QStringLiteral("records"), qint64(undone.taken)},
                                                                        {QStringLiteral("kept"), qint64(undone.kept)}});
    SyncState state = session.state;
    session.noteGrown(state, undone.grown);
    state.progress.reset();
    state.status = SyncStatus::Failed;
    state.lastError = Error{
        ErrorCode::Cancelled,
        undone.kept == 0
            ? DeedText::tr("The unfinished run was rolled back; the state is as before it.")
            : DeedText::tr(
                  "The unfinished run was rolled back; the state is as before it. It had finished writing to the target, so "
                  "the %1 changes it made there stay.")
                  .arg(undone.kept),
        {},
        {}};
    session.run.outcome = RunOutcome::Cancelled;
    session.run.error = state.lastError;
    session.run.finishedAt = session.context.clock.now();
    TRY(withState(session, [&] { return session.context.store.finishRun(session.lease->lease(), state, session.run, {}); }));
    // The run was given up, as its entry says; that succeeded. What could not be taken back is still told.
    session.run.outcome = RunOutcome::Ok;
    if (undone.kept == 0)
        session.run.error.reset();
    return {};
}

Result<void> retryFailed(RunSession &session)
{
    TRY(open(session));
    TRY(openSides(session));
    RunContext &context = session.context;
    TRY_ASSIGN(auto failed, context.store.failedRecords(session.run.key));
    session.run.reason = QStringLiteral("failed records tried again");
    // Of all the records there are, as when they failed first, not of these alone.
    session.checkpoint.expected = std::max(session.state.localRecords, session.state.remoteRecords);
    if (const auto &unfinished = session.state.progress)
        session.checkpoint.expected =
            std::max({*session.checkpoint.expected, unfinished->expected.value_or(0), unfinished->counts.read});
    PageReader source(session, PageReader::Side::Source);
    std::vector<Key> keys;
    for (const FailedRecord &record : failed)
        keys.push_back(record.recordKey);
    Chunk chunk;
    chunk.batch = RecordBatch(std::size_t(session.mapping.sourceFields().size()));
    ChangeCounts counts;
    std::vector<Key> left;
    if (!keys.empty()) {
        TRY(source.fetch(keyBatch(keys, 0, keys.size()), chunk.batch));
        session.checkpoint.counts.read = std::int64_t(chunk.batch.rows());
        chunk.range.records = session.checkpoint.counts.read;
        TRY_ASSIGN(left, leftAtTarget(session, keys));
        prepare(session, chunk);
        chunk.removed.clear();
        ChunkSink sink(session, RunSession::Ledger::Short, LoadKind::Immediate);
        std::vector<Key> none;
        TRY_ASSIGN(counts, sink.write(chunk, none));
        session.noteCommitted(chunk.range, counts);
        TRY_ASSIGN(auto load, session.openLoad(RunSession::Ledger::Short, LoadKind::Immediate));
        TRY(load->close());
    }
    session.checkpoint.counts.failed = chunk.range.failed + std::int64_t(left.size());
    session.run.outcome = session.checkpoint.counts.failed > 0 ? RunOutcome::OkWithErrors : RunOutcome::Ok;
    finishCounts(session);
    // Those that failed again stay, with what is wrong with them now. They are still those of the run that has left them: it may go on.
    std::vector<FailedRecord> changed = chunk.failed;
    for (const FailedRecord &record : failed) {
        const auto again = std::ranges::find(changed, record.recordKey, &FailedRecord::recordKey);
        if (again != changed.end())
            again->runId = record.runId;
        else if (std::ranges::find(left, record.recordKey) == left.end())
            changed.push_back(record);
    }
    SyncState state = session.state;
    session.noteGrown(state, counts.created);
    TRY(withState(session, [&] { return context.store.finishRun(session.lease->lease(), state, session.run, changed); }));
    return {};
}

// `stopped`: what is told where the operator has stopped it, whoever was the first to notice.
void noteEnd(RunSession &session, const Error &error, const QString &stopped)
{
    session.run.error = error.code == ErrorCode::Cancelled ? Error{error.code, stopped, {}, DeedText::tr("Do it again.")} : error;
    session.run.outcome = outcomeOf(error);
}

} // namespace

RunResult rollBackType(const RunContext &context)
{
    RunSession session(context);
    session.run.runId = context.ids.next();
    if (const auto done = rollBack(session); !done) {
        noteEnd(session, done.error(), DeedText::tr("Rolling back was stopped. The unfinished run is still there."));
        session.run.finishedAt = context.clock.now();
    }
    if (session.lease)
        session.lease->release();
    return {session.run, std::nullopt};
}

namespace
{

// How taking a run back has ended.
void noteUndone(RunSession &session, const UndoneRun &undone, const QStringList &keyFields)
{
    session.run.outcome = undone.left.empty() ? RunOutcome::Ok : RunOutcome::OkWithErrors;
    if (!undone.left.empty()) {
        session.log->warn(QStringLiteral("Records that have changed since were left as they are"),
                          {{QStringLiteral("records"), qint64(undone.left.size())}});
        session.run.error = Error{ErrorCode::Conflict,
                                  DeedText::tr("The run was taken back. %n record(s) have changed since it wrote them and stay as they are.", nullptr,
                                               int(undone.left.size())),
                                  leftText(keyFields, undone.left),
                                  {}};
    }
    finishCounts(session);
}

Result<void> undoFinishedTwoWay(RunSession &session, const QString &runId)
{
    auto *store = dynamic_cast<TwoWayStore *>(&session.context.store);
    TRY_ASSIGN(const auto intents,
               store ? store->intents(session.run.key, runId, 0, 1) : Result<std::vector<Intent>>(std::vector<Intent>()));
    if (intents.empty())
        return nothingKept(session, runId);
    TRY_ASSIGN(const UndoneRun undone, undoTwoWay(session, runId, Unacknowledged::None));
    SyncState state = session.state;
    session.twoWay->describe(state);
    // The two sides are apart again, until the next sync.
    if (state.status == SyncStatus::InSync)
        state.status = SyncStatus::Modified;
    TRY(session.twoWay->closeLedgers(session.run.runId));
    noteUndone(session, undone, session.mapping.targetKey());
    return withState(session, [&] { return store->finishTwoWay(session.lease->lease(), state, session.run, {}); });
}

Result<void> undoFinishedOneWay(RunSession &session, const QString &runId)
{
    TRY_ASSIGN(const UndoneRunByKey done, undoOneWay(session, runId));
    noteUndone(session, done.undone, done.keyFields);
    TRY(withState(session, [&] { return session.context.store.finishRun(session.lease->lease(), session.state, session.run, {}); }));
    // Behind its end: until that is written, it can be taken back once more.
    if (const auto dropped = dropUndo(session, runId); !dropped)
        session.log->warn(QStringLiteral("What takes the run back could not be dropped"), {{QStringLiteral("detail"), dropped.error().detail}});
    return {};
}

Result<void> undoFinished(RunSession &session, const QString &runId)
{
    TRY(open(session));
    session.stateRead = true;
    session.run.reason = QStringLiteral("run %1 taken back by the operator").arg(runId);
    if (session.state.progress)
        return fail(ErrorCode::Halted, DeedText::tr("An unfinished run of this content type waits. Nothing was taken back."), {},
                    DeedText::tr("Resume it or roll it back first."));
    session.checkpoint.runId = session.run.runId;
    session.checkpoint.batchId = session.run.batchId;
    session.checkpoint.mode = SyncMode::Compare;
    session.checkpoint.load = LoadKind::Immediate;
    session.checkpoint.startedAt = session.run.startedAt;
    session.run.mode = SyncMode::Compare;
    return session.isTwoWay() ? undoFinishedTwoWay(session, runId) : undoFinishedOneWay(session, runId);
}

} // namespace

RunResult undoRunOfType(const RunContext &context, const QString &runId)
{
    RunSession session(context);
    session.run.runId = context.ids.next();
    if (const auto done = undoFinished(session, runId); !done) {
        noteEnd(session, done.error(), DeedText::tr("Taking the run back was stopped. What was taken back stays so; do it again for the rest."));
        session.run.finishedAt = context.clock.now();
        if (const auto recorded = context.store.recordRun(session.run); !recorded)
            session.log->warn(QStringLiteral("The run could not be recorded"),
                              {{QStringLiteral("detail"), recorded.error().detail}});
    }
    if (session.lease)
        session.lease->release();
    return {session.run, std::nullopt};
}

RunResult retryFailedType(const RunContext &context)
{
    if (context.direction == Direction::Bidirectional)
        return retryTwoWay(context);
    RunSession session(context);
    session.run.runId = context.ids.next();
    if (const auto done = retryFailed(session); !done) {
        finishCounts(session);
        noteEnd(session, done.error(),
                DeedText::tr("Trying again was stopped. What was committed is kept; the records stay on the list."));
        if (const auto recorded = context.store.recordRun(session.run); !recorded)
            session.log->warn(QStringLiteral("The run could not be recorded"),
                              {{QStringLiteral("detail"), recorded.error().detail}});
    }
    if (session.lease)
        session.lease->release();
    return {session.run, std::nullopt};
}

} // namespace tidewright
