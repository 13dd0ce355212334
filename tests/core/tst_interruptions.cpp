// Runs that are stopped, killed or fail anywhere, and what becomes of them.
#include "enginescenes.h"

#include <QTest>

using namespace tidewright;

namespace
{

// The history's entries of one run, oldest first.
std::vector<SyncRun> attemptsOf(const World &world, const SyncRun &run)
{
    std::vector<SyncRun> attempts;
    for (const SyncRun &entry : world.store.runs) {
        if (entry.runId == run.runId || entry.runId.startsWith(run.runId + QLatin1Char('-')))
            attempts.push_back(entry);
    }
    return attempts;
}

RunCounts summed(const std::vector<SyncRun> &attempts)
{
    RunCounts sum;
    for (const SyncRun &attempt : attempts) {
        sum.read += attempt.counts.read;
        sum.created += attempt.counts.created;
        sum.updated += attempt.counts.updated;
        sum.deleted += attempt.counts.deleted;
    }
    return sum;
}

} // namespace

class InterruptionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countersAreTrueWhereverTheRunIsStopped_data()
    {
        QTest::addColumn<QString>("cursor");
        QTest::addColumn<int>("changes");
        QTest::newRow("short delta") << QStringLiteral("at") << 2;
        QTest::newRow("long delta") << QStringLiteral("at") << 9;
        QTest::newRow("short comparison") << QString() << 2;
        QTest::newRow("long comparison") << QString() << 9;
    }
    void countersAreTrueWhereverTheRunIsStopped()
    {
        QFETCH(const QString, cursor);
        QFETCH(const int, changes);
        for (const Fault fault : {Fault::Crash, Fault::ConnectionLost, Fault::AnswerLost}) {
            for (std::int64_t effect = 0; effect < 80; ++effect) {
                World world;
                world.type.cursorField = cursor;
                world.type.softDeleteField = QStringLiteral("gone");
                for (int id = 1; id <= 20; ++id)
                    world.put(id, id);
                VERIFY_OK(world.sync());
                for (int id = 20 - changes; id < 20; ++id)
                    world.put(id, id + 100);
                world.put(21, 21);
                world.put(3, 3, true);
                world.crashAt(effect, fault);
                SyncRun run = world.sync();
                const bool unfinished = run.outcome != RunOutcome::Ok || world.world.dead;
                world.heal();
                if (unfinished)
                    run = world.sync();
                VERIFY_OK(run);
                const bool finishedBefore = unfinished && !run.resumed && run.counts.created == 0;
                const RunCounts counts = summed(attemptsOf(world, run));
                if (!finishedBefore) {
                    QCOMPARE(counts.created, 1);
                    QCOMPARE(counts.updated, changes);
                    QCOMPARE(counts.deleted, 1);
                }
                QCOMPARE(world.target.rows.size(), std::size_t(20));
                QCOMPARE(world.store.stored->localRecords, 20);
                // A process that is killed behind its last word to the state leaves its staging.
                QVERIFY(world.target.loads.empty() || finishedBefore);
            }
        }
    }
    void anInterruptedRunStandsInTheHistoryBesideTheOneThatWentOn_data()
    {
        QTest::addColumn<bool>("atomic");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("direct, killed") << false << Fault::Crash;
        QTest::newRow("direct, cut off") << false << Fault::ConnectionLost;
        QTest::newRow("staged, killed") << true << Fault::Crash;
        QTest::newRow("staged, cut off") << true << Fault::ConnectionLost;
    }
    void anInterruptedRunStandsInTheHistoryBesideTheOneThatWentOn()
    {
        QFETCH(const bool, atomic);
        QFETCH(const Fault, fault);
        int resumed = 0;
        for (std::int64_t effect = 0; effect < 80; ++effect) {
            World world;
            world.type.atomicInitial = atomic;
            for (int id = 1; id <= 30; ++id)
                world.put(id, id);
            // Twice, the second time while it is resumed.
            for (const std::int64_t at : {effect, effect / 2 + 4}) {
                world.world.faultFor = 1'000'000;
                world.crashAt(at, fault);
                world.sync();
                world.heal();
            }
            const SyncRun run = world.sync();
            VERIFY_OK(run);
            QCOMPARE(world.store.stored->localRecords, 30);
            if (!run.resumed || run.mode != SyncMode::Full)
                continue;
            ++resumed;
            const std::vector<SyncRun> attempts = attemptsOf(world, run);
            QVERIFY(attempts.size() >= 2);
            QCOMPARE(attempts.back().runId, run.runId);
            QVERIFY(attempts.back().resumed && !attempts.back().error);
            QVERIFY(!attempts.front().resumed);
            for (std::size_t at = 0; at + 1 < attempts.size(); ++at) {
                const SyncRun &former = attempts[at];
                QVERIFY(former.outcome == RunOutcome::Cancelled ||
                        (former.outcome == RunOutcome::Failed && fault != Fault::Crash));
                QVERIFY(former.error && former.finishedAt);
                QVERIFY(former.startedAt < attempts[at + 1].startedAt);
                QVERIFY(former.runId != run.runId);
            }
            const RunCounts counts = summed(attempts);
            QCOMPARE(counts.read, 30);
            QCOMPARE(counts.created, 30);
        }
        QVERIFY2(resumed > 10, QByteArray::number(resumed).constData());
    }
    void aRunThatIsGivenUpForAnotherIsNotUnderWayAnyMore()
    {
        World world;
        for (int id = 1; id <= 30; ++id)
            world.put(id, id);
        world.crashAt(24);
        world.sync();
        world.heal();
        QVERIFY(world.store.stored->progress);
        QCOMPARE(world.store.runs.back().outcome, RunOutcome::Running);
        world.options.request = RunRequest::ForceFull;
        VERIFY_OK(world.sync());
        QCOMPARE(world.store.runs.size(), std::size_t(2));
        QCOMPARE(world.store.runs.front().outcome, RunOutcome::Cancelled);
        QVERIFY(world.store.runs.front().runId != world.store.runs.back().runId);
    }
    void aWriterThatFailsEndsTheRun()
    {
        for (std::int64_t effect = 12; effect < 40; ++effect) {
            World world;
            world.type.atomicInitial = effect % 2 == 0;
            for (int id = 1; id <= 30; ++id)
                world.put(id, id);
            world.crashAt(effect, Fault::Crash);
            QVERIFY(world.sync().outcome != RunOutcome::Ok);
            world.heal();
            VERIFY_OK(world.sync());
            QCOMPARE(world.target.rows, world.source.rows);
        }
    }
    void aStateThatCouldNotBeReadIsNotWrittenOver()
    {
        World world;
        world.put(1, 1);
        VERIFY_OK(world.sync());
        const auto lastSync = world.store.stored->lastSyncAt;
        world.crashAt(1, Fault::ConnectionLost); // behind the lease: the state is read
        const SyncRun failed = world.sync();
        QCOMPARE(failed.outcome, RunOutcome::Failed);
        QCOMPARE(world.store.stored->lastSyncAt, lastSync);
        QCOMPARE(world.store.stored->status, SyncStatus::InSync);
        VERIFY_OK(world.sync());
        QCOMPARE(world.store.stored->initialSyncCompleted, true);
    }
    void aDirectLoadThatHaltedGoesOnOnceTheLimitIsRaised()
    {
        World world;
        for (int id = 1; id <= 10; ++id)
            world.put(id, id);
        world.target.refused = 5;
        world.type.failedLimit = {-1, 0};
        const SyncRun halted = world.sync();
        QCOMPARE(halted.outcome, RunOutcome::Halted);
        QVERIFY(!halted.error->hint.isEmpty());
        world.type.failedLimit = {50, -1};
        const SyncRun run = world.sync();
        QVERIFY(run.resumed);
        QCOMPARE(run.outcome, RunOutcome::OkWithErrors);
        QCOMPARE(run.counts.failed, 1);
        const std::vector<SyncRun> attempts = attemptsOf(world, run);
        QCOMPARE(attempts.size(), std::size_t(2));
        QCOMPARE(attempts.front().outcome, RunOutcome::Halted);
        QCOMPARE(summed(attempts).created, 9);
    }
    void aWorkerThatSleptPastItsLeaseWritesNothing()
    {
        for (std::int64_t effect = 1; effect < 60; ++effect) {
            World world;
            for (int id = 1; id <= 9; ++id)
                world.put(id, id);
            world.world.watched = &world.target.writes;
            world.crashAt(effect, Fault::Paused);
            const SyncRun run = world.sync();
            if (!world.world.atPause)
                continue;
            QCOMPARE(world.target.writes, *world.world.atPause);
            if (world.target.rows.size() < 9)
                QCOMPARE(run.error->code, ErrorCode::LeaseLost);
            world.heal();
            VERIFY_OK(world.sync());
            QCOMPARE(world.target.rows, world.source.rows);
        }
    }
};

QTEST_GUILESS_MAIN(InterruptionsTest)
#include "tst_interruptions.moc"
