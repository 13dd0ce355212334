// What a two-way run does: walks both sides beside the base, or looks at what has changed, decides record by record by the merge table, writes
// under guard and remembers what both sides have confirmed. Its order for each chunk: intents, the commits at the two sides, one state
// transaction.
#pragma once

#include "guardedwriter.h"
#include "merge.h"

#include <functional>
#include <map>
#include <set>
#include <span>

namespace tidewright
{

struct UndoImage;

// What was taken back of a run.
struct UndoneRun {
    std::int64_t taken = 0; // writes
    std::vector<Key> left;  // records that are not what the run wrote any more
};

class TwoWayRun
{
public:
    // The store is a TwoWayStore.
    static Result<std::unique_ptr<TwoWayRun>> open(RunSession &session);

    // Everything but deletes; those are counted and guarded before the first of them.
    Result<void> apply();
    bool hasRemovals() const { return !m_removals.empty(); }
    Result<void> remove();
    // What was decided about conflicts, and nothing else.
    Result<void> applyResolutions();
    // Records that could not be applied, by the keys that the remote side has for them.
    Result<void> tryAgain(const std::vector<Key> &remoteKeys);
    // These records, by the keys that the local side has for them, deletes included.
    Result<void> syncChosen(std::span<const ChosenRecord> records);
    std::vector<ChosenOutcome> outcomes(std::span<const ChosenRecord> records) const;
    // What `next` names, key by key as the local side has them, until it names none; deletes are postponed and guarded as in apply().
    Result<void> repair(const std::function<Result<std::vector<Key>>()> &next);
    // Both sides as the conflict has them. Refused (with the reason) unless they still hold what its resolution wrote.
    Result<std::optional<Error>> undoResolution(const QString &id);
    // Takes back what the run has written, as its journal has it. What an interrupted attempt may have written is told apart by looking first.
    Result<UndoneRun> undo(const QString &runId);
    Result<void> recall(const QString &runId);
    // Drops what a run, this one or another, has left at the sides beside their records.
    Result<void> closeLedgers(const QString &runId);
    // After success: what is true of the type now.
    void describe(SyncState &state) const;
    // What describe() has to know of the store, once nothing is written any more. remove() ends with it.
    Result<void> sumUp();
    // After a run over the sides, not one about conflicts alone: how far they were followed.
    void describeCursors(SyncState &state) const;
    // The end of a run that has succeeded: its ledgers go, and undo data that are kept no longer.
    Result<void> close();
    const ChangeCounts &changed(Side side) const { return m_changed[std::size_t(side)]; }
    std::int64_t unchanged() const { return m_unchanged; } // records that both sides held alike
    std::int64_t conflicts() const { return std::int64_t(m_unsettled.size()) + m_newConflicts; }

private:
    TwoWayRun(RunSession &session, TwoWayStore &store);

    static constexpr std::size_t candidatesAtOnce = 5'000;
    // A record that somebody keeps changing is left to the next run.
    static constexpr int mostRounds = 200;

    enum class Deletes { Postponed, Applied };
    struct Removal {
        Key key;
        Side side; // that would lose it
        SeenRecord seen;
        std::vector<std::pair<QString, std::pair<Value, Value>>> fields; // in a dry run: what it would lose
    };
    struct Chosen {
        std::optional<SeenRecord> seen;
        ChosenOutcome outcome = ChosenOutcome::NotReached;
    };
    // A record that there is something to do about.
    struct Candidate {
        Key key;
        std::string bytes;
        SideRecord local;
        SideRecord remote;
        std::optional<BaseRecord> base;
        MergeDecision decision;
        std::optional<std::size_t> image; // what both sides are to hold: a row of the chunk's images; empty: nothing
        std::optional<std::size_t> localWrite, remoteWrite; // positions among the writes
        std::optional<Conflict> resolved; // by an operator: this write applies it
    };
    // Candidates that are settled together, and the images that they refer to.
    struct Chunk {
        std::vector<Candidate> candidates;
        RecordBatch images;
    };

    // What the cursors of both sides have come by, by keyBytes().
    struct Met {
        std::set<std::string> lookedAt;
        std::set<std::string> asAgreed;
    };

