// States that a batch finds at rest, and what it writes of them without a run: every case on SQLite and on PostgreSQL.
#include "quiet.h"
#include "statedatabases.h"

using namespace tidewright;

namespace
{

const StateKey key{QStringLiteral("job"), QStringLiteral("a")};
const StateKey otherKey{QStringLiteral("job"), QStringLiteral("b")};
const SeenWindow seen{Value::ofInt(17, ValueKind::Timestamp), QStringLiteral("1:2:3"), QStringLiteral("propagate"), micros(99)};

SyncRun runOf(const StateKey &of, const QString &id)
{
    SyncRun run;
    run.runId = id;
    run.key = of;
    run.outcome = RunOutcome::Ok;
    run.startedAt = micros(5);
    run.finishedAt = micros(5);
    return run;
}

// A run of the type that ended with the window seen.
Result<void> runOnce(StateStore &store, const StateKey &of, const LeaseHolder &holder)
{
    TRY_ASSIGN(const Lease lease, store.takeLease(of, holder));
    const SyncRun run = runOf(of, QStringLiteral("first-") + of.typeKey);
    TRY(store.beginRun(lease, run, {}, Direction::RemoteToLocal, ConflictStrategy::Manual));
    SyncState state;
    state.key = of;
    state.status = SyncStatus::InSync;
    state.lastSyncAt = micros(100);
    TRY(dynamic_cast<QuietStore &>(store).finishSeen(lease, state, run, seen));
    return store.releaseLease(lease);
}

std::vector<QuietStore::Unchanged> unchanged(const std::vector<QuietState> &states)
{
    std::vector<QuietStore::Unchanged> all;
    for (const QuietState &state : states) {
        SyncState after = state.state;
        after.lastSyncAt = micros(200);
        all.push_back({state, after, runOf(state.state.key, QStringLiteral("second-") + state.state.key.typeKey)});
    }
    return all;
}

} // namespace

#define OPEN_QUIET_STORE()                                                                                                       \
    OPEN_STORE();                                                                                                                \
    auto &quiet = dynamic_cast<QuietStore &>(store);                                                                             \
    const LeaseHolder holder = processes.start(1);                                                                               \
    VERIFY_RESULT(runOnce(store, key, holder));                                                                                  \
    VERIFY_RESULT(runOnce(store, otherKey, holder));                                                                             \
    const auto states = quiet.quietStates();                                                                                     \
    VERIFY_RESULT(states);                                                                                                       \
    QCOMPARE(states->size(), std::size_t(2))

class tst_QuietStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatARunHasSeenIsKeptBesideItsState_data() { addBothKinds(); }
    void whatARunHasSeenIsKeptBesideItsState()
    {
        OPEN_QUIET_STORE();
        QCOMPARE(states->front().state.key, key);
        QCOMPARE(states->front().seen, seen);
    }

    void anybodysWriteMakesItVoid_data() { addBothKinds(); }
    void anybodysWriteMakesItVoid()
    {
        OPEN_QUIET_STORE();
        SyncState edited = states->front().state;
        edited.cursor = Value::ofInt(1, ValueKind::Timestamp);
        VERIFY_RESULT(store.putState(edited, holder));
        const auto left = quiet.quietStates();
        VERIFY_RESULT(left);
        QCOMPARE(left->size(), std::size_t(1));
        QCOMPARE(left->front().state.key, otherKey);
    }

    void aTypeThatIsWorkedOnIsNotQuiet_data() { addBothKinds(); }
    void aTypeThatIsWorkedOnIsNotQuiet()
    {
        OPEN_QUIET_STORE();
        const auto lease = store.takeLease(key, holder);
        VERIFY_RESULT(lease);
        const auto left = quiet.quietStates();
        VERIFY_RESULT(left);
        QCOMPARE(left->size(), std::size_t(1));
    }

    void theyAreWrittenAsRunsAndStayQuiet_data() { addBothKinds(); }
    void theyAreWrittenAsRunsAndStayQuiet()
    {
        OPEN_QUIET_STORE();
        const auto written = quiet.finishUnchanged(unchanged(*states));
        VERIFY_RESULT(written);
        QCOMPARE(*written, (std::vector<bool>{true, true}));
        const auto state = store.state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->lastSyncAt, std::optional(micros(200)));
        const auto history = store.history({QString(), QString(), 100});
        VERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t(4));
        const auto again = quiet.quietStates();
        VERIFY_RESULT(again);
        QCOMPARE(again->size(), std::size_t(2));
        QCOMPARE(again->front().seen, seen);
        QVERIFY(again->front().stamp != states->front().stamp);
    }

    void aWorkerThatCameFirstIsNotWrittenOver_data() { addBothKinds(); }
    void aWorkerThatCameFirstIsNotWrittenOver()
    {
        OPEN_QUIET_STORE();
        const auto lease = store.takeLease(key, holder);
        VERIFY_RESULT(lease);
        const auto written = quiet.finishUnchanged(unchanged(*states));
        VERIFY_RESULT(written);
        QCOMPARE(*written, (std::vector<bool>{false, true}));
        const auto state = store.state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->lastSyncAt, std::optional(micros(100)));
    }

    void aStateThatChangedMeanwhileIsNotWrittenOver_data() { addBothKinds(); }
    void aStateThatChangedMeanwhileIsNotWrittenOver()
    {
        OPEN_QUIET_STORE();
        SyncState edited = states->back().state;
        edited.cursor = Value::ofInt(1, ValueKind::Timestamp);
        VERIFY_RESULT(store.putState(edited, holder));
        const auto written = quiet.finishUnchanged(unchanged(*states));
        VERIFY_RESULT(written);
        QCOMPARE(*written, (std::vector<bool>{true, false}));
        const auto state = store.state(otherKey);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->cursor, edited.cursor);
    }
};

QTEST_GUILESS_MAIN(tst_QuietStates)

#include "tst_quietstates.moc"
