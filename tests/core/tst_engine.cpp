// One-way runs end to end on SQLite tables with their constraints, and on a world in memory where any effect can fail.
#include "jobbatch.h"
#include "simulatedworld.h"
#include "sqliteendpoint.h"

#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

using namespace tidewright;

namespace
{

struct Database {
    explicit Database(const QString &file)
        : path(file)
        , endpoint(SqliteConfig{QStringLiteral("test"), file})
    {
    }
    // Rows as "a|b", one per line.
    QString run(const char *sql) const
    {
        sqlite3 *database = nullptr;
        QString rows;
        char *problem = nullptr;
        const auto add = [](void *to, int count, char **values, char **) {
            QStringList cells;
            for (int at = 0; at < count; ++at)
                cells << (values[at] ? QString::fromUtf8(values[at]) : QStringLiteral("NULL"));
            static_cast<QString *>(to)->append(cells.join(QLatin1Char('|')) + QLatin1Char('\n'));
            return 0;
        };
        if (sqlite3_open(path.toUtf8().constData(), &database) != SQLITE_OK ||
            sqlite3_exec(database, sql, add, &rows, &problem) != SQLITE_OK)
            qWarning("%s", problem ? problem : "not opened");
        sqlite3_free(problem);
        sqlite3_close(database);
        return rows.trimmed();
    }
    QString path;
    SqliteEndpoint endpoint;
};

class ProgressSeen final : public RunObserver
{
public:
    void progressed(const RunProgress &progress) override { last = progress; }
    RunProgress last;
};

// Two SQLite files, one state per content type.
struct Tables {
    RunContext context(const ContentType &type, RunOptions options = {}, Concurrency concurrency = Concurrency::Inline)
    {
        auto &store = stores.try_emplace(type.key, world).first->second;
        return {QStringLiteral("job"),
                type,
                Direction::RemoteToLocal,
                QStringLiteral("batch"),
                source.endpoint,
                target.endpoint,
                store,
                clock,
                world.ids,
                log,
                observer,
                {},
                options,
                {},
                concurrency};
    }
    SyncRun sync(const ContentType &type, RunOptions options = {}) { return runType(context(type, options)).run; }
    SyncState &state(const ContentType &type) { return *stores.at(type.key).stored; }

    QTemporaryDir folder;
    Database source{folder.filePath(QStringLiteral("source.db"))};
    Database target{folder.filePath(QStringLiteral("target.db"))};
    FakeWorld world;
    SystemClock clock;
    NullLog log;
    ProgressSeen observer;
    std::map<QString, FakeStore> stores;
};

ContentType table(const char *name)
{
    ContentType type;
    type.key = type.local = type.remote = QLatin1String(name);
    return type;
}

QByteArray told(const SyncRun &run)
{
    return (run.reason + QLatin1String(" | ") + (run.error ? run.error->message + run.error->detail : QString())).toUtf8();
}

#define VERIFY_OK(RUN)                                                                                                           \
    do {                                                                                                                         \
        const SyncRun verifyRun = (RUN);                                                                                         \
        QVERIFY2(verifyRun.outcome == RunOutcome::Ok, told(verifyRun).constData());                                              \
    } while (false)

// One table of the world in memory.
struct World {
    SyncRun sync(Concurrency concurrency = Concurrency::Inline, RunResult (*deed)(const RunContext &) = &runType)
    {
        FakeEndpoint from(world, source);
        FakeEndpoint to(world, target);
        return deed({QStringLiteral("job"),
                     type,
                     Direction::RemoteToLocal,
                     QStringLiteral("batch"),
                     from,
                     to,
                     store,
                     world.clock,
                     world.ids,
                     log,
                     observer,
                     {},
                     options,
                     {},
                     concurrency})
            .run;
    }
    void put(std::int64_t id, std::int64_t v, bool gone = false)
    {
        world.clock.time += 1'000'000;
        source.rows[id] = {Value::ofInt(id), Value::ofInt(world.clock.time, ValueKind::TimestampTz), Value::ofInt(v),
                           Value::ofInt(gone, ValueKind::Boolean)};
    }
    // The process is gone; what it held expires.
    void heal()
    {
        world.dead = false;
        world.faultAt = -1;
        world.clock.time += 61'000'000;
    }
    void crashAt(std::int64_t effect, Fault fault = Fault::Crash)
    {
        world.fault = fault;
        world.faultAt = world.effects + effect;
    }

    World()
    {
        type = table("t");
        type.cursorField = QStringLiteral("at");
        type.batchSize = 3;
    }
    FakeWorld world;
    FakeTable source;
    FakeTable target;
    FakeStore store{world};
    NullLog log;
    FakeObserver observer;
    ContentType type;
    RunOptions options;
};

} // namespace

class EngineTest : public QObject
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
        VERIFY_OK(retryFailedType(tables.context(type)).run);
        QVERIFY(store.failed.empty());
        QCOMPARE(tables.target.run("SELECT n FROM t"), QStringLiteral("1\n2\n3"));
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
                if (!finishedBefore) {
                    QCOMPARE(run.counts.created, 1);
                    QCOMPARE(run.counts.updated, changes);
                    QCOMPARE(run.counts.deleted, 1);
                }
                QCOMPARE(world.target.rows.size(), std::size_t(20));
                QCOMPARE(world.store.stored->localRecords, 20);
                // A process that is killed behind its last word to the state leaves its staging.
                QVERIFY(world.target.loads.empty() || finishedBefore);
            }
        }
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
        QCOMPARE(run.counts.created, 9);
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

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
