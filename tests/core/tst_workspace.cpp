// A workspace's files: what is read, what is refused and how that is said, what is written.
#include "workspace.h"

#include "connectionfile.h"
#include "cron.h"
#include "jsonfile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

using namespace tidewright;

namespace
{

const QByteArray goodSettings = R"({"name": "Reference data", "state": {"kind": "sqlite", "path": "state.db"}, "workers": 4})";
const QByteArray goodLegacy = R"({"kind": "sqlite", "path": "legacy.db"})";
const QByteArray goodWarehouse = R"({"kind": "postgres", "host": "/run/postgresql", "database": "warehouse", "user": "sync"})";
const QByteArray goodJob = R"({
  "title": "Reference data",
  "local": "warehouse", "remote": "legacy",
  "direction": "remote_to_local",
  "initialSyncEnabled": true,
  "schedule": {"every": "15m"},
  "conflictStrategy": "manual",
  "deletes": {"mode": "propagate", "limit": "20%"},
  "onFailure": "keep",
  "contentTypes": [
    {"key": "organization",
     "local": {"table": "ref.organization"}, "remote": {"table": "organization"},
     "primaryKey": ["id"],
     "cursor": {"field": "updated_at", "lookback": "5m"},
     "softDelete": {"field": "deleted_at"},
     "filter": "status <> 9",
     "fields": [{"local": "org_id", "remote": "id"}, {"local": "state", "remote": "status", "values": {"open": "To Do", "new": "To Do", "done": "Done"}}]}
  ]
})";

void put(const QDir &folder, const QString &file, const QByteArray &content)
{
    folder.mkpath(QFileInfo(folder.filePath(file)).absolutePath());
    QFile target(folder.filePath(file));
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write(content);
}

void putGood(const QDir &folder)
{
    put(folder, QStringLiteral("workspace.json"), goodSettings);
    put(folder, QStringLiteral("connections/legacy.json"), goodLegacy);
    put(folder, QStringLiteral("connections/warehouse.json"), goodWarehouse);
    put(folder, QStringLiteral("jobs/reference_sync.json"), goodJob);
}

QByteArray jobWith(const char *from, const char *to)
{
    QByteArray text = goodJob;
    Q_ASSERT(text.contains(from));
    return text.replace(from, to);
}

// ---- any workspace, for properties
// -----------------------------------------------------------------------------------------------

QString anyName()
{
    return *rc::gen::element(QStringLiteral("a"), QStringLiteral("ref_2"), QStringLiteral("\u00e4 b\U0001F30A"),
                             QStringLiteral("x-y.z"));
}

Limit anyLimit()
{
    return *rc::gen::arbitrary<bool>() ? Limit{double(*rc::gen::inRange(0, 101)), -1} : Limit{-1, *rc::gen::inRange(0, 1000)};
}

Connection anyConnection(const QString &folder, const QString &name)
{
    Connection connection;
    connection.name = name;
    connection.kind = *rc::gen::element(QStringLiteral("sqlite"), QStringLiteral("postgres"), QStringLiteral("mysql"));
    if (connection.kind == QLatin1String("sqlite")) {
        connection.path =
            *rc::gen::element(folder, QStringLiteral("/elsewhere")) + QStringLiteral("/") + anyName() + QStringLiteral(".db");
        return connection;
    }
    connection.host = *rc::gen::element(QStringLiteral("/run/db"), QStringLiteral("localhost"), QStringLiteral("db.example.org"));
    connection.port = *rc::gen::inRange(0, 65536);
    connection.database = anyName();
    connection.user = *rc::gen::element(QString(), anyName());
    connection.password.name = *rc::gen::element(QString(), QStringLiteral("legacy-1"));
    connection.tls = *rc::gen::element(TlsMode::Disable, TlsMode::Prefer, TlsMode::Require, TlsMode::Verify);
    return connection;
}

