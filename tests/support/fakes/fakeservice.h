// The service over a FakeWorld. Its runs are real in what they tell their observer, and nothing else.
#pragma once

#include "fakeworld.h"

#include <QThread>

namespace tidewright::fakes
{

class FakeService final : public Service
{
public:
    FakeService(FakeWorld &world, LogSink &log);
    ~FakeService() override;

    QString workspaceName() const override;
    QString workspacePath() const override;
    QString stateDatabase() const override { return QStringLiteral("state.db"); }
    int workers() const override { return 4; }
    std::vector<Job> jobs() const override;
    std::vector<Connection> connections() const override;
    Result<std::vector<TypeStatus>> status(const Selection &selection) override;
    Result<std::vector<TypeStatus>> refresh(const Selection &selection, std::stop_token stop) override;
    Result<std::int64_t> stateChangeNumber() override;
    Result<BatchResult> sync(const Selection &selection, const SyncOptions &options, ServiceObserver &observer,
                             std::stop_token stop) override;
    Result<BatchResult> resume(const Selection &selection, ServiceObserver &observer, std::stop_token stop) override;
    Result<BatchResult> rollback(const Selection &selection, ServiceObserver &observer, std::stop_token stop) override;
    Result<std::vector<Verification>> verify(const Selection &selection, Repair repair, ServiceObserver &observer,
                                             std::stop_token stop) override;
    void stop(const Selection &selection) override;
    Result<SyncedRecords> syncRecords(const StateKey &type, const std::vector<ChosenRecord> &records, ServiceObserver &observer,
                                      std::stop_token stop) override;
    Result<BatchResult> retryFailedRecords(const Selection &selection, ServiceObserver &observer, std::stop_token stop) override;
    Result<std::vector<SyncRun>> history(const HistoryFilter &filter) override;
    Result<std::vector<TypeDelta>> calculateDelta(const Selection &selection, ServiceObserver &observer, std::stop_token stop) override;
    Result<std::vector<StateKey>> typesSince(Instant since) override;
    Result<TypeVersions> versions(const HistoryFilter &filter) override;
    Result<BatchResult> undoRun(const QString &runId, const Selection &selection, ServiceObserver &observer,
                                std::stop_token stop) override;
    Result<std::vector<UndoableRun>> undoableRuns(const StateKey &key, std::stop_token stop) override;
    Result<std::vector<FailedRecord>> failedRecords(const Selection &selection) override;
    Result<std::vector<ConflictSummary>> conflicts(const ConflictFilter &filter) override;
    Result<Conflict> conflict(const QString &id) override;
    Result<std::vector<ConflictEvent>> conflictEvents(const QString &id) override;
    Result<void> saveDraft(const QString &id, const std::optional<Resolution> &draft) override;
    Result<std::vector<ConflictOutcome>> resolveConflicts(const std::vector<ReviewedConflict> &reviewed, ServiceObserver &observer,
                                                          std::stop_token stop) override;
    Result<std::vector<ConflictOutcome>> undoResolutions(const QStringList &ids, ServiceObserver &observer,
                                                         std::stop_token stop) override;
    Result<StateImport> importStates(const StateImportRequest &request) override;
    Result<SyncState> setState(const StateKey &key, const QJsonObject &fields) override;
    std::vector<ConnectionCheck> checkConnections(std::stop_token stop) override;
    Result<std::vector<Offering>> discover(const QString &connection, std::stop_token stop) override;
    Result<void> reload() override;

private:
    SyncRun run(const TypeStatus &type, SyncMode mode, bool resumed, ServiceObserver &observer, std::stop_token stop);
    void log(const SyncRun &run, LogLevel level, const QString &message);

    FakeWorld &m_world;
    LogSink &m_log;
};

} // namespace tidewright::fakes
