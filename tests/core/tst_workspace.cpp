// A workspace's files: what is read from them and what is written.
#include "workspace.h"

#include "connectionfile.h"
#include "cron.h"
#include "jsonfile.h"
#include "workspacefiles.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tidewright;

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDocumentedExample();
    void findsTheNearestParent();
    void skipsAByteOrderMark();
    void aSettingComesFromTheNearestThatSaysIt();
    void tlsIsVerifiedForOtherMachines_data();
    void tlsIsVerifiedForOtherMachines();
    void readsWellFormedCron_data();
    void readsWellFormedCron();
    void neverOverwritesAWorkspace();
    void whatIsWrittenCarriesItsSchema();
};

void TestWorkspace::readsTheDocumentedExample()
{
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    const WorkspaceReading reading = readWorkspace(dir.path());
    for (const Finding &finding : reading.findings)
        qWarning().noquote() << finding.file << finding.path << finding.error.message << finding.error.hint;
    QVERIFY(reading.findings.empty());
    const Workspace &workspace = *reading.workspace;
    QCOMPARE(workspace.name, QStringLiteral("Reference data"));
    QCOMPARE(workspace.state.path, dir.filePath(QStringLiteral("state.db")));
    QCOMPARE(workspace.connections.size(), std::size_t(2));
    QCOMPARE(workspace.connection(QStringLiteral("legacy"))->path, dir.filePath(QStringLiteral("legacy.db")));
    const ContentType &type = workspace.job(QStringLiteral("reference_sync"))->contentTypes.front();
    QCOMPARE(type.local, QStringLiteral("ref.organization"));
    QCOMPARE(type.lookback, std::optional<Micros>(std::chrono::minutes(5)));
    const std::vector<std::pair<QString, QString>> inFileOrder{{QStringLiteral("open"), QStringLiteral("To Do")},
                                                               {QStringLiteral("new"), QStringLiteral("To Do")},
                                                               {QStringLiteral("done"), QStringLiteral("Done")}};
    QCOMPARE(type.fields.at(1).values, inFileOrder);
}

void TestWorkspace::findsTheNearestParent()
{
    QTemporaryDir dir;
    QVERIFY(!findWorkspace(dir.path()));
    putGood(QDir(dir.path()));
    QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("a/b")));
    QCOMPARE(*findWorkspace(dir.filePath(QStringLiteral("a/b"))), dir.path());
}

void TestWorkspace::skipsAByteOrderMark()
{
    const auto text = parseJson("\xef\xbb\xbf" + goodSettings);
    QVERIFY(text);
    QCOMPARE(text->root[QLatin1String("name")].toString(), QStringLiteral("Reference data"));
}

void TestWorkspace::aSettingComesFromTheNearestThatSaysIt()
{
    QTemporaryDir dir;
    const QDir folder(dir.path());
    putGood(folder);
    put(folder, QStringLiteral("workspace.json"),
        R"({"name": "x", "defaults": {"batchSize": 10, "onFailure": "rollback", "deletes": {"limit": 7}, "create": true}})");
    put(folder, QStringLiteral("jobs/reference_sync.json"), R"({"local": "warehouse", "remote": "legacy", "batchSize": 20,
        "conflictStrategy": "jira_wins", "deletes": {"mode": "ignore"}, "failedRecords": {"halt": "3%"}, "contentTypes": [
        {"key": "a", "local": {"table": "a"}, "remote": {"table": "a"}},
        {"key": "b", "local": {"table": "b"}, "remote": {"table": "b"}, "batchSize": 30, "create": false, "conflictStrategy": "manual",
         "deletes": {"limit": "50%"}}]})");
    const auto workspace = loadWorkspace(dir.path());
    QVERIFY(workspace);
    const auto &types = workspace->jobs.front().contentTypes;
    QCOMPARE(types[0].batchSize, 20);
    QCOMPARE(types[1].batchSize, 30);
    QCOMPARE(types[0].create, true);
    QCOMPARE(types[1].create, false);
    QCOMPARE(types[0].onFailure, OnFailure::Rollback);
    QCOMPARE(types[0].strategy, ConflictStrategy::RemoteWins);
    QCOMPARE(types[1].strategy, ConflictStrategy::Manual);
    QCOMPARE(types[0].deletes, (DeletePolicy{DeleteMode::Ignore, Limit{-1, 7}}));
    QCOMPARE(types[1].deletes, (DeletePolicy{DeleteMode::Ignore, Limit{50, -1}}));
    QCOMPARE(types[1].failedLimit, (Limit{3, -1}));
    QCOMPARE(types[0].initialSyncEnabled, true);
}

