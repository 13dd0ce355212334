// A workspace in memory for tests of the console: what a real service would find, and a say over when its runs go on and end.
#pragma once

#include "fakeconflicts.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>

namespace tidewright::fakes
{

struct Call {
    QString name;
    bool onGuiThread = false;
    Selection selection;
    SyncOptions options;
};

// Safe to call from any thread: tests change it while services read it.
class FakeWorld
{
public:
    FakeWorld();

    QString name = QStringLiteral("Northwind Ops");
    QString path = QStringLiteral("/fake/northwind");
    std::vector<Job> jobs;
    std::vector<Connection> connections;
    std::optional<Error> openError;
    FakeConflicts conflicts;

    // A job with types that are in sync, between two connections that are made if they are not there.
    void addJob(const QString &job, const QString &remoteKind, const QString &localKind, const QStringList &types,
                const QString &every = {});
    // As another process would: everybody who polls sees it.
    void change(const StateKey &key, const std::function<void(TypeStatus &)> &edit);
    // Puts the numbers of open conflicts into the states: somebody has changed `conflicts`.
    void countConflicts();
    TypeStatus status(const StateKey &key) const;
    std::vector<TypeStatus> all(const Selection &selection) const;
    void setInterrupted(const StateKey &key, std::int64_t read, std::int64_t expected);
    void setFailed(const StateKey &key, const Error &error, const std::vector<FailedRecord> &records, bool withCheckpoint);
    void addHistory(const StateKey &key, int runs);
    void setDryRun(const StateKey &key, const DryRun &dryRun);
    std::optional<DryRun> dryRun(const StateKey &key) const;
    // Of records that somebody syncs by themselves: what they ask for, and what becomes of them; all synced, unless set.
    std::vector<ChosenOutcome> chosen(const std::vector<ChosenRecord> &records);
    void setOutcomes(const std::vector<ChosenOutcome> &outcomes);
    std::vector<ChosenRecord> lastChosen() const;
    std::vector<SyncRun> history(const HistoryFilter &filter) const;
    // All but the ones that were purged.
    std::vector<UndoableRun> undoable(const StateKey &key) const;
    void purgeUndo(const QString &runId);
    std::vector<FailedRecord> failedRecords(const Selection &selection) const;
    std::int64_t changeNumber() const { return m_changes; }

    // Runs wait in their middle until they are let go on or are stopped.
    void hold();
    void letGo();
    // Reading the status waits until it is let go on.
    void holdStatus();
    void letStatusGo();
    void passStatus();
    // False if the run was asked to stop.
    bool pass(const StateKey &key, std::stop_token stop);
    void requestStop(const StateKey &key);

    void note(const QString &call, const Selection &selection = {}, const SyncOptions &options = {});
    std::vector<Call> calls() const;
    int count(const QString &call) const;
    Call lastCall(const QString &name) const; // empty if there was none

    void record(const SyncRun &run);
    void enter();
    void leave(bool onGuiThread);
    int openServices() const { return m_openServices; }
    bool wasClosedOnGuiThread() const { return m_closedOnGuiThread; }

private:
    bool selects(const Selection &selection, const StateKey &key) const;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_gate;
    bool m_held = false;
    bool m_statusHeld = false;
    std::set<StateKey> m_stopped;
    std::vector<StateKey> m_order;
    std::map<StateKey, TypeStatus> m_statuses;
    std::map<StateKey, std::vector<SyncRun>> m_history; // newest first
    std::map<StateKey, std::vector<FailedRecord>> m_failed;
    std::map<StateKey, DryRun> m_dryRuns;
    QStringList m_purged; // ids of runs
    std::vector<ChosenRecord> m_chosen;
    std::vector<ChosenOutcome> m_outcomes;
    std::vector<Call> m_calls;
    std::atomic<std::int64_t> m_changes = 1;
    std::atomic<int> m_openServices = 0;
    std::atomic<bool> m_closedOnGuiThread = false;
};

// Two two-way jobs with conflicts of each kind, beside what is there.
void furnishTwoWay(FakeWorld &world);
// Five jobs as in the pictures of the design, with a failed and an interrupted type.
void furnish(FakeWorld &world);

} // namespace tidewright::fakes
