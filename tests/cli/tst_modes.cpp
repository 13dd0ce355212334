// Each line of the mode table from outside: what the run says it does, and what has become of the records. And what one type's failure
// leaves of the others, and of itself.
#include "clitest.h"

#include <QFile>

using namespace tidewright;

namespace
{

using Prepare = std::function<void(SmallScene &)>;

const QStringList syncJson{QStringLiteral("sync"), QStringLiteral("--json")};

QString textOf(const QJsonObject &run, const char *field)
{
    return run.value(QLatin1String(field)).toString();
}

// The job with something else in its type `item`.
QJsonObject jobWith(const QJsonObject &more)
{
    QJsonObject item = contentType(QStringLiteral("item"), cursorOn("changed"));
    for (auto one = more.begin(); one != more.end(); ++one)
        item.insert(one.key(), one.value());
    return pullJob({item, contentType(QStringLiteral("note"))}, {{QStringLiteral("create"), true}});
}

void sync(SmallScene &scene)
{
    scene.workspace.run(syncJson);
}

// Its state is a database that the test can reach into.
struct ReachedScene : SmallScene {
    ReachedScene()
        : state(EngineKind::Sqlite)
    {
        workspace.setState({{QStringLiteral("path"), state.connection().path}});
    }
    TestEngine state;
};

// A source whose record 25 cannot be read, as it is behind a view.
void breakItem(SmallScene &scene)
{
    scene.remote.run(QStringLiteral("ALTER TABLE item RENAME TO base; CREATE VIEW item AS SELECT id, CASE WHEN id = 25 THEN "
                                    "abs(-9223372036854775807 - 1) ELSE name END AS name, changed FROM base"));
}

void mendItem(SmallScene &scene)
{
    scene.remote.run(QStringLiteral("DROP VIEW item; CREATE VIEW item AS SELECT * FROM base"));
}

QJsonObject pagedJob(const QJsonObject &more = {})
{
    QJsonObject settings{{QStringLiteral("batchSize"), 10}, {QStringLiteral("primaryKey"), QJsonArray{QStringLiteral("id")}}};
    for (auto one = more.begin(); one != more.end(); ++one)
        settings.insert(one.key(), one.value());
    return jobWith(settings);
}

QJsonObject stateOf(const SmallScene &scene, const char *type)
{
    const QJsonObject status = scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).json();
    for (const QJsonValue state : status.value(QLatin1String("states")).toArray()) {
        if (textOf(state.toObject(), "typeKey") == QLatin1String(type))
            return state.toObject();
    }
    return {};
}

} // namespace

Q_DECLARE_METATYPE(Prepare)

class TestModes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineOfTheTable_data();
    void everyLineOfTheTable();
    void anExportThatLacksAStateEndsWith5();
    void aFailingTypeLeavesTheOthersAlone();
    void onFailureDecidesWhatStays_data();
    void onFailureDecidesWhatStays();
    void aRollbackWorksAfterTheMappingHasChanged();
    void aDryRunCountsTheRecordsOfAMissingTable_data();
    void aDryRunCountsTheRecordsOfAMissingTable();
};

