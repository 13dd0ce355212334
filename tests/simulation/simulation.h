// One history: edits, what the operator does, accidents and faults, by the two tapes of its script.
#pragma once

#include "jobbatch.h"
#include "secondopinion.h"
#include "simulatedworld.h"
#include "watchfullog.h"

namespace tidewright
{

enum class Telling { Silent, Aloud };

inline bool succeeded(const SyncRun &run)
{
    return run.outcome == RunOutcome::Ok || run.outcome == RunOutcome::OkWithErrors;
}

class Simulation : public FakeSides
{
public:
    explicit Simulation(Script &script, Telling telling = Telling::Silent);
    Simulation(const Simulation &) = delete;

    // What went wrong; empty if nothing did.
    QString play();

    // Its parts, for other tests.
    void edit(std::size_t round, Workload::Burst burst) { m_workload.edit(round, burst); }
    SyncRun sync(RunOptions options = {});
    void heal() { world.heal(); }
    QString healed();
    const Script &script() const { return m_script; }

private:
    SyncRun run(const RunOptions &options, Deed deed);
    SyncRun confirmed(); // a sync that the operator allows what it asks for
    QString playRound(std::size_t round);
    void arm(std::size_t round, std::size_t fault, Workload::Burst meanwhile);
    void keepCopies();

    // Incidents.
    QString incident(std::size_t round);
    QString listing(std::int64_t kept, bool everywhere);
    QString emptyListing();
    QString foreignTarget();
    QString emptiedTarget();
    QString restoredSource(std::int64_t copy);
    QString rest(std::int64_t seconds);
    QString rehearsal();
    QString withoutState();
    void replaceState(std::int64_t copy);
    void tell(const char *what, std::int64_t number = 0) const;

    // Checks of what a run has left.
    QString check(const SyncRun &run);
    FakeWorld::Beginning beginningOf(const SyncRun &run) const;
    void spare();
    QString checkDebts(const SyncRun &run);
    QString checkCounts(const SyncRun &run) const;
    QString checkCursor(const SyncRun &run, const FakeWorld::Beginning &beginning) const;
    QString checkSpared(const SyncRun &run, const FakeWorld::Beginning &beginning) const;
    QString checkValues() const;
    QString checkListed(const SyncRun &run) const;
    QString checkLeftovers() const;
    QString checkQuiet();

    struct Copy {
        FakeRows source;
        FakeStore::Copy state;
        std::int64_t tick = 0;
    };
    Script &m_script;
    Workload m_workload;
    SecondOpinion m_secondOpinion;
    WatchfulLog m_log;
    std::vector<Copy> m_copies;
    std::set<QString> m_forgottenLoads;            // by states that were replaced
    std::set<std::pair<QString, Instant>> m_ended; // runs, by when their last attempt began
    std::int64_t m_replacedAt = -1;                // tick; what was begun before is not counted any more
    bool m_countsKnown = true;                     // the state's, of records
    QString m_problemMeanwhile;                    // with a second worker
    bool m_running = false;
    bool m_persisted = true; // by the last run
    Telling m_telling;
};

} // namespace tidewright
