// A state database on a server that loses its connection in the midst of a run: the run goes on or fails with its checkpoint kept, and
// in the end each record was written once.
#include "faultproxy.h"
#include "testengine.h"
#include "tidewrightprocess.h"

#include <QJsonArray>
#include <QTest>

using namespace tidewright;

class TestLostState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStateThatIsCutOffLosesNothing_data();
    void aStateThatIsCutOffLosesNothing();
};

void TestLostState::aStateThatIsCutOffLosesNothing_data()
{
    QTest::addColumn<int>("statement");
    QTest::addColumn<Cut>("cut");
    for (int statement = 20; statement <= 116; statement += 8) {
        QTest::addRow("before %d", statement) << statement << Cut::Before;
        QTest::addRow("after %d", statement + 4) << statement + 4 << Cut::AfterAnswer;
    }
}

void TestLostState::aStateThatIsCutOffLosesNothing()
{
    QFETCH(int, statement);
    QFETCH(Cut, cut);
    TestEngine source(EngineKind::Sqlite), target(EngineKind::Sqlite), state(EngineKind::Postgres);
    QVERIFY2(state.isReady(), state.problem());
    source.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp);"
                              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) "
                              "INSERT INTO item SELECT i, 'item ' || i, '2025-01-01 00:00:00' FROM n"));
    target.run(QStringLiteral(
        "CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp); CREATE TABLE effects (id integer);"
        "CREATE TRIGGER noted AFTER INSERT ON item BEGIN INSERT INTO effects VALUES (NEW.id); END"));
    FaultProxy proxy(TestServerKind::Postgres, state.database()->server());
    TestWorkspace workspace;
    const Connection connection = state.connection();
    workspace.setEnvironment(QStringLiteral("TIDEWRIGHT_SECRET_STATE"), state.password());
    workspace.setState({{QStringLiteral("kind"), QStringLiteral("postgres")},
                        {QStringLiteral("host"), connection.host},
                        {QStringLiteral("port"), proxy.port()},
                        {QStringLiteral("database"), connection.database},
                        {QStringLiteral("user"), connection.user},
                        {QStringLiteral("password"), QJsonObject{{QStringLiteral("secret"), QStringLiteral("state")}}},
                        {QStringLiteral("tls"), QStringLiteral("disable")}});
    workspace.addConnection(QStringLiteral("remote"), source.connection(), {});
    workspace.addConnection(QStringLiteral("local"), target.connection(), {});
    workspace.addJob(
        QStringLiteral("job"),
        pullJob({contentType(QStringLiteral("item"),
                             {{QStringLiteral("cursor"), QJsonObject{{QStringLiteral("field"), QStringLiteral("changed")}}},
                              {QStringLiteral("batchSize"), 10}})}));
    const Finished made = workspace.run({QStringLiteral("status")});
    QVERIFY2(made.exitCode == 0, made.all().constData());

    proxy.decide([left = statement, cut](const QByteArray &) mutable { return --left == 0 ? std::optional(cut) : std::nullopt; });
    const Finished run = workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    const int written = target.value(QStringLiteral("SELECT count(*) FROM item")).toInt();
    if (run.exitCode == 0)
        QCOMPARE(written, 50);
    else
        QVERIFY2(run.exitCode == 1, run.all().constData());
    proxy.decide({});
    const Finished next = workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    QVERIFY2(next.exitCode == 0, next.all().constData());
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("50"));
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) || ' ' || count(DISTINCT id) FROM effects")), QStringLiteral("50 50"));
    const QJsonObject status = workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).json();
    const QJsonObject known = status.value(QLatin1String("states")).toArray().first().toObject();
    QCOMPARE(known.value(QLatin1String("syncStatus")).toString(), QStringLiteral("in_sync"));
}

QTEST_GUILESS_MAIN(TestLostState)
#include "tst_loststate.moc"
