// Reading a folder of records.
#include "foldertest.h"

#include <QtTest>
#include <array>
#include <barrier>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tidewright;

namespace
{

Result<std::unique_ptr<Source>> open(Folder &folder, const QStringList &fields = {}, std::optional<QString> cursor = {})
{
    TRY_ASSIGN(const RecordSchema schema, folder.endpoint.describe(QStringLiteral("pages"), {}));
    return folder.endpoint.openSource({QStringLiteral("pages"), fields, schema.key, std::move(cursor), {}}, {});
}

} // namespace

class TestFolderRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreToldByTheRecords();
    void theKeyIsWhatFilesAreCalledAfter_data();
    void theKeyIsWhatFilesAreCalledAfter();
    void recordsComeInKeyOrderByPages();
    void numbersKeepEveryDigit();
    void aBrokenFileIsNoMissingRecord_data();
    void aBrokenFileIsNoMissingRecord();
    void aNameThatIsNotItsKeyIsQuarantined();
    void aPlaceCannotLeaveTheFolder_data();
    void aPlaceCannotLeaveTheFolder();
    void linksAreNotFollowed();
    void aFolderThatIsGoneFails();
    void aCursorReadsWhatChanged();
    void itTellsWhetherAnythingInItHasChanged();
    void fetchFindsByKey();
    void placesAreDiscovered();
    void aCopyIsAnotherFolder();
    void severalThatMeetANewFolderNameItAlike();
};

void TestFolderRead::fieldsAreToldByTheRecords()
{
    Folder folder;
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "b": true, "n": 1, "d": 1.5, "t": "x", "j": {"a": []}, "m": 1, "z": null})");
    folder.put(QStringLiteral("pages/2.json"), R"({"id": 2, "b": null, "n": -3, "d": 2, "t": "", "j": [1], "m": "x", "u": 18446744073709551615})");
    const auto schema = folder.endpoint.describe(QStringLiteral("pages"), {});
    VERIFY_DONE(schema);
    QStringList shown;
    for (const Field &field : schema->fields)
        shown += field.name + QLatin1Char(' ') + kindName(field.type.kind);
    QCOMPARE(shown.join(QLatin1Char(',')),
             QStringLiteral("id int,b boolean,n int,d decimal,t text,j json,m json,z text,u uint"));
    QCOMPARE(schema->key, QStringList(QStringLiteral("id")));
    const auto source = open(folder, {QStringLiteral("id"), QStringLiteral("m"), QStringLiteral("j"), QStringLiteral("u")});
    VERIFY_DONE(source);
    QCOMPARE(readAll(**source), (QStringList{QStringLiteral("1|1|{\"a\":[]}|∅"), QStringLiteral("2|\"x\"|[1]|18446744073709551615")}));
}

void TestFolderRead::theKeyIsWhatFilesAreCalledAfter_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QStringList>("key");
    QTest::newRow("id") << QByteArray(R"({"name": "a b", "id": "a b"})") << QStringList{QStringLiteral("id")};
    QTest::newRow("another one") << QByteArray(R"({"code": "a b", "id": 7})") << QStringList{QStringLiteral("code")};
    QTest::newRow("none") << QByteArray(R"({"code": "x", "id": 7})") << QStringList();
}

void TestFolderRead::theKeyIsWhatFilesAreCalledAfter()
{
    QFETCH(QByteArray, record);
    QFETCH(QStringList, key);
    Folder folder;
    folder.put(QStringLiteral("pages/a%20b.json"), record);
    const auto schema = folder.endpoint.describe(QStringLiteral("pages"), {});
    VERIFY_DONE(schema);
    QCOMPARE(schema->key, key);
}

void TestFolderRead::recordsComeInKeyOrderByPages()
{
    Folder folder;
    for (const int id : {10, 9, 2, -1, 100, 33})
        folder.put(QStringLiteral("pages/%1.json").arg(id), QByteArray("{\"id\": ") + QByteArray::number(id) + '}');
    const auto source = open(folder);
    VERIFY_DONE(source);
    PageRequest request;
    request.limit = 2;
    QCOMPARE(readAll(**source, request).join(QLatin1Char(' ')), QStringLiteral("-1 2 9 10 33 100"));
    request.after = {Value::ofInt(2)};
    request.until = {Value::ofInt(33)};
    QCOMPARE(readAll(**source, request).join(QLatin1Char(' ')), QStringLiteral("9 10 33"));
    QCOMPARE((*source)->count().value(), 6);
    // What happens meanwhile is seen by the next pass.
    folder.put(QStringLiteral("pages/3.json"), "{\"id\": 3}");
    QVERIFY(QFile::remove(folder.path + QStringLiteral("/pages/100.json")));
    QCOMPARE(readAll(**source).join(QLatin1Char(' ')), QStringLiteral("-1 2 3 9 10 33"));
}

