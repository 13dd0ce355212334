// The state store on SQLite and PostgreSQL.
#pragma once

#include "changemonitor.h"
#include "quiet.h"
#include "storesessions.h"
#include "twowaystore.h"
#include "versions.h"

#include <functional>

namespace tidewright
{

class Transaction;

// Safe to call from any thread: each works on a connection of its own.
class SqlStateStore final : public StateStore, public QuietStore, public TwoWayStore, public VersionStore
{
public:
    // The database's schema is the newest one; `monitor` is set for SQLite.
    SqlStateStore(std::unique_ptr<StoreSessions> sessions, std::unique_ptr<ChangeMonitor> monitor, const Processes &processes);

    Result<std::optional<SyncState>> state(const StateKey &key) override;
    Result<std::vector<SyncState>> states() override;
    Result<std::vector<StateKey>> typesSince(Instant since) override;
    Result<std::int64_t> changeNumber() override;
    Result<std::vector<SyncRun>> history(const HistoryFilter &filter) override;
    Result<std::vector<SyncRun>> latestRuns() override;
    Result<std::vector<FailedRecord>> failedRecords(const StateKey &key) override;

    Result<Lease> takeLease(const StateKey &key, const LeaseHolder &holder) override;
    Result<Lease> renewLease(const Lease &lease) override;
    Result<void> releaseLease(const Lease &lease) override;

    Result<void> beginRun(const Lease &lease, const SyncRun &run, const Checkpoint &checkpoint, Direction direction,
                          ConflictStrategy strategy) override;
    Result<void> saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint,
                                const std::vector<FailedRecord> &failed) override;
    Result<void> finishRun(const Lease &lease, const SyncState &state, const SyncRun &run,
                           const std::vector<FailedRecord> &failed) override;
    Result<void> finishRuns(const std::vector<RunEnd> &ends) override;
    Result<void> recordRun(const SyncRun &run) override;

    Result<void> putState(const SyncState &state, const LeaseHolder &holder) override;
    Result<void> putStates(const std::vector<SyncState> &states, const LeaseHolder &holder) override;
    Result<SyncState> updateState(const StateKey &key, const StateChange &change, const LeaseHolder &holder) override;

    Result<void> finishSeen(const Lease &lease, const SyncState &state, const SyncRun &run, const SeenWindow &seen) override;
    Result<std::vector<QuietState>> quietStates() override;
    Result<std::vector<bool>> finishUnchanged(const std::vector<Unchanged> &runs) override;

    Result<void> noteDefinitions(const Lease &lease, const QString &runId,
                                 const std::vector<std::pair<Side, RecordSchema>> &definitions) override;
    Result<TypeVersions> versions(const HistoryFilter &filter) override;

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
    Result<std::vector<ConflictEvent>> conflictEvents(const QString &id) override;
    Result<std::vector<Conflict>> conflictsOf(const StateKey &key, const std::vector<std::string> &keys) override;
    Result<void> saveDraft(const QString &id, const std::optional<Resolution> &draft) override;
    Result<Conflict> updateConflict(const QString &id, const ConflictChange &change) override;
    Result<void> settleConflict(const Lease &lease, const Conflict &conflict, const ConflictEvent &event,
                                const TwoWayChanges &changes) override;

private:
    using Work = std::function<Result<void>(StoreSession &)>;
    using FencedWork = std::function<Result<void>(StoreSession &, Instant)>;

    // One write transaction, announced to whoever watches changeNumber().
    Result<void> write(const Work &work);
    // The same for a lease alone. On SQLite it is on the disk no later than the next write of another kind: who loses it with the machine's
    // power goes down with all others that could work on this file, and a run is announced before it writes to its target.
    Result<void> writeLease(const Work &work);
    static Result<void> write(StoreSession &session, const Work &work);
    // The same, for the holder of the newest token only; the work gets the database's time.
    Result<void> writeFenced(const Lease &lease, const FencedWork &work);
    Result<SyncState> withCheckpoint(StoreSession &session, const Lease &lease, const Checkpoint &checkpoint,
                                     const std::vector<FailedRecord> &failed);
    Result<void> writeFinished(StoreSession &session, Instant now, const Lease &lease, const SyncState &state, const SyncRun &run,
                               const std::vector<FailedRecord> &failed);
    Result<void> writeFinishedTwoWay(StoreSession &session, Instant now, const Lease &lease, const SyncState &state, const SyncRun &run,
                                     const std::vector<FailedRecord> &failed);
    // The state as stored, or a new one; StateUnreadable for a damaged row: no run writes over it.
    Result<SyncState> stateOrNew(StoreSession &session, const StateKey &key);

    std::unique_ptr<StoreSessions> m_sessions;
    std::unique_ptr<ChangeMonitor> m_monitor;
    const Processes &m_processes;
};

} // namespace tidewright
