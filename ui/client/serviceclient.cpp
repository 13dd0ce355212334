#include "serviceclient.h"

#include <optional>
#include <utility>

namespace tidewright
{

namespace
{
constexpr int pollInterval = 1000; // milliseconds: how soon another process's change is seen
constexpr int historyLength = 100;
} // namespace

// Called from the runs' threads; hands everything over to the GUI thread. One per opened workspace: what the runs of one that was closed
// still have to say is dropped.
class ServiceClient::Bridge final : public ServiceObserver, public LogSink
{
public:
    Bridge(ServiceClient &client, int session)
        : m_client(client)
        , m_session(session)
    {
    }

    void runStarted(const SyncRun &run) override
    {
        post([run](ServiceClient &client) { Q_EMIT client.runStarted(run); });
    }
    void runProgressed(const RunProgress &progress) override
    {
        post([progress](ServiceClient &client) { Q_EMIT client.runProgressed(progress); });
    }
    void runFinished(const SyncRun &run) override
    {
        post([run](ServiceClient &client) { Q_EMIT client.runFinished(run); });
    }
    void logged(const LogRecord &record) override { write(record); }
    void write(const LogRecord &record) override
    {
        post([record](ServiceClient &client) {
            client.m_logBook.add(record);
            Q_EMIT client.logged(record);
        });
    }

private:
    template <typename Deliver>
    void post(Deliver deliver)
    {
        QMetaObject::invokeMethod(
            &m_client,
            [this, deliver] {
                if (m_session == m_client.m_session)
                    deliver(m_client);
            },
            Qt::QueuedConnection);
    }

