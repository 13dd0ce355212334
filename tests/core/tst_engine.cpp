// One-way runs end to end: what each mode reads and writes, and what it tells of it.
#include "enginescenes.h"

#include <QTest>

using namespace tidewright;

class EngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTableThatRefersToItselfIsLoadedAsAWhole()
    {
        Tables tables;
        const char *make = "CREATE TABLE t (id INTEGER PRIMARY KEY, boss INTEGER REFERENCES t);";
        tables.source.run(make);
        tables.target.run(make);
        tables.source.run("INSERT INTO t VALUES (1,5),(2,1),(3,5),(4,2),(5,NULL)");
        ContentType type = table("t");
        type.batchSize = 2;
        VERIFY_OK(tables.sync(type));
        QCOMPARE(tables.target.run("SELECT * FROM t"), tables.source.run("SELECT * FROM t"));
    }
    void aRunOverAllRecordsSaysHowManyThereAre()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1,'a'),(2,'b'),(3,'c')");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)");
        const ContentType type = table("t");
        VERIFY_OK(tables.sync(type));
        QCOMPARE(tables.observer.last.expected, std::optional<std::int64_t>(3));
        QCOMPARE(tables.observer.last.done, 3);
        // More than are known from the last run: that number tells nothing any more.
        tables.source.run("INSERT INTO t VALUES (4,'d')");
        VERIFY_OK(tables.sync(type));
        QCOMPARE(tables.observer.last.expected.value_or(-1), -1);
        QCOMPARE(tables.observer.last.done, 4);
    }
    void aDryRunSaysWhatWouldHappen()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1,'a'),(2,'b')");
        tables.target.run("PRAGMA user_version = 1");
        ContentType type = table("t");
        RunOptions options;
        options.dryRun = true;
        options.create = true;
        const RunResult planned = runType(tables.context(type, options));
        VERIFY_OK(planned.run);
        QCOMPARE(planned.run.counts.created, 2);
        QCOMPARE(tables.target.run("SELECT count(*) FROM sqlite_master"), QStringLiteral("0"));
        tables.source.run(
            "WITH RECURSIVE n(i) AS (VALUES(3) UNION ALL SELECT i+1 FROM n WHERE i<40) INSERT INTO t SELECT i, i FROM n");
        options.dryRun = false;
        VERIFY_OK(tables.sync(type, options));
        tables.source.run("DELETE FROM t WHERE id > 5");
        options.dryRun = true;
        const SyncRun guarded = tables.sync(type, options);
        QCOMPARE(guarded.outcome, RunOutcome::Halted);
        QCOMPARE(guarded.counts.deleted, 35);
        options.allowDeletes = 35;
        VERIFY_OK(tables.sync(type, options));
        QCOMPARE(tables.target.run("SELECT count(*) FROM t"), QStringLiteral("40"));
    }
    void aBaselineDoesNotLookRestored()
    {
        World world;
        world.type.initialSyncEnabled = false;
        world.put(1, 1);
        world.world.clock.time += 3'600'000'000;
        QVERIFY(world.sync().reason.startsWith(QLatin1String("rule 7")));
        QVERIFY(world.target.rows.empty());
        const SyncRun idle = world.sync();
        QVERIFY2(idle.reason.startsWith(QLatin1String("rule 13")), told(idle).constData());
        world.put(2, 2);
        VERIFY_OK(world.sync());
        QCOMPARE(world.target.rows.size(), std::size_t(1));
    }
    void aStateThatKnowsOnlyItsLastSyncGoesOnFromThere()
    {
        World world;
        world.put(1, 1);
        world.world.clock.time += 7'200'000'000;
        const Instant lastSync = world.world.clock.now();
        world.world.clock.time += 3'600'000'000;
        world.put(2, 2);
        SyncState &state = world.store.stored.emplace();
        state.key = {QStringLiteral("job"), QStringLiteral("t")};
        state.lastSyncAt = lastSync;
        state.initialSyncCompleted = true;
        state.status = SyncStatus::InSync;
        const SyncRun run = world.sync();
        VERIFY_OK(run);
        QVERIFY(run.reason.startsWith(QLatin1String("rule 13")));
        QCOMPARE(run.counts.read, 1);
        QCOMPARE(world.target.rows.size(), std::size_t(1));
        QVERIFY(world.sync().reason.startsWith(QLatin1String("rule 13")));
    }
    void aRestoredSourceIsReconciledWithoutDeletes()
    {
        World world;
        for (int id = 1; id <= 5; ++id)
            world.put(id, id);
        const FakeRows old = world.source.rows;
        world.world.clock.time += 3'600'000'000;
        world.put(6, 6);
        VERIFY_OK(world.sync());
        VERIFY_OK(world.sync());
        world.source.rows = old;
        const SyncRun run = world.sync();
        VERIFY_OK(run);
        QVERIFY(run.reason.startsWith(QLatin1String("rule 12")));
        QCOMPARE(world.target.rows.size(), std::size_t(6));
        QVERIFY(world.sync().reason.startsWith(QLatin1String("rule 13")));
    }
    void writersAreThreads()
    {
        Tables tables;
        tables.source.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER); WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL "
                          "SELECT i+1 FROM n WHERE i<5000) INSERT INTO t SELECT i, i FROM n");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER CHECK (v <> 3000))");
        ContentType type = table("t");
        type.batchSize = 100;
        type.failedLimit = {-1, 0};
        const SyncRun halted = runType(tables.context(type, {}, Concurrency::Threads)).run;
        QVERIFY2(halted.error && halted.error->code == ErrorCode::TooManyFailures, told(halted).constData());
        QVERIFY(tables.state(type).progress.has_value());
        VERIFY_OK(rollBackType(tables.context(type)).run);
        QCOMPARE(tables.target.run("SELECT count(*) FROM t"), QStringLiteral("0"));
        QVERIFY(!tables.state(type).progress.has_value());
        type.failedLimit = {50, -1};
        const SyncRun run = runType(tables.context(type, {}, Concurrency::Threads)).run;
        QVERIFY2(run.outcome == RunOutcome::OkWithErrors, told(run).constData());
        tables.source.run("UPDATE t SET v = 1 WHERE id = 3000; UPDATE t SET v = -1 WHERE id > 4900");
        const SyncRun compared = runType(tables.context(type, {}, Concurrency::Threads)).run;
        VERIFY_OK(compared);
        QCOMPARE(compared.counts.updated, 100);
        QCOMPARE(tables.target.run("SELECT sum(v) FROM t"), tables.source.run("SELECT sum(v) FROM t"));
    }
    void whatTheTargetHoldsAlreadyIsNotStaged()
    {
        std::size_t most = 0;
        bool whole = false;
        for (std::int64_t effect = 1; !whole; ++effect) {
            World world;
            for (int id = 1; id <= 30; ++id)
                world.put(id, id);
            VERIFY_OK(world.sync());
            world.target.rows[7][2] = Value::ofInt(-7);
            world.put(50, 50);
            for (const int id : {-5, 10, 31, 99}) {
                world.target.rows[id] = world.target.rows[1];
                world.target.rows[id][0] = Value::ofInt(id);
            }
            world.options.request = RunRequest::ForceFull;
            world.crashAt(effect);
            SyncRun run = world.sync();
            whole = run.outcome == RunOutcome::Ok;
            for (const auto &[id, load] : world.target.loads)
                most = std::max(most, std::size_t(std::ranges::count(load.staged, false, &FakeStaged::removed)));
            if (!whole) {
                world.heal();
                world.options.request = RunRequest::Sync;
                run = world.sync();
                if (!run.resumed) {
                    world.options.request = RunRequest::ForceFull;
                    run = world.sync();
                }
            }
            VERIFY_OK(run);
            QCOMPARE(world.target.rows, world.source.rows);
            if (whole) {
                QCOMPARE(run.counts.created, 1);
                QCOMPARE(run.counts.updated, 2);
                QCOMPARE(run.counts.deleted, 3);
            }
        }
        QCOMPARE(most, std::size_t(3)); // 7, 10 and 50
    }
    void whereAllHasChangedNothingIsLeftBehind()
    {
        Tables tables;
        tables.source.run(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER, gone INTEGER); WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL "
            "SELECT i+1 FROM n WHERE i<25000) INSERT INTO t SELECT i, i, 0 FROM n");
        tables.target.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER, gone INTEGER)");
        ContentType type = table("t");
        type.softDeleteField = QStringLiteral("gone");
        type.batchSize = 4'000;
        VERIFY_OK(tables.sync(type));
        tables.source.run(
            "UPDATE t SET v = -v; UPDATE t SET gone = 1 WHERE id IN (5, 20000); DELETE FROM t WHERE id IN (7, 24000)");
        tables.target.run("INSERT INTO t VALUES (-1, 0, 0), (30000, 0, 0)");
        RunOptions options;
        options.request = RunRequest::ForceFull;
        const SyncRun run = tables.sync(type, options);
        VERIFY_OK(run);
        QCOMPARE(run.counts.updated, 24'996);
        QCOMPARE(run.counts.deleted, 6);
        QCOMPARE(tables.target.run("SELECT count(*), sum(v), min(id), max(id) FROM t"),
                 tables.source.run("SELECT count(*), sum(v), min(id), max(id) FROM t WHERE NOT gone"));
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