void TestFolderRead::numbersKeepEveryDigit()
{
    Folder folder;
    folder.put(QStringLiteral("pages/1.json"),
               R"({"id": 1, "big": 9007199254740993, "long": 12345678901234567890.12345678901234567890, "exp": 1e3})");
    const auto source = open(folder);
    VERIFY_DONE(source);
    QCOMPARE(readAll(**source), QStringList(QStringLiteral("1|9007199254740993|12345678901234567890.12345678901234567890|1e3")));
}

void TestFolderRead::aBrokenFileIsNoMissingRecord_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("half-written") << QByteArray("{\"id\": 2, \"t\": \"x");
    QTest::newRow("something behind it") << QByteArray("{\"id\": 2} {}");
    QTest::newRow("no object") << QByteArray("[2]");
    QTest::newRow("no JSON") << QByteArray("<<<<<<< HEAD\n{\"id\": 2}");
    QTest::newRow("no UTF-8") << QByteArray("{\"id\": 2, \"t\": \"\xff\"}");
    QTest::newRow("a lone surrogate") << QByteArray(R"({"id": 2, "t": "\ud800"})");
    QTest::newRow("surrogates the wrong way round") << QByteArray(R"({"id": 2, "t": "\udc00\ud800"})");
    QTest::newRow("a name twice") << QByteArray(R"({"id": 2, "t": "a", "t": "b"})");
    QTest::newRow("the same name by an escape") << QByteArray(R"({"id": 2, "t": "a", "\u0074": "b"})");
    QTest::newRow("too deep") << "{\"id\": 2, \"t\": " + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}';
    QTest::newRow("too large") << "{\"id\": 2, \"t\": \"" + QByteArray(17 * 1024 * 1024, 'x') + "\"}";
    QTest::newRow("a number with a zero in front") << QByteArray(R"({"id": 2, "t": 01})");
    QTest::newRow("a control character") << QByteArray("{\"id\": 2, \"t\": \"a\nb\"}");
    QTest::newRow("a comma at the end") << QByteArray(R"({"id": 2,})");
    QTest::newRow("an unknown escape") << QByteArray(R"({"id": 2, "t": "\x"})");
    QTest::newRow("another key") << QByteArray(R"({"id": 3})");
    QTest::newRow("no key") << QByteArray(R"({"t": "x"})");
    QTest::newRow("a value of another type") << QByteArray(R"({"id": 2, "title": 5})");
}

void TestFolderRead::aBrokenFileIsNoMissingRecord()
{
    QFETCH(QByteArray, text);
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "title": "a"})");
    folder.put(QStringLiteral("pages/2.json"), text);
    const auto source = open(folder);
    VERIFY_DONE(source);
    QCOMPARE(readAll(**source).first().section(QLatin1Char('|'), 0, 1), QStringLiteral("1|a"));
    auto quarantined = (*source)->quarantined();
    QCOMPARE(quarantined.size(), std::size_t(1));
    QCOMPARE(quarantined.front().key, Key{Value::ofInt(2)});
    QCOMPARE(quarantined.front().error.code, ErrorCode::ValueRefused);
    QVERIFY(quarantined.front().error.detail.endsWith(QLatin1String("pages/2.json")));
    // Asked for by its key it is the same.
    const auto other = open(folder);
    RecordBatch found;
    VERIFY_DONE((*other)->fetch(keys({2}), found));
    QVERIFY(found.isEmpty());
    QCOMPARE((*other)->quarantined().size(), std::size_t(1));
    QCOMPARE((*other)->bounds()->empty, false);
}

void TestFolderRead::aNameThatIsNotItsKeyIsQuarantined()
{
    Folder folder;
    folder.put(QStringLiteral("pages/a.json"), R"({"id": "a"})");
    folder.put(QStringLiteral("pages/b c.json"), R"({"id": "b c"})"); // it should be b%20c
    const auto source = folder.endpoint.openSource({QStringLiteral("pages"), {}, {QStringLiteral("id")}, {}, {}}, {});
    VERIFY_DONE(source);
    QCOMPARE(readAll(**source), QStringList(QStringLiteral("a")));
    QCOMPARE((*source)->quarantined().front().key, Key{Value::ofText("b c")});
}

