// Folders of records from outside: into them from every engine and back, and what becomes of files that people edit.
#include "clitest.h"
#include "survivingvalues.h"
#include "transfer.h"

#include <QDir>
#include <QFile>

using namespace tidewright;

namespace
{

const QStringList syncJson{QStringLiteral("sync"), QStringLiteral("--json")};

QJsonObject folderType(const QString &key, const char *side, const QJsonObject &more = {})
{
    QJsonObject type = contentType(key, more);
    type.insert(QLatin1String(side), QJsonObject{{QStringLiteral("folder"), key}});
    return type;
}

// A database and a folder: the job "out" brings the table `item` into the folder, the job "in" the folder into the database "other".
struct FolderScene {
    explicit FolderScene(EngineKind kind, const QJsonObject &more = {})
        : database(kind)
        , other(kind)
    {
        workspace.addConnection(QStringLiteral("database"), database.connection(), database.password());
        workspace.addConnection(QStringLiteral("other"), other.connection(), other.password());
        workspace.addConnection(QStringLiteral("content"), {{QStringLiteral("kind"), QStringLiteral("folder")},
                                                            {QStringLiteral("path"), QStringLiteral("content")},
                                                            {QStringLiteral("format"), QStringLiteral("json")}});
        QJsonObject settings{{QStringLiteral("create"), true}};
        settings.insert(QStringLiteral("local"), QStringLiteral("content"));
        settings.insert(QStringLiteral("remote"), QStringLiteral("database"));
        workspace.addJob(QStringLiteral("out"), pullJob({folderType(QStringLiteral("item"), "local", more)}, settings));
        settings.insert(QStringLiteral("local"), QStringLiteral("other"));
        settings.insert(QStringLiteral("remote"), QStringLiteral("content"));
        workspace.addJob(QStringLiteral("in"), pullJob({folderType(QStringLiteral("item"), "remote", more)}, settings));
    }

    QJsonObject sync(const char *job, int exitCode = 0) const
    {
        const Finished done = workspace.run(syncJson + QStringList{QLatin1String(job)});
        if (done.exitCode != exitCode)
            qWarning("%s", done.all().constData());
        return done.exitCode == exitCode ? runOf(done, QStringLiteral("item")) : QJsonObject();
    }

    static QString counts(const QJsonObject &run)
    {
        QStringList all;
        for (const char *name : {"created", "updated", "deleted", "failed"})
            all += QString::number(run.value(QLatin1String(name)).toInteger(-1));
        return all.join(QLatin1Char(' '));
    }

    TestEngine database;
    TestEngine other;
    TestWorkspace workspace;
};

void addItems(TestEngine &engine)
{
    engine.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name varchar(40)); "
                              "INSERT INTO item VALUES (1, 'one'), (2, 'two'), (3, 'three')"));
}

} // namespace

class TestFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueComesThroughAFolder_data();
    void everyValueComesThroughAFolder();
    void editsOfFilesAreTakenOver();
    void aBrokenFileIsNoDelete_data();
    void aBrokenFileIsNoDelete();
    void editsOfTheTargetsFilesStayWhereTheyAreNotOurs();
    void aRunThatWasKilledGoesOn();
};

void TestFolders::everyValueComesThroughAFolder_data()
{
    QTest::addColumn<int>("engine");
    for (const EngineKind kind : allEngines)
        QTest::newRow(engineName(kind)) << int(kind);
}

void TestFolders::everyValueComesThroughAFolder()
{
    QFETCH(int, engine);
    FolderScene scene{EngineKind(engine)};
    RecordSchema schema;
    schema.place = QStringLiteral("item");
    Field id;
    id.name = QStringLiteral("id");
    id.type.kind = ValueKind::Int;
    schema.fields.push_back(id);
    const auto fields = survivingFields();
    for (const SurvivingField &one : fields)
        schema.fields.push_back(one.field);
    schema.key = {QStringLiteral("id")};
    QVERIFY_RESULT(scene.database.endpoint().create(schema, {}));
    std::int64_t records = 0;
    for (std::size_t column = 0; column < fields.size(); ++column) {
        for (const Value &value : fields[column].values) {
            std::vector<Value> row(fields.size() + 1);
            row[0] = Value::ofInt(++records);
            row[column + 1] = value;
            // What this engine cannot hold is none of the folder's business.
            if (!writeRows(scene.database.endpoint(), QStringLiteral("item"), {row}))
                --records;
        }
    }
    QVERIFY(records > 80);
    QCOMPARE(FolderScene::counts(scene.sync("out")), QStringLiteral("%1 0 0 0").arg(records));
    QCOMPARE(FolderScene::counts(scene.sync("out")), QStringLiteral("0 0 0 0"));
    QCOMPARE(QDir(scene.workspace.path(QStringLiteral("content/item"))).entryList(QDir::Files).size(), qsizetype(records));
    QCOMPARE(FolderScene::counts(scene.sync("in")), QStringLiteral("%1 0 0 0").arg(records));
    QCOMPARE(FolderScene::counts(scene.sync("in")), QStringLiteral("0 0 0 0"));
    const auto before = readAll(scene.database.endpoint(), QStringLiteral("item"));
    const auto after = readAll(scene.other.endpoint(), QStringLiteral("item"));
    QVERIFY_RESULT(before);
    QVERIFY_RESULT(after);
    QCOMPARE(after->rows(), before->rows());
    for (std::size_t row = 0; row < before->rows(); ++row) {
        for (std::size_t column = 0; column < before->columns(); ++column) {
            const Cell &there = std::as_const(*before).row(row)[column];
            const Cell &came = std::as_const(*after).row(row)[column];
            QVERIFY2(equal(there, came), (toText(there) + " became " + toText(came)).c_str());
        }
    }
}

