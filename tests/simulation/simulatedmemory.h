// The real state store on a SQLite file, behind a world in which its calls can fail, lose their answer or be the last of their process.
#pragma once

#include "fakeprocesses.h"
#include "simulatedeffects.h"
#include "statedatabase.h"
#include "twowaystore.h"

#include <QTemporaryDir>

namespace tidewright
{

class SimulatedMemory final : public StateStore, public TwoWayStore
{
public:
    // Whoever wants to see what is about to be remembered.
    struct Witness {
        virtual ~Witness() = default;
        virtual void scoped(const BaseScope &) {}
        virtual void remembers(const TwoWayChanges &) {}
    };

    explicit SimulatedMemory(FakeWorld &world);
    ~SimulatedMemory() override;

    Witness *witness = nullptr;
    FakeProcesses processes;

    // What is there, without any fault.
    StateStore &held() { return *m_store; }
    TwoWayStore &records() { return dynamic_cast<TwoWayStore &>(*m_store); }

    std::int64_t time() const { return m_world.clock.time; }

    // Between runs.
    using Copy = QByteArray;
    Copy copy();
    void replace(const Copy &by);
    void lose();

    Result<std::optional<SyncState>> state(const StateKey &key) override;
    Result<std::vector<SyncState>> states() override { return m_store->states(); }
    Result<std::vector<StateKey>> typesSince(Instant since) override { return m_store->typesSince(since); }
    Result<std::int64_t> changeNumber() override { return m_store->changeNumber(); }
    Result<std::vector<SyncRun>> history(const HistoryFilter &filter) override { return m_store->history(filter); }
    Result<std::vector<SyncRun>> latestRuns() override { return m_store->latestRuns(); }
    Result<std::vector<FailedRecord>> failedRecords(const StateKey &key) override { return m_store->failedRecords(key); }

    Result<Lease> takeLease(const StateKey &key, const LeaseHolder &holder) override;
    Result<Lease> renewLease(const Lease &lease) override;
    Result<void> releaseLease(const Lease &lease) override;
    Result<void> beginRun(const Lease &lease, const SyncRun &run, const Checkpoint &checkpoint, Direction direction,
                          ConflictStrategy strategy) override;
    Result<void> saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint,
                                const std::vector<FailedRecord> &failed) override;
    Result<void> finishRuns(const std::vector<RunEnd> &ends) override;
    Result<void> finishRun(const Lease &lease, const SyncState &state, const SyncRun &run,
                           const std::vector<FailedRecord> &failed) override;
    Result<void> recordRun(const SyncRun &run) override { return m_store->recordRun(run); }
    Result<void> putState(const SyncState &state, const LeaseHolder &holder) override { return m_store->putState(state, holder); }
    Result<void> putStates(const std::vector<SyncState> &states, const LeaseHolder &holder) override
    {
        return m_store->putStates(states, holder);
    }
    Result<SyncState> updateState(const StateKey &key, const StateChange &change, const LeaseHolder &holder) override
    {
        return m_store->updateState(key, change, holder);
    }

    Result<std::vector<BaseRecord>> bases(const BaseScope &scope, const std::string &after, std::size_t limit) override;
    Result<std::vector<BaseRecord>> basesOf(const BaseScope &scope, const std::vector<std::string> &keys) override;
    Result<BaseTotals> baseTotals(const BaseScope &scope) override;
    Result<void> addIntents(const Lease &lease, const QString &runId, const std::vector<Intent> &intents) override;
    Result<std::vector<Intent>> intents(const StateKey &key, const QString &runId, std::int64_t after,
                                        std::size_t limit) override;
    Result<void> purgeUndo(const Lease &lease, std::optional<Instant> before, std::int64_t bytes) override;
    Result<std::vector<KeptUndo>> keptUndo(const StateKey &key) override;
    Result<void> saveTwoWay(const Lease &lease, const Checkpoint &checkpoint, const TwoWayChanges &changes) override;
    Result<void> finishTwoWay(const Lease &lease, const SyncState &state, const SyncRun &run,
                              const std::vector<FailedRecord> &failed) override;
    Result<std::vector<ConflictSummary>> conflicts(const ConflictFilter &filter) override;
    Result<Conflict> conflict(const QString &id) override;
    Result<std::vector<ConflictEvent>> conflictEvents(const QString &id) override { return records().conflictEvents(id); }
    Result<std::vector<Conflict>> conflictsOf(const StateKey &key, const std::vector<std::string> &keys) override;
    Result<void> saveDraft(const QString &id, const std::optional<Resolution> &draft) override
    {
        return records().saveDraft(id, draft);
    }
    Result<Conflict> updateConflict(const QString &id, const ConflictChange &change) override;
    Result<void> settleConflict(const Lease &lease, const Conflict &conflict, const ConflictEvent &event,
                                const TwoWayChanges &changes) override;

private:
    template <typename Call>
    auto reading(std::uint64_t what, Call &&call) -> decltype(call())
    {
        TRY(m_world.effect(what));
        return call();
    }
    template <typename Call>
    auto writing(std::uint64_t what, Call &&call) -> decltype(call())
    {
        TRY_ASSIGN(const bool lost, m_world.effect(what));
        auto done = call();
        if (done && lost)
            return fail(ErrorCode::CommitUnknown, QStringLiteral("answer lost"));
        return done;
    }
    void open();
    void close();
    QString path() const { return m_folder.filePath(QStringLiteral("state.db")); }

    FakeWorld &m_world;
    QTemporaryDir m_folder;
    std::unique_ptr<StateStore> m_store;
};

} // namespace tidewright
