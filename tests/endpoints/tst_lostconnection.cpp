// A connection that breaks at the worst moment, through a proxy that cuts it there: each record is written once, a server that
// comes back is waited for, and one that does not leaves a checkpoint to go on from.
#include "faultproxy.h"
#include "testengine.h"
#include "tidewrightprocess.h"

#include <QJsonArray>
#include <QTest>
#include <csignal>

using namespace tidewright;

namespace
{

constexpr int records = 450;
constexpr int pageSize = 100;

enum class Moment { Begin, Statement, Commit };
// Which way the records are written: straight into an empty table, by staging and one merge, or as a delta.
enum class Way { Direct, Staged, Delta };

// Of how many records one is changed: a delta fits into one page.
int changedOneOf(Way way)
{
    return way == Way::Delta ? 9 : 3;
}

bool isMoment(Moment moment, const QByteArray &statement)
{
    switch (moment) {
    case Moment::Begin:
        return isBegin(statement);
    case Moment::Statement:
        return statement.contains("COPY ") || statement.contains("LOAD DATA") || statement.startsWith("INSERT") ||
               statement.startsWith("WITH") || statement.startsWith("UPDATE");
    case Moment::Commit:
        return isCommit(statement);
    }
    return false;
}

// `times` of the moment is where it is cut.
FaultProxy::Decide cutAt(Moment moment, int times, Cut cut)
{
    return [moment, left = times, cut](const QByteArray &statement) mutable {
        const bool now = isMoment(moment, statement) && --left == 0;
        return now ? std::optional(cut) : std::nullopt;
    };
}

// A row in `effects` for each record that was written, in the transaction that wrote it.
QString targetSql(EngineKind kind)
{
    const QString tables = QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name varchar(40), changed %1); "
                                          "CREATE TABLE effects (id integer, what char(1)); ");
    if (kind == EngineKind::Postgres)
        return tables.arg(QLatin1String("timestamp")) +
               QStringLiteral("CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN "
                              "INSERT INTO effects VALUES (NEW.id, left(TG_OP, 1)); RETURN NEW; END$$; "
                              "CREATE TRIGGER noting AFTER INSERT OR UPDATE ON item FOR EACH ROW EXECUTE FUNCTION noted()");
    return tables.arg(QLatin1String("datetime(6)")) +
           QStringLiteral("CREATE TRIGGER inserting AFTER INSERT ON item FOR EACH ROW INSERT INTO effects VALUES (NEW.id, 'I'); "
                          "CREATE TRIGGER updating AFTER UPDATE ON item FOR EACH ROW INSERT INTO effects VALUES (NEW.id, 'U')");
}

QString sourceSql()
{
    return QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp); "
                          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                          "INSERT INTO item SELECT i, 'item ' || i, CASE WHEN i < %1 THEN '2025-01-01 00:00:00' ELSE '2026-01-01 "
                          "00:00:00' END "
                          "FROM n")
        .arg(records);
}

} // namespace

class TestLostConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsCutIsWrittenExactlyOnce_data();
    void whatIsCutIsWrittenExactlyOnce();
    void aWorkerKilledBehindItsCommitIsCountedByTheNext_data();
    void aWorkerKilledBehindItsCommitIsCountedByTheNext();
    void aCutWhileReadingLosesAndRepeatsNothing_data();
    void aCutWhileReadingLosesAndRepeatsNothing();
    void aServerThatComesBackIsWaitedFor_data();
    void aServerThatComesBackIsWaitedFor();
    void aServerThatIsGoneLeavesACheckpoint_data();
    void aServerThatIsGoneLeavesACheckpoint();

private:
    static void addServers();
};

// A source, a target behind a proxy, and a workspace with a job from one to the other.
struct Scene {
    explicit Scene(EngineKind kind)
        : source(EngineKind::Sqlite)
        , target(kind)
        , proxy(kind == EngineKind::Postgres ? TestServerKind::Postgres : TestServerKind::Mysql, target.database()->server())
    {
        source.run(sourceSql());
        target.run(targetSql(kind));
        workspace.addConnection(QStringLiteral("remote"), source.connection(), {});
        workspace.addConnection(QStringLiteral("local"), target.connection(), target.password(), proxy.port());
        workspace.addJob(
            QStringLiteral("job"),
            pullJob({contentType(QStringLiteral("item"),
                                 {{QStringLiteral("cursor"), QJsonObject{{QStringLiteral("field"), QStringLiteral("changed")}}},
                                  {QStringLiteral("batchSize"), pageSize}})}));
    }