void TestFolders::editsOfFilesAreTakenOver()
{
    FolderScene scene{EngineKind::Sqlite};
    addItems(scene.database);
    QCOMPARE(FolderScene::counts(scene.sync("out")), QStringLiteral("3 0 0 0"));
    QCOMPARE(scene.workspace.read(QStringLiteral("content/item/2.json")), QByteArray("{\n  \"id\": 2,\n  \"name\": \"two\"\n}\n"));
    QCOMPARE(FolderScene::counts(scene.sync("in")), QStringLiteral("3 0 0 0"));
    scene.workspace.write(QStringLiteral("content/item/2.json"), R"({"id": 2, "name": "zwei"})");
    scene.workspace.write(QStringLiteral("content/item/4.json"), R"({"id": 4, "name": "four"})");
    QVERIFY(QFile::remove(scene.workspace.path(QStringLiteral("content/item/3.json"))));
    QCOMPARE(FolderScene::counts(scene.sync("in")), QStringLiteral("1 1 1 0"));
    QCOMPARE(scene.other.value(QStringLiteral("SELECT group_concat(id || name) FROM item")), QStringLiteral("1one,2zwei,4four"));
}

void TestFolders::aBrokenFileIsNoDelete_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("compare") << QString();
    QTest::newRow("full") << QStringLiteral("--force-full");
}

void TestFolders::aBrokenFileIsNoDelete()
{
    QFETCH(QString, mode);
    FolderScene scene{EngineKind::Sqlite};
    addItems(scene.database);
    scene.sync("out");
    scene.sync("in");
    scene.workspace.write(QStringLiteral("content/item/2.json"), R"({"id": 2, "na)");
    QVERIFY(QFile::remove(scene.workspace.path(QStringLiteral("content/item/3.json"))));
    QStringList arguments = syncJson + QStringList{QStringLiteral("in")};
    if (!mode.isEmpty())
        arguments += mode;
    const Finished done = scene.workspace.run(arguments);
    const QJsonObject run = runOf(done, QStringLiteral("item"));
    QVERIFY2(FolderScene::counts(run) == QLatin1String("0 0 1 1"), done.all().constData());
    QCOMPARE(scene.other.value(QStringLiteral("SELECT group_concat(id || name) FROM item")), QStringLiteral("1one,2two"));
    const Finished failed = scene.workspace.run({QStringLiteral("records"), QStringLiteral("failed"), QStringLiteral("in")});
    QVERIFY2(failed.out.contains("no complete, valid JSON"), failed.all().constData());
    // Mended, it goes on.
    scene.workspace.write(QStringLiteral("content/item/2.json"), R"({"id": 2, "name": "mended"})");
    QCOMPARE(FolderScene::counts(scene.sync("in")), QStringLiteral("0 1 0 0"));
}

void TestFolders::editsOfTheTargetsFilesStayWhereTheyAreNotOurs()
{
    FolderScene scene{EngineKind::Sqlite};
    addItems(scene.database);
    scene.sync("out");
    scene.workspace.write(QStringLiteral("content/item/1.json"), R"({"note": "mine", "name": "one", "id": 1})");
    scene.database.run(QStringLiteral("UPDATE item SET name = 'uno' WHERE id = 1"));
    QCOMPARE(FolderScene::counts(scene.sync("out")), QStringLiteral("0 1 0 0"));
    QCOMPARE(scene.workspace.read(QStringLiteral("content/item/1.json")),
             QByteArray("{\n  \"note\": \"mine\",\n  \"name\": \"uno\",\n  \"id\": 1\n}\n"));
}

void TestFolders::aRunThatWasKilledGoesOn()
{
    FolderScene scene{EngineKind::Sqlite};
    addItems(scene.database);
    const QStringList dies = TestWorkspace::withFaults({QStringLiteral("TIDEWRIGHT_FAULT_FILE=chunk-0.journal.new"),
                                                        QStringLiteral("TIDEWRIGHT_FAULT_KILL=after 1")});
    const Finished killed = scene.workspace.run(syncJson + QStringList{QStringLiteral("out")}, dies);
    QVERIFY2(killed.exitCode == -1, killed.all().constData());
    QCOMPARE(scene.workspace.read(QStringLiteral("content/item/1.json")), QByteArray());
    const QJsonObject run = scene.sync("out");
    QCOMPARE(run.value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
    QCOMPARE(QDir(scene.workspace.path(QStringLiteral("content/item"))).entryList(QDir::Files).size(), 3);
    QCOMPARE(QDir(scene.workspace.path(QStringLiteral("content/.tidewright/runs"))).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList());
}

QTEST_GUILESS_MAIN(TestFolders)
#include "tst_folders.moc"
