// What must be shown of one-way sync: each case is a sentence that a person relies on, proven with real processes.
#include "clitest.h"
#include "gate.h"
#include "transfer.h"

#include <QFile>
#include <QThread>
#include <csignal>

using namespace tidewright;

namespace
{

const QStringList syncJson{QStringLiteral("sync"), QStringLiteral("--json")};

QString outcomeOf(const QJsonObject &run)
{
    return run.value(QLatin1String("outcome")).toString();
}

QString errorCodeOf(const QJsonObject &run)
{
    return run.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

QJsonObject merged(QJsonObject object, const QJsonObject &more)
{
    for (auto one = more.begin(); one != more.end(); ++one)
        object.insert(one.key(), one.value());
    return object;
}

// A table of 450 records in SQLite, and an empty one of the same fields in PostgreSQL behind a proxy; pages of 100.
struct ProxiedScene {
    ProxiedScene()
        : source(EngineKind::Sqlite)
        , target(EngineKind::Postgres)
        , proxy(TestServerKind::Postgres, target.database()->server())
    {
        source.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp); "
                                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450) "
                                  "INSERT INTO item SELECT i, 'item ' || i, '2026-01-01 00:00:00' FROM n"));
        target.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp(6))"));
        workspace.addConnection(QStringLiteral("remote"), source.connection(), {});
        workspace.addConnection(QStringLiteral("local"), target.connection(), target.password(), proxy.port());
        workspace.addJob(
            QStringLiteral("copy"),
            pullJob({contentType(QStringLiteral("item"), merged(cursorOn("changed"), {{QStringLiteral("batchSize"), 100}}))}));
    }
    QString records() { return target.value(QStringLiteral("SELECT count(*) || ' ' || count(DISTINCT name) FROM item")); }

    TestEngine source;
    TestEngine target;
    FaultProxy proxy;
    TestWorkspace workspace;
};

} // namespace

class TestShown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemoComesInSyncAndIsLeftAlone();
    void oneTimestampOnMoreRecordsThanAPage();
    void aLateCommitIsPickedUp_data();
    void aLateCommitIsPickedUp();
    void aRestoredSourceIsReconciled();
    void anEmptiedSourceHalts_data();
    void anEmptiedSourceHalts();
    void ofTwoProcessesOneIsBusy();
    void aWorkerStoppedPastItsLeaseWritesNothing_data();
    void aWorkerStoppedPastItsLeaseWritesNothing();
    void ctrlCLeavesACheckpoint();
    void eachFailureHasOneMessage_data();
    void eachFailureHasOneMessage();
    void aFullDiskLosesNothing_data();
    void aFullDiskLosesNothing();
    void aBrokenStateIsKept();
    void secretsAreNowhere();
};

void TestShown::theDemoComesInSyncAndIsLeftAlone()
{
    TestWorkspace workspace;
    const QString demo = workspace.path(QStringLiteral("demo"));
    VERIFY_EXIT(workspace.run({QStringLiteral("init"), demo, QStringLiteral("--demo")}), 0);
    const QStringList inDemo{QStringLiteral("--workspace"), demo};
    VERIFY_EXIT(workspace.run(inDemo + syncJson), 0);
    const Finished status = workspace.run(inDemo + QStringList{QStringLiteral("status"), QStringLiteral("--json")});
    VERIFY_EXIT(status, 0);
    int inSync = 0;
    for (const QJsonValue state : status.json().value(QLatin1String("states")).toArray()) {
        const QString said = state.toObject().value(QLatin1String("syncStatus")).toString();
        QVERIFY2(said == QLatin1String("in_sync") || said == QLatin1String("skipped"), qPrintable(said));
        inSync += said == QLatin1String("in_sync");
    }
    QVERIFY(inSync >= 5);
    const Finished again = workspace.run(inDemo + syncJson);
    VERIFY_EXIT(again, 0);
    QCOMPARE(again.json().value(QLatin1String("runs")).toArray().size(), inSync);
    for (const QJsonValue value : again.json().value(QLatin1String("runs")).toArray()) {
        const QJsonObject run = value.toObject();
        QCOMPARE(run.value(QLatin1String("mode")).toString(), QStringLiteral("incremental"));
        for (const char *count : {"created", "updated", "deleted", "failed"})
            QCOMPARE(run.value(QLatin1String(count)).toInt(), 0);
    }
}