void TestModes::everyLineOfTheTable_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("mode"); // where it runs
    QTest::addColumn<QString>("held"); // records at the target, and those of them that were changed at the source
    const QString item = QStringLiteral("item"), ok = QStringLiteral("ok"), halted = QStringLiteral("halted");
    const QStringList none, forced{QStringLiteral("--force-full")};
    const auto edit = [](SmallScene &scene) {
        scene.remote.run(QStringLiteral("UPDATE item SET name = 'edited', changed = '2026-03-01 00:00:00' WHERE id = 3; "
                                        "UPDATE note SET words = 'edited' WHERE id = 3"));
    };
    const auto changed = [edit](SmallScene &scene) {
        sync(scene);
        edit(scene);
    };
    QTest::newRow("1 busy") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        static_cast<ReachedScene &>(scene).state.run(QStringLiteral(
            "UPDATE leases SET token = token + 1, holder = 'somebody', host = 'elsewhere', boot_id = 'b', pid = 1, "
            "process_start = 1, taken_at = 1, expires_at = 4102444800000000"));
    }) << none << item << 4 << QStringLiteral("busy")
                            << QString() << QStringLiteral("30 0");
    QTest::newRow("2 unreadable") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        static_cast<ReachedScene &>(scene).state.run(QStringLiteral("UPDATE content_type_states SET initial_sync_completed = 0"));
    }) << none << item << 5 << halted
                                  << QString() << QStringLiteral("30 0");
    QTest::newRow("3 another endpoint") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        const QString path = scene.remote.connection().path;
        scene.remote.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        QFile::copy(path, path + QLatin1String(".copy"));
        QFile::remove(path);
        QFile::rename(path + QLatin1String(".copy"), path);
    }) << none << item << 5 << halted << QString()
                                        << QStringLiteral("30 0");
    QTest::newRow("3 suddenly empty") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        scene.remote.run(QStringLiteral("DELETE FROM item"));
    }) << none << item << 5 << halted << QString()
                                      << QStringLiteral("30 0");
    QTest::newRow("4 forced") << Prepare(changed) << forced << item << 0 << ok << QStringLiteral("full")
                              << QStringLiteral("30 1");
    QTest::newRow("5 resumed") << Prepare([edit](SmallScene &scene) {
        scene.workspace.addJob(QStringLiteral("copy"), pagedJob());
        breakItem(scene);
        sync(scene);
        mendItem(scene);
        scene.remote.run(QStringLiteral("UPDATE base SET name = 'edited' WHERE id = 3 OR id = 27"));
    }) << none << item << 0 << ok
                               << QStringLiteral("full") << QStringLiteral("30 1");
    QTest::newRow("5 resumed on a table emptied meanwhile") << Prepare([](SmallScene &scene) {
        scene.workspace.addJob(QStringLiteral("copy"), pagedJob());
        breakItem(scene);
        sync(scene);
        mendItem(scene);
        scene.local.run(QStringLiteral("DELETE FROM item"));
    }) << none << item << 0 << ok << QStringLiteral("full") << QStringLiteral("30 0");
    QTest::newRow("6 initial") << Prepare(edit) << none << item << 0 << ok << QStringLiteral("full") << QStringLiteral("30 1");
    QTest::newRow("7 baseline") << Prepare([edit](SmallScene &scene) {
        edit(scene);
        scene.local.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp)"));
        scene.workspace.addJob(QStringLiteral("copy"), jobWith({{QStringLiteral("initialSyncEnabled"), false}}));
    }) << none << item << 0 << ok
                                << QStringLiteral("baseline") << QStringLiteral("0 0");
    QTest::newRow("8 state lost") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        scene.workspace.run({QStringLiteral("state"), QStringLiteral("set"), QStringLiteral("copy"), QStringLiteral("item"),
                             QStringLiteral("lastSyncAt=null")});
    }) << none << item << 0 << ok << QStringLiteral("incremental")
                                  << QStringLiteral("30 0");
    QTest::newRow("10 configuration") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        scene.remote.run(QStringLiteral("DELETE FROM item WHERE id = 30"));
        scene.workspace.addJob(QStringLiteral("copy"), jobWith({{QStringLiteral("filter"), QStringLiteral("id > 0")}}));
    }) << none << item << 0 << ok << QStringLiteral("reconcile")
                                      << QStringLiteral("30 1");
    QTest::newRow("11 no cursor") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        scene.remote.run(QStringLiteral("DELETE FROM note WHERE id = 30"));
    }) << none << QStringLiteral("note")
                                  << 0 << ok << QStringLiteral("compare") << QStringLiteral("29 1");
    QTest::newRow("12 restored") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        sync(scene);
        scene.remote.run(QStringLiteral("UPDATE item SET name = 'item 3', changed = '2026-01-01 00:00:00' WHERE id = 3; "
                                        "UPDATE item SET name = 'edited' WHERE id < 3; DELETE FROM item WHERE id = 30"));
    }) << none << item << 0 << ok << QStringLiteral("reconcile")
                                 << QStringLiteral("30 2");
    QTest::newRow("12 refilled with what it held") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        sync(scene);
        scene.remote.run(QStringLiteral("CREATE TABLE kept AS SELECT * FROM item; DELETE FROM item"));
        scene.workspace.run(syncJson +
                            QStringList{QStringLiteral("--force-full"), QStringLiteral("--allow-deletes"), QStringLiteral("30")});
        scene.remote.run(QStringLiteral("INSERT INTO item SELECT * FROM kept"));
    }) << none << item << 0 << ok << QStringLiteral("reconcile")
                                                   << QStringLiteral("30 1");
    QTest::newRow("13 incremental") << Prepare([changed](SmallScene &scene) {
        changed(scene);
        scene.remote.run(QStringLiteral("DELETE FROM item WHERE id = 30"));
    }) << none << item << 0 << ok << QStringLiteral("incremental")
                                    << QStringLiteral("30 1");
}