FieldMapping anyMapping(int number)
{
    FieldMapping mapping{QStringLiteral("l%1").arg(number), QStringLiteral("r%1").arg(number), {}};
    const int values = *rc::gen::inRange(0, 4);
    for (int i = values; i > 0; --i)
        mapping.values.emplace_back(QStringLiteral("v%1").arg(i), *rc::gen::element(QString(), QStringLiteral("To Do \"1\"\n")));
    return mapping;
}

ContentType anyType(int number)
{
    ContentType type;
    type.key = QStringLiteral("type %1").arg(number);
    type.local = QStringLiteral("ref.l%1").arg(number);
    type.remote = QStringLiteral("r%1").arg(number);
    type.primaryKey = *rc::gen::element(QStringList(), QStringList({QStringLiteral("id"), QStringLiteral("no")}));
    type.cursorField = *rc::gen::element(QString(), QStringLiteral("updated_at"));
    if (!type.cursorField.isEmpty() && *rc::gen::arbitrary<bool>())
        type.lookback = std::chrono::milliseconds(*rc::gen::inRange(0, 1'000'000'000));
    type.softDeleteField = *rc::gen::element(QString(), QStringLiteral("deleted_at"));
    type.filter = *rc::gen::element(QString(), QStringLiteral("status <> 9 AND name = '\u00fc\t'"));
    const int fields = *rc::gen::inRange(0, 3);
    for (int i = 0; i < fields; ++i)
        type.fields.push_back(anyMapping(i));
    type.enabled = *rc::gen::arbitrary<bool>();
    type.create = *rc::gen::arbitrary<bool>();
    type.batchSize = *rc::gen::element(0, 1, 5000);
    type.atomicInitial = *rc::gen::arbitrary<bool>();
    type.initialSyncEnabled = *rc::gen::arbitrary<bool>();
    type.deletes = {*rc::gen::element(DeleteMode::Propagate, DeleteMode::Ignore), anyLimit()};
    type.onFailure = *rc::gen::element(OnFailure::Keep, OnFailure::Rollback);
    type.strategy = *rc::gen::element(ConflictStrategy::Manual, ConflictStrategy::Auto, ConflictStrategy::RemoteWins);
    type.failedLimit = *rc::gen::arbitrary<bool>() ? anyLimit() : ContentType().failedLimit;
    if (*rc::gen::arbitrary<bool>())
        type.undo = {{QStringLiteral("keep"), QStringLiteral("5d")}, {QStringLiteral("maxSize"), QStringLiteral("1GB")}};
    type.verifyEvery = *rc::gen::element(QString(), QStringLiteral("7d"));
    return type;
}

Workspace anyWorkspace(const QString &folder)
{
    Workspace workspace;
    workspace.path = folder;
    workspace.name = anyName();
    workspace.workers = *rc::gen::inRange(1, 65);
    workspace.state = anyConnection(folder, {});
    if (workspace.state.kind != QLatin1String("sqlite")) {
        workspace.state.kind = QStringLiteral("postgres");
        workspace.stateSchema = *rc::gen::element(QStringLiteral("system"), QStringLiteral("tide"));
    }
    workspace.connections = {anyConnection(folder, QStringLiteral("one")), anyConnection(folder, QStringLiteral("two"))};
    if (*rc::gen::arbitrary<bool>())
        workspace.defaults = {{QStringLiteral("create"), true}, {QStringLiteral("conflictStrategy"), QStringLiteral("auto")}};
    const int jobs = *rc::gen::inRange(0, 3);
    for (int i = 0; i < jobs; ++i) {
        Job job;
        job.name = QStringLiteral("job%1").arg(i);
        job.title = *rc::gen::element(QString(), QStringLiteral("A title"));
        job.local = QStringLiteral("one");
        job.remote = QStringLiteral("two");
        job.direction = *rc::gen::element(Direction::RemoteToLocal, Direction::LocalToRemote);
        job.strategy = *rc::gen::element(ConflictStrategy::Manual, ConflictStrategy::NewestWins);
        job.schedule =
            *rc::gen::element(Schedule{}, Schedule{QStringLiteral("15m"), {}}, Schedule{{}, QStringLiteral("0 4 * * sun")});
        const int types = *rc::gen::inRange(1, 4);
        for (int t = 0; t < types; ++t)
            job.contentTypes.push_back(anyType(t));
        workspace.jobs.push_back(job);
    }
    return workspace;
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDocumentedExample();
    void findsTheNearestParent();
    void namesFilePathAndExpectation_data();
    void namesFilePathAndExpectation();
    void refusesWhatIsNoUnicode_data();
    void refusesWhatIsNoUnicode();
    void skipsAByteOrderMark();
    void listsAllFindingsAtOnce();
    void aSettingComesFromTheNearestThatSaysIt();
    void tlsIsVerifiedForOtherMachines_data();
    void tlsIsVerifiedForOtherMachines();
    void readsWellFormedCron_data();
    void readsWellFormedCron();
    void warnsOfTwoTypesWithOneTarget();
    void neverOverwritesAWorkspace();
    void whatIsWrittenCarriesItsSchema();
    void whatIsWrittenIsReadAgain();
    void changedBytesNeverCrash();
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

void TestWorkspace::namesFilePathAndExpectation_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *name, const char *file, const QByteArray &content, const char *path, const char *message,
                        const char *hint = "") {
        QTest::newRow(name) << QString::fromUtf8(file) << content << QString::fromUtf8(path) << QString::fromUtf8(message)
                            << QString::fromUtf8(hint);
    };
    const char *job = "jobs/reference_sync.json";
    const char *legacy = "connections/legacy.json";
    row("unknown key", job, jobWith("\"lookback\"", "\"lookbak\""), "contentTypes[0].cursor.lookbak", "This key is not known.",
        "Did you mean \"lookback\"?");
    row("unknown word", job, jobWith("remote_to_local", "remote_to_locl"), "direction",
        "Expected one of \"remote_to_local\", \"local_to_remote\", \"bidirectional\".", "Did you mean \"remote_to_local\"?");
    row("unknown connection", job, jobWith("\"remote\": \"legacy\"", "\"remote\": \"legcy\""), "remote",
        "There is no connection \"legcy\".", "Did you mean \"legacy\"?");
    row("missing key", job, jobWith("\"key\": \"organization\",", ""), "contentTypes[0]", "The key \"key\" is missing.");
    row("wrong type", "workspace.json", R"({"name": "x", "workers": "4"})", "workers", "Expected a whole number from 1 to 64.");
    row("unknown key of a connection", legacy, R"({"kind": "sqlite", "pth": "x", "path": "x"})", "pth", "This key is not known.",
        "Did you mean \"path\"?");
    row("unknown key far from all", "workspace.json", R"({"name": "x", "zzzzzzzzzzz": 1})", "zzzzzzzzzzz",
        "This key is not known.", "Known here: \"defaults\", \"name\", \"state\", \"workers\".");
    row("unknown key in the state", "workspace.json", R"({"name": "x", "state": {"kind": "sqlite", "file": "x"}})", "state.file",
        "This key is not known.", "Known here: \"kind\", \"path\".");
    row("unknown key in the defaults", "workspace.json", R"({"name": "x", "defaults": {"batchsize": 3}})", "defaults.batchsize",
        "This key is not known.", "Did you mean \"batchSize\"?");
    row("odd key", "workspace.json", "{\"name\": \"x\", \"a b\\n\": 1}", "[\"a b\\n\"]", "This key is not known.",
        "Known here: \"defaults\", \"name\", \"state\", \"workers\".");
    row("unknown kind", legacy, R"({"kind": "postgre", "host": "h", "database": "d"})", "kind",
        "Expected one of \"sqlite\", \"postgres\", \"mysql\".", "Did you mean \"postgres\"?");
    row("kind of a later version: rest", legacy, R"({"kind": "rest", "preset": "jira"})", "kind",
        "This version has no connections of this kind yet.", "Known here: \"sqlite\", \"postgres\", \"mysql\".");
    row("kind of a later version: folder", legacy, R"({"kind": "folder", "path": "content"})", "kind",
        "This version has no connections of this kind yet.", "Known here: \"sqlite\", \"postgres\", \"mysql\".");
    row("place of a later version", job, jobWith(R"("remote": {"table": "organization"})", R"("remote": {"resource": "issue"})"),
        "contentTypes[0].remote.resource", "This version synchronises tables only.",
        "Use \"table\" with a sqlite, postgres or mysql connection.");
    row("direction of a later version", job, jobWith("remote_to_local", "bidirectional"), "direction",
        "This version does not synchronise in both directions.", "Use \"remote_to_local\" or \"local_to_remote\".");
    row("two kinds of place", job,
        jobWith(R"("remote": {"table": "organization"})", R"("remote": {"table": "a", "folder": "b"})"), "contentTypes[0].remote",
        "Expected exactly one of the keys \"folder\", \"resource\", \"table\".");
    row("password in the file", legacy, R"({"kind": "mysql", "host": "h", "database": "d", "password": "c4n4ry-Zx9"})",
        "password", "Expected a secret's name, {\"secret\": \"name\"}; a secret itself never stands in a file.");
    row("secret's name is a secret", legacy,
        R"({"kind": "mysql", "host": "h", "database": "d", "password": {"secret": "c4n4ry Zx9!"}})", "password.secret",
        "A secret's name has letters, digits, \"-\", \"_\" and \".\" only.",
        "This is the name under which the secret is stored, not the secret: tidewright secrets set NAME.");
    row("port out of range", legacy, R"({"kind": "mysql", "host": "h", "database": "d", "port": 65536})", "port",
        "Expected a whole number from 1 to 65535.");
    row("port with a fraction", legacy, R"({"kind": "mysql", "host": "h", "database": "d", "port": 1.5})", "port",
        "Expected a whole number from 1 to 65535.");
    row("missing path", legacy, R"({"kind": "sqlite"})", "", "The key \"path\" is missing.");
    row("same key twice", job,
        jobWith("]\n}", R"(, {"key": "organization", "local": {"table": "a"}, "remote": {"table": "b"}}]})"),
        "contentTypes[1].key", "The key \"organization\" is taken by contentTypes[0] already.");
    row("both sides the same", job,
        R"({"local": "legacy", "remote": "legacy", "contentTypes": [{"key": "a", "local": {"table": "t"}, "remote": {"table": "t"}}]})",
        "contentTypes[0]", "Both sides are the same table.", "Name another connection or another table.");
    row("no content types", job, R"({"local": "warehouse", "remote": "legacy", "contentTypes": []})", "contentTypes",
        "Expected a list, […], of at least one entry, none of them twice.");
    row("lookback", job, jobWith("\"5m\"", "\"5 minutes\""), "contentTypes[0].cursor.lookback",
        "Expected a duration such as \"15m\", \"5d\" or \"1h30m\".");
    row("limit", job, jobWith("\"20%\"", "\"20 percent\""), "deletes.limit",
        "Expected a share such as \"20%\", or a whole number from 0.");
    row("negative limit", job, jobWith("\"20%\"", "-1"), "deletes.limit",
        "Expected a share such as \"20%\", or a whole number from 0.");
    row("schedule", job, jobWith(R"({"every": "15m"})", R"({"cron": "*/15 8-18 * * 1-8"})"), "schedule.cron",
        "The day of week is not right: expected 0 to 7, *, a range such as 8-18, or a step such as */15.");
    row("two schedules", job, jobWith(R"({"every": "15m"})", R"({"every": "15m", "cron": "* * * * *"})"), "schedule",
        "Expected exactly one of the keys \"cron\", \"every\".");
    row("table without a name", job, jobWith("ref.organization", "ref."), "contentTypes[0].local.table",
        "Expected a table's name, with its schema if need be: \"schema.table\".",
        "Put a name that has a dot of its own in quotes: \"ref.\\\"odd.name\\\"\".");
    row("field mapped twice", job, jobWith("\"remote\": \"status\"", "\"remote\": \"id\""), "contentTypes[0].fields[1].remote",
        "The field \"id\" is mapped twice.");
    row("key field twice", job, jobWith(R"(["id"])", R"(["id", "id"])"), "contentTypes[0].primaryKey",
        "Expected a list, […], of at least one entry, none of them twice.");
    row("key stands twice", legacy, R"({"kind": "sqlite", "path": "a", "path": "b"})", "path",
        "This key stands twice in its object.", "Remove one of the two.");
    row("syntax, counted in characters", legacy, "{\"kind\": \"sqlite\", \"\xC3\xBC\xC3\xBC\" 1}", "",
        "This is not valid JSON: line 1, column 25.");
    row("empty file", legacy, "", "", "This is not valid JSON: line 1, column 1.");
    row("a list", legacy, "[]", "", "This file must hold one JSON object, {…}.");
    row("100,000 nested lists", legacy, QByteArray("{\"kind\":") + QByteArray(100000, '[') + QByteArray(100000, ']') + "}", "",
        "Objects or lists are nested deeper than 64 levels.");
    row("70 nested lists", legacy, QByteArray("{\"kind\":") + QByteArray(70, '[') + QByteArray(70, ']') + "}", "",
        "Objects or lists are nested deeper than 64 levels.");
    row("number beyond 64 bits", legacy, R"({"kind": "mysql", "port": 99999999999999999999999})", "",
        "A number in this file is too large.");
    row("number beyond a double", "workspace.json", R"({"name": "x", "workers": 1e999})", "",
        "A number in this file is malformed or too large: line 1, column 30.");
    row("more than 4 MiB", "workspace.json", "{\"name\": \"" + QByteArray(4 * 1024 * 1024, 'x') + "\"}", "",
        "This file is larger than 4 MiB and was not read.");
    row("a very long word", job, jobWith("remote_to_local", QByteArray(2'000'000, 'x').constData()), "direction",
        "Expected one of \"remote_to_local\", \"local_to_remote\", \"bidirectional\".",
        "Known here: \"remote_to_local\", \"local_to_remote\", \"bidirectional\".");
    row("syntax", "connections/legacy.json", "{\n  \"kind\": \"sqlite\",\n  \"path\" \"x\"\n}", "",
        "This is not valid JSON: line 3, column 10.");
}

void TestWorkspace::namesFilePathAndExpectation()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    put(QDir(dir.path()), file, content);
    const WorkspaceReading reading = readWorkspace(dir.path());
    QVERIFY(!reading.workspace);
    QCOMPARE(reading.findings.size(), std::size_t(1));
    const Finding &finding = reading.findings.front();
    QCOMPARE(finding.file, file);
    QTEST(finding.path, "path");
    QTEST(finding.error.message, "message");
    QTEST(finding.error.hint, "hint");
}