    ServiceClient &m_client;
    const int m_session;
};

ServiceClient::ServiceClient(ServiceOpener opener, QObject *parent)
    : QObject(parent)
    , m_opener(std::move(opener))
{
    m_readers.setMaxThreadCount(2);
    m_drafts.setMaxThreadCount(1);
    m_runners.setMaxThreadCount(64);
    connect(&m_poll, &QTimer::timeout, this, &ServiceClient::pollState);
}

ServiceClient::~ServiceClient()
{
    m_stop.request_stop();
    m_readers.start([service = std::move(m_service)] {});
    m_readers.waitForDone();
    m_drafts.waitForDone();
    m_runners.waitForDone();
}

bool ServiceClient::isOpen() const
{
    return bool(m_service);
}

ServiceObserver &ServiceClient::observer()
{
    return *m_bridges.back();
}

WorkspaceInfo ServiceClient::infoOf(const Service &service)
{
    return {service.workspaceName(), service.workspacePath(), service.stateDatabase(),
            service.workers(),       service.jobs(),          service.connections()};
}

void ServiceClient::open(const QString &folder)
{
    close();
    const int session = ++m_session;
    m_opening = true;
    m_bridges.push_back(std::make_unique<Bridge>(*this, session));
    m_readers.start([this, folder, session, bridge = m_bridges.back().get()] {
        auto result = m_opener(folder, *bridge);
        std::shared_ptr<Service> service = result ? std::shared_ptr<Service>(std::move(*result)) : nullptr;
        const std::optional<Error> error = result ? std::nullopt : std::optional(result.error());
        const WorkspaceInfo info = service ? infoOf(*service) : WorkspaceInfo();
        QMetaObject::invokeMethod(
            this,
            [this, folder, session, service, error, info]() mutable {
                if (session != m_session) {
                    m_readers.start([dropped = std::move(service)] {});
                    return;
                }
                m_opening = false;
                if (error) {
                    Q_EMIT openFailed(folder, *error);
                    return;
                }
                m_service = std::move(service);
                m_info = info;
                m_changeNumber = -1;
                m_pollFailed = false;
                Q_EMIT opened(m_info);
                // First of all the window is painted; whoever listens may have closed the workspace.
                if (m_service)
                    m_poll.start(0);
            },
            Qt::QueuedConnection);
    });
}

void ServiceClient::close()
{
    ++m_session;
    m_opening = false;
    if (!m_service)
        return;
    m_poll.stop();
    m_polling = false;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_readers.start([service = std::move(m_service)] {});
    m_service.reset();
    m_running.clear();
    m_queued.clear();
    m_logBook.clear();
    Q_EMIT closed();
}

void ServiceClient::pollState()
{
    m_poll.setInterval(pollInterval);
    if (m_polling)
        return;
    m_polling = true;
    call(
        m_readers, [](Service &service, std::stop_token) { return service.stateChangeNumber(); },
        [this](const Result<std::int64_t> &number) {
            m_polling = false;
            if (!number) {
                // Asked again every second: said once.
                if (!std::exchange(m_pollFailed, true))
                    Q_EMIT callFailed(number.error());
                return;
            }
            m_pollFailed = false;
            if (*number != m_changeNumber) {
                m_changeNumber = *number;
                readStatus();
            }
        });
}

void ServiceClient::readStatus()
{
    call(
        m_readers, [](Service &service, std::stop_token) { return service.status({}); },
        [this](const Result<std::vector<TypeStatus>> &all) {
            if (all)
                Q_EMIT statusRead(*all);
            else
                Q_EMIT callFailed(all.error());
        });
}

void ServiceClient::refresh(const Selection &selection)
{
    call(
        m_runners, [selection](Service &service, std::stop_token stop) { return service.refresh(selection, stop); },
        [this](const Result<std::vector<TypeStatus>> &all) {
            if (all)
                Q_EMIT statusRead(*all);
            else
                Q_EMIT callFailed(all.error());
            Q_EMIT refreshFinished();
        });
}

void ServiceClient::sync(const std::vector<StateKey> &types, const SyncOptions &options)
{
    std::vector<StateKey> now;
    for (const StateKey &key : types) {
        if (!isRunning(key)) {
            now.push_back(key);
        } else if (m_queued.emplace(key, options).second) {
            Q_EMIT queuedChanged(key, true);
        }
    }
    runBatches(now, [options](Service &service, const Selection &selection, ServiceObserver &observer, std::stop_token stop) {
        return service.sync(selection, options, observer, stop);
    });
}

void ServiceClient::resume(const std::vector<StateKey> &types)
{
    runBatches(types, [](Service &service, const Selection &selection, ServiceObserver &observer, std::stop_token stop) {
        return service.resume(selection, observer, stop);
    });
}

void ServiceClient::rollback(const std::vector<StateKey> &types)
{
    runBatches(types, [](Service &service, const Selection &selection, ServiceObserver &observer, std::stop_token stop) {
        return service.rollback(selection, observer, stop);
    });
}

void ServiceClient::retryFailedRecords(const StateKey &type)
{
    runBatches({type}, [](Service &service, const Selection &selection, ServiceObserver &observer, std::stop_token stop) {
        return service.retryFailedRecords(selection, observer, stop);
    });
}

// One batch per job: a selection names types by their key, which is unique in a job only.
void ServiceClient::runBatches(const std::vector<StateKey> &types, const Batch &batch)
{
    std::map<QString, Selection> byJob;
    for (const StateKey &key : types) {
        if (!m_running.insert(key).second)
            continue;
        Selection &selection = byJob[key.job];
        selection.jobs = QStringList{key.job};
        selection.typeKeys << key.typeKey;
    }
    for (const auto &[job, selection] : byJob) {
        call(
            m_runners,
            [batch, selection = selection, bridge = m_bridges.back().get()](Service &service, std::stop_token stop) {
                return batch(service, selection, *bridge, stop);
            },
            [this, selection = selection](const Result<BatchResult> &result) {
                if (!result)
                    Q_EMIT callFailed(result.error());
                for (const QString &typeKey : selection.typeKeys)
                    finished({selection.jobs.front(), typeKey});
                readStatus();
            });
    }
}

void ServiceClient::finished(const StateKey &key)
{
    m_running.erase(key);
    const auto queued = m_queued.find(key);
    if (queued == m_queued.end())
        return;
    const SyncOptions options = queued->second;
    m_queued.erase(queued);
    Q_EMIT queuedChanged(key, false);
    sync({key}, options);
}

void ServiceClient::stop(const std::vector<StateKey> &types)
{
    if (!m_service)
        return;
    for (const StateKey &key : types) {
        if (m_queued.erase(key) > 0)
            Q_EMIT queuedChanged(key, false);
        m_service->stop({{key.job}, {key.typeKey}});
    }
}

void ServiceClient::dryRun(const StateKey &type, const SyncOptions &options)
{
    SyncOptions preview = options;
    preview.dryRun = true;
    const Selection selection{{type.job}, {type.typeKey}};
    call(
        m_runners,
        [selection, preview](Service &service, std::stop_token stop) {
            // A preview is no run of the table: its progress is nobody's.
            class Silent final : public ServiceObserver
            {
                void runStarted(const SyncRun &) override {}
                void runProgressed(const RunProgress &) override {}
                void runFinished(const SyncRun &) override {}
                void logged(const LogRecord &) override {}
            } silent;
            return service.sync(selection, preview, silent, stop);
        },
        [this, type](const Result<BatchResult> &result) {
            if (!result)
                Q_EMIT dryRunFailed(type, result.error());
            else if (!result->dryRuns.empty())
                Q_EMIT dryRunDone(type, result->dryRuns.front());
            else if (!result->runs.empty() && result->runs.front().error)
                Q_EMIT dryRunFailed(type, *result->runs.front().error);
        });
}

void ServiceClient::readHistory(const StateKey &type)
{
    call(
        m_readers,
        [type](Service &service, std::stop_token) {
            return service.history({type.job, type.typeKey, historyLength});
        },
        [this, type](const Result<std::vector<SyncRun>> &runs) {
            if (runs)
                Q_EMIT historyRead(type, *runs);
            else
                Q_EMIT callFailed(runs.error());
        });
}

void ServiceClient::readFailedRecords(const StateKey &type)
{
    call(
        m_readers,
        [type](Service &service, std::stop_token) {
            return service.failedRecords({{type.job}, {type.typeKey}});
        },
        [this, type](const Result<std::vector<FailedRecord>> &records) {
            if (records)
                Q_EMIT failedRecordsRead(type, *records);
            else
                Q_EMIT callFailed(records.error());
        });
}

void ServiceClient::reloadFiles()
{
    call(
        m_readers,
        [](Service &service, std::stop_token) -> Result<WorkspaceInfo> {
            TRY(service.reload());
            return infoOf(service);
        },
        [this](const Result<WorkspaceInfo> &info) {
            if (!info) {
                Q_EMIT callFailed(info.error());
                return;
            }
            m_info = *info;
            Q_EMIT workspaceChanged(m_info);
            readStatus();
        });
}

} // namespace tidewright
