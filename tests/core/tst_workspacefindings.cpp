// Every broken or hostile file is refused with its name, the JSON path, what was expected and what was meant.
#include "workspace.h"

#include "jsonfile.h"
#include "workspacefiles.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tidewright;

class TestWorkspaceFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folderPlacesStayInside_data();
    void folderPlacesStayInside();
    void aFolderHasNoTables();
    void namesFilePathAndExpectation_data();
    void namesFilePathAndExpectation();
    void findsTheFaultAmongPlainTypes_data();
    void findsTheFaultAmongPlainTypes();
    void refusesWhatIsNoUnicode_data();
    void refusesWhatIsNoUnicode();
    void listsAllFindingsAtOnce();
    void warnsOfTwoTypesWithOneTarget();
};

void TestWorkspaceFindings::namesFilePathAndExpectation_data()
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
        "Expected one of \"sqlite\", \"postgres\", \"mysql\", \"folder\".", "Did you mean \"postgres\"?");
    row("kind of a later version: rest", legacy, R"({"kind": "rest", "preset": "jira"})", "kind",
        "This version has no connections of this kind yet.", "Known here: \"sqlite\", \"postgres\", \"mysql\", \"folder\".");
    row("folder without path", legacy, R"({"kind": "folder", "format": "json"})", "", "The key \"path\" is missing.");
    row("folder of another format", legacy, R"({"kind": "folder", "path": "content", "format": "xml"})", "format",
        "Expected one of \"json\".", "Known here: \"json\".");
    row("folder on a host", legacy, R"({"kind": "folder", "path": "content", "host": "h"})", "host", "This key is not known.",
        "Known here: \"format\", \"kind\", \"path\".");
    row("folder of a database", job, jobWith(R"("remote": {"table": "organization"})", R"("remote": {"folder": "pages"})"),
        "contentTypes[0].remote", "\"legacy\" is no folder.", "Use \"table\", or name a connection of the kind \"folder\".");
    row("place of a later version", job, jobWith(R"("remote": {"table": "organization"})", R"("remote": {"resource": "issue"})"),
        "contentTypes[0].remote.resource", "This version synchronises tables and folders only.",
        "Use \"table\" with a sqlite, postgres or mysql connection, \"folder\" with a folder.");
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
        "contentTypes[0]", "Both sides are the same table or folder.", "Name another connection, table or folder.");
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

void TestWorkspaceFindings::namesFilePathAndExpectation()
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

void TestWorkspaceFindings::folderPlacesStayInside_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("well");
    const auto row = [](const char *place, bool well) { QTest::newRow(place) << QString::fromLatin1(place) << well; };
    row("pages", true);
    row("site/pages.d", true);
    row(".", true);
    row("..", false);
    row("../x", false);
    row("a/../../x", false);
    row("/etc", false);
    row("a//b", false);
    row("a/", false);
}

void TestWorkspaceFindings::folderPlacesStayInside()
{
    QFETCH(QString, place);
    QFETCH(bool, well);
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    put(QDir(dir.path()), QStringLiteral("connections/legacy.json"), R"({"kind": "folder", "path": "content", "format": "json"})");
    const QByteArray remote = R"("remote": {"folder": ")" + place.toUtf8() + R"("})";
    put(QDir(dir.path()), QStringLiteral("jobs/reference_sync.json"),
        jobWith(R"("remote": {"table": "organization"})", remote.constData()));
    const WorkspaceReading reading = readWorkspace(dir.path());
    QCOMPARE(bool(reading.workspace), well);
    if (well) {
        QCOMPARE(reading.workspace->jobs.front().contentTypes.front().remote, place);
        QCOMPARE(reading.workspace->jobs.front().contentTypes.front().remoteKind, PlaceKind::Folder);
        return;
    }
    QCOMPARE(reading.findings.front().path, QStringLiteral("contentTypes[0].remote.folder"));
    QCOMPARE(reading.findings.front().error.message, QStringLiteral("This is no folder inside of the connection's."));
}

void TestWorkspaceFindings::aFolderHasNoTables()
{
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    put(QDir(dir.path()), QStringLiteral("connections/legacy.json"), R"({"kind": "folder", "path": "content"})");
    const WorkspaceReading reading = readWorkspace(dir.path());
    QVERIFY(!reading.workspace);
    QCOMPARE(reading.findings.front().path, QStringLiteral("contentTypes[0].remote"));
    QCOMPARE(reading.findings.front().error.message, QStringLiteral("\"legacy\" is a folder, which has no tables."));
}