void TestFolderRead::aPlaceCannotLeaveTheFolder_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place : {"..", "../content", "pages/..", "pages/../..", "/etc", "pages//x", "", "./pages", "pages/.", ".tidewright",
                              ".tidewright/runs", "a/.tidewright"})
        QTest::newRow(place) << QString::fromLatin1(place);
    QTest::newRow("NUL") << QStringLiteral("pages") + QChar(0) + QStringLiteral("x");
}

void TestFolderRead::aPlaceCannotLeaveTheFolder()
{
    QFETCH(QString, place);
    Folder folder;
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1})");
    const auto described = folder.endpoint.describe(place, {});
    QVERIFY(!described);
    QCOMPARE(described.error().code, ErrorCode::Configuration);
    RecordSchema schema = pages();
    schema.place = place;
    QVERIFY(!folder.endpoint.create(schema, {}));
}

void TestFolderRead::linksAreNotFollowed()
{
    Folder folder;
    QTemporaryDir outside;
    QFile secret(outside.filePath(QStringLiteral("2.json")));
    QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write(R"({"id": 2, "title": "outside"})") > 0);
    secret.close();
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "title": "a"})");
    QVERIFY(QFile::link(secret.fileName(), folder.path + QStringLiteral("/pages/2.json")));
    QVERIFY(QFile::link(outside.path(), folder.path + QStringLiteral("/linked")));
    QCOMPARE(mkfifo(qPrintable(folder.path + QStringLiteral("/pages/3.json")), 0600), 0);
    QVERIFY(QDir(folder.path).mkpath(QStringLiteral("pages/4.json")));
    const auto source = open(folder);
    VERIFY_DONE(source);
    QCOMPARE(readAll(**source), QStringList(QStringLiteral("1|a")));
    QCOMPARE((*source)->quarantined().size(), std::size_t(3));
    RecordBatch found;
    VERIFY_DONE((*source)->fetch(keys({2, 3}), found));
    QVERIFY(found.isEmpty());
    const auto linked = folder.endpoint.describe(QStringLiteral("linked"), {});
    QVERIFY(!linked);
    QCOMPARE(linked.error().code, ErrorCode::PermissionDenied);
    // The folder itself may be one.
    QVERIFY(QFile::link(folder.path, folder.folder.filePath(QStringLiteral("here"))));
    FolderEndpoint there({QStringLiteral("there"), folder.folder.filePath(QStringLiteral("here")), {}});
    VERIFY_DONE(there.describe(QStringLiteral("pages"), {}));
    QCOMPARE(there.identity({}).value(), folder.endpoint.identity({}).value());
}

void TestFolderRead::aFolderThatIsGoneFails()
{
    Folder folder;
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1})");
    const auto source = open(folder);
    VERIFY_DONE(source);
    QCOMPARE(readAll(**source).size(), 1);
    QVERIFY(QDir(folder.path + QStringLiteral("/pages")).removeRecursively());
    RecordBatch batch;
    const auto page = (*source)->readPage({}, batch);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::NotFound);
}

void TestFolderRead::aCursorReadsWhatChanged()
{
    Folder folder;
    RecordSchema schema = pages();
    schema.fields.push_back(field("at", ValueKind::TimestampTz));
    VERIFY_DONE(folder.endpoint.create(schema, {}));
    const auto put = [&](int id, const QByteArray &at) {
        folder.put(QStringLiteral("pages/%1.json").arg(id), "{\"id\": " + QByteArray::number(id) + ", \"at\": " + at + '}');
    };
    put(1, "\"2026-01-03T00:00:00Z\"");
    put(2, "\"2026-01-01T00:00:00.5Z\"");
    put(3, "null");
    put(4, "\"2999-01-01T00:00:00Z\"");
    put(5, "\"2026-01-03T01:00:00+01:00\"");
    const auto source = open(folder, {QStringLiteral("id"), QStringLiteral("at")}, QStringLiteral("at"));
    VERIFY_DONE(source);
    const auto bounds = (*source)->bounds();
    VERIFY_DONE(bounds);
    QCOMPARE(bounds->upper.kind(), ValueKind::TimestampTz);
    const auto read = [&](ReadPass pass) {
        PageRequest request;
        request.pass = pass;
        request.upper = bounds->upper;
        request.limit = 1;
        QStringList ids;
        for (const QString &row : readAll(**source, request))
            ids += row.section(QLatin1Char('|'), 0, 0);
        return ids.join(QLatin1Char(' '));
    };
    QCOMPARE(read(ReadPass::Changed), QStringLiteral("2 1 5"));
    QCOMPARE(read(ReadPass::NullCursor), QStringLiteral("3"));
    QCOMPARE(read(ReadPass::BeyondUpper), QStringLiteral("4"));
    QCOMPARE((*source)->countBeyond(bounds->upper).value(), 1);
}

