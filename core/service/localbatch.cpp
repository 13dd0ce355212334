// The service's batches: what sync, resume, roll back and retry have in common, and how a batch reaches its observer.
#include "eachtype.h"
#include "localservice.h"
#include "runtype.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <set>

namespace tidewright
{

namespace
{

struct BatchText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::Service)
};

constexpr int historyLookedAt = 10'000;

// Hands what runs say to the observer of the batch.
class BatchObserver final : public RunObserver, public LogSink
{
public:
    explicit BatchObserver(ServiceObserver &observer)
        : m_observer(observer)
    {
    }

    void progressed(const RunProgress &progress) override
    {
        if (isFirst(progress.runId)) {
            SyncRun run;
            run.runId = progress.runId;
            run.key = progress.key;
            run.mode = progress.mode;
            m_observer.runStarted(run);
        }
        m_observer.runProgressed(progress);
    }
    void write(const LogRecord &record) override { m_observer.logged(record); }

private:
    bool isFirst(const QString &runId)
    {
        const std::lock_guard lock(m_mutex);
        return m_seen.insert(runId).second;
    }

    ServiceObserver &m_observer;
    std::mutex m_mutex;
    std::set<QString> m_seen;
};

} // namespace

// One content type of a batch: its endpoints, and its entry among the running ones for as long as it lives.
class LocalService::Running
{
public:
    Running(LocalService &service, StateKey key, std::stop_token batch)
        : m_service(service)
        , m_key(std::move(key))
        , m_batchStopped(std::move(batch), [this] { m_stop.request_stop(); })
    {
        const std::lock_guard lock(m_service.m_mutex);
        m_service.m_running[m_key] = m_stop;
    }
    ~Running()
    {
        const std::lock_guard lock(m_service.m_mutex);
        m_service.m_running.erase(m_key);
    }
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    LocalService &m_service;
    StateKey m_key;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_batchStopped;
};

Result<BatchResult> LocalService::runSelection(const Selection &selection, const RunOptions &options, const Deed &deed,
                                               const Filter &wanted, ServiceObserver &observer, std::stop_token stop)
{
    const auto now = workspace();
    TRY_ASSIGN(const auto chosen, selected(*now, selection));
    BatchObserver adapter(observer);
    BatchResult result;
    result.batchId = m_parts.ids.next();

    std::vector<Selected> types;
    for (const Selected &one : chosen) {
        if (!one.type->enabled)
            continue;
        TRY_ASSIGN(const bool take, wanted({one.job->name, one.type->key}));
        if (take)
            types.push_back(one);
    }
    std::map<QString, std::shared_ptr<Endpoint>> endpoints;
    for (const auto &[job, type] : types) {
        for (const QString &name : {job->local, job->remote}) {
            if (endpoints.contains(name))
                continue;
            TRY_ASSIGN(endpoints[name], endpoint(*now, name));
        }
    }
    std::vector<std::unique_ptr<Running>> running;
    std::vector<RunContext> contexts;
    for (const auto &[job, type] : types) {
        const bool push = job->direction == Direction::LocalToRemote;
        auto one = std::make_unique<Running>(*this, StateKey{job->name, type->key}, stop);
        Endpoint &source = *endpoints[push ? job->local : job->remote];
        Endpoint &target = *endpoints[push ? job->remote : job->local];
        contexts.push_back(RunContext{job->name, *type, job->direction, result.batchId, source, target, *m_store, m_parts.clock,
                                      m_parts.ids, adapter, adapter, m_parts.holder, options, one->token(),
                                      Concurrency::Threads});
        running.push_back(std::move(one));
    }
    ThreadScheduler scheduler(now->workers);
    const auto ended = [&](std::size_t index, const RunResult &ran) {
        observer.runFinished(ran.run);
        const std::lock_guard lock(m_mutex);
        m_running.erase({types[index].job->name, types[index].type->key});
    };
    for (RunResult &ran : deed(contexts, scheduler, ended)) {
        result.runs.push_back(std::move(ran.run));
        if (ran.dryRun)
            result.dryRuns.push_back(std::move(*ran.dryRun));
    }
    return result;
}

namespace
{

Result<bool> anyType(const StateKey &)
{
    return true;
}

} // namespace