void TestModes::everyLineOfTheTable()
{
    QFETCH(Prepare, prepare);
    QFETCH(QStringList, options);
    QFETCH(QString, type);
    QFETCH(int, exitCode);
    QFETCH(QString, outcome);
    QFETCH(QString, mode);
    QFETCH(QString, held);
    ReachedScene scene;
    prepare(scene);
    QVERIFY2(scene.remote.isReady() && scene.local.isReady() && scene.state.isReady(), scene.state.problem());
    const auto targetHolds = [&] {
        const QString name = type == QLatin1String("item") ? QStringLiteral("name") : QStringLiteral("words");
        return scene.local.value(
            QStringLiteral("SELECT count(*) || ' ' || count(CASE WHEN %1 = 'edited' THEN 1 END) FROM %2").arg(name, type));
    };
    const QString before = targetHolds();
    const QString line = QStringLiteral("rule ") + QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0);

    const Finished rehearsed =
        scene.workspace.run(syncJson + options + QStringList{QStringLiteral("--type"), type, QStringLiteral("--dry-run")});
    VERIFY_EXIT(rehearsed, exitCode);
    QCOMPARE(targetHolds(), before);
    const Finished finished = scene.workspace.run(syncJson + options + QStringList{QStringLiteral("--type"), type});
    VERIFY_EXIT(finished, exitCode);
    for (const Finished &one : {rehearsed, finished}) {
        const QJsonObject run = runOf(one, type);
        QCOMPARE(textOf(run, "outcome"), outcome);
        QVERIFY2(textOf(run, "reason").startsWith(line), qPrintable(textOf(run, "reason")));
        if (exitCode == 0)
            QCOMPARE(textOf(run, "mode"), mode);
    }
    QCOMPARE(targetHolds(), held);
}

void TestModes::anExportThatLacksAStateEndsWith5()
{
    ReachedScene scene;
    sync(scene);
    const QStringList exported{QStringLiteral("state"), QStringLiteral("export")};
    VERIFY_EXIT(scene.workspace.run(exported), 0);
    scene.state.run(QStringLiteral("UPDATE content_type_states SET initial_sync_completed = 0 WHERE type_key = 'item'"));
    const Finished lacking = scene.workspace.run(exported);
    VERIFY_EXIT(lacking, 5);
    QCOMPARE(lacking.json().value(QLatin1String("states")).toArray().size(), 1);
}

void TestModes::aFailingTypeLeavesTheOthersAlone()
{
    SmallScene scene;
    scene.workspace.addJob(QStringLiteral("copy"), pagedJob());
    breakItem(scene);
    const Finished failed = scene.workspace.run(syncJson);
    VERIFY_EXIT(failed, 1);
    QCOMPARE(textOf(runOf(failed, QStringLiteral("item")), "outcome"), QStringLiteral("failed"));
    QCOMPARE(textOf(runOf(failed, QStringLiteral("note")), "outcome"), QStringLiteral("ok"));
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM note")), QStringLiteral("30"));
    QCOMPARE(textOf(stateOf(scene, "note"), "syncStatus"), QStringLiteral("in_sync"));
    QCOMPARE(textOf(stateOf(scene, "item"), "syncStatus"), QStringLiteral("failed"));
    const QJsonObject before = stateOf(scene, "note");
    const Finished alone = scene.workspace.run(syncJson + QStringList{QStringLiteral("--type"), QStringLiteral("item")});
    VERIFY_EXIT(alone, 1);
    QCOMPARE(stateOf(scene, "note"), before);
    mendItem(scene);
    const Finished mended = scene.workspace.run(syncJson);
    VERIFY_EXIT(mended, 0);
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("30"));
}

void TestModes::onFailureDecidesWhatStays_data()
{
    QTest::addColumn<QString>("onFailure");
    QTest::addColumn<bool>("atomic");
    QTest::addColumn<bool>("kept"); // of what was written before it failed
    QTest::newRow("rollback, direct") << QStringLiteral("rollback") << false << false;
    QTest::newRow("rollback, staged") << QStringLiteral("rollback") << true << false;
    QTest::newRow("keep, direct") << QStringLiteral("keep") << false << true;
    QTest::newRow("keep, staged") << QStringLiteral("keep") << true << false;
}