void TestWorkspaceFindings::findsTheFaultAmongPlainTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &type, const char *place) {
        QTest::newRow(name) << type << QString::fromUtf8(place);
    };
    row("unknown key", R"({"key": "x", "local": {"table": "x"}, "remote": {"table": "x"}, "fitler": "a"})",
        "contentTypes[3].fitler");
    row("missing key", R"({"key": "x", "local": {"table": "x"}})", "contentTypes[3]");
    row("key of a plain type", R"({"key": "t1", "local": {"table": "x"}, "remote": {"table": "x"}})", "contentTypes[3].key");
    row("key of the first type", R"({"key": "t0", "local": {"table": "x"}, "remote": {"table": "x"}})", "contentTypes[3].key");
    row("key of a plain type, with settings",
        R"({"key": "t1", "enabled": true, "local": {"table": "x"}, "remote": {"table": "x"}})", "contentTypes[3].key");
    row("key that stands twice", R"({"key": "x", "local": {"table": "x"}, "remote": {"table": "x"}, "key": "y"})",
        "contentTypes[3].key");
    row("table that stands twice", R"({"key": "x", "local": {"table": "x", "table": "y"}, "remote": {"table": "x"}})",
        "contentTypes[3].local.table");
    row("empty name", R"({"key": "", "local": {"table": "x"}, "remote": {"table": "x"}})", "contentTypes[3].key");
    row("control character", R"({"key": "x\n", "local": {"table": "x"}, "remote": {"table": "x"}})", "contentTypes[3].key");
    row("number as a name", R"({"key": 1, "local": {"table": "x"}, "remote": {"table": "x"}})", "contentTypes[3].key");
    row("table without a name", R"({"key": "x", "local": {"table": "s."}, "remote": {"table": "x"}})",
        "contentTypes[3].local.table");
    row("no key fields", R"({"key": "x", "local": {"table": "x"}, "remote": {"table": "x"}, "primaryKey": []})",
        "contentTypes[3].primaryKey");
    row("key field twice", R"({"key": "x", "local": {"table": "x"}, "remote": {"table": "x"}, "primaryKey": ["a", "a"]})",
        "contentTypes[3].primaryKey");
    row("cursor without a field",
        R"({"key": "x", "local": {"table": "x"}, "remote": {"table": "x"}, "cursor": {"lookback": "5m"}})",
        "contentTypes[3].cursor");
    row("lookback",
        R"({"key": "x", "local": {"table": "x"}, "remote": {"table": "x"}, "cursor": {"field": "u", "lookback": "5x"}})",
        "contentTypes[3].cursor.lookback");
    row("number beyond 64 bits",
        R"({"key": "x", "local": {"table": "x"}, "remote": {"table": "x"}, "batchSize": 18446744073709551615})",
        "contentTypes[3].batchSize");
    row("no object", "\"x\"", "contentTypes[3]");
}

void TestWorkspaceFindings::findsTheFaultAmongPlainTypes()
{
    QFETCH(QByteArray, type);
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    QByteArray types;
    for (int i = 0; i < 6; ++i) {
        const QByteArray name = "t" + QByteArray::number(i);
        types += (i > 0 ? "," : "") + (i == 3 ? type
                                              : R"({"key": ")" + name + R"(", "local": {"table": ")" + name +
                                                    R"("}, "remote": {"table": ")" + name + R"("}})");
    }
    put(QDir(dir.path()), QStringLiteral("jobs/reference_sync.json"),
        R"({"local": "warehouse", "remote": "legacy", "contentTypes": [)" + types + "]}");
    const WorkspaceReading reading = readWorkspace(dir.path());
    QVERIFY(!reading.workspace);
    QCOMPARE(reading.findings.size(), std::size_t(1));
    QTEST(reading.findings.front().path, "place");
}

void TestWorkspaceFindings::refusesWhatIsNoUnicode_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("invalid UTF-8") << QByteArray("{\"kind\": \"sqlite\", \"path\": \"a\xff\"}");
    QTest::newRow("overlong UTF-8") << QByteArray("{\"kind\": \"sqlite\", \"path\": \"\xc0\x80\"}");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6);
    QTest::newRow("lone surrogate") << QByteArray(R"({"kind": "sqlite", "path": "\ud800"})");
}

void TestWorkspaceFindings::refusesWhatIsNoUnicode()
{
    QFETCH(QByteArray, content);
    const auto text = parseJson(content);
    QVERIFY(!text);
    QCOMPARE(text.error().error.code, ErrorCode::Configuration);
}

void TestWorkspaceFindings::listsAllFindingsAtOnce()
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

void TestWorkspaceFindings::warnsOfTwoTypesWithOneTarget()
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

QTEST_GUILESS_MAIN(TestWorkspaceFindings)
#include "tst_workspacefindings.moc"
