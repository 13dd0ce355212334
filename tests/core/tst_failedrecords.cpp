// The durable list of records that could not be applied: what comes onto it, and what takes it off again.
#include "enginescenes.h"

#include <QTest>

using namespace tidewright;

namespace
{

std::vector<Key> listed(const FakeStore &store)
{
    std::vector<Key> keys;
    for (const FailedRecord &record : store.failed)
        keys.push_back(record.recordKey);
    return keys;
}

enum class Later { Sync, ForceFull, Reconfigured };

// 19 records, one of which the target refuses.
struct RefusingWorld : World {
    RefusingWorld()
    {
        type.failedLimit = {-1, 50};
        for (int id = 1; id < 20; ++id)
            put(id, id);
        target.refused = 7;
    }
    const std::vector<Key> refused{{Value::ofInt(7)}};
};

} // namespace

class FailedRecordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRecordThatTheTargetRefusedIsFoundAgainByItsSourceKey()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id TEXT PRIMARY KEY, n INTEGER); INSERT INTO t VALUES ('1',1),('2',-2),('3',3)");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > 0))");
        ContentType type = table("t");
        type.failedLimit = {50, -1};
        const SyncRun run = tables.sync(type);
        QVERIFY2(run.outcome == RunOutcome::OkWithErrors, told(run).constData());
        FakeStore &store = tables.stores.at(type.key);
        QCOMPARE(store.failed.size(), std::size_t(1));
        QCOMPARE(store.failed.front().recordKey, Key{Value::ofText("2")});
        tables.source.run("UPDATE t SET n = 2 WHERE id = '2'");
        QCOMPARE(tables.state(type).localRecords, 2);
        const SyncRun retried = retryFailedType(tables.context(type)).run;
        VERIFY_OK(retried);
        QVERIFY(store.failed.empty());
        QCOMPARE(retried.counts.created, 1);
        QCOMPARE(retried.local.created, 1);
        QCOMPARE(store.runs.back().runId, retried.runId);
        QCOMPARE(tables.state(type).localRecords, 3);
        QCOMPARE(tables.state(type).failedRecords, 0);
        QCOMPARE(tables.target.run("SELECT n FROM t"), QStringLiteral("1\n2\n3"));
    }
    void aRecordThatIsRefusedAgainStaysListedWithItsNewError()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO t VALUES (1,'1'),(2,'-2'),(3,'3')");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > 0))");
        ContentType type = table("t");
        type.failedLimit = {50, -1};
        QCOMPARE(tables.sync(type).outcome, RunOutcome::OkWithErrors);
        tables.source.run("UPDATE t SET n = 'no number' WHERE id = 2");
        QCOMPARE(retryFailedType(tables.context(type)).run.outcome, RunOutcome::OkWithErrors);
        const FakeStore &store = tables.stores.at(type.key);
        QCOMPARE(listed(store), std::vector<Key>{{Value::ofInt(2)}});
        QCOMPARE(store.failed.front().error.code, ErrorCode::ValueRefused);
        QCOMPARE(tables.state(type).localRecords, 2);
    }
    void aDeleteThatTheTargetRefusesStaysListedUntilAFullRunHasDoneIt()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id TEXT PRIMARY KEY); INSERT INTO t VALUES ('1'),('2'),('3')");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY); CREATE TABLE child (t INTEGER REFERENCES t(id))");
        const ContentType type = table("t");
        VERIFY_OK(tables.sync(type));
        tables.source.run("DELETE FROM t WHERE id = '2'");
        tables.target.run("INSERT INTO child VALUES (2)");
        QCOMPARE(tables.sync(type).counts.failed, 1);
        const std::vector<Key> refused{{Value::ofText("2")}};
        const FakeStore &store = tables.stores.at(type.key);
        QCOMPARE(listed(store), refused);
        tables.target.run("DELETE FROM child");
        const SyncRun retried = retryFailedType(tables.context(type)).run;
        QCOMPARE(retried.outcome, RunOutcome::OkWithErrors);
        QCOMPARE(retried.counts.failed, 1);
        QCOMPARE(listed(store), refused);
        QCOMPARE(tables.target.run("SELECT id FROM t"), QStringLiteral("1\n2\n3"));
        VERIFY_OK(tables.sync(type));
        QVERIFY(store.failed.empty());
        QCOMPARE(tables.target.run("SELECT id FROM t"), QStringLiteral("1\n3"));
    }
    void aRefusedDeleteStaysListedWhereARunDeletesNothing()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id INTEGER PRIMARY KEY, at INTEGER); INSERT INTO t VALUES (1,1),(2,2),(3,3)");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, at INTEGER); CREATE TABLE child (t INTEGER REFERENCES t(id))");
        ContentType type = table("t");
        type.cursorField = QStringLiteral("at");
        VERIFY_OK(tables.sync(type));
        tables.source.run("DELETE FROM t WHERE id = 2");
        tables.target.run("INSERT INTO child VALUES (2)");
        RunOptions full;
        full.request = RunRequest::ForceFull;
        QCOMPARE(tables.sync(type, full).counts.failed, 1);
        const std::vector<Key> refused{{Value::ofInt(2)}};
        const FakeStore &store = tables.stores.at(type.key);
        QCOMPARE(listed(store), refused);
        tables.target.run("DELETE FROM child");
        type.filter = QStringLiteral("true");
        const SyncRun reconciled = tables.sync(type);
        QCOMPARE(reconciled.mode, SyncMode::Reconcile);
        QCOMPARE(tables.target.run("SELECT id FROM t"), QStringLiteral("1\n2\n3"));
        QCOMPARE(listed(store), refused);
        VERIFY_OK(tables.sync(type, full));
        QCOMPARE(tables.target.run("SELECT id FROM t"), QStringLiteral("1\n3"));
        QVERIFY(store.failed.empty());
    }
    void aRecordIsListedWhicheverAttemptWasRefusedIt()
    {
        for (std::int64_t first = 0; first < 30; ++first) {
            for (std::int64_t second = 0; second < 30; ++second) {
                RefusingWorld world;
                world.crashAt(first);
                world.sync();
                world.heal();
                world.options.persistState = false;
                world.crashAt(second);
                world.sync();
                world.heal();
                world.options.persistState = true;
                world.sync();
                QVERIFY2(listed(world.store) == world.refused,
                         QStringLiteral("%1 %2").arg(first).arg(second).toUtf8().constData());
                QCOMPARE(world.store.stored->failedRecords, 1);
            }
        }
    }
    void theLimitOfFailuresIsTakenOfAllRecordsWhereAnInterruptedRunIsTriedAgain()
    {
        int retried = 0;
        for (std::int64_t effect = 0; effect < 80; ++effect) {
            World world;
            world.type.failedLimit = {10, -1};
            for (int id = 1; id < 40; ++id)
                world.put(id, id);
            world.target.refused = 31;
            world.crashAt(effect);
            world.sync();
            world.heal();
            if (world.store.failed.empty() || !world.store.stored->progress)
                continue;
            ++retried;
            QCOMPARE(world.sync(&retryFailedType).outcome, RunOutcome::OkWithErrors);
        }
        QVERIFY(retried > 0);
    }
    void aRecordThatIsGoneFromBothSidesIsListedNoLonger()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO t VALUES (1,1),(2,-2)");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > 0))");
        ContentType type = table("t");
        type.failedLimit = {50, -1};
        QCOMPARE(tables.sync(type).counts.failed, 1);
        tables.source.run("DELETE FROM t WHERE id = 2");
        VERIFY_OK(retryFailedType(tables.context(type)).run);
        QVERIFY(tables.stores.at(type.key).failed.empty());
    }
    void aRecordThatIsRefusedAgainWhileARunIsInterruptedOutlivesThatRun()
    {
        for (std::int64_t effect = 0; effect < 80; ++effect) {
            RefusingWorld world;
            world.crashAt(effect);
            world.sync();
            world.heal();
            if (!world.store.failed.empty())
                world.sync(&retryFailedType);
            world.sync();
            QVERIFY2(listed(world.store) == world.refused, QByteArray::number(qlonglong(effect)).constData());
            QCOMPARE(world.store.stored->failedRecords, 1);
        }
    }
    void aRecordThatALaterRunHasMendedIsListedNoLonger_data()
    {
        QTest::addColumn<QString>("cursor");
        QTest::addColumn<Later>("later");
        QTest::addColumn<int>("changes");
        QTest::newRow("compare") << QString() << Later::Sync << 2;
        QTest::newRow("full") << QStringLiteral("at") << Later::ForceFull << 2;
        QTest::newRow("reconcile") << QStringLiteral("at") << Later::Reconfigured << 2;
        QTest::newRow("short delta") << QStringLiteral("at") << Later::Sync << 1;
        QTest::newRow("long delta") << QStringLiteral("at") << Later::Sync << 9;
    }
    void aRecordThatALaterRunHasMendedIsListedNoLonger()
    {
        QFETCH(const QString, cursor);
        QFETCH(const Later, later);
        QFETCH(const int, changes);
        // Wherever that run is interrupted, too.
        for (std::int64_t effect = -1; effect < 80; ++effect) {
            RefusingWorld world;
            world.type.cursorField = cursor;
            world.world.clock.time += 7'200'000'000;
            world.put(20, 20);
            QCOMPARE(world.sync().outcome, RunOutcome::OkWithErrors);
            QCOMPARE(listed(world.store), world.refused);
            world.target.refused = -1;
            if (!cursor.isEmpty()) {
                // Nobody has touched it.
                world.put(1, 100);
                VERIFY_OK(world.sync());
                QCOMPARE(listed(world.store), world.refused);
            }
            for (int id = 7; id < 7 + changes; ++id)
                world.put(id, id + 100);
            if (later == Later::ForceFull)
                world.options.request = RunRequest::ForceFull;
            if (later == Later::Reconfigured)
                world.type.filter = QStringLiteral("true");
            if (effect >= 0) {
                world.crashAt(effect);
                world.sync();
                world.heal();
            }
            VERIFY_OK(world.sync());
            QCOMPARE(world.target.rows, world.source.rows);
            QVERIFY2(world.store.failed.empty(), QByteArray::number(qlonglong(effect)).constData());
            QCOMPARE(world.store.stored->failedRecords, 0);
        }
    }
    void aRefusedRecordIsToldApartWhenBothSidesAreCompared()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO t VALUES "
                          "(1,'1'),(2,'-2'),(3,'3'),(4,'4'),(5,'no number'),(6,'6')");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > 0))");
        ContentType type = table("t");
        type.failedLimit = {50, -1};
        QCOMPARE(tables.sync(type).counts.failed, 2);
        // What is there, if in an older form, differs; what nobody has refused is missing.
        tables.source.run("UPDATE t SET n = 'no number' WHERE id = 6; INSERT INTO t VALUES (7,'7')");
        const Verification found = verifyType(tables.context(type));
        QVERIFY(!found.error);
        QCOMPARE(found.compared, 7);
        QCOMPARE(found.equal, 3);
        QCOMPARE(found.differing, 1);
        QCOMPARE(found.missing, 1);
        QCOMPARE(found.refused, 2);
        QCOMPARE(found.differences(), 4);
        using Kind = VerifiedRecord::Kind;
        const std::vector<VerifiedRecord> expected{{Kind::Refused, {Value::ofInt(2)}},
                                                   {Kind::Refused, {Value::ofInt(5)}},
                                                   {Kind::Differing, {Value::ofInt(6)}},
                                                   {Kind::Missing, {Value::ofInt(7)}}};
        QCOMPARE(found.sample, expected);
    }
};

QTEST_GUILESS_MAIN(FailedRecordsTest)
#include "tst_failedrecords.moc"
