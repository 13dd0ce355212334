// The console's way to the service: every call is made on a worker thread, every answer comes back as a signal on the GUI thread. Nothing in
// ui blocks on a database.
#pragma once

#include "logbook.h"
#include "service.h"

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <set>

namespace tidewright
{

// What is known once a workspace is open.
struct WorkspaceInfo {
    QString name;
    QString path;
    QString stateDatabase;
    int workers = 0;
    std::vector<Job> jobs;
    std::vector<Connection> connections;
};

using ServiceOpener = std::function<Result<std::unique_ptr<Service>>(const QString &folder, LogSink &log)>;

// GUI thread only; its signals too. Destroying it stops the runs at their next safe point and waits for them.
class ServiceClient : public QObject
{
    Q_OBJECT

public:
    explicit ServiceClient(ServiceOpener opener, QObject *parent = nullptr);
    ~ServiceClient() override;

    bool isOpen() const;
    bool isOpening() const { return m_opening; }
    const WorkspaceInfo &workspace() const { return m_info; }
    bool isRunning(const StateKey &key) const { return m_running.count(key) > 0; }
    bool isQueued(const StateKey &key) const { return m_queued.count(key) > 0; }
    int runningCount() const { return int(m_running.size()); }
    const LogBook &logBook() const { return m_logBook; }

    void open(const QString &folder);
    void close();
    void readStatus();
    void refresh(const Selection &selection);
    // Types that run just now are queued for one more run.
    void sync(const std::vector<StateKey> &types, const SyncOptions &options);
    void resume(const std::vector<StateKey> &types);
    void rollback(const std::vector<StateKey> &types);
    void retryFailedRecords(const StateKey &type);
    void stop(const std::vector<StateKey> &types);
    // Runs nothing: its answer is dryRunDone.
    void dryRun(const StateKey &type, const SyncOptions &options);
    void readHistory(const StateKey &type);
    void readFailedRecords(const StateKey &type);
    void reloadFiles();

    // -- recordcalls.cpp; nothing is done while the type runs
    void syncRecords(const StateKey &type, const std::vector<ChosenRecord> &records);
    void undoRun(const StateKey &type, const QString &runId);
    // Of the type's runs those that can still be taken back. No answer where that cannot be told.
    void readUndoable(const StateKey &type);

    // -- conflicts; conflictcalls.cpp
    void readConflicts(const ConflictFilter &filter);
    void readConflict(const QString &id);
    // Of these, in order, the first `limit` that `accept` (asked on a worker thread) says yes to.
    void findConflicts(const QStringList &ids, const std::function<bool(const Conflict &)> &accept, std::size_t limit);
    // Drafts are saved one after the other, in the order of the calls.
    void saveDraft(const QString &id, const std::optional<Resolution> &draft);
    void resolveConflicts(const std::vector<ReviewedConflict> &reviewed);
    void undoResolutions(const QStringList &ids);

Q_SIGNALS:
    void opened(const tidewright::WorkspaceInfo &info);
    void openFailed(const QString &folder, const tidewright::Error &error);
    void closed();
    void workspaceChanged(const tidewright::WorkspaceInfo &info); // its files were edited
    void statusRead(const std::vector<tidewright::TypeStatus> &all);
    void refreshFinished();
    void queuedChanged(const tidewright::StateKey &key, bool queued);
    void runStarted(const tidewright::SyncRun &run);
    void runProgressed(const tidewright::RunProgress &progress);
    void runFinished(const tidewright::SyncRun &run);
    void logged(const tidewright::LogRecord &record);
    void dryRunDone(const tidewright::StateKey &key, const tidewright::DryRun &dryRun);
    void dryRunFailed(const tidewright::StateKey &key, const tidewright::Error &error);
    void recordsSynced(const tidewright::StateKey &key, const std::vector<tidewright::ChosenRecord> &records,
                       const tidewright::SyncedRecords &synced);
    void runUndone(const tidewright::SyncRun &undoing);
    void undoableRead(const tidewright::StateKey &key, const QStringList &runIds);
    void historyRead(const tidewright::StateKey &key, const std::vector<tidewright::SyncRun> &runs);
    void failedRecordsRead(const tidewright::StateKey &key, const std::vector<tidewright::FailedRecord> &records);
    void conflictsRead(const std::shared_ptr<const std::vector<tidewright::ConflictSummary>> &conflicts);
    void conflictRead(const tidewright::Conflict &conflict);
    void conflictNotRead(const QString &id, const tidewright::Error &error);
    void conflictsFound(const std::vector<tidewright::Conflict> &conflicts);
    // One outcome for each that was asked for, in their order; where the call as a whole failed, each has its error.
    void conflictsResolved(const std::vector<tidewright::ConflictOutcome> &outcomes);
    void resolutionsUndone(const std::vector<tidewright::ConflictOutcome> &outcomes);
    void callFailed(const tidewright::Error &error);

private:
    class Bridge;
    using Batch = std::function<Result<BatchResult>(Service &, const Selection &, ServiceObserver &, std::stop_token)>;

    // `work(service, stop)` on the pool, `answer(result)` on the GUI thread, unless the workspace was closed meanwhile.
    template <typename Work, typename Answer>
    void call(QThreadPool &pool, Work work, Answer answer);
    ServiceObserver &observer(); // of the open workspace
    void runBatches(const std::vector<StateKey> &types, const Batch &batch);
    void finished(const StateKey &key);
    void pollState();
    static WorkspaceInfo infoOf(const Service &service);

    ServiceOpener m_opener;
    std::vector<std::unique_ptr<Bridge>> m_bridges; // the last one's workspace is open; the others outlive their runs
    std::shared_ptr<Service> m_service;
    bool m_opening = false;
    int m_session = 0; // counts openings and closings: answers of another session are dropped
    WorkspaceInfo m_info;
    std::stop_source m_stop;
    QThreadPool m_readers; // short reads of the state database
    QThreadPool m_drafts;  // one thread
    QThreadPool m_runners; // batches: as many as are asked for; the service bounds the runs
    QTimer m_poll;
    std::int64_t m_changeNumber = -1;
    bool m_polling = false;
    bool m_pollFailed = false; // and it was said
    LogBook m_logBook;
    std::set<StateKey> m_running;
    std::map<StateKey, SyncOptions> m_queued;
};

template <typename Work, typename Answer>
void ServiceClient::call(QThreadPool &pool, Work work, Answer answer)
{
    if (!m_service)
        return;
    // The answer holds no service: the last one to let go of it closes databases, which is not the GUI thread's work.
    pool.start([this, service = m_service, session = m_session, stop = m_stop.get_token(), work, answer] {
        auto result = work(*service, stop);
        QMetaObject::invokeMethod(
            this,
            [this, session, result = std::move(result), answer] {
                if (session == m_session)
                    answer(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace tidewright