void TestModes::onFailureDecidesWhatStays()
{
    QFETCH(QString, onFailure);
    QFETCH(bool, atomic);
    QFETCH(bool, kept);
    SmallScene scene;
    scene.workspace.addJob(QStringLiteral("copy"),
                           pagedJob({{QStringLiteral("onFailure"), onFailure}, {QStringLiteral("atomicInitial"), atomic}}));
    breakItem(scene);
    const Finished failed = scene.workspace.run(syncJson + QStringList{QStringLiteral("--type"), QStringLiteral("item")});
    VERIFY_EXIT(failed, 1);
    const bool keeps = onFailure == QLatin1String("keep");
    QCOMPARE(stateOf(scene, "item").value(QLatin1String("syncProgress")).isObject(), keeps);
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) > 0 FROM item")), QString::number(kept));
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) > 0 FROM sqlite_master WHERE name LIKE 'tidewright%' "
                                                "AND name NOT LIKE 'tidewright_undo%'")),
             QString::number(keeps));
    mendItem(scene);
    const Finished again = scene.workspace.run(syncJson + QStringList{QStringLiteral("--type"), QStringLiteral("item")});
    VERIFY_EXIT(again, 0);
    // Each attempt tells what was created in it.
    const auto created = [](const Finished &attempt) {
        return runOf(attempt, QStringLiteral("item")).value(QLatin1String("created")).toInt();
    };
    QCOMPARE(created(again) + (kept ? created(failed) : 0), 30);
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("30"));
}

void TestModes::aRollbackWorksAfterTheMappingHasChanged()
{
    for (const bool atomic : {false, true}) {
        SmallScene scene;
        scene.workspace.addJob(QStringLiteral("copy"), pagedJob({{QStringLiteral("atomicInitial"), atomic}}));
        breakItem(scene);
        const Finished failed = scene.workspace.run(syncJson);
        VERIFY_EXIT(failed, 1);
        const QJsonArray fields{
            QJsonObject{{QStringLiteral("local"), QStringLiteral("id")}, {QStringLiteral("remote"), QStringLiteral("id")}},
            QJsonObject{{QStringLiteral("local"), QStringLiteral("gone")}, {QStringLiteral("remote"), QStringLiteral("name")}}};
        scene.workspace.addJob(QStringLiteral("copy"), pagedJob({{QStringLiteral("fields"), fields}}));
        const Finished rolledBack =
            scene.workspace.run({QStringLiteral("rollback"), QStringLiteral("copy"), QStringLiteral("--json")});
        VERIFY_EXIT(rolledBack, 0);
        QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("0"));
        QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name LIKE 'tidewright%' "
                                                "AND name NOT LIKE 'tidewright_undo%'")),
                 QStringLiteral("0"));
        QVERIFY(!stateOf(scene, "item").value(QLatin1String("syncProgress")).isObject());
    }
}

void TestModes::aDryRunCountsTheRecordsOfAMissingTable_data()
{
    QTest::addColumn<EngineKind>("engine");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QJsonObject>("more");
    const QStringList create{QStringLiteral("--create")}, forced{QStringLiteral("--create"), QStringLiteral("--force-full")};
    const QJsonObject inJob{{QStringLiteral("create"), true}}, staged{{QStringLiteral("atomicInitial"), true}};
    for (const EngineKind engine : allEngines) {
        QTest::addRow("%s, by the job", engineName(engine)) << engine << QStringList() << inJob;
        QTest::addRow("%s, by option", engineName(engine)) << engine << create << QJsonObject();
        QTest::addRow("%s, forced", engineName(engine)) << engine << forced << QJsonObject();
        QTest::addRow("%s, staged", engineName(engine)) << engine << create << staged;
    }
}

void TestModes::aDryRunCountsTheRecordsOfAMissingTable()
{
    QFETCH(EngineKind, engine);
    QFETCH(QStringList, options);
    QFETCH(QJsonObject, more);
    SmallScene scene;
    TestEngine target(engine);
    QVERIFY2(target.isReady(), target.problem());
    scene.workspace.addConnection(QStringLiteral("local"), target.connection(), target.password());
    scene.workspace.addJob(
        QStringLiteral("copy"),
        pullJob({contentType(QStringLiteral("item"), cursorOn("changed")), contentType(QStringLiteral("note"))}, more));
    const Finished rehearsed = scene.workspace.run(syncJson + QStringList{QStringLiteral("--dry-run")} + options);
    VERIFY_EXIT(rehearsed, 0);
    for (const char *type : {"item", "note"}) {
        const QJsonObject run = runOf(rehearsed, QLatin1String(type));
        QCOMPARE(run.value(QLatin1String("created")).toInt(), 30);
        QCOMPARE(run.value(QLatin1String("updated")).toInt() + run.value(QLatin1String("deleted")).toInt(), 0);
    }
    const Result<std::vector<Offering>> offered = target.endpoint().discover({});
    QVERIFY_RESULT(offered);
    QVERIFY(offered->empty());
    const Finished done = scene.workspace.run(syncJson + options);
    VERIFY_EXIT(done, 0);
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("30"));
}

QTEST_GUILESS_MAIN(TestModes)
#include "tst_modes.moc"
