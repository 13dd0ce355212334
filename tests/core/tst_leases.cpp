// Leases and fencing, every case on SQLite and on PostgreSQL.
#include "otherprogram.h"
#include "storedruns.h"

#include <QProcess>

#include <atomic>
#include <thread>

#include <unistd.h>

using namespace tidewright;

namespace
{

const StateKey key = organization;

// Moves the end of a lease on the state database itself, as passing time does.
bool expire(StateDatabaseFixture &fixture)
{
    if (fixture.config.kind == StateDatabase::Kind::Postgres)
        return fixture.server().run(QStringLiteral("UPDATE system.leases SET expires_at = "
                                                   "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) - 1"));
    return runAsAnother(fixture,
                        {QStringLiteral("UPDATE leases SET expires_at = (julianday('now') - 2440587.5) * 86400000000 - 1000")});
}

} // namespace

class tst_Leases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liveHolderKeepsOthersOut_data() { addBothKinds(); }
    void liveHolderKeepsOthersOut()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto lease = store.takeLease(key, first);
        VERIFY_RESULT(lease);
        QCOMPARE(lease->token, 1);
        for (const LeaseHolder &holder : {second, first}) {
            const auto refused = store.takeLease(key, holder);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Busy);
            QVERIFY(refused.error().message.contains(first.name));
        }
        VERIFY_RESULT(store.takeLease({key.job, QStringLiteral("plan")}, second));
        SyncState state;
        state.key = key;
        const auto put = store.putState(state, second);
        QVERIFY(!put && put.error().code == ErrorCode::Busy);
        SyncState free;
        free.key = {QStringLiteral("other"), QStringLiteral("free")};
        const auto several = store.putStates({free, state}, second);
        QVERIFY(!several && several.error().code == ErrorCode::Busy);
        QVERIFY(!store.state(free.key)->has_value());
    }

    void releasedLeaseIsFreeAndItsTokenIsWorthNothing_data() { addBothKinds(); }
    void releasedLeaseIsFreeAndItsTokenIsWorthNothing()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto lease = store.takeLease(key, first);
        VERIFY_RESULT(lease);
        VERIFY_RESULT(store.releaseLease(*lease));
        const auto late = store.renewLease(*lease);
        QVERIFY(!late && late.error().code == ErrorCode::LeaseLost);
        const auto next = store.takeLease(key, second);
        VERIFY_RESULT(next);
        QCOMPARE(next->token, 2);
        // Giving back what is another's by now changes nothing.
        VERIFY_RESULT(store.releaseLease(*lease));
        VERIFY_RESULT(store.renewLease(*next));
    }

    void aLeaseThatWasNotGivenBackIsUntidyUntilSomebodyTidiesUp_data() { addBothKinds(); }
    void aLeaseThatWasNotGivenBackIsUntidyUntilSomebodyTidiesUp()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto lease = store.takeLease(key, first);
        VERIFY_RESULT(lease);
        QVERIFY(!lease->untidy);
        processes.alive.erase(1);
        auto next = store.takeLease(key, second);
        VERIFY_RESULT(next);
        QVERIFY(next->untidy);
        VERIFY_RESULT(store.releaseLease(*next));
        const auto late = store.renewLease(*next);
        QVERIFY(!late && late.error().code == ErrorCode::LeaseLost);
        auto still = store.takeLease(key, second);
        VERIFY_RESULT(still);
        QVERIFY(still->untidy);
        QVERIFY(still->token > next->token);
        still->untidy = false;
        VERIFY_RESULT(store.releaseLease(*still));
        const auto tidy = store.takeLease(key, second);
        VERIFY_RESULT(tidy);
        QVERIFY(!tidy->untidy);
    }

    void aLostLeaseThatIsGivenBackIsUntidyForTheNext_data() { addBothKinds(); }
    void aLostLeaseThatIsGivenBackIsUntidyForTheNext()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto lost = store.takeLease(key, first);
        VERIFY_RESULT(lost);
        processes.alive.erase(1);
        auto successor = store.takeLease(key, second);
        VERIFY_RESULT(successor);
        successor->untidy = false;
        VERIFY_RESULT(store.releaseLease(*successor));
        VERIFY_RESULT(store.releaseLease(*lost));
        const auto next = store.takeLease(key, second);
        VERIFY_RESULT(next);
        QVERIFY(next->untidy);
        QVERIFY(next->token > successor->token);
    }

    void deadHolderIsSucceededAtOnce_data() { addBothKinds(); }
    void deadHolderIsSucceededAtOnce()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto lease = store.takeLease(key, first);
        VERIFY_RESULT(lease);
        VERIFY_RESULT(store.beginRun(*lease, runOf(QStringLiteral("R1")), checkpointOf(QStringLiteral("R1")),
                                     Direction::RemoteToLocal, ConflictStrategy::Manual));
        processes.alive.erase(1);
        const auto state = store.state(key);
        VERIFY_RESULT(state);
        QVERIFY((*state)->interrupted());
        const auto next = store.takeLease(key, second);
        VERIFY_RESULT(next);
        QCOMPARE(next->token, 2);
    }

    void holderOfAnotherMachineOrBootCountsAsAlive_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("boot");
        QTest::newRow("machine") << "db2"
                                 << "boot-1";
        QTest::newRow("boot") << "db1"
                              << "boot-0";
    }
    void holderOfAnotherMachineOrBootCountsAsAlive()
    {
        QFETCH(QString, host);
        QFETCH(QString, boot);
        FakeProcesses processes;
        QVERIFY(!processes.isGone({QStringLiteral("far"), host, boot, 77, 1}));
        QVERIFY(processes.isGone({QStringLiteral("near"), QStringLiteral("db1"), QStringLiteral("boot-1"), 77, 1}));
    }

    void reusedPidIsNotTheHolder()
    {
        FakeProcesses processes;
        LeaseHolder holder = processes.start(5);
        QVERIFY(!processes.isGone(holder));
        holder.processStart -= 1;
        QVERIFY(processes.isGone(holder));
    }

    void leaseExpiresOnTheDatabasesClock_data() { addBothKinds(); }
    void leaseExpiresOnTheDatabasesClock()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto lease = store.takeLease(key, first);
        VERIFY_RESULT(lease);
        QVERIFY(expire(fixture));
        const auto next = store.takeLease(key, second);
        VERIFY_RESULT(next);
        QCOMPARE(next->token, 2);
        const auto late = store.renewLease(*lease);
        QVERIFY(!late && late.error().code == ErrorCode::LeaseLost);
    }

    void renewalKeepsALeaseThatNobodyTook_data() { addBothKinds(); }
    void renewalKeepsALeaseThatNobodyTook()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto lease = store.takeLease(key, first);
        VERIFY_RESULT(lease);
        QVERIFY(expire(fixture));
        const auto renewed = store.renewLease(*lease);
        VERIFY_RESULT(renewed);
        QVERIFY(renewed->expiresAt >= lease->expiresAt);
        const auto refused = store.takeLease(key, second);
        QVERIFY(!refused && refused.error().code == ErrorCode::Busy);
    }

    void afterANewerTokenAnOlderOneWritesNothing_data() { addBothKinds(); }
    void afterANewerTokenAnOlderOneWritesNothing()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto old = store.takeLease(key, first);
        VERIFY_RESULT(old);
        VERIFY_RESULT(store.beginRun(*old, runOf(QStringLiteral("R1")), checkpointOf(QStringLiteral("R1")),
                                     Direction::RemoteToLocal, ConflictStrategy::Manual));
        QVERIFY(expire(fixture));
        const auto next = store.takeLease(key, second);
        VERIFY_RESULT(next);
        VERIFY_RESULT(store.saveCheckpoint(*next, checkpointOf(QStringLiteral("R1"), 42), {}));
        const auto before = store.state(key);
        VERIFY_RESULT(before);

        SyncState other = **before;
        other.status = SyncStatus::InSync;
        SyncRun run = runOf(QStringLiteral("R2"));
        for (const auto &result :
             {store.beginRun(*old, run, checkpointOf(QStringLiteral("R2")), Direction::RemoteToLocal, ConflictStrategy::Manual),
              store.saveCheckpoint(*old, checkpointOf(QStringLiteral("R1"), 99), {failedOf(QStringLiteral("R1"))}),
              store.finishRun(*old, other, run, {failedOf(QStringLiteral("R1"))})}) {
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::LeaseLost);
        }
        const auto after = store.state(key);
        VERIFY_RESULT(after);
        QCOMPARE(differences(**after, **before), QString());
        QCOMPARE((*after)->updatedAt, (*before)->updatedAt);
        QCOMPARE((*after)->progress->counts.read, 42);
        QVERIFY(store.failedRecords(key)->empty());
        QCOMPARE(store.history({})->size(), std::size_t(1));
    }

    void writeByTheOperatorFencesOffAWorkerThatWasPaused_data() { addBothKinds(); }
    void writeByTheOperatorFencesOffAWorkerThatWasPaused()
    {
        OPEN_STORE();
        const LeaseHolder first = processes.start(1), second = processes.start(2);
        const auto old = store.takeLease(key, first);
        VERIFY_RESULT(old);
        QVERIFY(expire(fixture));
        VERIFY_RESULT(store.putStates({fullState(key), fullState({key.job, QStringLiteral("plan")})}, second));
        const auto late = store.saveCheckpoint(*old, checkpointOf(QStringLiteral("R1")), {});
        QVERIFY(!late && late.error().code == ErrorCode::LeaseLost);
        QCOMPARE(differences(store.state(key)->value(), fullState(key)), QString());
    }

    void ofManyWhoComeAtOnceOneGetsIt_data() { addBothKinds(); }
    void ofManyWhoComeAtOnceOneGetsIt()
    {
        OPEN_STORE();
        std::vector<LeaseHolder> holders;
        for (int i = 1; i <= 6; ++i)
            holders.push_back(processes.start(i));
        std::atomic<int> taken = 0, busy = 0;
        std::vector<std::thread> threads;
        for (const LeaseHolder &holder : holders) {
            threads.emplace_back([&] {
                const auto lease = store.takeLease(key, holder);
                taken += lease.has_value();
                busy += !lease && lease.error().code == ErrorCode::Busy;
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(taken.load(), 1);
        QCOMPARE(busy.load(), 5);
    }

    void thisProcessIsAliveAndAChildThatEndedIsNot()
    {
        const SystemProcesses processes;
        const LeaseHolder self = thisProcess(QStringLiteral("tst_leases"));
        QVERIFY(!processes.isGone(self));
        QVERIFY(self.name.contains(QString::number(getpid())));
        QProcess child;
        child.start(QStringLiteral("cat"), QStringList());
        QVERIFY(child.waitForStarted());
        LeaseHolder holder = self;
        holder.pid = child.processId();
        holder.processStart = processes.startOf(holder.pid).value_or(0);
        QVERIFY(!processes.isGone(holder));
        child.closeWriteChannel();
        QVERIFY(child.waitForFinished());
        QVERIFY(processes.isGone(holder));
    }
};

QTEST_GUILESS_MAIN(tst_Leases)
#include "tst_leases.moc"