// Killed after the commit of each page, by a proxy that keeps the answer; nothing is written twice on the way.
void TestShown::oneTimestampOnMoreRecordsThanAPage()
{
    ProxiedScene scene;
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    scene.workspace.addJob(
        QStringLiteral("copy"),
        pullJob({contentType(QStringLiteral("item"), merged(cursorOn("changed"), {{QStringLiteral("batchSize"), 1'000}}))}));
    QVERIFY(scene.source.run(QStringLiteral("DELETE FROM item")));
    VERIFY_EXIT(scene.workspace.run(syncJson), 0);
    QVERIFY(scene.source.run(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500), "
                                            "now(t) AS MATERIALIZED (SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')) "
                                            "INSERT INTO item SELECT i, 'item ' || i, t FROM n, now")));
    QCOMPARE(scene.source.value(QStringLiteral("SELECT count(DISTINCT changed) FROM item")), QStringLiteral("1"));
    QVERIFY(scene.target.run(
        QStringLiteral("CREATE TABLE effects (id integer); CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS "
                       "$$BEGIN INSERT INTO effects VALUES (NEW.id); RETURN NEW; END$$; "
                       "CREATE TRIGGER noting AFTER INSERT OR UPDATE ON item FOR EACH ROW EXECUTE FUNCTION noted()")));
    int kills = 0;
    Finished last;
    while (last.exitCode != 0 && kills < 10) {
        const auto process = scene.workspace.start(syncJson);
        QVERIFY(process->waitForStarted());
        const auto pid = static_cast<pid_t>(process->processId());
        scene.proxy.decide(
            [](const QByteArray &statement) { return isCommit(statement) ? std::optional(Cut::AfterAnswer) : std::nullopt; },
            [pid] { ::kill(pid, SIGKILL); });
        last = TestWorkspace::finish(*process);
        kills += last.exitCode == -1;
        QVERIFY2(last.exitCode <= 0, last.all().constData());
    }
    QCOMPARE(last.exitCode, 0);
    QVERIFY(kills >= 3); // one for each page
    QCOMPARE(scene.records(), QStringLiteral("2500 2500"));
    QCOMPARE(scene.target.value(QStringLiteral("SELECT count(*) || ' ' || count(DISTINCT id) FROM effects")),
             QStringLiteral("2500 2500"));
}

void TestShown::aLateCommitIsPickedUp_data()
{
    QTest::addColumn<EngineKind>("kind");
    QTest::newRow("postgres") << EngineKind::Postgres;
    QTest::newRow("mysql") << EngineKind::Mysql;
}

void TestShown::aLateCommitIsPickedUp()
{
    QFETCH(EngineKind, kind);
    const bool postgres = kind == EngineKind::Postgres;
    TestEngine source(kind), target(EngineKind::Sqlite);
    QVERIFY2(source.isReady(), source.problem());
    const QString now = postgres ? QStringLiteral("clock_timestamp()") : QStringLiteral("sysdate(6)");
    QVERIFY2(source.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, changed %1); INSERT INTO item VALUES (1, %2)")
                            .arg(postgres ? QStringLiteral("timestamptz") : QStringLiteral("datetime(6)"), now)),
             source.problem());
    TestWorkspace workspace;
    workspace.addConnection(QStringLiteral("remote"), source.connection(), source.password());
    workspace.addConnection(QStringLiteral("local"), target.connection(), {});
    workspace.addJob(
        QStringLiteral("copy"),
        pullJob({contentType(QStringLiteral("item"), merged(cursorOn("changed"), {{QStringLiteral("create"), true}}))}));
    VERIFY_EXIT(workspace.run(syncJson), 0);

    // Record 2 is dated now and not committed yet; record 3, later, is.
    QVERIFY2(source.run(QStringLiteral("%1; INSERT INTO item VALUES (2, %2)")
                            .arg(postgres ? QStringLiteral("BEGIN") : QStringLiteral("START TRANSACTION"), now)),
             source.problem());
    const QString later = source.value(
        postgres ? QStringLiteral("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                 : QStringLiteral("SELECT date_format(sysdate(6), '%Y-%m-%d %H:%i:%s.%f')"));
    QVERIFY_RESULT(writeRows(source.endpoint(), QStringLiteral("item"), {{Value::ofInt(3), Value::ofText(later.toStdString())}}));
    VERIFY_EXIT(workspace.run(syncJson), 0);
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) FROM item WHERE id = 2")), QStringLiteral("0"));
    QVERIFY(source.run(QStringLiteral("COMMIT")));
    const Finished next = workspace.run(syncJson);
    VERIFY_EXIT(next, 0);
    QCOMPARE(runOf(next, QStringLiteral("item")).value(QLatin1String("mode")).toString(), QStringLiteral("incremental"));
    QCOMPARE(target.value(QStringLiteral("SELECT group_concat(id) FROM (SELECT id FROM item ORDER BY id)")),
             QStringLiteral("1,2,3"));
}

void TestShown::aRestoredSourceIsReconciled()
{
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run(syncJson), 0);
    QVERIFY(scene.remote.run(
        QStringLiteral("INSERT INTO item VALUES (31, 'new', '2026-06-01 00:00:00'), (32, 'newer', '2026-06-02 00:00:00'); "
                       "UPDATE item SET name = 'edited', changed = '2026-06-03 00:00:00' WHERE id = 1")));
    VERIFY_EXIT(scene.workspace.run(syncJson), 0);
    QVERIFY(scene.remote.run(QStringLiteral(
        "DELETE FROM item WHERE id > 30; UPDATE item SET name = 'item 1', changed = '2026-01-01 00:00:00' WHERE id = 1")));
    const Finished restored = scene.workspace.run(syncJson);
    VERIFY_EXIT(restored, 0);
    const QJsonObject run = runOf(restored, QStringLiteral("item"));
    QCOMPARE(run.value(QLatin1String("mode")).toString(), QStringLiteral("reconcile"));
    QCOMPARE(run.value(QLatin1String("deleted")).toInt(), 0);
    QVERIFY2(restored.err.contains("restored"), restored.err.constData());
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item WHERE id > 30")), QStringLiteral("2"));
    QCOMPARE(scene.local.value(QStringLiteral("SELECT name FROM item WHERE id = 1")), QStringLiteral("item 1"));
}

void TestShown::anEmptiedSourceHalts_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("allowed"); // the way in which the deletes are wanted after all
    QTest::newRow("without a cursor") << QStringLiteral("note")
                                      << QStringList{QStringLiteral("--allow-deletes"), QStringLiteral("30")};
    QTest::newRow("with a cursor") << QStringLiteral("item")
                                   << QStringList{QStringLiteral("--force-full"), QStringLiteral("--allow-deletes"),
                                                  QStringLiteral("30")};
    QTest::newRow("with a cursor, which tells nothing of them")
        << QStringLiteral("item") << QStringList{QStringLiteral("--allow-deletes"), QStringLiteral("30")};
}

void TestShown::anEmptiedSourceHalts()
{
    QFETCH(QString, type);
    QFETCH(QStringList, allowed);
    SmallScene scene;
    const QStringList sync = syncJson + QStringList{QStringLiteral("--type"), type};
    const QString count = QStringLiteral("SELECT count(*) FROM ") + type;
    VERIFY_EXIT(scene.workspace.run(sync), 0);
    QVERIFY(scene.remote.run(QStringLiteral("DELETE FROM ") + type));
    for (const QStringList &more : {QStringList(),
                                    {QStringLiteral("--force-full")},
                                    {QStringLiteral("--force-full"), QStringLiteral("--allow-deletes"), QStringLiteral("29")}}) {
        const Finished halted = scene.workspace.run(sync + more);
        VERIFY_EXIT(halted, 5);
        QCOMPARE(outcomeOf(runOf(halted, type)), QStringLiteral("halted"));
        QCOMPARE(scene.local.value(count), QStringLiteral("30"));
    }
    const Finished done = scene.workspace.run(sync + allowed);
    VERIFY_EXIT(done, 0);
    QCOMPARE(runOf(done, type).value(QLatin1String("deleted")).toInt(), 30);
    QCOMPARE(scene.local.value(count), QStringLiteral("0"));
}

void TestShown::ofTwoProcessesOneIsBusy()
{
    ProxiedScene scene;
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    Gate gate;
    scene.proxy.decide(gate.holding(isCommit, 2));
    const auto first = scene.workspace.start(syncJson);
    QVERIFY(gate.waitUntilReached());
    const Finished second = scene.workspace.run(syncJson);
    gate.open();
    const Finished finished = TestWorkspace::finish(*first);
    VERIFY_EXIT(second, 4);
    const QJsonObject run = runOf(second, QStringLiteral("item"));
    QCOMPARE(outcomeOf(run), QStringLiteral("busy"));
    QCOMPARE(errorCodeOf(run), QStringLiteral("busy"));
    const QString message = run.value(QLatin1String("error")).toObject().value(QLatin1String("message")).toString();
    QVERIFY2(message.contains(QLatin1String("tidewright")) && message.contains(QLatin1String("since")), qPrintable(message));
    VERIFY_EXIT(finished, 0);
    QCOMPARE(scene.records(), QStringLiteral("450 450"));
}

// The one test that waits for the lease's full minute: only so the sleeper's own clock agrees with the state database's.
void TestShown::aWorkerStoppedPastItsLeaseWritesNothing_data()
{
    QTest::addColumn<bool>("holdsLocks");
    QTest::newRow("before it begins") << false;
    QTest::newRow("before it commits") << true; // until the server takes them back
}

void TestShown::aWorkerStoppedPastItsLeaseWritesNothing()
{
    QFETCH(bool, holdsLocks);
    ProxiedScene scene;
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    // The second worker goes its own way to the same database.
    Gate gate;
    scene.proxy.decide(holdsLocks ? gate.holding(isCommit, 3) : gate.holding(isBegin, 3));
    const auto sleeper = scene.workspace.start(syncJson);
    QVERIFY(gate.waitUntilReached());
    const auto pid = static_cast<pid_t>(sleeper->processId());
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    // What is held never reaches the server, nor does anything after it.
    scene.workspace.addConnection(QStringLiteral("local"), scene.target.connection(), scene.target.password());
    Finished other;
    do {
        other = scene.workspace.run(syncJson);
    } while (other.exitCode == 4);
    VERIFY_EXIT(other, 0);
    QCOMPARE(scene.records(), QStringLiteral("450 450"));
    const QString written = scene.target.value(QStringLiteral("SELECT txid_snapshot_xmax(txid_current_snapshot())"));
    const QByteArray state = scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).out;

    QCOMPARE(::kill(pid, SIGCONT), 0);
    gate.open();
    const Finished woken = TestWorkspace::finish(*sleeper);
    QVERIFY2(woken.exitCode == 1 || woken.exitCode == 4, woken.all().constData());
    QCOMPARE(scene.records(), QStringLiteral("450 450"));
    QCOMPARE(scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).out, state);
    QVERIFY(!written.isEmpty());
}