    Result<std::int64_t> lastIntent(const QString &runId);
    Result<void> putUnknown(Side of, const std::vector<Key> &keys, const std::vector<UndoImage> &before, const std::vector<bool> &taken,
                            const std::vector<bool> &written);
    Result<void> undoSome(const QString &runId, Side of, const std::vector<const Intent *> &intents, UndoneRun &undone);
    Result<void> walk();
    void noteHeld(Side of, const SideRecord &record);
    bool isAsAgreed(const Candidate &candidate) const;
    bool isDecided(const std::string &bytes) const; // its conflict waits for being applied
    // Both sides say that they hold what they held when they were found in sync.
    Result<bool> isUntouched();
    Result<void> follow(Side of, Met &met);
    Result<std::vector<Key>> changedKeys(Side of, RecordBatch &page, Met &met);
    Result<void> look(const std::vector<Key> &keys, Deletes deletes);
    Result<void> lookAtUnmet();
    bool isAsSeen(const Candidate &candidate) const;
    void noteOutcome(const std::string &bytes, ChosenOutcome outcome);
    Result<void> followWritten();
    Result<void> lookAgain(Deletes deletes);
    MergeDecision decide(Candidate &candidate, const RecordBatch &images);
    Result<void> note(Chunk &chunk, Candidate candidate, Deletes deletes);
    // Not while images of candidates that are not noted yet are in it.
    Result<void> settle(Chunk &chunk);
    bool isFull(const Chunk &chunk) const;
    std::vector<Value> remoteAgainst(const Chunk &chunk, const Candidate &candidate, const std::vector<Value> &base) const;
    Result<void> mergeContents(Chunk &chunk, Candidate &candidate);
    void planWrites(Chunk &chunk, std::vector<GuardedWrite> (&writes)[2]) const;
    void planWrite(const Chunk &chunk, Candidate &candidate, Side of, const SideRecord &held,
                   std::vector<GuardedWrite> (&writes)[2]) const;
    Result<void> applyResolution(Chunk &chunk, Candidate &candidate);
    std::size_t addContents(Chunk &chunk, const Candidate &candidate, const std::vector<Value> &contents) const;
    Result<void> lookUpUnknown(const Chunk &chunk, const std::vector<GuardedWrite> (&writes)[2],
                               std::map<std::string, std::vector<Value>> (&unknown)[2]);
    Result<void> addIntents(const Chunk &chunk, const std::vector<GuardedWrite> (&writes)[2],
                            std::vector<std::int64_t> (&numbers)[2], std::int64_t ordinal);
    void count(Side of, const GuardedWrite &write);
    Result<void> write(Chunk &chunk, std::vector<GuardedWrite> (&writes)[2], std::vector<std::int64_t> (&numbers)[2]);
    void noteAgreed(const Chunk &chunk, const Candidate &candidate, const GuardedWrite *local, const GuardedWrite *remote,
                    TwoWayChanges &changes) const;
    Result<void> settleResolved(const Chunk &chunk, Candidate &candidate, const GuardedWrite *local, const GuardedWrite *remote);
    Result<void> conclude(Chunk &chunk, std::vector<GuardedWrite> (&writes)[2], std::vector<std::int64_t> (&numbers)[2]);
    BaseRecord agreed(const Chunk &chunk, const Candidate &candidate, const ContentHash &local, const ContentHash &remote) const;
    Conflict conflictOf(const Chunk &chunk, const Candidate &candidate) const;
    RecordImage imageOf(const RecordBatch &images, const SideRecord &record) const;
    // The hash of what the remote side holds once this row of the images was written there.
    Result<ContentHash> remoteHash(const std::string &bytes, std::span<const Cell> row) const;
    bool sameContent(const Candidate &candidate, const RecordBatch &images) const;
    Result<void> guardRemovals();
    void differing(const RecordBatch &images, const SideRecord *from, std::optional<std::size_t> to,
                   std::vector<std::pair<QString, std::pair<Value, Value>>> &fields) const;
    void rehearse(const Chunk &chunk, std::vector<GuardedWrite> (&writes)[2]);
    void rehearseRemovals(const std::vector<Removal> &removals);
    void sample(PlannedChange change);
    std::size_t chunkRecords() const;
    TwoWaySide &side(Side of) { return m_sides[std::size_t(of)]; }

    RunSession &m_session;
    TwoWayStore &m_store;
    const TwoWayMapping &m_mapping;
    BaseScope m_scope;
    TwoWaySide m_sides[2];
    GuardedWriter m_writers[2];
    std::map<std::string, ConflictSummary> m_unsettled; // conflicts, by the record's key
    std::vector<Removal> m_removals;
    std::map<std::string, Chosen> m_chosen; // by the record's key; empty but in a run about chosen records
    Value m_followed[2];      // greatest cursor of each side that was read, or may count as read
    std::vector<Key> m_again; // moved while they were written
    std::int64_t m_intent = 0;
    std::int64_t m_ordinal = 0;
    ChangeCounts m_changed[2];
    std::int64_t m_newConflicts = 0; // found by this run
    std::int64_t m_unchanged = 0;
    std::size_t m_sampled[5] = {}; // of each action
    std::set<std::string> m_unmet; // records of unsettled conflicts that the run has not come by
    std::int64_t m_records[2] = {-1, -1}; // counted by a walk
    ContentHash m_sums[2];                // likewise, of what the sides hold
    bool m_summed = false;
    struct Held {
        std::int64_t records[2];
        ContentHash sums[2];
    };
    std::optional<BaseTotals> m_agreed;
    std::optional<Held> m_held; // by the sides, as far as cursors tell
    bool m_mayDelete = false;
    bool m_hasBase = true;
    bool m_mapsValues = false; // several of one side's may be one of the other's
};

// What both sides say of their contents without being read; empty where one of them cannot.
QString contentsOf(const RunSession &session);
// Whether what both sides had agreed on before counts no more: a reconcile, or a system that is another one.
bool beginsNewBase(const RunSession &session);
// Opens both sides and takes the run back. What a run that was killed has not acknowledged is looked at first.
enum class Unacknowledged { None, LookFirst };
Result<UndoneRun> undoTwoWay(RunSession &session, const QString &runId, Unacknowledged unacknowledged);
// A short run about single records: the state stays what it was but for what these have changed. What the deed has settled comes off the list of
// failed records. `unfinished`: what it ends with where an unfinished run waits.
using RecordsDeed = std::function<Result<void>(RunSession &, std::vector<FailedRecord> &settled)>;
SyncRun runAboutRecords(const RunContext &context, const QString &reason, const Error &unfinished, const RecordsDeed &deed);
// The failed records of a two-way type, looked at on both sides.
RunResult retryTwoWay(const RunContext &context);
// For the technical line: which records stay as they are.
QString leftText(const QStringList &keyFields, const std::vector<Key> &left);

} // namespace tidewright