Result<BatchResult> LocalService::sync(const Selection &selection, const SyncOptions &options, ServiceObserver &observer,
                                       std::stop_token stop)
{
    RunOptions run;
    run.request = options.forceFull ? RunRequest::ForceFull : RunRequest::Sync;
    run.dryRun = options.dryRun;
    run.persistState = options.persistState;
    run.acceptEndpoint = options.acceptEndpoint;
    run.create = options.create;
    run.allowDeletes = options.allowDeletes;
    run.atomic = options.atomic;
    return runSelection(selection, run, runBatch, anyType, observer, stop);
}

Result<BatchResult> LocalService::resume(const Selection &selection, ServiceObserver &observer, std::stop_token stop)
{
    RunOptions run;
    run.request = RunRequest::Resume;
    return runSelection(selection, run, runBatch, unsettled(), observer, stop);
}

Result<BatchResult> LocalService::rollback(const Selection &selection, ServiceObserver &observer, std::stop_token stop)
{
    const Deed deed = [](const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended) {
        return eachOf(contexts, scheduler, ended, rollBackType);
    };
    return runSelection(selection, {}, deed, unfinished(), observer, stop);
}

Result<BatchResult> LocalService::undoRun(const QString &runId, const Selection &selection, ServiceObserver &observer,
                                          std::stop_token stop)
{
    TRY_ASSIGN(const auto runs, m_store->history({{}, {}, historyLookedAt}));
    const auto found = std::ranges::find(runs, runId, &SyncRun::runId);
    if (found == runs.end())
        return fail(ErrorCode::Usage, BatchText::tr("There is no run %1 in the history; nothing was done.").arg(runId), {},
                    BatchText::tr("\"tidewright history --json\" shows the ids of runs."));
    const StateKey key = found->key;
    const Deed deed = [&runId](const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended) {
        return eachOf(contexts, scheduler, ended, [&runId](const RunContext &context) { return undoRunOfType(context, runId); });
    };
    const Filter itsType = [key](const StateKey &one) -> Result<bool> { return one == key; };
    return runSelection(selection, {}, deed, itsType, observer, stop);
}

Result<SyncedRecords> LocalService::syncRecords(const StateKey &type, const std::vector<ChosenRecord> &records,
                                                ServiceObserver &observer, std::stop_token stop)
{
    std::vector<ChosenOutcome> outcomes(records.size(), ChosenOutcome::NotReached);
    const Deed deed = [&](const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended) {
        return eachOf(contexts, scheduler, ended, [&](const RunContext &context) {
            SyncedRecords synced = syncRecordsOfType(context, records);
            outcomes = std::move(synced.outcomes);
            return RunResult{std::move(synced.run), std::nullopt};
        });
    };
    TRY_ASSIGN(BatchResult batch, runSelection({{type.job}, {type.typeKey}}, {}, deed, anyType, observer, stop));
    if (batch.runs.empty())
        return fail(ErrorCode::Usage, BatchText::tr("%1/%2 is switched off in its job. Nothing was written.").arg(type.job, type.typeKey));
    return SyncedRecords{std::move(batch.runs.front()), std::move(outcomes)};
}

Result<std::vector<UndoableRun>> LocalService::undoableRuns(const StateKey &key, std::stop_token stop)
{
    const auto now = workspace();
    TRY_ASSIGN(const auto chosen, selected(*now, {{key.job}, {key.typeKey}}));
    std::vector<UndoableRun> undoable;
    for (const auto &[job, type] : chosen) {
        std::vector<KeptUndo> kept;
        if (job->direction == Direction::Bidirectional) {
            TRY_ASSIGN(kept, twoWay().keptUndo(key));
        } else {
            TRY_ASSIGN(const auto target,
                       endpoint(*now, job->direction == Direction::LocalToRemote ? job->remote : job->local));
            TRY_ASSIGN(kept, keptUndo(*target, targetPlace(*type, job->direction), stop));
        }
        const UndoPolicy policy = UndoPolicy::of(type->undo);
        for (auto run = kept.rbegin(); run != kept.rend(); ++run)
            undoable.push_back({run->runId, run->bytes, run->at + policy.keep});
    }
    return undoable;
}

Result<BatchResult> LocalService::retryFailedRecords(const Selection &selection, ServiceObserver &observer, std::stop_token stop)
{
    const Deed deed = [](const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended) {
        return eachOf(contexts, scheduler, ended, retryFailedType);
    };
    const Filter hasFailed = [this](const StateKey &key) -> Result<bool> {
        TRY_ASSIGN(const std::vector<FailedRecord> failed, m_store->failedRecords(key));
        return !failed.empty();
    };
    return runSelection(selection, {}, deed, hasFailed, observer, stop);
}

