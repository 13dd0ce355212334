#include "fakeservice.h"

#include <QCoreApplication>
#include <QUuid>

namespace tidewright::fakes
{

namespace
{
constexpr std::int64_t expectedRows = 1'000'000;
} // namespace

FakeService::FakeService(FakeWorld &world, LogSink &log)
    : m_world(world)
    , m_log(log)
{
    m_world.enter();
}

FakeService::~FakeService()
{
    m_world.leave(QThread::currentThread() == QCoreApplication::instance()->thread());
}

QString FakeService::workspaceName() const
{
    return m_world.name;
}

QString FakeService::workspacePath() const
{
    return m_world.path;
}

std::vector<Job> FakeService::jobs() const
{
    return m_world.jobs;
}

std::vector<Connection> FakeService::connections() const
{
    return m_world.connections;
}

Result<std::vector<TypeStatus>> FakeService::status(const Selection &selection)
{
    m_world.note(QStringLiteral("status"), selection);
    m_world.passStatus();
    return m_world.all(selection);
}

Result<std::vector<TypeStatus>> FakeService::refresh(const Selection &selection, std::stop_token)
{
    m_world.note(QStringLiteral("refresh"), selection);
    return m_world.all(selection);
}

Result<std::int64_t> FakeService::stateChangeNumber()
{
    m_world.note(QStringLiteral("stateChangeNumber"));
    return m_world.changeNumber();
}

void FakeService::log(const SyncRun &run, LogLevel level, const QString &message)
{
    m_log.write({level, SystemClock().now(), run.key.job, run.key.typeKey, run.runId, message, {}});
}

SyncRun FakeService::run(const TypeStatus &type, SyncMode mode, bool resumed, ServiceObserver &observer, std::stop_token stop)
{
    SyncRun run;
    run.runId = QUuid::createUuid().toString(QUuid::Id128).left(4);
    run.key = type.state.key;
    run.mode = mode;
    run.resumed = resumed;
    run.startedAt = SystemClock().now();
    m_world.change(run.key, [](TypeStatus &status) {
        status.state.status = SyncStatus::Syncing;
        status.state.running = true;
    });
    observer.runStarted(run);
    log(run, LogLevel::Info, QStringLiteral("run %1 started, mode %2").arg(run.runId, syncModeName(mode)));
    log(run, LogLevel::Warn, QStringLiteral("table statistics are 9 days old, the number of rows may be off by 4 %"));
    RunProgress progress;
    progress.runId = run.runId;
    progress.key = run.key;
    progress.mode = mode;
    progress.step = 2;
    progress.steps = 3;
    progress.done = 412'000;
    progress.expected = expectedRows;
    progress.recordsPerSecond = 84'000;
    observer.runProgressed(progress);
    const bool finished = m_world.pass(run.key, stop);
    run.outcome = finished ? RunOutcome::Ok : RunOutcome::Cancelled;
    run.counts.read = finished ? expectedRows : progress.done;
    run.counts.updated = finished ? 12 : 0;
    run.durationMs = 5'100;
    run.finishedAt = SystemClock().now();
    log(run, LogLevel::Info, finished ? QStringLiteral("run finished") : QStringLiteral("run stopped, checkpoint saved"));
    m_world.change(run.key, [&](TypeStatus &status) {
        status.state.running = false;
        status.state.status = finished ? SyncStatus::InSync : SyncStatus::Syncing;
        status.pending = finished ? std::optional<std::int64_t>(0) : status.pending;
        if (finished) {
            status.state.lastSyncAt = run.startedAt;
            status.state.progress.reset();
            status.state.lastError.reset();
            status.state.failedRecords = 0;
            status.state.errorCount = 0;
        } else {
            Checkpoint checkpoint;
            checkpoint.runId = run.runId;
            checkpoint.counts.read = progress.done;
            checkpoint.expected = expectedRows;
            status.state.progress = checkpoint;
        }
    });
    m_world.record(run);
    observer.runFinished(run);
    return run;
}

Result<BatchResult> FakeService::sync(const Selection &selection, const SyncOptions &options, ServiceObserver &observer,
                                      std::stop_token stop)
{
    m_world.note(options.dryRun ? QStringLiteral("dryRun") : QStringLiteral("sync"), selection, options);
    BatchResult result;
    for (const TypeStatus &type : m_world.all(selection)) {
        if (!options.dryRun) {
            result.runs.push_back(run(type, options.forceFull ? SyncMode::Full : SyncMode::Incremental, false, observer, stop));
            continue;
        }
        DryRun dryRun = m_world.dryRun(type.state.key).value_or(DryRun());
        dryRun.run.key = type.state.key;
        if (options.allowDeletes)
            dryRun.run.error.reset();
        dryRun.run.mode = options.forceFull && !dryRun.run.error ? SyncMode::Full : SyncMode::Incremental;
        dryRun.run.dryRun = true;
        result.dryRuns.push_back(dryRun);
    }
    return result;
}

Result<BatchResult> FakeService::resume(const Selection &selection, ServiceObserver &observer, std::stop_token stop)
{
    m_world.note(QStringLiteral("resume"), selection);
    BatchResult result;
    for (const TypeStatus &type : m_world.all(selection))
        result.runs.push_back(run(type, SyncMode::Incremental, true, observer, stop));
    return result;
}

Result<std::vector<Verification>> FakeService::verify(const Selection &selection, Repair, ServiceObserver &, std::stop_token)
{
    m_world.note(QStringLiteral("verify"), selection);
    return std::vector<Verification>();
}

Result<BatchResult> FakeService::rollback(const Selection &selection, ServiceObserver &, std::stop_token)
{
    m_world.note(QStringLiteral("rollback"), selection);
    for (const TypeStatus &type : m_world.all(selection)) {
        m_world.change(type.state.key, [](TypeStatus &status) {
            status.state.status = SyncStatus::Failed;
            status.state.progress.reset();
            status.state.lastError = Error{ErrorCode::Cancelled, QStringLiteral("The run was rolled back."), {}, {}};
        });
    }
    return BatchResult();
}

void FakeService::stop(const Selection &selection)
{
    for (const TypeStatus &type : m_world.all(selection))
        m_world.requestStop(type.state.key);
}

Result<SyncedRecords> FakeService::syncRecords(const StateKey &type, const std::vector<ChosenRecord> &records, ServiceObserver &observer,
                                               std::stop_token stop)
{
    const Selection selection{{type.job}, {type.typeKey}};
    m_world.note(QStringLiteral("syncRecords"), selection);
    SyncedRecords synced;
    synced.outcomes = m_world.chosen(records);
    synced.run = run(m_world.status(type), SyncMode::Compare, false, observer, stop);
    return synced;
}

Result<BatchResult> FakeService::retryFailedRecords(const Selection &selection, ServiceObserver &observer, std::stop_token stop)
{
    m_world.note(QStringLiteral("retryFailedRecords"), selection);
    BatchResult result;
    for (const TypeStatus &type : m_world.all(selection))
        result.runs.push_back(run(type, SyncMode::Incremental, false, observer, stop));
    return result;
}

Result<BatchResult> FakeService::undoRun(const QString &, const Selection &selection, ServiceObserver &, std::stop_token)
{
    m_world.note(QStringLiteral("undoRun"), selection);
    return BatchResult();
}

Result<std::vector<UndoableRun>> FakeService::undoableRuns(const StateKey &key, std::stop_token)
{
    return m_world.undoable(key);
}

Result<std::vector<TypeDelta>> FakeService::calculateDelta(const Selection &selection, ServiceObserver &, std::stop_token)
{
    m_world.note(QStringLiteral("calculateDelta"), selection);
    return std::vector<TypeDelta>();
}

Result<std::vector<StateKey>> FakeService::typesSince(Instant)
{
    m_world.note(QStringLiteral("typesSince"));
    return std::vector<StateKey>();
}

Result<TypeVersions> FakeService::versions(const HistoryFilter &)
{
    m_world.note(QStringLiteral("versions"));
    return TypeVersions();
}

Result<std::vector<SyncRun>> FakeService::history(const HistoryFilter &filter)
{
    m_world.note(QStringLiteral("history"));
    return m_world.history(filter);
}

Result<std::vector<FailedRecord>> FakeService::failedRecords(const Selection &selection)
{
    m_world.note(QStringLiteral("failedRecords"), selection);
    return m_world.failedRecords(selection);
}

Result<std::vector<ConflictSummary>> FakeService::conflicts(const ConflictFilter &filter)
{
    m_world.note(QStringLiteral("conflicts"));
    return m_world.conflicts.list(filter);
}

Result<Conflict> FakeService::conflict(const QString &id)
{
    m_world.note(QStringLiteral("conflict"));
    return m_world.conflicts.find(id);
}

Result<std::vector<ConflictEvent>> FakeService::conflictEvents(const QString &id)
{
    return m_world.conflicts.events(id);
}

Result<void> FakeService::saveDraft(const QString &id, const std::optional<Resolution> &draft)
{
    m_world.note(QStringLiteral("saveDraft"));
    return m_world.conflicts.saveDraft(id, draft);
}

Result<std::vector<ConflictOutcome>> FakeService::resolveConflicts(const std::vector<ReviewedConflict> &reviewed, ServiceObserver &,
                                                                   std::stop_token)
{
    m_world.note(QStringLiteral("resolveConflicts"));
    std::vector<ConflictOutcome> outcomes;
    for (const ReviewedConflict &one : reviewed)
        outcomes.push_back(m_world.conflicts.resolve(one));
    m_world.countConflicts();
    return outcomes;
}

Result<std::vector<ConflictOutcome>> FakeService::undoResolutions(const QStringList &ids, ServiceObserver &, std::stop_token)
{
    m_world.note(QStringLiteral("undoResolutions"));
    std::vector<ConflictOutcome> outcomes;
    for (const QString &id : ids)
        outcomes.push_back(m_world.conflicts.undo(id));
    m_world.countConflicts();
    return outcomes;
}

Result<StateImport> FakeService::importStates(const StateImportRequest &)
{
    return fail(ErrorCode::Unsupported, QStringLiteral("A fake holds no states to import."));
}

Result<SyncState> FakeService::setState(const StateKey &, const QJsonObject &)
{
    return fail(ErrorCode::Unsupported, QStringLiteral("A fake's states are set by its test."));
}

std::vector<ConnectionCheck> FakeService::checkConnections(std::stop_token)
{
    return {};
}

Result<std::vector<Offering>> FakeService::discover(const QString &, std::stop_token)
{
    return std::vector<Offering>();
}

Result<void> FakeService::reload()
{
    m_world.note(QStringLiteral("reload"));
    return {};
}

} // namespace tidewright::fakes