void TestFolderRead::itTellsWhetherAnythingInItHasChanged()
{
    Folder folder;
    const auto content = [&folder] {
        const auto source = folder.endpoint.openSource({QStringLiteral("pages"), {}, {QStringLiteral("id")}, {}, {}}, {});
        return source ? (*source)->bounds()->content : source.error().message;
    };
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "v": "a"})");
    folder.put(QStringLiteral("pages/2.json"), R"({"id": 2, "v": "b"})");
    const QString first = content();
    QVERIFY(!first.isEmpty());
    QCOMPARE(content(), first);
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "v": "c"})");
    const QString edited = content();
    QVERIFY(edited != first);
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "v": "a"})");
    QCOMPARE(content(), first);
    QVERIFY(QFile::rename(folder.path + QStringLiteral("/pages/2.json"), folder.path + QStringLiteral("/pages/3.json")));
    QVERIFY(content() != first);
    // A file that cannot be read may hold anything.
    folder.put(QStringLiteral("pages/3.json"), "{");
    QCOMPARE(content(), QString());
}

void TestFolderRead::fetchFindsByKey()
{
    Folder folder;
    for (const int id : {1, 2, 3})
        folder.put(QStringLiteral("pages/%1.json").arg(id), QByteArray("{\"id\": ") + QByteArray::number(id) + '}');
    const auto source = open(folder);
    VERIFY_DONE(source);
    RecordBatch found;
    VERIFY_DONE((*source)->fetch(keys({3, 7, 1}), found));
    QCOMPARE(rowsOf(found), (QStringList{QStringLiteral("3"), QStringLiteral("1")}));
}

void TestFolderRead::placesAreDiscovered()
{
    Folder folder;
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "updated_at": "2026"})");
    folder.put(QStringLiteral("site/blog/a.json"), R"({"slug": "a"})");
    folder.put(QStringLiteral("site/readme.md"), "none");
    folder.put(QStringLiteral(".git/x.json"), "{}");
    const auto offerings = folder.endpoint.discover({});
    VERIFY_DONE(offerings);
    QStringList shown;
    for (const Offering &one : *offerings)
        shown += one.schema.place + QLatin1Char(' ') + one.schema.key.join(QLatin1Char(',')) + QLatin1Char(' ') + QString::number(*one.estimatedCount);
    QCOMPARE(shown, (QStringList{QStringLiteral("pages id 1"), QStringLiteral("site/blog slug 1")}));
}

void TestFolderRead::aCopyIsAnotherFolder()
{
    Folder folder;
    const auto first = folder.endpoint.identity({});
    VERIFY_DONE(first);
    QCOMPARE(folder.endpoint.identity({}).value(), *first);
    QVERIFY(QDir(folder.path + QStringLiteral("/.tidewright")).exists());
    QVERIFY(QFile::rename(folder.path, folder.path + QStringLiteral(".moved")));
    FolderEndpoint moved({{}, folder.path + QStringLiteral(".moved"), {}});
    QCOMPARE(moved.identity({}).value(), *first);
    QVERIFY(QDir().mkpath(folder.path + QStringLiteral("/.tidewright")));
    QVERIFY(QFile::copy(folder.path + QStringLiteral(".moved/.tidewright/id"), folder.path + QStringLiteral("/.tidewright/id")));
    QVERIFY(folder.endpoint.identity({}).value() != *first);
}

void TestFolderRead::severalThatMeetANewFolderNameItAlike()
{
    for (int round = 0; round < 50; ++round) {
        const Folder folder;
        std::array<Result<EndpointIdentity>, 6> told;
        std::barrier ready(std::ptrdiff_t(told.size()));
        {
            std::vector<std::jthread> workers;
            for (auto &mine : told) {
                workers.emplace_back([&] {
                    FolderEndpoint endpoint({{}, folder.path, {}});
                    ready.arrive_and_wait();
                    mine = endpoint.identity({});
                });
            }
        }
        for (const auto &one : told) {
            VERIFY_DONE(one);
            QCOMPARE(*one, *told.front());
        }
        QVERIFY(QFile::exists(folder.path + QStringLiteral("/.tidewright/.gitignore")));
    }
}

QTEST_APPLESS_MAIN(TestFolderRead)
#include "tst_folderread.moc"
