// One history of two sides that are both edited: users, operators, accidents and faults, by the two tapes of its script.
#pragma once

#include "naivemerge.h"
#include "simulatedworld.h"
#include "simulation.h"

namespace tidewright
{

enum class TwoWayIncident {
    None,
    Reconfigured,
    StrategyChanged,
    DeletesChanged,
    ForcedFull,
    EmptyListing,
    UnlistedRecords,
    StateLost,
    StateReplaced,
    SideRestored,
    SideClockJumped,
    WorkerClockJumped,
    Rehearsed,
    WithoutState,
    DecisionsApplied,
    DecisionTakenBack,
    LongRest,
    ForeignEndpoint,
    RolledBack,
    RunTakenBack,
};
constexpr std::int64_t twoWayIncidents = 26; // those behind the last one are none

class TwoWaySimulation
{
public:
    explicit TwoWaySimulation(Script &script, Telling telling = Telling::Silent);
    TwoWaySimulation(const TwoWaySimulation &) = delete;

    // What went wrong; empty if nothing did.
    QString play();
    std::uint64_t trace() const;

    // Its parts, for other tests.
    void edit(std::size_t round, Workload::Burst burst);
    SyncRun sync(RunOptions options = {});
    void heal();
    QString healed();

    FakeWorld world;
    FakeTable local;
    FakeTable remote;
    ContentType type;
    SimulatedMemory memory{world};
    TwoWayLedger ledger{local, remote, memory, type};
    std::int64_t comparedWithNaive = 0;

private:
    SyncRun run(TwoWayLedger::Deed deed, const RunOptions &options, const std::function<SyncRun(const RunContext &)> &perform);
    SyncRun confirmed();
    QString playRound(std::size_t round);
    void arm(std::size_t round, std::size_t fault, Workload::Burst meanwhile);
    void keepCopies();
    void readTerms();
    void keepOther();
    void readOther();
    QJsonObject storedState();
    void tell(const QString &what) const;

    // People.
    void editOne();
    FakeRow rowFor(Side side, std::int64_t id) const;
    void decide(int how, std::int64_t which, std::int64_t choice);
    void swap(Side side, std::int64_t id);
    std::int64_t now(Side side) const { return world.clock.time + ledger.table(side).skew; }

    // Incidents.
    QString incident(std::size_t round);
    QString emptyListing(Side side);
    QString foreignEndpoint(Side side);
    void loseState();
    void replaceState(std::int64_t copy);
    QString unlisted(Side side, std::int64_t kept);
    QString withoutState();
    QString rehearsal();
    void restore(Side side, std::int64_t copy);
    void takeBack(std::int64_t which);
    QString rollBack();
    QString takeRunBack(std::int64_t which);

    // Checks.
    QString check(const SyncRun &run);
    bool seesAll(const SyncRun &run) const;
    QString checkState(const SyncRun &run);
    QString checkSides(const SyncRun &run);
    QString checkCounts(const SyncRun &run) const;
    QString checkQuiet();
    QString checkOthers();
    void compareWithNaive(const SyncRun &run, QString &problem);
    std::vector<ConflictSummary> conflicts(const std::vector<ConflictPhase> &phases = {});

    struct Copy {
        FakeRows rows[2];
        SimulatedMemory::Copy state;
    };
    Script &m_script;
    NaiveMerge m_naive{ledger};
    bool m_naiveKnows = true; // what was last agreed
    bool m_disturbed = false; // the last run
    NaiveMerge::Records m_before; // it
    std::size_t m_decidedBefore = 0;  // it, and not applied
    WatchfulLog m_log;
    FakeObserver m_observer;
    std::vector<Copy> m_copies;
    bool m_keepsStates = false;
    QJsonObject m_otherState; // of a type that nobody syncs
    qint64 m_pid = 1'000;
    std::int64_t m_editsBefore = 0; // the last run
    bool m_takenBack = false;       // some run
    QString m_problemMeanwhile;     // with a second worker
    Telling m_telling;
};

} // namespace tidewright