void TestShown::ctrlCLeavesACheckpoint()
{
    ProxiedScene scene;
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    Gate gate;
    scene.proxy.decide(gate.holding(isCommit, 3));
    // Whoever runs the tests in the background has the signal ignored.
    const auto process = scene.workspace.start(syncJson, {QStringLiteral("env"), QStringLiteral("--default-signal=INT")});
    QVERIFY(gate.waitUntilReached());
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    // Heard once it is no longer pending.
    const auto pending = [&process] {
        QFile status(QStringLiteral("/proc/%1/status").arg(process->processId()));
        const QByteArray text = status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
        const qsizetype at = text.indexOf("ShdPnd:");
        return at >= 0 && (text.mid(at + 7, 17).trimmed().toULongLong(nullptr, 16) >> (SIGINT - 1) & 1) != 0;
    };
    while (pending())
        QThread::yieldCurrentThread();
    gate.open();
    const Finished stopped = TestWorkspace::finish(*process);
    VERIFY_EXIT(stopped, 130);
    QCOMPARE(outcomeOf(runOf(stopped, QStringLiteral("item"))), QStringLiteral("cancelled"));
    const Finished status = scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")});
    const QJsonObject state = firstOf(status.json(), "states");
    QVERIFY(state.value(QLatin1String("syncProgress")).isObject());
    QVERIFY(state.value(QLatin1String("interrupted")).toBool());
    const Finished resumed = scene.workspace.run({QStringLiteral("resume"), QStringLiteral("--json")});
    VERIFY_EXIT(resumed, 0);
    QCOMPARE(scene.records(), QStringLiteral("450 450"));
}

void TestShown::eachFailureHasOneMessage_data()
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

void TestShown::eachFailureHasOneMessage()
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
    VERIFY_EXIT(json, 1);
    QCOMPARE(errorCodeOf(runOf(json, QStringLiteral("item"))), code);
    QVERIFY(!told.all().contains("wrong\n") && !json.all().contains("\"wrong\""));
    QCOMPARE(target.value(QStringLiteral("SELECT name FROM item WHERE id = 7")), QStringLiteral("kept"));
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("1"));
}

void TestShown::aFullDiskLosesNothing_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("of the target") << QStringLiteral("test.db-wal");
    QTest::newRow("of the state") << QStringLiteral("state.db-wal");
}

void TestShown::aFullDiskLosesNothing()
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

void TestShown::aBrokenStateIsKept()
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
void TestShown::secretsAreNowhere()
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

QTEST_GUILESS_MAIN(TestShown)
#include "tst_shown.moc"