    // The state before the run that is cut: nothing for Direct; all there for the others, and some of it changed.
    Finished prepare(Way way)
    {
        if (way == Way::Direct)
            return {0, {}, {}};
        const Finished first = workspace.run({QStringLiteral("sync")});
        source.run(QStringLiteral("UPDATE item SET name = 'changed', changed = '2026-02-01 00:00:00' WHERE id % %1 = 0")
                       .arg(changedOneOf(way)));
        target.run(QStringLiteral("DELETE FROM effects"));
        return first;
    }
    QStringList arguments(Way way) const
    {
        QStringList arguments{QStringLiteral("sync"), QStringLiteral("--json")};
        if (way == Way::Staged)
            arguments += QStringLiteral("--force-full");
        return arguments;
    }
    // What is wrong with the target after all is done; empty if nothing.
    QString problem(Way way)
    {
        const int written = way == Way::Direct ? records : records / changedOneOf(way);
        const QString changed = target.value(QStringLiteral("SELECT count(*) FROM item WHERE name = 'changed'"));
        const QString all = target.value(QStringLiteral("SELECT count(*) FROM item"));
        const QString effects = target.value(QStringLiteral("SELECT count(*) FROM effects"));
        const QString once = target.value(QStringLiteral("SELECT count(DISTINCT id) FROM effects"));
        const QString seen = QStringLiteral("%1 records, %2 changed, %3 effects on %4").arg(all, changed, effects, once);
        const QString wanted = QStringLiteral("%1 records, %2 changed, %3 effects on %3")
                                   .arg(records)
                                   .arg(way == Way::Direct ? 0 : written)
                                   .arg(written);
        return seen == wanted ? QString() : seen + QLatin1String(" instead of ") + wanted;
    }

    TestEngine source;
    TestEngine target;
    FaultProxy proxy;
    TestWorkspace workspace;
};

void TestLostConnection::addServers()
{
    QTest::addColumn<EngineKind>("server");
    QTest::newRow("postgres") << EngineKind::Postgres;
    QTest::newRow("mysql") << EngineKind::Mysql;
}

void TestLostConnection::whatIsCutIsWrittenExactlyOnce_data()
{
    QTest::addColumn<EngineKind>("server");
    QTest::addColumn<Way>("way");
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<int>("times");
    QTest::addColumn<Cut>("cut");
    const std::vector<std::pair<const char *, Way>> ways{{"direct", Way::Direct}, {"staged", Way::Staged}, {"delta", Way::Delta}};
    const std::vector<std::pair<const char *, Moment>> moments{
        {"BEGIN", Moment::Begin}, {"statement", Moment::Statement}, {"COMMIT", Moment::Commit}};
    for (const EngineKind server : {EngineKind::Postgres, EngineKind::Mysql})
        for (const auto &[wayName, way] : ways)
            for (const auto &[momentName, moment] : moments)
                for (const Cut cut : {Cut::Before, Cut::AfterAnswer})
                    for (const int times : {1, 3})
                        if (way != Way::Delta || times == 1) // a delta of one page is one transaction
                            QTest::addRow("%s, %s, %s %s %d", engineName(server), wayName,
                                          cut == Cut::Before ? "before" : "after", momentName, times)
                                << server << way << moment << times << cut;
}

void TestLostConnection::whatIsCutIsWrittenExactlyOnce()
{
    QFETCH(EngineKind, server);
    QFETCH(Way, way);
    QFETCH(Moment, moment);
    QFETCH(int, times);
    QFETCH(Cut, cut);
    Scene scene(server);
    QVERIFY2(scene.source.isReady(), scene.source.problem());
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    const Finished before = scene.prepare(way);
    QVERIFY2(before.exitCode == 0, before.all().constData());
    scene.proxy.decide(cutAt(moment, times, cut));

    const Finished run = scene.workspace.run(scene.arguments(way));
    QVERIFY2(run.exitCode == 0, run.all().constData());
    QCOMPARE(scene.proxy.cuts(), 1);
    const QString problem = scene.problem(way);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QJsonObject counts = run.json().value(QLatin1String("runs")).toArray().first().toObject();
    QCOMPARE(counts.value(QLatin1String("created")).toInt(), way == Way::Direct ? records : 0);
    QCOMPARE(counts.value(QLatin1String("updated")).toInt(), way == Way::Direct ? 0 : records / changedOneOf(way));
    // Nothing is left at the target but the target.
    const Result<std::vector<Offering>> offered = scene.target.endpoint().discover({});
    QVERIFY_RESULT(offered);
    QCOMPARE(offered->size(), std::size_t(2));
}

void TestLostConnection::aWorkerKilledBehindItsCommitIsCountedByTheNext_data()
{
    addServers();
}

void TestLostConnection::aWorkerKilledBehindItsCommitIsCountedByTheNext()
{
    QFETCH(EngineKind, server);
    Scene scene(server);
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    const Finished before = scene.prepare(Way::Delta);
    QVERIFY2(before.exitCode == 0, before.all().constData());
    const auto killed = scene.workspace.start(scene.arguments(Way::Delta));
    QVERIFY(killed->waitForStarted());
    const auto pid = static_cast<pid_t>(killed->processId());
    scene.proxy.decide(cutAt(Moment::Commit, 1, Cut::AfterAnswer), [pid] { ::kill(pid, SIGKILL); });
    QCOMPARE(TestWorkspace::finish(*killed).exitCode, -1);

    const Finished next = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    QVERIFY2(next.exitCode == 0, next.all().constData());
    const QJsonObject run = next.json().value(QLatin1String("runs")).toArray().first().toObject();
    QCOMPARE(run.value(QLatin1String("updated")).toInt(), records / changedOneOf(Way::Delta));
    QCOMPARE(run.value(QLatin1String("created")).toInt(), 0);
    const QString problem = scene.problem(Way::Delta);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(scene.target.value(QStringLiteral("SELECT count(*) FROM tidewright_ledger")), QStringLiteral("0"));
}

