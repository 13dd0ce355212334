// A finished one-way run is taken back out of what it has kept beside its target: on every engine, however it has written.
#include "enginescenes.h"
#include "folderendpoint.h"
#include "runtype.h"
#include "testengine.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace tidewright;

namespace
{

enum class Way { Immediate, Direct, Staged };

class Scene
{
public:
    explicit Scene(EngineKind engine)
        : target(engine)
    {
        tables.source.run("CREATE TABLE item (id INTEGER PRIMARY KEY, v TEXT)");
        if (!target.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, v varchar(40), extra varchar(40))")))
            qFatal("%s", target.problem());
        type = table("item");
        type.deletes.limit = Limit{100, -1};
        type.undo = {{QStringLiteral("keep"), QStringLiteral("5d")}};
    }
    RunContext context(RunOptions options = {})
    {
        auto &store = tables.stores.try_emplace(type.key, tables.world).first->second;
        RunContext context = fakeRun(type, tables.source.endpoint, target.endpoint(), store, tables.clock, tables.world.ids,
                                     tables.log, tables.observer);
        context.options = options;
        return context;
    }
    SyncRun sync(Way way = Way::Immediate)
    {
        RunOptions options;
        if (way == Way::Staged)
            options.request = RunRequest::ForceFull;
        return runType(context(options)).run;
    }
    SyncRun undo(const SyncRun &run) { return undoRunOfType(context(), run.runId).run; }
    std::vector<KeptUndo> kept() { return keptUndo(target.endpoint(), QStringLiteral("item"), {}).value(); }
    SyncState &state() { return tables.state(type); }
    // "1=a", with the column that the job does not know: "1=a+x".
    QString held()
    {
        const QString each = target.kind() == EngineKind::Mysql
                                 ? QStringLiteral("concat(id, '=', coalesce(v, '?'), if(extra is null, '', concat('+', extra)))")
                                 : QStringLiteral("id || '=' || coalesce(v, '?') || coalesce('+' || extra, '')");
        const QString all = target.kind() == EngineKind::Postgres ? QStringLiteral("string_agg(%1, ' ' ORDER BY id)")
                            : target.kind() == EngineKind::Mysql  ? QStringLiteral("group_concat(%1 ORDER BY id SEPARATOR ' ')")
                                                                  : QStringLiteral("group_concat(%1, ' ')");
        return target.value(QStringLiteral("SELECT coalesce(%1, '') FROM (SELECT * FROM item ORDER BY id) AS i").arg(all.arg(each)));
    }
    // Records 1 to 4 at both sides, each with something that the job does not know; what the source changes then.
    void inSyncThenChanged()
    {
        tables.source.run("INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')");
        VERIFY_OK(sync());
        QVERIFY2(target.run(QStringLiteral("UPDATE item SET extra = 'x'")), target.problem());
        tables.source.run("UPDATE item SET v = 'B' WHERE id = 2; DELETE FROM item WHERE id = 3; INSERT INTO item VALUES (5, 'e')");
    }

    Tables tables;
    TestEngine target;
    ContentType type;
};

// A folder as the target.
class Files
{
public:
    Files()
    {
        type = table("item");
        type.localKind = PlaceKind::Folder;
        type.deletes.limit = Limit{100, -1};
        type.undo = {{QStringLiteral("keep"), QStringLiteral("5d")}};
        RecordSchema schema;
        schema.place = QStringLiteral("item");
        for (const auto &[name, kind] : {std::pair("id", ValueKind::Int), std::pair("v", ValueKind::Text)}) {
            Field field;
            field.name = QLatin1String(name);
            field.type.kind = kind;
            schema.fields.push_back(field);
        }
        schema.key = QStringList{QStringLiteral("id")};
        if (const auto made = endpoint.create(schema, {}); !made)
            qFatal("%s", qPrintable(made.error().message));
    }
    RunContext context(RunOptions options = {})
    {
        auto &store = tables.stores.try_emplace(type.key, tables.world).first->second;
        RunContext context =
            fakeRun(type, tables.source.endpoint, endpoint, store, tables.clock, tables.world.ids, tables.log, tables.observer);
        context.options = options;
        return context;
    }
    SyncRun sync(Way way = Way::Immediate)
    {
        RunOptions options;
        if (way == Way::Staged)
            options.request = RunRequest::ForceFull;
        return runType(context(options)).run;
    }
    SyncRun undo(const SyncRun &run) { return undoRunOfType(context(), run.runId).run; }
    std::vector<KeptUndo> kept() { return keptUndo(endpoint, QStringLiteral("item"), {}).value(); }
    QString path(int id) const { return tables.folder.filePath(QStringLiteral("files/item/%1.json").arg(id)); }
    void write(int id, const QByteArray &text) const
    {
        QFile file(path(id));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QMap<QString, QJsonObject> held() const
    {
        QMap<QString, QJsonObject> all;
        const QDir folder(tables.folder.filePath(QStringLiteral("files/item")));
        for (const QString &name : folder.entryList({QStringLiteral("*.json")})) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                all.insert(name, QJsonDocument::fromJson(file.readAll()).object());
        }
        return all;
    }

