// What must be shown of one-way sync where it goes wrong: what is told, what is kept, and what is never told.
#include "gate.h"
#include "shownscene.h"

#include <QFile>

using namespace tidewright;

class TestShownFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFailureHasOneMessage_data();
    void eachFailureHasOneMessage();
    void aFullDiskLosesNothing_data();
    void aFullDiskLosesNothing();
    void aBrokenStateIsKept();
    void secretsAreNowhere();
    void whatACrashOfTheTargetEmptiedIsStagedAgain();
};

void TestShownFailures::eachFailureHasOneMessage_data()
{
    QTest::addColumn<EngineKind>("kind");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    for (const EngineKind kind : {EngineKind::Postgres, EngineKind::Mysql}) {
        QTest::addRow("wrong password, %s", engineName(kind))
            << kind << QStringLiteral("password") << QStringLiteral("auth_failed");
        QTest::addRow("unknown host, %s", engineName(kind))
            << kind << QStringLiteral("host") << QStringLiteral("connection_failed");
        QTest::addRow("read-only target, %s", engineName(kind))
            << kind << QStringLiteral("read-only") << QStringLiteral("permission_denied");
    }
    for (const EngineKind kind : allEngines) {
        QTest::addRow("missing table, %s", engineName(kind)) << kind << QStringLiteral("table") << QStringLiteral("not_found");
        QTest::addRow("missing cursor column, %s", engineName(kind))
            << kind << QStringLiteral("cursor") << QStringLiteral("schema_mismatch");
    }
}

void TestShownFailures::eachFailureHasOneMessage()
{
    QFETCH(EngineKind, kind);
    QFETCH(QString, what);
    QFETCH(QString, code);
    TestEngine there(kind), here(EngineKind::Sqlite);
    QVERIFY2(there.isReady(), there.problem());
    const bool readOnly = what == QLatin1String("read-only");
    TestEngine &source = readOnly ? here : there, &target = readOnly ? there : here;
    const QString table = QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name varchar(20)); ");
    QVERIFY2(source.run(table + QStringLiteral("INSERT INTO item VALUES (1, 'one')")), source.problem());
    QVERIFY2(target.run(table + QStringLiteral("INSERT INTO item VALUES (7, 'kept')")), target.problem());
    Connection connection = there.connection();
    QString password = there.password();
    QString reader;
    if (what == QLatin1String("password"))
        password = QStringLiteral("wrong");
    if (what == QLatin1String("host"))
        connection.host = QStringLiteral("no-such-host.invalid");
    if (readOnly) {
        reader = QStringLiteral("reader_") + there.connection().database.right(12);
        password = QStringLiteral("reads");
        connection.user = reader;
        const QString grant = kind == EngineKind::Postgres
                                  ? QStringLiteral("CREATE ROLE %1 LOGIN PASSWORD 'reads'; GRANT SELECT ON item TO %1")
                                  : QStringLiteral("CREATE USER %1 IDENTIFIED BY 'reads'; GRANT SELECT ON item TO %1");
        QVERIFY2(there.run(grant.arg(reader)), there.problem());
    }
    TestWorkspace workspace;
    workspace.addConnection(readOnly ? QStringLiteral("local") : QStringLiteral("remote"), connection, password);
    workspace.addConnection(readOnly ? QStringLiteral("remote") : QStringLiteral("local"), here.connection(), {});
    QJsonObject more;
    if (what == QLatin1String("table"))
        more = {{QStringLiteral("remote"), QJsonObject{{QStringLiteral("table"), QStringLiteral("items")}}}};
    if (what == QLatin1String("cursor"))
        more = cursorOn("changed");
    workspace.addJob(QStringLiteral("copy"), pullJob({contentType(QStringLiteral("item"), more)}));

    const Finished told = workspace.run({QStringLiteral("sync")});
    const Finished json = workspace.run(syncJson);
    if (!reader.isEmpty())
        there.run(
            (kind == EngineKind::Postgres ? QStringLiteral("DROP OWNED BY %1; DROP ROLE %1") : QStringLiteral("DROP USER %1"))
                .arg(reader));
    VERIFY_EXIT(told, 1);
    QCOMPARE(told.err.count("tidewright: "), 1);
    QVERIFY2(told.err.contains("→"), told.err.constData());
    QCOMPARE(told.err.contains("wrong user name or password"), what == QLatin1String("password"));
    VERIFY_EXIT(json, 1);
    QCOMPARE(errorCodeOf(runOf(json, QStringLiteral("item"))), code);
    QVERIFY(!told.all().contains("wrong\n") && !json.all().contains("\"wrong\""));
    QCOMPARE(target.value(QStringLiteral("SELECT name FROM item WHERE id = 7")), QStringLiteral("kept"));
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("1"));
}

void TestShownFailures::aFullDiskLosesNothing_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("of the target") << QStringLiteral("test.db-wal");
    QTest::newRow("of the state") << QStringLiteral("state.db-wal");
}

void TestShownFailures::aFullDiskLosesNothing()
{
    QFETCH(QString, file);
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run(syncJson), 0);
    QVERIFY(scene.remote.run(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 31 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                                            "INSERT INTO item SELECT i, 'item ' || i, '2026-01-02 00:00:00' FROM n")));
    const Finished full =
        scene.workspace.run(syncJson, TestWorkspace::withFaults({QStringLiteral("TIDEWRIGHT_FAULT_FILE=") + file,
                                                                 QStringLiteral("TIDEWRIGHT_FAULT_ROOM=8192")}));
    VERIFY_EXIT(full, 1);
    QVERIFY2(full.all().contains("disk_full"), full.all().constData());
    QVERIFY(scene.local.value(QStringLiteral("SELECT count(*) FROM item")).toInt() >= 30);
    const Finished again = scene.workspace.run(syncJson);
    VERIFY_EXIT(again, 0);
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) || ' ' || count(DISTINCT name) FROM item")),
             QStringLiteral("3000 3000"));
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM note")), QStringLiteral("30"));
}

