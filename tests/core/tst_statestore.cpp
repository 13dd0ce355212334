// The state store, every case on SQLite and on PostgreSQL.
#include "storedruns.h"

#include <QProcess>
#include <QSqlDatabase>

#include <thread>

using namespace tidewright;

namespace
{

const StateKey key = organization;
const StateKey otherKey{QStringLiteral("reference_sync"), QStringLiteral("plan")};

constexpr QLatin1String writeArgument("--write");
constexpr int writesEach = 50;

// Writes states one by one, each its own transaction; returns how many failed.
int writeMany(StateStore &store, const QString &name)
{
    int failures = 0;
    for (int i = 0; i < writesEach; ++i) {
        SyncState state;
        state.key = {name, QString::number(i)};
        failures += !store.putState(state, {});
    }
    return failures;
}

// The test binary as another process on the same database.
int writeAsAnotherProcess(const QStringList &arguments)
{
    StateDatabase config;
    config.path = arguments.at(2);
    const SystemProcesses processes;
    const auto store = openStateStore(config, processes);
    return store ? writeMany(**store, arguments.at(3)) : 1;
}

} // namespace

class tst_StateStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownStateIsAbsent_data() { addBothKinds(); }
    void unknownStateIsAbsent()
    {
        OPEN_STORE();
        const auto state = store.state(key);
        VERIFY_RESULT(state);
        QVERIFY(!state->has_value());
        const auto states = store.states();
        VERIFY_RESULT(states);
        QVERIFY(states->empty());
    }

    void everyFieldSurvives_data() { addBothKinds(); }
    void everyFieldSurvives()
    {
        OPEN_STORE();
        const LeaseHolder holder = processes.start(1);
        const SyncState full = fullState(key);
        SyncState plain;
        plain.key = otherKey;
        VERIFY_RESULT(store.putStates({full, plain}, holder));
        opened = openStateStore(fixture.config, processes);
        VERIFY_RESULT(opened);
        const auto states = (*opened)->states();
        VERIFY_RESULT(states);
        QCOMPARE(states->size(), std::size_t(2));
        QCOMPARE(differences((*states)[0], full), QString());
        QCOMPARE(differences((*states)[1], plain), QString());
        QVERIFY((*states)[0].createdAt && (*states)[0].updatedAt);
        QVERIFY(!(*states)[0].running);
        const auto one = (*opened)->state(key);
        VERIFY_RESULT(one);
        QCOMPARE(differences(one->value(), full), QString());
    }

    void runGoesFromSyncingToInSync_data() { addBothKinds(); }
    void runGoesFromSyncingToInSync()
    {
        OPEN_STORE();
        const LeaseHolder holder = processes.start(1);
        const auto lease = store.takeLease(key, holder);
        VERIFY_RESULT(lease);
        SyncRun run = runOf(QStringLiteral("R1"), micros(1000));
        VERIFY_RESULT(store.beginRun(*lease, run, checkpointOf(run.runId), Direction::RemoteToLocal, ConflictStrategy::Manual));

        auto state = store.state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->status, SyncStatus::Syncing);
        QVERIFY((*state)->running && !(*state)->interrupted());
        QCOMPARE((*state)->holder, holder.name);
        QVERIFY((*state)->heldSince.has_value());
        QCOMPARE((*state)->lastAttemptAt, std::optional(micros(1000)));
        QCOMPARE((*state)->attempts, 1);

        Checkpoint further = checkpointOf(run.runId);
        further.counts.read = 500;
        VERIFY_RESULT(store.saveCheckpoint(*lease, further, {failedOf(run.runId, 1), failedOf(run.runId, 2)}));
        state = store.state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->progress->counts.read, 500);
        QCOMPARE((*state)->failedRecords, 2);

        SyncState after = **state;
        after.status = SyncStatus::InSync;
        after.progress.reset();
        after.lastSyncAt = micros(1000);
        run.outcome = RunOutcome::OkWithErrors;
        run.finishedAt = micros(2000);
        run.counts.read = 500;
        run.local.created = 498;
        VERIFY_RESULT(store.finishRun(*lease, after, run, {failedOf(run.runId, 3)}));
        VERIFY_RESULT(store.releaseLease(*lease));

        state = store.state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->status, SyncStatus::InSync);
        QVERIFY(!(*state)->running && !(*state)->progress);
        QCOMPARE((*state)->failedRecords, 3);
        const auto history = store.history({});
        VERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t(1));
        QCOMPARE(history->front().outcome, RunOutcome::OkWithErrors);
        QCOMPARE(history->front().local.created, 498);
        QCOMPARE(history->front().finishedAt, std::optional(micros(2000)));
    }

    void runsThatEndTogetherAreStoredTogetherOrNotAtAll_data() { addBothKinds(); }
    void runsThatEndTogetherAreStoredTogetherOrNotAtAll()
    {
        OPEN_STORE();
        const LeaseHolder holder = processes.start(1);
        const auto endOf = [&](const StateKey &of, const QString &runId) {
            RunEnd end{store.takeLease(of, holder).value(), {}, runOf(runId, micros(1000)), {}};
            const auto begun =
                store.beginRun(end.lease, end.run, checkpointOf(runId), Direction::RemoteToLocal, ConflictStrategy::Manual);
            if (!begun)
                qFatal("%s", qPrintable(begun.error().message));
            end.state = **store.state(of);
            end.state.status = SyncStatus::InSync;
            end.run.outcome = RunOutcome::Ok;
            return end;
        };
        const auto statusOf = [&](const StateKey &of) { return (**store.state(of)).status; };
        std::vector<RunEnd> ends{endOf(otherKey, QStringLiteral("R2")), endOf(key, QStringLiteral("R1"))};
        RunEnd &lost = ends.front();
        --lost.lease.token;
        const auto refused = store.finishRuns(ends);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LeaseLost);
        QCOMPARE(statusOf(key), SyncStatus::Syncing);
        QCOMPARE(statusOf(otherKey), SyncStatus::Syncing);
        const auto history = store.history({});
        VERIFY_RESULT(history);
        for (const SyncRun &run : *history)
            QCOMPARE(run.outcome, RunOutcome::Running);
        ++lost.lease.token;
        VERIFY_RESULT(store.finishRuns(ends));
        QCOMPARE(statusOf(key), SyncStatus::InSync);
        QCOMPARE(statusOf(otherKey), SyncStatus::InSync);
    }

    void failedRecordsAreListedOncePerRecordUntilSettled_data() { addBothKinds(); }
    void failedRecordsAreListedOncePerRecordUntilSettled()
    {
        OPEN_STORE();
        const LeaseHolder holder = processes.start(1);
        const auto lease = store.takeLease(key, holder);
        VERIFY_RESULT(lease);
        const SyncRun run = runOf(QStringLiteral("R1"), micros(1));
        VERIFY_RESULT(store.beginRun(*lease, run, checkpointOf(run.runId), Direction::RemoteToLocal, ConflictStrategy::Manual));
        VERIFY_RESULT(store.saveCheckpoint(*lease, checkpointOf(run.runId), {failedOf(run.runId, 1), failedOf(run.runId, 2)}));
        VERIFY_RESULT(store.saveCheckpoint(*lease, checkpointOf(run.runId), {failedOf(QStringLiteral("R2"), 1)}));
        auto records = store.failedRecords({});
        VERIFY_RESULT(records);
        QCOMPARE(records->size(), std::size_t(2));
        QCOMPARE(records->front().runId, QStringLiteral("R2"));
        QCOMPARE(records->front().error.message, QStringLiteral("too long"));
        auto state = store.state(key);
        VERIFY_RESULT(state);
        VERIFY_RESULT(store.finishRun(*lease, **state, run, {records->front()}));
        state = store.state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->failedRecords, 1);
        VERIFY_RESULT(store.finishRun(*lease, **state, run, {records->back()}));
        records = store.failedRecords(key);
        VERIFY_RESULT(records);
        QVERIFY(records->empty());
        state = store.state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->failedRecords, 0);
    }

    void theEntryOfAnInterruptedAttemptIsKept_data() { addBothKinds(); }
    void theEntryOfAnInterruptedAttemptIsKept()
    {
        OPEN_STORE();
        const auto lease = store.takeLease(key, processes.start(1));
        VERIFY_RESULT(lease);
        const auto begin = [&](const SyncRun &run, const Checkpoint &checkpoint) {
            return store.beginRun(*lease, run, checkpoint, Direction::RemoteToLocal, ConflictStrategy::Manual);
        };
        VERIFY_RESULT(begin(runOf(QStringLiteral("R1"), micros(1000)), checkpointOf(QStringLiteral("R1"))));
        Checkpoint stopped = checkpointOf(QStringLiteral("R1"));
        stopped.counts.read = stopped.counts.created = 60;
        VERIFY_RESULT(store.saveCheckpoint(*lease, stopped, {}));
        SyncRun further = runOf(QStringLiteral("R1"), micros(5000));
        further.resumed = true;
        stopped.counted = stopped.counts;
        // Once more, as when the answer was lost.
        VERIFY_RESULT(begin(further, stopped));
        VERIFY_RESULT(begin(further, stopped));
        auto history = store.history({});
        VERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t(2));
        QCOMPARE(history->front().runId, QStringLiteral("R1"));
        QCOMPARE(history->front().outcome, RunOutcome::Running);
        QVERIFY(history->front().resumed);
        QCOMPARE(history->back().outcome, RunOutcome::Cancelled);
        QVERIFY(history->back().error && history->back().finishedAt && !history->back().resumed);
        QCOMPARE(history->back().counts.created, 60);
        QCOMPARE(history->back().local.created, 60);
        // Another one in its place.
        VERIFY_RESULT(begin(runOf(QStringLiteral("R2"), micros(9000)), checkpointOf(QStringLiteral("R2"))));
        history = store.history({});
        VERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t(3));
        QCOMPARE(history->at(1).runId, QStringLiteral("R1"));
        QCOMPARE(history->at(1).outcome, RunOutcome::Cancelled);
        QCOMPARE(history->at(1).counts.created, 0);
        VERIFY_RESULT(store.releaseLease(*lease));
    }

    void historyIsNewestFirstAndFiltered_data() { addBothKinds(); }
    void historyIsNewestFirstAndFiltered()
    {
        OPEN_STORE();
        for (int i = 0; i < 5; ++i) {
            SyncRun run = runOf(QStringLiteral("R%1").arg(i), micros(i));
            run.key.typeKey = i % 2 ? QStringLiteral("plan") : QStringLiteral("organization");
            run.outcome = RunOutcome::Busy;
            run.error = Error{ErrorCode::Busy, QStringLiteral("held"), {}, {}};
            run.dryRun = i == 0;
            VERIFY_RESULT(store.recordRun(run));
        }
        // Whoever lost its run to a successor does not write over what that one has noted.
        SyncRun late = runOf(QStringLiteral("R4"), micros(4));
        late.outcome = RunOutcome::Failed;
        VERIFY_RESULT(store.recordRun(late));
        auto runs = store.history({{}, {}, 2});
        VERIFY_RESULT(runs);
        QCOMPARE(runs->size(), std::size_t(2));
        QCOMPARE(runs->front().runId, QStringLiteral("R4"));
        QCOMPARE(runs->front().outcome, RunOutcome::Busy);
        runs = store.history({QStringLiteral("reference_sync"), QStringLiteral("organization"), 100});
        VERIFY_RESULT(runs);
        QCOMPARE(runs->size(), std::size_t(3));
        QVERIFY(runs->back().dryRun && runs->back().error->code == ErrorCode::Busy);
        const auto states = store.states();
        VERIFY_RESULT(states);
        QVERIFY(states->empty());
    }

    void changeNumberGrowsWithEveryCommit_data() { addBothKinds(); }
    void changeNumberGrowsWithEveryCommit()
    {
        OPEN_STORE();
        const LeaseHolder holder = processes.start(1);
        const auto before = store.changeNumber();
        VERIFY_RESULT(before);
        SyncState state;
        state.key = key;
        VERIFY_RESULT(store.putState(state, holder));
        const auto after = store.changeNumber();
        VERIFY_RESULT(after);
        QVERIFY(*after > *before);
        const auto same = store.changeNumber();
        QCOMPARE(*same, *after);

        const auto second = openStateStore(fixture.config, processes);
        VERIFY_RESULT(second);
        VERIFY_RESULT((*second)->putState(state, holder));
        const auto byAnother = store.changeNumber();
        VERIFY_RESULT(byAnother);
        QVERIFY(*byAnother > *after);
    }

    void eachThreadHasItsOwnConnection_data() { addBothKinds(); }
    void eachThreadHasItsOwnConnection()
    {
        OPEN_STORE();
        const LeaseHolder holder = processes.start(1);
        const auto connections = QSqlDatabase::connectionNames().size();
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 25; ++i) {
                    SyncState state;
                    state.key = {QStringLiteral("job"), QStringLiteral("type-%1-%2").arg(t).arg(i)};
                    failures += !store.putState(state, holder) || !store.state(state.key);
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(store.states()->size(), std::size_t(100));
        QCOMPARE(QSqlDatabase::connectionNames().size(), connections);
        opened->reset();
        QCOMPARE(QSqlDatabase::connectionNames().size(), connections - 1);
    }

    void severalProcessesShareOneFile()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        std::vector<std::unique_ptr<QProcess>> writers;
        for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
            auto &writer = writers.emplace_back(std::make_unique<QProcess>());
            writer->start(QCoreApplication::applicationFilePath(), {writeArgument, fixture.config.path, name});
        }
        QCOMPARE(writeMany(**store, QStringLiteral("own")), 0);
        for (const auto &writer : writers) {
            QVERIFY(writer->waitForFinished());
            QCOMPARE(writer->exitStatus(), QProcess::NormalExit);
            QCOMPARE(writer->exitCode(), 0);
        }
        QCOMPARE((*store)->states()->size(), std::size_t(4 * writesEach));
    }

    void changeIsAllOrNothing_data() { addBothKinds(); }
    void changeIsAllOrNothing()
    {
        OPEN_STORE();
        const LeaseHolder holder = processes.start(1);
        const auto changed = store.updateState(
            key,
            [](SyncState &state) -> Result<void> {
                state.localHash = QStringLiteral("h");
                return {};
            },
            holder);
        VERIFY_RESULT(changed);
        QCOMPARE(changed->localHash, QStringLiteral("h"));
        QVERIFY(changed->createdAt.has_value());
        const auto refused = store.updateState(
            key,
            [](SyncState &state) -> Result<void> {
                state.localHash = QStringLiteral("other");
                return fail(ErrorCode::Usage, QStringLiteral("no"));
            },
            holder);
        QVERIFY(!refused);
        const auto state = store.state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->localHash, QStringLiteral("h"));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == writeArgument)
        return writeAsAnotherProcess(app.arguments());
    tst_StateStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_statestore.moc"