void TestWorkspace::tlsIsVerifiedForOtherMachines_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<TlsMode>("mode");
    QTest::newRow("socket") << QStringLiteral("/run/postgresql") << TlsMode::Prefer;
    QTest::newRow("localhost") << QStringLiteral("LocalHost") << TlsMode::Prefer;
    QTest::newRow("loopback") << QStringLiteral("127.8.0.1") << TlsMode::Prefer;
    QTest::newRow("loopback 6") << QStringLiteral("::1") << TlsMode::Prefer;
    QTest::newRow("name") << QStringLiteral("db.example.org") << TlsMode::Verify;
    QTest::newRow("address") << QStringLiteral("10.0.0.1") << TlsMode::Verify;
    QTest::newRow("looks like loopback") << QStringLiteral("127.0.0.1.example.org") << TlsMode::Verify;
    QTest::newRow("looks like localhost") << QStringLiteral("localhost.example.org") << TlsMode::Verify;
}

void TestWorkspace::tlsIsVerifiedForOtherMachines()
{
    QFETCH(QString, host);
    QTEST(defaultTls(host), "mode");
}

void TestWorkspace::readsWellFormedCron_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<bool>("right");
    const auto row = [](const char *expression, bool right) {
        QTest::newRow(expression) << QString::fromLatin1(expression) << right;
    };
    row("*/15 8-18 * * 1-5", true);
    row("0 0 1 jan,JUL mon-fri", true);
    row("0,30 */2 1-31/2 * 7", true);
    row("* * * *", false);
    row("* * * * * *", false);
    row("60 * * * *", false);
    row("* 24 * * *", false);
    row("* * 0 * *", false);
    row("* * * 13 *", false);
    row("5/2 * * * *", false);
    row("*/0 * * * *", false);
    row("9-3 * * * *", false);
    row("-1 * * * *", false);
    row("+1 * * * *", false);
    row("1,,2 * * * *", false);
    row("1-2-3 * * * *", false);
    row("*/2/3 * * * *", false);
}

void TestWorkspace::readsWellFormedCron()
{
    QFETCH(QString, expression);
    QTEST(!cronProblem(expression).has_value(), "right");
}

void TestWorkspace::neverOverwritesAWorkspace()
{
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    Workspace workspace = *loadWorkspace(dir.path());
    workspace.name = QStringLiteral("another");
    QCOMPARE(createWorkspace(workspace).error().code, ErrorCode::Configuration);
    QVERIFY(QFile::remove(dir.filePath(QStringLiteral("workspace.json"))));
    QVERIFY2(!createWorkspace(workspace), "connections and jobs of somebody else stay too");
    QVERIFY(!QFileInfo::exists(dir.filePath(QStringLiteral("workspace.json"))));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestWorkspace::whatIsWrittenCarriesItsSchema()
{
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    const Workspace workspace = *loadWorkspace(dir.path());
    QVERIFY(saveSettings(workspace));
    QVERIFY(saveConnection(workspace, workspace.connections.front()));
    QVERIFY(saveJob(workspace, workspace.jobs.front()));
    QVERIFY(loadWorkspace(dir.path()) == workspace);
    for (const char *file : {"workspace.json", "connections/legacy.json", "jobs/reference_sync.json"}) {
        const auto text = readJsonFile(dir.filePath(QLatin1String(file)));
        QVERIFY(text);
        QCOMPARE(text->keys[QString()].front(), QStringLiteral("$schema"));
    }
    QVERIFY(!readJsonFile(dir.filePath(QStringLiteral("connections/legacy.json")))
                 ->root[QLatin1String("path")]
                 .toString()
                 .startsWith(QLatin1Char('/')));
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