namespace
{

// Writes what differs, parents before children, and notes what that has changed.
std::vector<RunResult> repairDiffering(const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended,
                                       std::vector<Verification> &verifications)
{
    std::vector<RunContext> differing;
    std::vector<std::size_t> indices;
    for (std::size_t index = 0; index < contexts.size(); ++index) {
        const Verification &found = verifications[index];
        if (found.error || found.differences() == 0)
            continue;
        differing.push_back(contexts[index]);
        // What was never synced has no state that the records could be written beside: it gets its first run.
        const auto state = contexts[index].store.state(found.key);
        if (state && *state && (*state)->initialSyncCompleted)
            differing.back().options.repair = found.records;
        else
            differing.back().options.request = RunRequest::ForceFull;
        indices.push_back(index);
    }
    std::vector<RunResult> repaired =
        runBatch(differing, scheduler, [&](std::size_t index, const RunResult &ran) { ended(indices[index], ran); });
    for (std::size_t index = 0; index < repaired.size(); ++index) {
        const SyncRun &run = repaired[index].run;
        Verification &found = verifications[indices[index]];
        // What else came up between the comparison and the run is none of the repair.
        if (differing[index].direction == Direction::Bidirectional) {
            const std::int64_t open = run.conflicts + run.counts.failed + found.unreadable;
            found.repaired = std::clamp<std::int64_t>(found.differences() - open, 0,
                                                      run.counts.created + run.counts.updated + run.counts.deleted);
            found.error = run.error;
            continue;
        }
        const bool pull = differing[index].direction != Direction::LocalToRemote;
        found.repaired = std::min(run.counts.updated, found.differing) +
                         std::min(run.counts.created, found.refused + (pull ? found.missing : found.extra)) +
                         std::min(run.counts.deleted, pull ? found.extra : found.missing);
        found.error = run.error;
    }
    return repaired;
}

} // namespace

Result<std::vector<Verification>> LocalService::verify(const Selection &selection, Repair repair, ServiceObserver &observer,
                                                       std::stop_token stop)
{
    std::vector<Verification> verifications;
    const Deed deed = [&](const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended) {
        verifications.resize(contexts.size());
        std::vector<std::function<void()>> tasks;
        for (std::size_t index = 0; index < contexts.size(); ++index)
            tasks.emplace_back([&, index] { verifications[index] = verifyType(contexts[index]); });
        scheduler.run(tasks, std::vector<std::vector<std::size_t>>(tasks.size()));
        return repair == Repair::No ? std::vector<RunResult>() : repairDiffering(contexts, scheduler, ended, verifications);
    };
    TRY(runSelection(selection, {}, deed, anyType, observer, stop));
    return verifications;
}

Result<std::vector<TypeDelta>> LocalService::calculateDelta(const Selection &selection, ServiceObserver &observer, std::stop_token stop)
{
    std::vector<TypeDelta> deltas;
    const Deed deed = [&](const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &) {
        deltas.resize(contexts.size());
        std::vector<std::function<void()>> tasks;
        for (std::size_t index = 0; index < contexts.size(); ++index)
            tasks.emplace_back([&, index] { deltas[index] = deltaOfType(contexts[index]); });
        scheduler.run(tasks, std::vector<std::vector<std::size_t>>(tasks.size()));
        return std::vector<RunResult>();
    };
    TRY(runSelection(selection, {}, deed, anyType, observer, stop));
    return deltas;
}

// Types with a checkpoint to go on from, or to roll back.
LocalService::Filter LocalService::unfinished() const
{
    return [this](const StateKey &key) -> Result<bool> {
        TRY_ASSIGN(const std::optional<SyncState> state, m_store->state(key));
        return state && state->progress;
    };
}

LocalService::Filter LocalService::unsettled() const
{
    return [this](const StateKey &key) -> Result<bool> {
        TRY_ASSIGN(const std::optional<SyncState> state, m_store->state(key));
        return state && (state->progress || state->status == SyncStatus::Failed);
    };
}

void LocalService::stop(const Selection &selection)
{
    const std::lock_guard lock(m_mutex);
    for (auto &[key, source] : m_running) {
        const bool chosen = (selection.jobs.isEmpty() || selection.jobs.contains(key.job)) &&
                            (selection.typeKeys.isEmpty() || selection.typeKeys.contains(key.typeKey));
        if (chosen)
            source.request_stop();
    }
}

} // namespace tidewright