void TestWorkspace::refusesWhatIsNoUnicode_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("invalid UTF-8") << QByteArray("{\"kind\": \"sqlite\", \"path\": \"a\xff\"}");
    QTest::newRow("overlong UTF-8") << QByteArray("{\"kind\": \"sqlite\", \"path\": \"\xc0\x80\"}");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6);
    QTest::newRow("lone surrogate") << QByteArray(R"({"kind": "sqlite", "path": "\ud800"})");
}

void TestWorkspace::refusesWhatIsNoUnicode()
{
    QFETCH(QByteArray, content);
    const auto text = parseJson(content);
    QVERIFY(!text);
    QCOMPARE(text.error().error.code, ErrorCode::Configuration);
}

void TestWorkspace::skipsAByteOrderMark()
{
    const auto text = parseJson("\xef\xbb\xbf" + goodSettings);
    QVERIFY(text);
    QCOMPARE(text->root[QLatin1String("name")].toString(), QStringLiteral("Reference data"));
}

void TestWorkspace::listsAllFindingsAtOnce()
{
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    put(QDir(dir.path()), QStringLiteral("workspace.json"), R"({"workers": 0, "nam": "x"})");
    put(QDir(dir.path()), QStringLiteral("connections/legacy.json"), "{");
    put(QDir(dir.path()), QStringLiteral("jobs/reference_sync.json"), jobWith("\"5m\"", "\"x\"").replace("15m", "y"));
    QStringList places;
    const WorkspaceReading reading = readWorkspace(dir.path());
    for (const Finding &finding : reading.findings)
        places.append(finding.file + QLatin1Char(' ') + finding.path);
    places.sort();
    QCOMPARE(places, QStringList({QStringLiteral("connections/legacy.json "),
                                  QStringLiteral("jobs/reference_sync.json contentTypes[0].cursor.lookback"),
                                  QStringLiteral("jobs/reference_sync.json schedule.every"), QStringLiteral("workspace.json "),
                                  QStringLiteral("workspace.json nam"), QStringLiteral("workspace.json workers")}));
    const auto loaded = loadWorkspace(dir.path());
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message.startsWith(QStringLiteral("workspace.json: ")));
    QVERIFY(loaded.error().detail.contains(QStringLiteral("5 more findings")));
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

