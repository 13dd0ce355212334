// What the parts of one run share: its context, its position, its counts, and the ways to the two sides. The parts that run on
// writer threads call only what says so.
#pragma once

#include "convert.h"
#include "leasekeeper.h"
#include "listedfailures.h"
#include "runtype.h"
#include "twowaymapping.h"

#include <atomic>
#include <mutex>
#include <set>

namespace tidewright
{

// Of one piece of work that is repeated.
struct Attempts {
    int failed = 0;
    std::optional<Micros> since; // the first failure
};

class TwoWayRun;

class RunSession
{
public:
    explicit RunSession(const RunContext &runContext);

    // -- ways to the two sides
    // Whole: with what the type's filter leaves out.
    enum class SourceScope { Filtered, Whole };
    Result<std::unique_ptr<Source>> openSource(SourceScope scope = SourceScope::Filtered);
    Result<std::unique_ptr<Source>> openTargetRecords(); // the target's records, in the columns that are written
    // Main: what the checkpoint's load names, Staged or Direct. The other two are Immediate.
    enum class Ledger { Main, Short, Postponed };
    Result<std::unique_ptr<Load>> openLoad(Ledger ledger, LoadKind kind);
    Result<std::unique_ptr<Load>> findLoad(const QString &runId, Ledger ledger, LoadKind kind);

    // -- any thread
    // Cancelled once somebody asked for it.
    Result<void> goOn() const;
    // What a run that somebody stopped ends with, whoever was the first to notice.
    Error stopped() const;
    // Right before a commit at the target: Cancelled, or LeaseLost.
    Result<void> mayWrite();
    // Makes refused records durable before the chunk that leaves them out is committed. TooManyFailures above the threshold.
    Result<void> noteFailed(const std::vector<FailedRecord> &failed);
    // Records of the source that are there and could not be read.
    Result<void> noteUnreadable(const std::vector<Quarantined> &records);
    // Whether this process has noted it as failed.
    bool hasFailed(const Key &key);
    void noteCommitted(const ChunkRange &range, const ChangeCounts &counts);
    // That the main load's ledger has this chunk.
    void noteInLedger(std::int64_t ordinal);
    // NotFound unless all of them are in the ledger still: a crash of its server empties a staging table together with its ledger.
    Result<void> confirmInLedger(const std::vector<ChunkRange> &ledger);
    // Waits before the next attempt; fails with `error` when it is no use.
    Result<void> backOff(Attempts &attempts, const Error &error);
    // Waits for whoever has locked the state database; once in a run: who has waited in vain does not wait again.
    Result<void> awaitState(Attempts &attempts, const Error &error);
    // `key` as at the source.
    FailedRecord failedRecord(Key key, const QString &field, const Error &error);
    // `key` as at the target.
    FailedRecord failedAtTarget(const Key &key, const Error &error);
    Key sourceKey(const Key &targetKey) const;
    // Counts as at the beginning, but for what earlier attempts have changed for good.
    void restartCounts();
    void noteRead(std::int64_t records, const Value &greatest);

    // -- the run's own thread
    Result<void> saveCheckpoint();
    void saveNowAndThen();
    void report(RunPhase phase, bool always = false);
    // The target holds so many records more than the state knows of.
    void noteGrown(SyncState &of, std::int64_t records) const;
    // Whether it can be taken back once it is finished.
    bool keepsUndo() const;
    bool propagatesDeletes() const;
    bool isTwoWay() const { return context.direction == Direction::Bidirectional; }
    // Halted if `deletes` of `total` records are more than the policy allows.
    Result<void> guardDeletes(std::int64_t deletes, std::int64_t total);
    std::size_t greatestPage() const;

    RunContext context;
    std::optional<RunLog> log; // always set; names the run once that is known
    SyncRun run;
    QString entryId;        // in the history, unless the run begins: then it is the run's
    SyncState state;        // as stored before the run
    bool stateRead = false; // else `state` says nothing
    ModeDecision decision;
    Fingerprints fingerprints;
    RecordSchema sourceSchema;
    RecordSchema targetSchema;
    RecordMapping mapping; // two-way: remote to local
    std::optional<TwoWayMapping> twoWayMapping;
    SourceBounds bounds;
    SourceBounds localBounds; // two-way: of the local side
    bool definitionChanged = false; // since the last run that succeeded
    bool targetEmpty = false;
    bool targetMissing = false;      // a dry run does not make it
    bool underWay = false;           // both sides were reached and the mode is decided
    std::atomic<bool> begun = false; // announced while the first page is read
    Checkpoint checkpoint;
    ChangeCounts earlier;            // by former attempts' short and postponed chunks
    std::vector<Key> removals;       // target keys to delete, once the source has confirmed them
    std::vector<Key> postponed;      // of them: refused so far
    bool leavesOutUnchanged = false; // of what is staged
    bool removalsKnown = false;      // `removals` holds all that only the target holds, and maybe more
    bool postponedMissing = false;   // some may be left that are found by comparing the sides
    std::unique_ptr<Load> mainLoad;  // once all is written to it, for the merge and for its end
    std::int64_t nextOrdinal = 0;    // of the main load's chunks
    std::int64_t shortOrdinal = 0;
    std::int64_t postponedOrdinal = 0;
    bool shortUsed = false;
    bool postponedUsed = false;
    std::int64_t failedBefore = 0; // in chunks that former attempts have committed
    std::int64_t sourceRecords = -1;
    std::vector<Quarantined> unreadable; // what the last walk over both sides could not read of the source
    std::int64_t targetRecords = -1;
    ListedFailures listed;          // when the run began
    std::vector<FailedRecord> unsaidFailures; // of a run that was not announced: its end tells them
    std::optional<SeenWindow> seen; // by an incremental run that has read all of its window in one moment
    std::shared_ptr<TwoWayRun> twoWay; // of a two-way run, once it has begun
    std::optional<DryRun> dryRun;
    std::unique_ptr<LeaseKeeper> lease;
    std::optional<Error> error;

private:
    Result<std::unique_ptr<Target>> openTarget();
    Result<void> saveOnce();

    std::atomic<bool> m_stateGivenUp = false;
    std::mutex m_opening; // two writers that lost their connections must not make the load anew side by side
    std::mutex m_mutex;
    std::set<std::int64_t> m_inLedger; // ordinals
    std::vector<Key> m_failedKeys; // of this run, so that a repeated attempt does not count twice
    Micros m_startedAt{0};
    Micros m_reportedAt{0};
    Micros m_savedAt{0};
};

// Repeats what failed for a reason that can pass. `work(attempt)` opens anew where attempt > 0.
template <typename Work>
auto retrying(RunSession &session, Work &&work) -> decltype(work(0))
{
    for (Attempts attempts;;) {
        auto done = work(attempts.failed);
        if (done || !isTransient(done.error().code))
            return done;
        TRY(session.backOff(attempts, done.error()));
    }
}

// Where the answer to `work` was lost it is done once more: it says the same.
template <typename Work>
Result<void> untilAnswered(RunSession &session, Work &&work)
{
    for (Attempts attempts;;) {
        const Result<void> done = work();
        if (done || (!isTransient(done.error().code) && done.error().code != ErrorCode::CommitUnknown))
            return done;
        TRY(session.backOff(attempts, done.error()));
    }
}

// A call of the state store that can wait until nobody has locked it any more.
template <typename Call>
auto withState(RunSession &session, Call &&call) -> decltype(call())
{
    for (Attempts attempts;;) {
        auto done = call();
        if (done || done.error().code != ErrorCode::Conflict)
            return done;
        TRY(session.awaitState(attempts, done.error()));
    }
}

} // namespace tidewright
