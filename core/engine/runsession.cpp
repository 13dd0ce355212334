#include "runsession.h"

#include "ranges.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace tidewright
{

namespace
{

struct RunText {
    Q_DECLARE_TR_FUNCTIONS(RunText)
};

constexpr Micros reportEvery = std::chrono::milliseconds(100);
constexpr Micros saveEvery = std::chrono::seconds(1);
constexpr Micros firstWait = std::chrono::milliseconds(200);
constexpr Micros longestWait = std::chrono::seconds(10);
constexpr Micros waitsForServer = std::chrono::seconds(60);
constexpr int attemptsAtMost = 5;
constexpr Micros waitsForState = std::chrono::seconds(60);
constexpr Micros waitsBetween = std::chrono::seconds(1);
constexpr std::int64_t deletesAlwaysAllowed = 10;

} // namespace

RunSession::RunSession(const RunContext &runContext)
    : context(runContext)
    , log(std::in_place, runContext.log, runContext.clock, runContext.job, runContext.type.key)
    , m_startedAt(runContext.clock.elapsed())
    , m_savedAt(m_startedAt)
{
}

Result<std::unique_ptr<Source>> RunSession::openSource(SourceScope scope)
{
    SourceSpec spec;
    spec.place = sourcePlace(context.type, context.direction);
    spec.fields = mapping.sourceFields();
    spec.key = mapping.sourceKey();
    if (mapping.cursorColumn())
        spec.cursor = mapping.sourceFields().at(qsizetype(*mapping.cursorColumn()));
    if (scope == SourceScope::Filtered)
        spec.filter = context.type.filter;
    return context.source.openSource(spec, context.stop);
}

Result<std::unique_ptr<Source>> RunSession::openTargetRecords()
{
    SourceSpec spec;
    spec.place = targetPlace(context.type, context.direction);
    spec.fields = mapping.targetFields();
    spec.key = mapping.targetKey();
    return context.target.openSource(spec, context.stop);
}

Result<std::unique_ptr<Target>> RunSession::openTarget()
{
    TargetSpec spec{targetPlace(context.type, context.direction), mapping.targetFields(), mapping.targetKey()};
    // What a run has left is found by its place alone, also where the mapping it was made for holds no longer.
    if (spec.fields.isEmpty()) {
        spec.key = targetSchema.key;
        for (const Field &field : targetSchema.fields) {
            if (targetSchema.key.isEmpty() && !field.generated)
                spec.key += field.name;
        }
        spec.fields = spec.key;
    }
    if (keepsUndo())
        spec.undo = run.runId;
    return context.target.openTarget(spec, context.stop);
}

namespace
{

QString loadId(const QString &runId, RunSession::Ledger ledger)
{
    switch (ledger) {
    case RunSession::Ledger::Short:
        return runId + QLatin1String("-i");
    case RunSession::Ledger::Postponed:
        return runId + QLatin1String("-p");
    case RunSession::Ledger::Main:
        break;
    }
    return runId;
}

} // namespace

Result<std::unique_ptr<Load>> RunSession::openLoad(Ledger ledger, LoadKind kind)
{
    const std::lock_guard lock(m_opening);
    TRY_ASSIGN(const auto target, openTarget());
    return target->openLoad(loadId(run.runId, ledger), ledger == Ledger::Main ? kind : LoadKind::Immediate);
}

Result<std::unique_ptr<Load>> RunSession::findLoad(const QString &runId, Ledger ledger, LoadKind kind)
{
    TRY_ASSIGN(const auto target, openTarget());
    return target->findLoad(loadId(runId, ledger), ledger == Ledger::Main ? kind : LoadKind::Immediate);
}

Result<void> RunSession::goOn() const
{
    if (!context.stop.stop_requested())
        return {};
    return tl::unexpected(stopped());
}

Error RunSession::stopped() const
{
    if (begun)
        return {ErrorCode::Cancelled,
                RunText::tr("The run was stopped. What it had committed is kept, and so is its checkpoint."),
                {},
                RunText::tr("Resume it, or sync again: it goes on from there.")};
    if (context.options.dryRun || context.options.persistState)
        return {ErrorCode::Cancelled,
                RunText::tr("The run was stopped before it wrote anything. Nothing was changed."),
                {},
                RunText::tr("Run it again.")};
    return {ErrorCode::Cancelled,
            RunText::tr("The run was stopped. What it had committed is kept; the state is as before it."),
            {},
            RunText::tr("Run it again.")};
}

Result<void> RunSession::mayWrite()
{
    TRY(goOn());
    return lease->confirm();
}

Result<void> RunSession::noteFailed(const std::vector<FailedRecord> &failed)
{
    if (failed.empty())
        return {};
    const std::lock_guard lock(m_mutex);
    for (const FailedRecord &record : failed) {
        if (std::find(m_failedKeys.begin(), m_failedKeys.end(), record.recordKey) != m_failedKeys.end())
            continue;
        m_failedKeys.push_back(record.recordKey);
        if (!begun)
            unsaidFailures.push_back(record);
    }
    checkpoint.counts.failed = std::max(checkpoint.counts.failed, failedBefore + std::int64_t(m_failedKeys.size()));
    if (context.options.persistState && begun)
        TRY(withState(*this, [&] { return context.store.saveCheckpoint(lease->lease(), checkpoint, failed); }));
    // The run whose load this goes on in will not meet these records again.
    if (!context.options.persistState && !context.options.dryRun && decision.resume)
        return fail(ErrorCode::TooManyFailures,
                    RunText::tr("Records could not be applied, and a run that leaves the state alone cannot list them for the "
                                "unfinished run it goes on with. None was passed over: the run was stopped."),
                    failed.back().error.detail, RunText::tr("Sync without --no-persist-state, or roll the unfinished run back."));
    const std::int64_t total = std::max(checkpoint.expected.value_or(0), checkpoint.counts.read);
    const std::int64_t allowed = context.type.failedLimit.allowed(total, 0);
    if (checkpoint.counts.failed <= allowed)
        return {};
    return fail(
        ErrorCode::TooManyFailures,
        RunText::tr("%1 records could not be applied, more than the %2 that are allowed. The run was stopped.")
            .arg(checkpoint.counts.failed)
            .arg(allowed),
        failed.back().error.detail,
        checkpoint.load == LoadKind::Direct
            ? RunText::tr("What was loaded is kept. See the failed records for the reasons, correct the mapping or raise "
                          "\"failedRecords\" and sync again to go on, or roll the run back to empty the table again.")
            : RunText::tr("See the failed records for the reasons, then correct the mapping or raise \"failedRecords\"."));
}

bool RunSession::hasFailed(const Key &key)
{
    const std::lock_guard lock(m_mutex);
    return std::find(m_failedKeys.begin(), m_failedKeys.end(), key) != m_failedKeys.end();
}

void RunSession::noteInLedger(std::int64_t ordinal)
{
    const std::lock_guard lock(m_mutex);
    m_inLedger.insert(ordinal);
}

Result<void> RunSession::confirmInLedger(const std::vector<ChunkRange> &ledger)
{
    const std::lock_guard lock(m_mutex);
    std::set<std::int64_t> missing = m_inLedger;
    for (const ChunkRange &range : ledger)
        missing.erase(range.ordinal);
    if (missing.empty())
        return {};
    return fail(ErrorCode::NotFound,
                RunText::tr("What this run had staged at the target is not all there any more, as after a crash of its server. The table "
                            "itself was not changed."),
                QStringLiteral("%1 of %2 chunks are missing").arg(missing.size()).arg(m_inLedger.size()),
                RunText::tr("Sync again: what is missing is staged once more."));
}

void RunSession::noteCommitted(const ChunkRange &range, const ChangeCounts &counts)
{
    const std::lock_guard lock(m_mutex);
    checkpoint.chunks.push_back(range);
    checkpoint.chunks = joinRanges(std::move(checkpoint.chunks));
    checkpoint.counts.created += counts.created;
    checkpoint.counts.updated += counts.updated;
    checkpoint.counts.deleted += counts.deleted;
}

Result<void> RunSession::backOff(Attempts &attempts, const Error &error_)
{
    const Micros now = context.clock.elapsed();
    attempts.since = attempts.since.value_or(now);
    ++attempts.failed;
    if (m_stateGivenUp && error_.code == ErrorCode::Conflict)
        return tl::unexpected(error_);
    // A server that answered before is waited for while it may be starting anew.
    const bool lost = underWay && (error_.code == ErrorCode::ConnectionFailed || error_.code == ErrorCode::CommitUnknown);
    if (lost ? now - *attempts.since >= waitsForServer : attempts.failed >= attemptsAtMost)
        return tl::unexpected(error_);
    const Micros cap = std::min(longestWait, firstWait * (std::int64_t(1) << std::min(attempts.failed - 1, 16)));
    // Half of it by chance, so that workers that failed together do not come back together.
    const Micros wait = cap / 2 + Micros(std::int64_t(context.ids.random() % std::uint64_t(cap.count() / 2 + 1)));
    log->warn(lost ? QStringLiteral("Connection lost, trying again (%1)").arg(attempts.failed)
                   : QStringLiteral("Trying again after a failure that can pass (%1)").arg(attempts.failed),
              {{QStringLiteral("attempt"), attempts.failed},
               {QStringLiteral("waitMs"), qint64(wait.count() / 1000)},
               {QStringLiteral("error"), errorCodeName(error_.code)},
               {QStringLiteral("detail"), error_.detail}});
    if (context.clock.wait(wait, context.stop))
        return {};
    return goOn();
}

Result<void> RunSession::awaitState(Attempts &attempts, const Error &error_)
{
    const Micros now = context.clock.elapsed();
    attempts.since = attempts.since.value_or(now);
    ++attempts.failed;
    m_stateGivenUp = m_stateGivenUp || now - *attempts.since >= waitsForState;
    if (m_stateGivenUp)
        return tl::unexpected(error_);
    log->warn(QStringLiteral("The state database is locked by another process, waiting for it (%1)").arg(attempts.failed),
              {{QStringLiteral("detail"), error_.detail}});
    if (context.clock.wait(waitsBetween, context.stop))
        return {};
    return goOn();
}

Result<void> RunSession::noteUnreadable(const std::vector<Quarantined> &records)
{
    std::vector<FailedRecord> failed;
    for (const Quarantined &one : records)
        failed.push_back(failedRecord(one.key, {}, one.error));
    return failed.empty() ? Result<void>() : noteFailed(failed);
}

FailedRecord RunSession::failedRecord(Key key, const QString &field, const Error &error_)
{
    FailedRecord record;
    record.key = {context.job, context.type.key};
    record.runId = run.runId;
    record.recordKey = std::move(key);
    record.keyFields = mapping.sourceKey();
    record.field = field;
    record.error = error_;
    record.failedAt = context.clock.now();
    return record;
}

Key RunSession::sourceKey(const Key &targetKey) const
{
    Key key;
    RecordBatch arena;
    for (std::size_t at = 0; at < targetKey.size(); ++at) {
        const Field *field = sourceSchema.find(mapping.sourceKey().at(qsizetype(at)));
        const auto cell = field ? convertCell(targetKey[at].cell(), field->type, arena) : Result<Cell>(targetKey[at].cell());
        key.emplace_back(cell ? *cell : targetKey[at].cell());
    }
    return key;
}

FailedRecord RunSession::failedAtTarget(const Key &key, const Error &error_)
{
    return failedRecord(sourceKey(key), {}, error_);
}

void RunSession::restartCounts()
{
    const std::lock_guard lock(m_mutex);
    checkpoint.counts = {};
    checkpoint.counts.created = earlier.created;
    checkpoint.counts.updated = earlier.updated;
    checkpoint.counts.deleted = earlier.deleted;
}

void RunSession::noteRead(std::int64_t records, const Value &greatest)
{
    const std::lock_guard lock(m_mutex);
    checkpoint.counts.read += records;
    Value &known = checkpoint.greatest;
    if (!greatest.isNull() && (known.isNull() || order(greatest.cell(), known.cell()) == std::strong_ordering::greater))
        known = greatest;
}

Result<void> RunSession::saveCheckpoint()
{
    return retrying(*this, [this](int) { return withState(*this, [this] { return saveOnce(); }); });
}

Result<void> RunSession::saveOnce()
{
    if (!context.options.persistState || !begun)
        return {};
    const std::lock_guard lock(m_mutex);
    m_savedAt = context.clock.elapsed();
    return context.store.saveCheckpoint(lease->lease(), checkpoint, {});
}

void RunSession::saveNowAndThen()
{
    if (context.clock.elapsed() - m_savedAt < saveEvery)
        return;
    // The target's ledger is the truth about chunks: a checkpoint that could not be saved costs nothing but its display.
    if (const auto saved = saveOnce(); !saved)
        log->warn(QStringLiteral("The checkpoint could not be saved"), {{QStringLiteral("detail"), saved.error().detail}});
}

void RunSession::report(RunPhase phase, bool always)
{
    const Micros now = context.clock.elapsed();
    RunProgress progress;
    {
        const std::lock_guard lock(m_mutex);
        checkpoint.phase = phase;
        if (!always && now - m_reportedAt < reportEvery)
            return;
        m_reportedAt = now;
        progress.counts = checkpoint.counts;
        // An estimate that was exceeded tells nothing any more.
        if (checkpoint.counts.read <= checkpoint.expected.value_or(0))
            progress.expected = checkpoint.expected;
    }
    progress.runId = run.runId;
    progress.key = run.key;
    progress.mode = run.mode.value_or(progress.mode);
    progress.phase = phase;
    progress.done = progress.counts.read;
    const bool staged = checkpoint.load == LoadKind::Staged;
    progress.steps = staged ? 2 : 1;
    progress.step = staged && phase != RunPhase::Reading ? 2 : 1;
    const double seconds = double((now - m_startedAt).count()) / 1e6;
    progress.recordsPerSecond = seconds > 0 ? double(progress.done) / seconds : 0;
    context.observer.progressed(progress);
}

void RunSession::noteGrown(SyncState &of, std::int64_t records) const
{
    std::int64_t &held = context.direction == Direction::LocalToRemote ? of.remoteRecords : of.localRecords;
    if (held >= 0)
        held = std::max<std::int64_t>(0, held + records);
}

// Only where the job says so: it takes time, room, and rights at the target that a sync does not need. A run about single records of the list
// leaves no position that it could be taken back to.
bool RunSession::keepsUndo() const
{
    return !context.type.undo.isEmpty() && run.mode && !isTwoWay() && !context.options.dryRun && !UndoPolicy::of(context.type.undo).isOff();
}

bool RunSession::propagatesDeletes() const
{
    return context.type.deletes.mode == DeleteMode::Propagate && checkpoint.mode != SyncMode::Reconcile;
}

Result<void> RunSession::guardDeletes(std::int64_t deletes, std::int64_t total)
{
    const std::int64_t allowed =
        std::max(context.type.deletes.limit.allowed(total, deletesAlwaysAllowed), context.options.allowDeletes.value_or(0));
    if (deletes <= allowed)
        return {};
    return fail(
        ErrorCode::Halted,
        RunText::tr("The run would delete %1 of %2 records, more than the %3 that are allowed. Nothing was deleted or merged.")
            .arg(deletes)
            .arg(total)
            .arg(allowed),
        {},
        RunText::tr("Check the source. If the deletes are meant, run once more with %1.")
            .arg(QLatin1String(checkpoint.forced ? "--force-full --allow-deletes " : "--allow-deletes ") +
                 QString::number(deletes)));
}

std::size_t RunSession::greatestPage() const
{
    return context.type.batchSize > 0 ? std::size_t(context.type.batchSize) : 25'000;
}

} // namespace tidewright
