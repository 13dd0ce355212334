// What one-way runs delete, in what order, and what they never do.
#include "enginescenes.h"

#include <QTest>

using namespace tidewright;

class DeletesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aUniqueValueFreedByADeleteIsTaken_data()
    {
        QTest::addColumn<QString>("cursor");
        QTest::addColumn<QString>("softDelete");
        QTest::addColumn<int>("batchSize");
        for (const int batch : {0, 2}) {
            QTest::addRow("compare, pages of %d", batch) << QString() << QString() << batch;
            QTest::addRow("compare, soft delete, pages of %d", batch) << QString() << QStringLiteral("gone") << batch;
            QTest::addRow("incremental, soft delete, pages of %d", batch)
                << QStringLiteral("at") << QStringLiteral("gone") << batch;
        }
    }
    void aUniqueValueFreedByADeleteIsTaken()
    {
        QFETCH(const QString, cursor);
        QFETCH(const QString, softDelete);
        QFETCH(const int, batchSize);
        Tables tables;
        const char *make = "CREATE TABLE t (id INTEGER PRIMARY KEY, at INTEGER, email TEXT UNIQUE, gone BOOLEAN);";
        tables.source.run(make);
        tables.target.run(make);
        tables.source.run("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i<20) "
                          "INSERT INTO t SELECT i, i, 'm' || i, 0 FROM n");
        ContentType type = table("t");
        type.cursorField = cursor;
        type.softDeleteField = softDelete;
        type.batchSize = batchSize;
        VERIFY_OK(tables.sync(type));
        // The last one gives its address up, the first takes it.
        tables.source.run(softDelete.isEmpty() ? "DELETE FROM t WHERE id = 20"
                                               : "UPDATE t SET gone = 1, at = 100, email = 'free' WHERE id = 20");
        tables.source.run("UPDATE t SET at = 99, email = 'm20' WHERE id = 1");
        tables.source.run("UPDATE t SET at = 101, email = email || 'x' WHERE id BETWEEN 2 AND 9");
        const SyncRun run = tables.sync(type);
        VERIFY_OK(run);
        QCOMPARE(run.counts.deleted, 1);
        QCOMPARE(run.counts.updated, 9);
        QCOMPARE(tables.target.run("SELECT count(*), max(email) FILTER (WHERE id = 1) FROM t"), QStringLiteral("19|m20"));
        QCOMPARE(tables.target.run("SELECT name FROM sqlite_master WHERE name NOT LIKE 't%' AND type = 'table'"), QString());
        QCOMPARE(tables.state(type).localRecords, 19);
    }
    void parentsAreDeletedBehindTheirChildren()
    {
        Tables tables;
        const char *make = "CREATE TABLE parent (id INTEGER PRIMARY KEY, v); "
                           "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent);";
        tables.source.run(make);
        tables.target.run(make);
        tables.source.run("INSERT INTO parent VALUES (1,1),(2,2),(3,3); INSERT INTO child VALUES (1,1),(2,2),(3,3)");
        const ContentType child = table("child");
        const ContentType parent = table("parent");
        InlineScheduler scheduler;
        for (const RunRequest request : {RunRequest::Sync, RunRequest::Sync, RunRequest::ForceFull}) {
            RunOptions options;
            options.request = request;
            const auto results = runBatch({tables.context(child, options), tables.context(parent, options)}, scheduler, {});
            for (const RunResult &result : results)
                VERIFY_OK(result.run);
            QCOMPARE(tables.target.run("SELECT id FROM parent"), tables.source.run("SELECT id FROM parent"));
            QCOMPARE(tables.state(parent).localRecords, tables.source.run("SELECT count(*) FROM parent").toLongLong());
            tables.source.run("DELETE FROM child WHERE id = (SELECT max(id) FROM child); "
                              "DELETE FROM parent WHERE id = (SELECT max(id) FROM parent)");
        }
    }
    void aRefusedRecordIsNeverDeleted_data()
    {
        QTest::addColumn<bool>("force");
        QTest::newRow("compare") << false;
        QTest::newRow("full") << true;
    }
    void aRefusedRecordIsNeverDeleted()
    {
        QFETCH(const bool, force);
        Tables tables;
        tables.source.run("CREATE TABLE t (id TEXT PRIMARY KEY, n TEXT); INSERT INTO t VALUES ('1','1'),('2','2'),('10','3')");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)");
        ContentType type = table("t");
        type.failedLimit = {50, -1};
        VERIFY_OK(tables.sync(type));
        tables.source.run("UPDATE t SET n = 'no number' WHERE id = '2'; DELETE FROM t WHERE id = '10'");
        RunOptions options;
        options.request = force ? RunRequest::ForceFull : RunRequest::Sync;
        const SyncRun run = tables.sync(type, options);
        if (!force && run.error && run.error->code == ErrorCode::SchemaMismatch) {
            // Text and numbers sort differently: nothing may have been touched.
            QCOMPARE(tables.target.run("SELECT id FROM t"), QStringLiteral("1\n2\n10"));
            return;
        }
        QVERIFY2(run.outcome == RunOutcome::OkWithErrors, told(run).constData());
        QCOMPARE(tables.target.run("SELECT id FROM t"), QStringLiteral("1\n2"));
        const std::vector<FailedRecord> &failed = tables.stores.at(type.key).failed;
        QCOMPARE(failed.size(), std::size_t(1));
        QCOMPARE(failed.front().recordKey, Key{Value::ofText("2")});
        QCOMPARE(failed.front().keyFields, QStringList{QStringLiteral("id")});
    }
    void aRecordOfTheTargetWithoutAKeyIsLeftAlone_data()
    {
        QTest::addColumn<bool>("force");
        QTest::addColumn<QByteArray>("edit");
        QTest::newRow("compare") << false << QByteArray("DELETE FROM t WHERE code = 'b'");
        QTest::newRow("full") << true << QByteArray("DELETE FROM t WHERE code = 'b'");
        QTest::newRow("full, all changed") << true << QByteArray("DELETE FROM t WHERE code = 'b'; UPDATE t SET v = 'new'");
    }
    void aRecordOfTheTargetWithoutAKeyIsLeftAlone()
    {
        QFETCH(const bool, force);
        QFETCH(const QByteArray, edit);
        Tables tables;
        tables.source.run("CREATE TABLE t (code TEXT PRIMARY KEY, v TEXT); INSERT INTO t VALUES ('a','1'),('b','2'),('c','3')");
        tables.target.run("CREATE TABLE t (code TEXT PRIMARY KEY, v TEXT)");
        const ContentType type = table("t");
        VERIFY_OK(tables.sync(type));
        tables.target.run("INSERT INTO t VALUES (NULL, 'mine')");
        tables.source.run(edit.constData());
        RunOptions options;
        options.request = force ? RunRequest::ForceFull : RunRequest::Sync;
        const SyncRun run = tables.sync(type, options);
        VERIFY_OK(run);
        QCOMPARE(run.counts.deleted, 1);
        QCOMPARE(tables.target.run("SELECT v FROM t WHERE code IS NULL"), QStringLiteral("mine"));
        QCOMPARE(tables.target.run("SELECT * FROM t WHERE code IS NOT NULL"), tables.source.run("SELECT * FROM t"));
    }
    void aFilterIsNeverADelete_data()
    {
        QTest::addColumn<bool>("force");
        QTest::addColumn<bool>("refuses");
        QTest::newRow("compare") << false << false;
        QTest::newRow("full") << true << false;
        QTest::newRow("full, with a refused record") << true << true;
    }
    void aFilterIsNeverADelete()
    {
        QFETCH(const bool, force);
        QFETCH(const bool, refuses);
        Tables tables;
        tables.source.run(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, status INTEGER); INSERT INTO t VALUES (1,1),(2,1),(3,1),(4,1)");
        tables.target.run(refuses ? "CREATE TABLE t (id INTEGER PRIMARY KEY, status INTEGER CHECK (status <> 5))"
                                  : "CREATE TABLE t (id INTEGER PRIMARY KEY, status INTEGER)");
        ContentType type = table("t");
        type.filter = QStringLiteral("status <> 9");
        VERIFY_OK(tables.sync(type));
        tables.source.run(
            "UPDATE t SET status = 9 WHERE id = 2; DELETE FROM t WHERE id = 3; UPDATE t SET status = 5 WHERE id = 4");
        RunOptions options;
        options.request = force ? RunRequest::ForceFull : RunRequest::Sync;
        options.dryRun = true;
        const RunResult rehearsed = runType(tables.context(type, options));
        VERIFY_OK(rehearsed.run);
        QCOMPARE(rehearsed.run.counts.deleted, 1);
        QCOMPARE(rehearsed.run.counts.onlyInTarget, 1);
        options.dryRun = false;
        const SyncRun run = tables.sync(type, options);
        QVERIFY2(run.outcome == (refuses ? RunOutcome::OkWithErrors : RunOutcome::Ok), told(run).constData());
        QCOMPARE(run.counts.deleted, 1);
        QCOMPARE(run.counts.onlyInTarget, 1);
        QCOMPARE(tables.target.run("SELECT * FROM t"),
                 refuses ? QStringLiteral("1|1\n2|1\n4|1") : QStringLiteral("1|1\n2|1\n4|5"));
    }
    void whatTheSourceMarksAsDeletedGoesOnceInAFullRun()
    {
        World world;
        for (int id = 1; id <= 30; ++id)
            world.put(id, id);
        VERIFY_OK(world.sync());
        world.type.softDeleteField = QStringLiteral("gone");
        world.put(3, 3, true);
        world.put(40, 40, true);
        world.target.rows[0] = world.target.rows[1];
        world.target.rows[0][0] = Value::ofInt(0);
        world.options.request = RunRequest::ForceFull;
        const SyncRun run = world.sync();
        VERIFY_OK(run);
        QCOMPARE(run.counts.deleted, 2);
        QVERIFY(!world.target.rows.contains(3) && !world.target.rows.contains(0));
        QCOMPARE(world.target.rows.size(), std::size_t(29));
    }
};

QTEST_GUILESS_MAIN(DeletesTest)
#include "tst_deletes.moc"
