// What must be shown of one-way sync: each case is a sentence that a person relies on, proven with real processes.
#include "gate.h"
#include "shownscene.h"
#include "transfer.h"

#include <QFile>
#include <QThread>
#include <csignal>

using namespace tidewright;

namespace
{

QStringList argumentsOf(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

} // namespace

class TestShown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemoComesInSyncAndIsLeftAlone();
    void theDemoHasConflictsOfEachKind();
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
};

void TestShown::theDemoComesInSyncAndIsLeftAlone()
{
    TestWorkspace workspace;
    const QString demo = workspace.path(QStringLiteral("demo"));
    VERIFY_EXIT(workspace.run({QStringLiteral("init"), demo, QStringLiteral("--demo")}), 0);
    const QStringList inDemo{QStringLiteral("--workspace"), demo};
    VERIFY_EXIT(workspace.run(inDemo + syncJson), 3);
    const QStringList resolve = argumentsOf("conflicts resolve --all --take local");
    VERIFY_EXIT(workspace.run(inDemo + resolve), 0);
    const Finished status = workspace.run(inDemo + QStringList{QStringLiteral("status"), QStringLiteral("--json")});
    VERIFY_EXIT(status, 0);
    int inSync = 0;
    for (const QJsonValue state : status.json().value(QLatin1String("states")).toArray()) {
        const QString said = state.toObject().value(QLatin1String("syncStatus")).toString();
        QVERIFY2(said == QLatin1String("in_sync"), qPrintable(said));
        ++inSync;
    }
    QCOMPARE(inSync, 11);
    const Finished again = workspace.run(inDemo + syncJson);
    VERIFY_EXIT(again, 0);
    QCOMPARE(again.json().value(QLatin1String("runs")).toArray().size(), inSync);
    for (const QJsonValue value : again.json().value(QLatin1String("runs")).toArray()) {
        const QJsonObject run = value.toObject();
        const bool twoWay = run.value(QLatin1String("jobName")).toString() == QLatin1String("content_deploy");
        QCOMPARE(run.value(QLatin1String("mode")).toString(), twoWay ? QStringLiteral("compare") : QStringLiteral("incremental"));
        for (const char *count : {"created", "updated", "deleted", "failed"})
            QCOMPARE(run.value(QLatin1String(count)).toInt(), 0);
    }
}

void TestShown::theDemoHasConflictsOfEachKind()
{
    TestWorkspace workspace;
    const QString demo = workspace.path(QStringLiteral("demo"));
    VERIFY_EXIT(workspace.run({QStringLiteral("init"), demo, QStringLiteral("--demo")}), 0);
    const QStringList inDemo{QStringLiteral("--workspace"), demo};
    VERIFY_EXIT(workspace.run(inDemo + argumentsOf("conflicts")), 0);
    const Finished synced = workspace.run(inDemo + argumentsOf("sync content_deploy --json"));
    VERIFY_EXIT(synced, 3);
    // What one side alone has edited, or both in different fields, is no conflict.
    QCOMPARE(runOf(synced, QStringLiteral("author")).value(QLatin1String("updated")).toInt(), 1);
    QCOMPARE(runOf(synced, QStringLiteral("page")).value(QLatin1String("updated")).toInt(), 3); // one at both sides
    QMap<QString, QStringList> open;
    const Finished listed = workspace.run(inDemo + argumentsOf("conflicts --json"));
    for (const QJsonValue one : listed.json().value(QLatin1String("conflicts")).toArray())
        open[one[QLatin1String("kind")].toString()] << one[QLatin1String("recordKey")].toVariant().toString();
    for (QStringList &keys : open)
        keys.sort();
    const QMap<QString, QStringList> expected{{QStringLiteral("both_changed"), words("3 getting-started main pricing")},
                                              {QStringLiteral("both_created"), words("release-notes-4-0")},
                                              {QStringLiteral("deleted_locally"), words("partners")},
                                              {QStringLiteral("deleted_remotely"), words("footer-legal")}};
    QCOMPARE(open, expected);
    for (const char *take : {"local", "remote"}) {
        const QStringList half = argumentsOf(*take == 'l' ? "--type page" : "--type author --type menu");
        VERIFY_EXIT(workspace.run(inDemo + argumentsOf("conflicts resolve --all --take") + QStringList{QLatin1String(take)} + half), 0);
    }
    VERIFY_EXIT(workspace.run(inDemo + argumentsOf("sync content_deploy")), 0);
    VERIFY_EXIT(workspace.run(inDemo + argumentsOf("verify content_deploy")), 0);
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
    const QJsonObject run = runOf(stopped, QStringLiteral("item"));
    QCOMPARE(outcomeOf(run), QStringLiteral("cancelled"));
    const QJsonObject error = run.value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("message")).toString(),
             QStringLiteral("The run was stopped. What it had committed is kept, and so is its checkpoint."));
    QVERIFY(error.value(QLatin1String("hint")).toString().contains(QLatin1String("Resume")));
    // A stop is no failure: nothing of it is logged as one.
    QVERIFY2(!stopped.err.contains("ERROR") && !stopped.err.contains("WARN"), stopped.err.constData());
    const Finished status = scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")});
    const QJsonObject state = firstOf(status.json(), "states");
    QVERIFY(state.value(QLatin1String("syncProgress")).isObject());
    QVERIFY(state.value(QLatin1String("interrupted")).toBool());
    const Finished resumed = scene.workspace.run({QStringLiteral("resume"), QStringLiteral("--json")});
    VERIFY_EXIT(resumed, 0);
    QCOMPARE(scene.records(), QStringLiteral("450 450"));
}

QTEST_GUILESS_MAIN(TestShown)
#include "tst_shown.moc"
