// The memory of two-way runs: what both sides held when they were last in sync, what is about to be written, and the conflicts. Offered by a
// StateStore beside it. Writes of a run are fenced as in StateStore: with an older token they change nothing and fail with LeaseLost.
#pragma once

#include "conflict.h"
#include "statestore.h"

namespace tidewright
{

// A base belongs to one generation of a content type: a reconcile begins another one and leaves this one as it is until it has succeeded.
struct BaseScope {
    StateKey key;
    std::int64_t generation = 0;
};

struct BaseRecord {
    std::string key;     // keyBytes()
    ContentHash local;   // as the local side has it
    ContentHash remote;  // as the remote side has it, in the local side's form; the same but where a side holds less exactly
    std::string fields;  // packRecord() of the synchronised fields, as agreed; empty: not kept
    QString localId;     // where a side gives ids of its own
    QString remoteId;
    QString localVersion; // ETag, version
    QString remoteVersion;
    friend bool operator==(const BaseRecord &, const BaseRecord &) = default;
};

struct BaseTotals {
    std::int64_t records = 0;
    ContentHash local; // sums
    ContentHash remote;
    friend bool operator==(const BaseTotals &, const BaseTotals &) = default;
};

// One write that is about to happen or has happened: the journal of a run, kept afterwards as its undo data.
struct Intent {
    enum class Action { Create, Update, Delete };
    std::int64_t number = 0; // grows in a run from 1, in the order of the writes
    std::int64_t chunk = 0;  // of the side's ledger
    Side side = Side::Local;
    Action action = Action::Update;
    std::string key;     // keyBytes(), as at the local side
    ContentHash before;  // null: was not there
    ContentHash after;   // null: deleted
    std::string image;   // what whoever undoes it needs to know beside: the engine's own form
    bool applied = false;
    friend bool operator==(const Intent &, const Intent &) = default;
};

// What one state transaction of a two-way run writes, after the commits at the two sides.
struct TwoWayChanges {
    BaseScope scope;
    std::vector<BaseRecord> bases;
    std::vector<std::string> forgotten; // keys that have no base any more
    // Found again as the one of its record that is not settled: that one is brought up to date, and shows as `refused` if it was resolved, for
    // who decided has seen other values. Else a new one, whose id the store gives.
    std::vector<Conflict> conflicts;
    std::vector<std::string> agreed; // keys whose unsettled conflict closes
    QString journal;                   // the run whose intents these are; empty: the one whose checkpoint the state holds
    std::vector<std::int64_t> applied; // numbers of intents
    std::vector<std::int64_t> dropped; // of those that were not written
    std::vector<FailedRecord> failed;
};

struct ConflictFilter {
    QString job; // empty: all
    QStringList typeKeys;
    std::vector<ConflictPhase> phases; // empty: those that are not settled (open, resolved, refused)
    QStringList ids;
};

class TwoWayStore
{
public:
    virtual ~TwoWayStore() = default;

    // -- base, safe from any thread
    // In the order of their keys, behind `after`; fewer than `limit`: these were the last.
    virtual Result<std::vector<BaseRecord>> bases(const BaseScope &scope, const std::string &after, std::size_t limit) = 0;
    // Those of these keys that have one, in any order.
    virtual Result<std::vector<BaseRecord>> basesOf(const BaseScope &scope, const std::vector<std::string> &keys) = 0;
    // Kept with each change, not counted.
    virtual Result<BaseTotals> baseTotals(const BaseScope &scope) = 0;

    // -- the journal
    virtual Result<void> addIntents(const Lease &lease, const QString &runId, const std::vector<Intent> &intents) = 0;
    // Behind this number, in order.
    virtual Result<std::vector<Intent>> intents(const StateKey &key, const QString &runId, std::int64_t after,
                                                std::size_t limit) = 0;
    // Of ended runs: older than `before`, or beyond `bytes` of images over the newest ones of the type. Null keeps none of them.
    virtual Result<void> purgeUndo(const Lease &lease, std::optional<Instant> before, std::int64_t bytes) = 0;
    // Of ended runs whose writes can be taken back, the oldest first.
    virtual Result<std::vector<KeptUndo>> keptUndo(const StateKey &key) = 0;

    // -- a run
    virtual Result<void> saveTwoWay(const Lease &lease, const Checkpoint &checkpoint, const TwoWayChanges &changes) = 0;
    // StateStore::finishRun(); the bases of all other generations than the state's go. The state's count of conflicts is the store's.
    virtual Result<void> finishTwoWay(const Lease &lease, const SyncState &state, const SyncRun &run,
                                      const std::vector<FailedRecord> &failed) = 0;

    // -- conflicts
    virtual Result<std::vector<ConflictSummary>> conflicts(const ConflictFilter &filter) = 0;
    virtual Result<Conflict> conflict(const QString &id) = 0; // NotFound
    virtual Result<std::vector<ConflictEvent>> conflictEvents(const QString &id) = 0;
    virtual Result<std::vector<Conflict>> conflictsOf(const StateKey &key, const std::vector<std::string> &keys) = 0; // not settled ones
    // Empty: forgets it.
    virtual Result<void> saveDraft(const QString &id, const std::optional<Resolution> &draft) = 0;
    // By an operator: the conflict as it is after `change`, with an entry in its history; nothing is written if `change` fails. Not fenced: what
    // is decided here is applied by whoever holds the lease. The count in the type's state follows.
    using ConflictChange = std::function<Result<ConflictEvent>(Conflict &)>;
    virtual Result<Conflict> updateConflict(const QString &id, const ConflictChange &change) = 0;
    // By who holds the lease, in one transaction with what it did to the base.
    virtual Result<void> settleConflict(const Lease &lease, const Conflict &conflict, const ConflictEvent &event,
                                        const TwoWayChanges &changes) = 0;
};

} // namespace tidewright