void TestLostConnection::aCutWhileReadingLosesAndRepeatsNothing_data()
{
    addServers();
}

void TestLostConnection::aCutWhileReadingLosesAndRepeatsNothing()
{
    QFETCH(EngineKind, server);
    TestEngine source(server), target(EngineKind::Sqlite);
    QVERIFY2(source.isReady(), source.problem());
    QString values;
    for (int id = 1; id <= records; ++id)
        values +=
            QStringLiteral("%1(%2, concat('item %2', repeat('x', 2000)))").arg(id == 1 ? QString() : QStringLiteral(",")).arg(id);
    QVERIFY2(
        source.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name varchar(3000)); INSERT INTO item VALUES ") +
                   values),
        source.problem());
    FaultProxy proxy(server == EngineKind::Postgres ? TestServerKind::Postgres : TestServerKind::Mysql,
                     source.database()->server());
    TestWorkspace workspace;
    workspace.addConnection(QStringLiteral("remote"), source.connection(), source.password(), proxy.port());
    workspace.addConnection(QStringLiteral("local"), target.connection(), {});
    workspace.addJob(QStringLiteral("job"), pullJob({contentType(QStringLiteral("item"), {{QStringLiteral("batchSize"), pageSize},
                                                                                          {QStringLiteral("create"), true}})}));
    proxy.cutAfterBytes(300'000); // in the midst of the records, of which there is three times as much
    const Finished run = workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.all().constData());
    QCOMPARE(proxy.cuts(), 1);
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) || ' ' || count(DISTINCT name) FROM item")),
             QStringLiteral("%1 %1").arg(records));
    const QJsonObject counts = run.json().value(QLatin1String("runs")).toArray().first().toObject();
    QCOMPARE(counts.value(QLatin1String("read")).toInt(), records);
    QCOMPARE(counts.value(QLatin1String("created")).toInt(), records);
}

void TestLostConnection::aServerThatComesBackIsWaitedFor_data()
{
    addServers();
}

void TestLostConnection::aServerThatComesBackIsWaitedFor()
{
    QFETCH(EngineKind, server);
    Scene scene(server);
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    scene.proxy.refuseAfterCut(2);
    scene.proxy.decide(cutAt(Moment::Commit, 2, Cut::AfterAnswer));
    const Finished run = scene.workspace.run(scene.arguments(Way::Direct));
    QVERIFY2(run.exitCode == 0, run.all().constData());
    QCOMPARE(scene.proxy.refused(), 2);
    const QString problem = scene.problem(Way::Direct);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestLostConnection::aServerThatIsGoneLeavesACheckpoint_data()
{
    QTest::addColumn<EngineKind>("server");
    QTest::addColumn<Way>("way");
    QTest::newRow("postgres, direct") << EngineKind::Postgres << Way::Direct;
    QTest::newRow("postgres, staged") << EngineKind::Postgres << Way::Staged;
    QTest::newRow("mysql, direct") << EngineKind::Mysql << Way::Direct;
    QTest::newRow("mysql, staged") << EngineKind::Mysql << Way::Staged;
}

void TestLostConnection::aServerThatIsGoneLeavesACheckpoint()
{
    QFETCH(EngineKind, server);
    QFETCH(Way, way);
    Scene scene(server);
    QVERIFY2(scene.target.isReady(), scene.target.problem());
    const Finished before = scene.prepare(way);
    QVERIFY2(before.exitCode == 0, before.all().constData());
    scene.proxy.goneAfterCut();
    scene.proxy.decide(cutAt(Moment::Commit, 3, Cut::Before));
    // It is waited for until somebody has had enough of that.
    const auto waiting = scene.workspace.start(scene.arguments(way));
    waiting->setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (!said.contains("Connection lost, trying again (2)") && waiting->waitForReadyRead(60'000))
        said += waiting->readAllStandardError();
    QVERIFY2(said.contains("Connection lost, trying again (2)"), said.constData());
    ::kill(static_cast<pid_t>(waiting->processId()), SIGINT);
    const Finished stopped = TestWorkspace::finish(*waiting);
    QVERIFY2(stopped.exitCode == 130, stopped.all().constData());

    const QJsonObject status = scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).json();
    const QJsonObject state = status.value(QLatin1String("states")).toArray().first().toObject();
    QVERIFY(state.value(QLatin1String("syncProgress")).isObject());

    scene.workspace.addConnection(QStringLiteral("local"), scene.target.connection(), scene.target.password());
    const Finished resumed = scene.workspace.run({QStringLiteral("resume"), QStringLiteral("--json")});
    QVERIFY2(resumed.exitCode == 0, resumed.all().constData());
    const QString problem = scene.problem(way);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QTEST_GUILESS_MAIN(TestLostConnection)
#include "tst_lostconnection.moc"
