// The memory of all runs, as the engine and the service see it. Every write that belongs to a run is one transaction, conditional
// on the lease's fencing token: with an older token it changes nothing and fails with LeaseLost.
#pragma once

#include "syncstate.h"

#include <functional>

namespace tidewright
{

// Who holds a lease; enough to see that a holder on this machine is gone.
struct LeaseHolder {
    QString name; // "console on db1, pid 4711": shown to whom it keeps waiting
    QString host;
    QString bootId;
    qint64 pid = 0;
    qint64 processStart = 0; // clock ticks since boot
    friend bool operator==(const LeaseHolder &, const LeaseHolder &) = default;
};

struct Lease {
    StateKey key;
    std::int64_t token = 0;
    Instant expiresAt;   // on the state database's clock
    bool untidy = false; // an earlier holder did not give it back, and may have left something of an ended run at the target
};

// How a run ended: the state as it is after it, its history entry, the failed records that are settled (those with an id) or new (without).
struct RunEnd {
    Lease lease;
    SyncState state;
    SyncRun run;
    std::vector<FailedRecord> failed;
};

inline constexpr std::chrono::seconds leaseTime{60};
inline constexpr std::chrono::seconds leaseRenewal{20};

// Counts over all states, for the status of a workspace.
struct HistoryFilter {
    QString job; // empty: all
    QString typeKey;
    int limit = 100;
};

// Safe to call from any thread: each thread has a connection of its own.
class StateStore
{
public:
    virtual ~StateStore() = default;

    // -- reading
    virtual Result<std::optional<SyncState>> state(const StateKey &key) = 0;
    // All, by job and type. A damaged one stands in the list as failed with StateUnreadable as its lastError: state() refuses it, and so does
    // every write of a run.
    virtual Result<std::vector<SyncState>> states() = 0;
    // Those written after this time of the database's clock, by job and type.
    virtual Result<std::vector<StateKey>> typesSince(Instant since) = 0;
    // Grows with every committed change by anybody, this process included: compare to see whether to read again.
    virtual Result<std::int64_t> changeNumber() = 0;
    virtual Result<std::vector<SyncRun>> history(const HistoryFilter &filter) = 0;
    // The newest run of every content type that has a state; no dry runs, none that found it busy.
    virtual Result<std::vector<SyncRun>> latestRuns() = 0;
    virtual Result<std::vector<FailedRecord>> failedRecords(const StateKey &key) = 0; // empty typeKey: the job's; empty job: all

    // -- leases
    // Busy, naming the holder and since when, if another live worker holds it.
    virtual Result<Lease> takeLease(const StateKey &key, const LeaseHolder &holder) = 0;
    virtual Result<Lease> renewLease(const Lease &lease) = 0;
    // An untidy one stays so for its next holder; one that was lost becomes so, unless a successor still works under it.
    virtual Result<void> releaseLease(const Lease &lease) = 0;

    // -- a run, each call one transaction fenced by the lease
    // Status syncing, the checkpoint, a history entry with outcome running. The entry of the attempt that a resumed run
    // goes on from is kept beside it (see attempts.h).
    virtual Result<void> beginRun(const Lease &lease, const SyncRun &run, const Checkpoint &checkpoint, Direction direction,
                                  ConflictStrategy strategy) = 0;
    // Checkpoint and newly failed records together.
    virtual Result<void> saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint,
                                        const std::vector<FailedRecord> &failed) = 0;
    // The state as it is after the run, its history entry, the failed records that are settled (those with an id) or new (without): all or
    // nothing. The state's count of failed records is the list's.
    virtual Result<void> finishRun(const Lease &lease, const SyncState &state, const SyncRun &run,
                                   const std::vector<FailedRecord> &failed) = 0;
    // The same for runs of several content types, two-way ones (see twowaystore.h) among them: all of their states or none.
    virtual Result<void> finishRuns(const std::vector<RunEnd> &ends) = 0;
    // A history entry without any change of state: busy and refused runs, dry runs, --no-persist-state.
    virtual Result<void> recordRun(const SyncRun &run) = 0;

    // -- by the operator
    // Writes a state as a whole (import, state set). Takes and releases the lease itself.
    virtual Result<void> putState(const SyncState &state, const LeaseHolder &holder) = 0;
    // Several, all or none.
    virtual Result<void> putStates(const std::vector<SyncState> &states, const LeaseHolder &holder) = 0;
    // Changes the stored state, or a new one, in one transaction and returns it as it is then. Nothing is written if `change` fails.
    using StateChange = std::function<Result<void>(SyncState &)>;
    virtual Result<SyncState> updateState(const StateKey &key, const StateChange &change, const LeaseHolder &holder) = 0;
};

} // namespace tidewright