    Tables tables;
    FolderEndpoint endpoint{FolderConfig{QStringLiteral("files"), tables.folder.filePath(QStringLiteral("files")), {}}};
    ContentType type;
};

SyncRun undoInMemory(World &world, const QString &runId)
{
    FakeEndpoint from(world.world, world.source), to(world.world, world.target);
    FakeObserver observer;
    const RunContext context =
        fakeRun(world.type, from, to, world.store, world.world.clock, world.world.ids, world.log, observer);
    return undoRunOfType(context, runId).run;
}

const QString before = QStringLiteral("1=a+x 2=b+x 3=c+x 4=d+x");
const QString after = QStringLiteral("1=a+x 2=B+x 4=d+x 5=e");

} // namespace

Q_DECLARE_METATYPE(Way)

class TakingBackTest : public QObject
{
    Q_OBJECT

private:
    static void addWays(const std::vector<Way> &ways)
    {
        QTest::addColumn<EngineKind>("engine");
        QTest::addColumn<Way>("way");
        for (const EngineKind engine : allEngines) {
            for (const Way way : ways)
                QTest::addRow("%s, %s", engineName(engine),
                              way == Way::Immediate ? "immediate" : way == Way::Direct ? "direct" : "staged")
                    << engine << way;
        }
    }

private Q_SLOTS:
    void whatWasCreatedChangedAndDeletedIsAsBefore_data() { addWays({Way::Immediate, Way::Staged}); }
    void whatWasCreatedChangedAndDeletedIsAsBefore()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.inSyncThenChanged();
        const SyncRun run = scene.sync(way);
        VERIFY_OK(run);
        QCOMPARE(scene.held(), after);
        const SyncRun undone = scene.undo(run);
        VERIFY_OK(undone);
        // With what the job does not know of the deleted one too.
        QCOMPARE(scene.held(), before);
        QCOMPARE(undone.counts.created, 1);
        QCOMPARE(undone.counts.updated, 1);
        QCOMPARE(undone.counts.deleted, 1);
        QCOMPARE(scene.state().status, SyncStatus::Modified);
        QCOMPARE(scene.state().localRecords, 4);
        // The next sync brings it all again.
        VERIFY_OK(scene.sync());
        QCOMPARE(scene.held(), after);
    }

    void aLoadedTableIsEmptyAgain_data() { addWays({Way::Direct, Way::Staged}); }
    void aLoadedTableIsEmptyAgain()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.type.atomicInitial = way == Way::Staged;
        scene.tables.source.run("INSERT INTO item WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) "
                                "SELECT i, 'v' FROM n");
        const SyncRun run = scene.sync();
        VERIFY_OK(run);
        QCOMPARE(run.counts.created, 2'500);
        QVERIFY2(scene.target.run(QStringLiteral("UPDATE item SET v = 'mine' WHERE id = 7; INSERT INTO item (id, v) VALUES (9000, 'new')")),
                 scene.target.problem());
        const SyncRun undone = scene.undo(run);
        QCOMPARE(undone.outcome, RunOutcome::OkWithErrors);
        QCOMPARE(scene.held(), QStringLiteral("7=mine 9000=new"));
        QVERIFY2(undone.error && undone.error->detail.contains(QLatin1Char('7')), told(undone).constData());
        QCOMPARE(undone.counts.deleted, 2'499);
        QVERIFY(!scene.state().lastSyncAt);
        QVERIFY(!scene.state().initialSyncCompleted);
        VERIFY_OK(scene.sync());
        QCOMPARE(scene.target.value(QStringLiteral("SELECT count(*) FROM item WHERE v = 'v'")), QStringLiteral("2500"));
    }

    void recordsThatHaveChangedSinceAreNamedAndLeft_data() { addWays({Way::Immediate, Way::Staged}); }
    void recordsThatHaveChangedSinceAreNamedAndLeft()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.inSyncThenChanged();
        const SyncRun run = scene.sync(way);
        VERIFY_OK(run);
        QVERIFY2(scene.target.run(QStringLiteral("UPDATE item SET v = 'mine' WHERE id IN (2, 5); INSERT INTO item (id, v) VALUES (3, 'mine')")),
                 scene.target.problem());
        const SyncRun undone = scene.undo(run);
        QCOMPARE(undone.outcome, RunOutcome::OkWithErrors);
        QCOMPARE(scene.held(), QStringLiteral("1=a+x 2=mine+x 3=mine 4=d+x 5=mine"));
        for (const char *key : {"2", "3", "5"})
            QVERIFY2(undone.error->detail.contains(QLatin1String(key)), told(undone).constData());
    }

    void whatOnlyTheTargetKnowsOfAChangedRecordStays_data() { addWays({Way::Immediate, Way::Staged}); }
    void whatOnlyTheTargetKnowsOfAChangedRecordStays()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.inSyncThenChanged();
        const SyncRun run = scene.sync(way);
        VERIFY_OK(run);
        QVERIFY2(scene.target.run(QStringLiteral("UPDATE item SET extra = 'y' WHERE id <> 5")), scene.target.problem());
        VERIFY_OK(scene.undo(run));
        QCOMPARE(scene.held(), QStringLiteral("1=a+y 2=b+y 3=c+x 4=d+y"));
    }

    void runsAreTakenBackOneBehindTheOther_data() { addWays({Way::Immediate, Way::Staged}); }
    void runsAreTakenBackOneBehindTheOther()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.inSyncThenChanged();
        const SyncRun first = scene.sync(way);
        VERIFY_OK(first);
        scene.tables.source.run("UPDATE item SET v = 'BB' WHERE id = 2; INSERT INTO item VALUES (6, 'f')");
        const SyncRun second = scene.sync(way);
        VERIFY_OK(second);
        QCOMPARE(scene.kept().size(), 3u); // and the first load
        VERIFY_OK(scene.undo(second));
        QCOMPARE(scene.held(), after);
        VERIFY_OK(scene.undo(first));
        QCOMPARE(scene.held(), before);
        QCOMPARE(scene.kept().size(), 1u);
        const SyncRun again = scene.undo(first);
        QCOMPARE(again.outcome, RunOutcome::Failed);
        QCOMPARE(again.error->code, ErrorCode::NotFound);
        QCOMPARE(scene.held(), before);
    }

    void anOlderRunIsTakenBackBehindALaterOne_data() { addWays({Way::Immediate, Way::Staged}); }
    void anOlderRunIsTakenBackBehindALaterOne()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.inSyncThenChanged();
        const SyncRun first = scene.sync(way);
        VERIFY_OK(first);
        scene.tables.source.run("UPDATE item SET v = 'BB' WHERE id = 2");
        VERIFY_OK(scene.sync(way));
        const SyncRun undone = scene.undo(first);
        QCOMPARE(undone.outcome, RunOutcome::OkWithErrors);
        QCOMPARE(scene.held(), QStringLiteral("1=a+x 2=BB+x 3=c+x 4=d+x"));
        VERIFY_OK(scene.sync());
        QCOMPARE(scene.held(), QStringLiteral("1=a+x 2=BB+x 4=d+x 5=e"));
    }

    void aCreatedRecordThatSomebodyHasAddedToStays_data() { addWays({Way::Immediate, Way::Staged}); }
    void aCreatedRecordThatSomebodyHasAddedToStays()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.inSyncThenChanged();
        const SyncRun run = scene.sync(way);
        VERIFY_OK(run);
        QVERIFY2(scene.target.run(QStringLiteral("UPDATE item SET extra = 'mine' WHERE id = 5")), scene.target.problem());
        const SyncRun undone = scene.undo(run);
        QCOMPARE(undone.outcome, RunOutcome::OkWithErrors);
        QVERIFY2(undone.error->detail.contains(QLatin1String("5")), told(undone).constData());
        QCOMPARE(scene.held(), before + QStringLiteral(" 5=e+mine"));
    }

    void withoutAWordInTheJobNothingIsKept_data() { addWays({Way::Immediate, Way::Direct, Way::Staged}); }
    void withoutAWordInTheJobNothingIsKept()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.type.undo = {};
        scene.inSyncThenChanged();
        const SyncRun run = scene.sync(way);
        VERIFY_OK(run);
        QVERIFY(scene.kept().empty());
        QCOMPARE(scene.undo(run).error->code, ErrorCode::NotFound);
    }

    void nothingIsKeptWhereThatIsSwitchedOff_data() { addWays({Way::Immediate, Way::Direct, Way::Staged}); }
    void nothingIsKeptWhereThatIsSwitchedOff()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.type.undo = {{QStringLiteral("keep"), QStringLiteral("0")}};
        scene.inSyncThenChanged();
        const SyncRun run = scene.sync(way);
        VERIFY_OK(run);
        QCOMPARE(scene.held(), after);
        QVERIFY(scene.kept().empty());
        const SyncRun undone = scene.undo(run);
        QCOMPARE(undone.error->code, ErrorCode::NotFound);
        QCOMPARE(scene.held(), after);
    }

    void whatIsTooOldOrTooLargeGoesTheOldestFirst_data() { addWays({Way::Immediate, Way::Staged}); }
    void whatIsTooOldOrTooLargeGoesTheOldestFirst()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.inSyncThenChanged();
        const SyncRun first = scene.sync(way);
        VERIFY_OK(first);
        QCOMPARE(scene.kept().size(), 2u);
        scene.tables.source.run("UPDATE item SET v = 'BB' WHERE id = 2");
        scene.type.undo = {{QStringLiteral("maxSize"), QString::number(scene.kept().back().bytes + 200'000)}};
        const SyncRun second = scene.sync(way);
        VERIFY_OK(second);
        QVERIFY(scene.kept().size() >= 2);
        scene.type.undo = {{QStringLiteral("keep"), QStringLiteral("1s")}};
        QTRY_VERIFY(scene.tables.clock.now() - scene.kept().back().at > std::chrono::seconds(1));
        scene.tables.source.run("UPDATE item SET v = 'BBB' WHERE id = 2");
        const SyncRun third = scene.sync(way);
        VERIFY_OK(third);
        QCOMPARE(scene.kept().size(), 1u);
        QCOMPARE(scene.kept().front().runId, third.runId);
        QVERIFY(scene.kept().front().bytes > 0);
        scene.type.undo = {{QStringLiteral("maxSize"), QStringLiteral("1")}};
        scene.tables.source.run("UPDATE item SET v = 'BBBB' WHERE id = 2");
        VERIFY_OK(scene.sync(way));
        QVERIFY(scene.kept().empty());
    }

    void aRunThatChangedNothingKeepsNothing_data() { addWays({Way::Immediate, Way::Staged}); }
    void aRunThatChangedNothingKeepsNothing()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        scene.inSyncThenChanged();
        VERIFY_OK(scene.sync(way));
        const auto kept = scene.kept();
        VERIFY_OK(scene.sync(way));
        QCOMPARE(scene.kept(), kept);
    }

    void filesAreAsBefore_data()
    {
        QTest::addColumn<Way>("way");
        QTest::newRow("immediate") << Way::Immediate;
        QTest::newRow("direct") << Way::Direct;
        QTest::newRow("staged") << Way::Staged;
    }
    void filesAreAsBefore()
    {
        QFETCH(const Way, way);
        Files files;
        files.tables.source.run("CREATE TABLE item (id INTEGER PRIMARY KEY, v TEXT); "
                                "INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')");
        SyncRun run = files.sync();
        VERIFY_OK(run);
        QMap<QString, QJsonObject> before;
        if (way != Way::Direct) {
            // What the job does not know.
            files.write(3, "{\"extra\": [1, null], \"id\": 3, \"v\": \"c\"}\n");
            files.write(2, "{\"extra\": \"x\", \"id\": 2, \"v\": \"b\"}\n");
            before = files.held();
            QCOMPARE(before.size(), 4);
            files.tables.source.run("UPDATE item SET v = 'B' WHERE id = 2; DELETE FROM item WHERE id = 3; INSERT INTO item VALUES (5, 'e')");
            run = files.sync(way);
            VERIFY_OK(run);
            QVERIFY(files.held() != before);
        }
        const auto after = files.held();
        QVERIFY2(!files.kept().empty(), "nothing is kept");
        VERIFY_OK(files.undo(run));
        QCOMPARE(files.held(), before);
        VERIFY_OK(files.sync());
        auto again = files.held();
        QCOMPARE(again, after);
        // Edited since.
        files.tables.source.run("UPDATE item SET v = 'BB' WHERE id = 2; INSERT INTO item VALUES (6, 'f')");
        run = files.sync(way);
        VERIFY_OK(run);
        files.write(6, "{\"id\": 6, \"v\": \"mine\"}\n");
        const SyncRun undone = files.undo(run);
        QCOMPARE(undone.outcome, RunOutcome::OkWithErrors);
        QCOMPARE(files.held().value(QStringLiteral("6.json")).value(QLatin1String("v")).toString(), QStringLiteral("mine"));
        QCOMPARE(files.held().value(QStringLiteral("2.json")).value(QLatin1String("v")).toString(),
                 after.value(QStringLiteral("2.json")).value(QLatin1String("v")).toString());
    }

    void takingBackThatIsKilledIsDoneAgain_data()
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<Fault>("fault");
        for (const Fault fault : {Fault::Crash, Fault::ConnectionLost, Fault::AnswerLost}) {
            const char *what = fault == Fault::Crash ? "killed" : fault == Fault::ConnectionLost ? "cut off" : "answer lost";
            QTest::addRow("immediate, %s", what) << Way::Immediate << fault;
            QTest::addRow("direct, %s", what) << Way::Direct << fault;
            QTest::addRow("staged, %s", what) << Way::Staged << fault;
        }
    }
    void takingBackThatIsKilledIsDoneAgain()
    {
        QFETCH(const Way, way);
        QFETCH(const Fault, fault);
        for (std::int64_t effect = 0; effect < 60; ++effect) {
            World world;
            world.type.undo = {{QStringLiteral("keep"), QStringLiteral("5d")}};
            world.type.cursorField.clear();
            for (int id = 1; id <= 8; ++id)
                world.put(id, id);
            SyncRun run = world.sync();
            VERIFY_OK(run);
            FakeRows rows;
            if (way != Way::Direct) {
                rows = world.target.rows;
                for (int id = 1; id <= 3; ++id)
                    world.put(id, id + 100);
                world.source.rows.erase(4);
                world.put(9, 9);
                if (way == Way::Staged)
                    world.options.request = RunRequest::ForceFull;
                run = world.sync();
                world.options = {};
                VERIFY_OK(run);
            }
            const FakeRows synced = world.target.rows;
            QVERIFY(synced != rows);
            world.crashAt(effect, fault);
            SyncRun undone = undoInMemory(world, run.runId);
            const bool again = undone.outcome != RunOutcome::Ok;
            // Whatever it came to, the next sync would bring what is missing.
            world.heal();
            if (again && world.target.undo.contains(run.runId))
                undone = undoInMemory(world, run.runId);
            QCOMPARE(world.target.rows, rows);
            VERIFY_OK(world.sync());
            QCOMPARE(world.target.rows, synced);
        }
    }

    void aSyncBehindOneThatWasKilledBringsAllAgain()
    {
        for (std::int64_t effect = 0; effect < 60; ++effect) {
            World world;
            world.type.undo = {{QStringLiteral("keep"), QStringLiteral("5d")}};
            for (int id = 1; id <= 8; ++id)
                world.put(id, id);
            VERIFY_OK(world.sync());
            world.world.clock.time += 3'600'000'000;
            for (int id = 1; id <= 3; ++id)
                world.put(id, id + 100);
            world.put(9, 9);
            const SyncRun run = world.sync();
            VERIFY_OK(run);
            world.world.clock.time += 3'600'000'000;
            world.put(10, 10);
            VERIFY_OK(world.sync());
            const FakeRows synced = world.target.rows;
            world.crashAt(effect);
            undoInMemory(world, run.runId);
            world.heal();
            VERIFY_OK(world.sync());
            QCOMPARE(world.target.rows, synced);
        }
    }

    // Whatever a column holds comes back as it was.
    void everyKindOfValueComesBack_data() { addWays({Way::Immediate, Way::Staged}); }
    void everyKindOfValueComesBack()
    {
        QFETCH(EngineKind, engine);
        QFETCH(Way, way);
        Scene scene(engine);
        const bool pg = engine == EngineKind::Postgres;
        const QString blob = pg ? QStringLiteral("bytea") : QStringLiteral("blob");
        const QString json = engine == EngineKind::Sqlite ? QStringLiteral("text") : QStringLiteral("json");
        QVERIFY2(scene.target.run(QStringLiteral("ALTER TABLE item ADD COLUMN n numeric(12, 2); ALTER TABLE item ADD COLUMN t %1; "
                                                 "ALTER TABLE item ADD COLUMN d %2; ALTER TABLE item ADD COLUMN j %3; "
                                                 "ALTER TABLE item ADD COLUMN c char(8)")
                                      .arg(pg ? QStringLiteral("timestamp(6)") : QStringLiteral("datetime(6)"),
                                           pg ? QStringLiteral("double precision") : QStringLiteral("double"), json)),
                 scene.target.problem());
        QVERIFY2(scene.target.run(QStringLiteral("ALTER TABLE item ADD COLUMN b %1").arg(blob)), scene.target.problem());
        scene.tables.source.run("ALTER TABLE item ADD COLUMN n DECIMAL(12, 2); ALTER TABLE item ADD COLUMN t TIMESTAMP; "
                                "ALTER TABLE item ADD COLUMN d DOUBLE; ALTER TABLE item ADD COLUMN c TEXT; "
                                "INSERT INTO item VALUES (1, 'a', 12.5, '2026-01-02 03:04:05.000006', 0.1, 'ab'), (2, 'b', 3, NULL, -1e300, NULL), "
                                "(3, NULL, NULL, '1969-12-31 23:59:59', NULL, 'x')");
        VERIFY_OK(scene.sync());
        const QString bytes = pg ? QStringLiteral("'\\x00ff'") : QStringLiteral("x'00ff'");
        QVERIFY2(scene.target.run(QStringLiteral("UPDATE item SET j = '{\"a\": [1, null]}', b = %1").arg(bytes)), scene.target.problem());
        const QString columns = QStringLiteral("id, v, n, t, d, j, c, b");
        const auto rows = [&] {
            const auto batch = scene.target.endpoint().openSource({QStringLiteral("item"), {}, {QStringLiteral("id")}, {}, {}}, {});
            RecordBatch all;
            const auto page = (*batch)->readPage({}, all);
            QString text;
            for (std::size_t row = 0; page && row < all.rows(); ++row) {
                for (const Cell &cell : std::as_const(all).row(row))
                    text += QString::fromStdString(toText(cell)) + QLatin1Char('|');
                text += QLatin1Char('\n');
            }
            return text;
        };
        const QString was = rows();
        scene.tables.source.run("UPDATE item SET n = 1, t = '2000-01-01 00:00:00', d = 1, c = 'changed', v = 'w' WHERE id < 3; "
                                "DELETE FROM item WHERE id = 3");
        const SyncRun run = scene.sync(way);
        VERIFY_OK(run);
        QCOMPARE(run.counts.updated, 2);
        QVERIFY(rows() != was);
        VERIFY_OK(scene.undo(run));
        QCOMPARE(rows(), was);
    }
};

QTEST_GUILESS_MAIN(TakingBackTest)
#include "tst_takingback.moc"