void TestWorkspace::warnsOfTwoTypesWithOneTarget()
{
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    put(QDir(dir.path()), QStringLiteral("jobs/reference_sync.json"),
        R"({"local": "warehouse", "remote": "legacy", "contentTypes": [
        {"key": "a", "local": {"table": "t"}, "remote": {"table": "a"}}, {"key": "b", "local": {"table": "t"}, "remote": {"table": "b"}}]})");
    const WorkspaceReading reading = readWorkspace(dir.path());
    QVERIFY(reading.workspace);
    QCOMPARE(reading.findings.size(), std::size_t(1));
    QVERIFY(reading.findings.front().warning);
    QCOMPARE(reading.findings.front().path, QStringLiteral("contentTypes[1]"));
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

void TestWorkspace::whatIsWrittenIsReadAgain()
{
    const bool holds = rc::check("load(save(w)) == w", [] {
        QTemporaryDir dir;
        const Workspace workspace = anyWorkspace(dir.path());
        const auto created = createWorkspace(workspace);
        RC_ASSERT(created.has_value());
        const WorkspaceReading reading = readWorkspace(dir.path());
        for (const Finding &finding : reading.findings)
            RC_LOG() << qPrintable(finding.file + finding.path + finding.error.message) << "\n";
        RC_ASSERT(reading.workspace.has_value());
        RC_ASSERT(*reading.workspace == workspace);
    });
    QVERIFY(holds);
}

void TestWorkspace::changedBytesNeverCrash()
{
    const bool holds = rc::check("mutated files are read or refused", [] {
        QTemporaryDir dir;
        const QDir folder(dir.path());
        putGood(folder);
        QByteArray text = goodJob;
        const int changes = *rc::gen::inRange(1, 8);
        for (int i = 0; i < changes; ++i) {
            const qsizetype at = *rc::gen::inRange<qsizetype>(0, text.size());
            const qsizetype length = *rc::gen::inRange<qsizetype>(0, 12);
            const auto bytes =
                *rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                                rc::gen::elementOf(std::vector<std::string>{"{", "}", "[", "]", "\"", ",", ":", "null", "-0",
                                                                            "1e400", "\\u0000", "\xf0\x9f", "\"$ref\":"}));
            text.replace(at, length, QByteArray::fromStdString(bytes));
        }
        put(folder, QStringLiteral("jobs/reference_sync.json"), text);
        const WorkspaceReading reading = readWorkspace(dir.path());
        RC_ASSERT(reading.workspace.has_value() || !reading.findings.empty());
        for (const Finding &finding : reading.findings)
            RC_ASSERT(!finding.error.message.isEmpty());
    });
    QVERIFY(holds);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
