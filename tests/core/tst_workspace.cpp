// A workspace's files: what is read, what is refused and how that is said, what is written.
#include "workspace.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

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

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDocumentedExample();
    void findsTheNearestParent();
    void namesFilePathAndExpectation_data();
    void namesFilePathAndExpectation();
};

void TestWorkspace::readsTheDocumentedExample()
{
    QTemporaryDir dir;
    putGood(QDir(dir.path()));
    const WorkspaceReading reading = readWorkspace(dir.path());
    for (const Finding &finding : reading.findings)
        qInfo().noquote() << finding.file << finding.path << finding.error.message << finding.error.hint;
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
    row("unknown key", job, jobWith("\"lookback\"", "\"lookbak\""), "contentTypes[0].cursor.lookbak", "This key is not known.",
        "Did you mean \"lookback\"?");
    row("unknown word", job, jobWith("remote_to_local", "remote_to_locl"), "direction",
        "Expected one of \"remote_to_local\", \"local_to_remote\", \"bidirectional\".", "Did you mean \"remote_to_local\"?");
    row("unknown connection", job, jobWith("\"remote\": \"legacy\"", "\"remote\": \"legcy\""), "remote",
        "There is no connection \"legcy\".", "Did you mean \"legacy\"?");
    row("missing key", job, jobWith("\"key\": \"organization\",", ""), "contentTypes[0]", "The key \"key\" is missing.");
    row("wrong type", "workspace.json", R"({"name": "x", "workers": "4"})", "workers", "Expected a whole number from 1 to 64.");
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
    for (const Finding &finding : reading.findings)
        qInfo().noquote() << finding.file << finding.path << finding.error.message << finding.error.hint;
    QVERIFY(!reading.workspace);
    QCOMPARE(reading.findings.size(), std::size_t(1));
    const Finding &finding = reading.findings.front();
    QCOMPARE(finding.file, file);
    QTEST(finding.path, "path");
    QTEST(finding.error.message, "message");
    QTEST(finding.error.hint, "hint");
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