void TestShownFailures::aBrokenStateIsKept()
{
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run(syncJson), 0);
    for (const char *rest : {"state.db-wal", "state.db-shm"})
        QFile::remove(scene.workspace.path(QLatin1String(rest)));
    const QByteArray broken = "this is no database " + QByteArray(20'000, 'x');
    scene.workspace.write(QStringLiteral("state.db"), broken);
    const Finished told = scene.workspace.run({QStringLiteral("sync")});
    VERIFY_EXIT(told, 5);
    QCOMPARE(told.err.count("tidewright: "), 1);
    const Finished json = scene.workspace.run(syncJson);
    VERIFY_EXIT(json, 5);
    const QJsonObject error = QJsonDocument::fromJson(json.err).object().value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("code")).toString(), QStringLiteral("state_unreadable"));
    QVERIFY(!error.value(QLatin1String("hint")).toString().isEmpty());
    QCOMPARE(scene.workspace.read(QStringLiteral("state.db")), broken);
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("30"));
}

// A password that would be recognised anywhere: in arguments of the running process, output, logs at their most talkative, state.
void TestShownFailures::secretsAreNowhere()
{
    ProxiedScene scene;
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    const QString canary = QStringLiteral("canary+7f3a/9e&=");
    const QString user = QStringLiteral("keeper_") + scene.target.connection().database.right(12);
    QVERIFY2(scene.target.run(QStringLiteral("CREATE ROLE %1 SUPERUSER LOGIN PASSWORD '%2'").arg(user, canary)),
             scene.target.problem());
    Connection connection = scene.target.connection();
    connection.user = user;
    scene.workspace.addConnection(QStringLiteral("local"), connection, canary, scene.proxy.port());
    Gate gate;
    scene.proxy.decide(gate.holding(isCommit, 2));
    const QStringList talkative{QStringLiteral("--log-level"), QStringLiteral("debug")};
    const auto process = scene.workspace.start(talkative + syncJson);
    QVERIFY(gate.waitUntilReached());
    QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(process->processId()));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QByteArray seen = arguments.readAll();
    gate.open();
    const Finished finished = TestWorkspace::finish(*process);
    VERIFY_EXIT(finished, 0);
    seen += finished.all();
    // Refused by the server, which repeats what it was told.
    scene.target.run(QStringLiteral("ALTER ROLE %1 NOLOGIN").arg(user));
    const Finished refused = scene.workspace.run(talkative + syncJson);
    VERIFY_EXIT(refused, 1);
    seen += refused.all();
    seen += scene.workspace.run({QStringLiteral("check"), QStringLiteral("--connect"), QStringLiteral("--json")}).all();
    seen += scene.workspace.run({QStringLiteral("state"), QStringLiteral("export")}).all();
    for (const char *file : {"state.db", "state.db-wal", "connections/local.json", "jobs/copy.json", "workspace.json"})
        seen += scene.workspace.read(QLatin1String(file));
    scene.target.run(QStringLiteral("DROP OWNED BY %1; DROP ROLE %1").arg(user));
    for (const QByteArray &form :
         {canary.toUtf8(), canary.toUtf8().toBase64(), canary.toUtf8().toPercentEncoding(), canary.toUtf8().toHex()})
        QVERIFY2(!seen.contains(form), form.constData());
}

// A crash of PostgreSQL's server empties unlogged tables, the staging table and its ledger among them; here they are emptied in mid-run.
void TestShownFailures::whatACrashOfTheTargetEmptiedIsStagedAgain()
{
    ProxiedScene scene;
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    scene.workspace.addJob(
        QStringLiteral("copy"),
        merged(pullJob({contentType(QStringLiteral("item"), merged(cursorOn("changed"), {{QStringLiteral("batchSize"), 100}}))}),
               {{QStringLiteral("atomicInitial"), true}}));
    Gate gate;
    scene.proxy.decide(gate.holding(isCommit, 4));
    const auto process = scene.workspace.start(syncJson);
    QVERIFY(gate.waitUntilReached());
    QVERIFY2(scene.target.run(QStringLiteral(
                 "DO $$ DECLARE place text; BEGIN FOR place IN SELECT oid::regclass FROM pg_class WHERE relpersistence = 'u' AND "
                 "relname LIKE 'tidewright%' AND relkind = 'r' LOOP EXECUTE 'DELETE FROM ' || place; END LOOP; END $$")),
             scene.target.problem());
    gate.open();
    const Finished first = TestWorkspace::finish(*process);
    VERIFY_EXIT(first, 1);
    QCOMPARE(errorCodeOf(runOf(first, QStringLiteral("item"))), QStringLiteral("not_found"));
    QCOMPARE(scene.records(), QStringLiteral("0 0"));
    VERIFY_EXIT(scene.workspace.run(syncJson), 0);
    QCOMPARE(scene.records(), QStringLiteral("450 450"));
}

QTEST_GUILESS_MAIN(TestShownFailures)
#include "tst_shownfailures.moc"
