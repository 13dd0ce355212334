// The service over a workspace on this machine: its files, its state database, endpoints made on demand.
#pragma once

#include "clock.h"
#include "ids.h"
#include "jobbatch.h"
#include "keptendpoints.h"
#include "secrets.h"
#include "service.h"
#include "workspace.h"

#include <map>
#include <mutex>
#include <set>

namespace tidewright
{

// What a LocalService works with; all of it outlives the service.
struct ServiceParts {
    Clock &clock;
    IdSource &ids;
    LogSink &log;
    const SecretSource &secrets;
    LeaseHolder holder;
};

// Blocking calls, safe from any thread. Runs are bounded by the workspace's `workers`, over all batches together.
class LocalService final : public Service
{
public:
    LocalService(Workspace workspace, std::unique_ptr<StateStore> store, ServiceParts parts);
    ~LocalService() override;

    QString workspaceName() const override;
    QString workspacePath() const override;
    QString stateDatabase() const override;
    int workers() const override;
    std::vector<Job> jobs() const override;
    std::vector<Connection> connections() const override;

    Result<std::vector<TypeStatus>> status(const Selection &selection) override;
    Result<std::vector<TypeStatus>> refresh(const Selection &selection, std::stop_token stop) override;
    Result<std::int64_t> stateChangeNumber() override;

    Result<BatchResult> sync(const Selection &selection, const SyncOptions &options, ServiceObserver &observer,
                             std::stop_token stop) override;
    Result<BatchResult> resume(const Selection &selection, ServiceObserver &observer, std::stop_token stop) override;
    Result<BatchResult> rollback(const Selection &selection, ServiceObserver &observer, std::stop_token stop) override;
    Result<BatchResult> undoRun(const QString &runId, const Selection &selection, ServiceObserver &observer,
                                std::stop_token stop) override;
    Result<SyncedRecords> syncRecords(const StateKey &type, const std::vector<ChosenRecord> &records, ServiceObserver &observer,
                                      std::stop_token stop) override;
    Result<std::vector<UndoableRun>> undoableRuns(const StateKey &key, std::stop_token stop) override;
    Result<BatchResult> retryFailedRecords(const Selection &selection, ServiceObserver &observer, std::stop_token stop) override;
    Result<std::vector<Verification>> verify(const Selection &selection, Repair repair, ServiceObserver &observer,
                                             std::stop_token stop) override;
    void stop(const Selection &selection) override;

    Result<std::vector<TypeDelta>> calculateDelta(const Selection &selection, ServiceObserver &observer, std::stop_token stop) override;
    Result<std::vector<StateKey>> typesSince(Instant since) override;
    Result<std::vector<SyncRun>> history(const HistoryFilter &filter) override;
    Result<TypeVersions> versions(const HistoryFilter &filter) override;
    Result<std::vector<FailedRecord>> failedRecords(const Selection &selection) override;

    Result<std::vector<ConflictSummary>> conflicts(const ConflictFilter &filter) override;
    Result<Conflict> conflict(const QString &id) override;
    Result<std::vector<ConflictEvent>> conflictEvents(const QString &id) override;
    Result<void> saveDraft(const QString &id, const std::optional<Resolution> &draft) override;
    Result<std::vector<ConflictOutcome>> resolveConflicts(const std::vector<ReviewedConflict> &reviewed,
                                                          ServiceObserver &observer, std::stop_token stop) override;
    Result<std::vector<ConflictOutcome>> undoResolutions(const QStringList &ids, ServiceObserver &observer,
                                                         std::stop_token stop) override;

    Result<StateImport> importStates(const StateImportRequest &request) override;
    Result<SyncState> setState(const StateKey &key, const QJsonObject &fields) override;

    std::vector<ConnectionCheck> checkConnections(std::stop_token stop) override;
    Result<std::vector<Offering>> discover(const QString &connection, std::stop_token stop) override;
    Result<void> reload() override;

private:
    class Running;
    // Does the work of a batch: runBatch() or one deed for each type.
    using Deed = std::function<std::vector<RunResult>(const std::vector<RunContext> &, TaskScheduler &, const RunEnded &)>;
    using Filter = std::function<Result<bool>(const StateKey &)>;

    Result<BatchResult> runSelection(const Selection &selection, const RunOptions &options, const Deed &deed,
                                     const Filter &wanted, ServiceObserver &observer, std::stop_token stop);
    Filter unfinished() const; // with a checkpoint
    Filter unsettled() const;  // these, and what failed before there was one

    // A job and a type that the workspace has, where the filter names any.
    Result<void> requireKnown(const HistoryFilter &filter) const;
    TwoWayStore &twoWay() const;
    Result<std::map<StateKey, std::optional<Error>>> onTypes(const std::set<StateKey> &keys, const Deed &deed,
                                                             ServiceObserver &observer, std::stop_token stop);
    ConflictOutcome outcomeOf(const QString &id, const TwoWayStore::ConflictChange &change);

    std::shared_ptr<const Workspace> workspace() const;
    // Of a workspace that outlives it.
    struct Selected {
        const Job *job;
        const ContentType *type;
    };
    // The types of the selection, in the files' order. NotFound, with the nearest name, for a job or type that is not there.
    Result<std::vector<Selected>> selected(const Workspace &workspace, const Selection &selection) const;
    Result<std::shared_ptr<Endpoint>> endpoint(const Workspace &workspace, const QString &connection);

    mutable std::mutex m_mutex; // of the members below
    std::shared_ptr<const Workspace> m_workspace;
    std::map<StateKey, std::stop_source> m_running;
    std::unique_ptr<StateStore> m_store;
    ServiceParts m_parts;
    KeptEndpoints m_endpoints;
};

} // namespace tidewright
