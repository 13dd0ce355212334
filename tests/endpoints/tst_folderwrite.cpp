// Writing into a folder of records: what the files look like, and that no edit is lost which was not seen.
#include "foldertest.h"

#include <QtTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace tidewright;

namespace
{

ChunkRange range(std::int64_t ordinal, const ChangeCounts &counts = {})
{
    ChunkRange one;
    one.ordinal = ordinal;
    one.counts = counts;
    return one;
}

Result<ChangeCounts> writeAll(Endpoint &endpoint, const RecordBatch &batch, const char *run = "r")
{
    TRY_ASSIGN(OpenLoad open, OpenLoad::of(endpoint, LoadKind::Immediate, run));
    TRY_ASSIGN(const ChangeCounts counts, open.writer->upsert(batch, 0, batch.rows()));
    TRY(open.writer->commit(range(0, counts)));
    TRY(open.load->close());
    return counts;
}

} // namespace

class TestFolderWrite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFileHasTheBatchsOrder();
    void aRewrittenFileKeepsWhatIsNotOurs();
    void anUnchangedRecordIsNotWritten();
    void aRefusedRecordLeavesTheOthers();
    void keysThatDifferInCaseAreRefused();
    void aBrokenFileIsNotWrittenOver();
    void nothingIsThereBeforeTheCommit();
    void anEditBehindTheReadIsLeftAlone_data();
    void anEditBehindTheReadIsLeftAlone();
    void withoutHavingReadItIsTriedAgain();
    void aRecordIsWrittenTwiceInAChunk();
    void theLedgerTellsTheChunk();
    void rightsOfAFileStay();
    void aFolderWithoutRoomStaysAsItIs();
    void ourOwnPartIsNothingForVersionControl();
};

void TestFolderWrite::aNewFileHasTheBatchsOrder()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    const auto counts = writeAll(folder.endpoint, records({{2, "ä \"quoted\"\n"}, {1, nullptr}}));
    VERIFY_DONE(counts);
    QCOMPARE(*counts, (ChangeCounts{2, 0, 0}));
    QCOMPARE(folder.text(QStringLiteral("pages/2.json")), QByteArray("{\n  \"id\": 2,\n  \"title\": \"ä \\\"quoted\\\"\\n\"\n}\n"));
    QCOMPARE(folder.text(QStringLiteral("pages/1.json")), QByteArray("{\n  \"id\": 1,\n  \"title\": null\n}\n"));
    QCOMPARE(folder.names(), (QStringList{QStringLiteral("1.json"), QStringLiteral("2.json")}));
}

void TestFolderWrite::aRewrittenFileKeepsWhatIsNotOurs()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"),
               R"({"title": "old", "tags": ["a", {"b": 1.50}], "empty": {}, "none": [], "id": 1, "price": 1.500})");
    VERIFY_DONE(writeAll(folder.endpoint, records({{1, "new"}})));
    QCOMPARE(folder.text(QStringLiteral("pages/1.json")),
             QByteArray("{\n  \"title\": \"new\",\n  \"tags\": [\n    \"a\",\n    {\n      \"b\": 1.50\n    }\n  ],\n  \"empty\": {},\n"
                        "  \"none\": [],\n  \"id\": 1,\n  \"price\": 1.500\n}\n"));
    // A member that the record has not is its NULL.
    folder.put(QStringLiteral("pages/2.json"), R"({"id": 2})");
    QCOMPARE(writeAll(folder.endpoint, records({{2, nullptr}})).value(), ChangeCounts());
    QCOMPARE(folder.text(QStringLiteral("pages/2.json")), QByteArray(R"({"id": 2})"));
}

void TestFolderWrite::anUnchangedRecordIsNotWritten()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    const QByteArray text = R"({ "id":1,"title":"\u0061" })";
    folder.put(QStringLiteral("pages/1.json"), text);
    QCOMPARE(writeAll(folder.endpoint, records({{1, "a"}})).value(), ChangeCounts());
    QCOMPARE(folder.text(QStringLiteral("pages/1.json")), text);
}

void TestFolderWrite::aRefusedRecordLeavesTheOthers()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    const RecordBatch batch = records({{1, "a"}, {2, "\xff"}, {3, "c"}});
    VERIFY_DONE(open->writer->upsert(batch, 0, 1));
    const auto refused = open->writer->upsert(batch, 1, 2);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ValueRefused);
    VERIFY_DONE(open->writer->upsert(batch, 2, 1));
    VERIFY_DONE(open->writer->commit(range(0, {2, 0, 0})));
    QCOMPARE(folder.names(), (QStringList{QStringLiteral("1.json"), QStringLiteral("3.json")}));
}

void TestFolderWrite::keysThatDifferInCaseAreRefused()
{
    Folder folder;
    RecordSchema schema = pages();
    schema.fields[0].type.kind = ValueKind::Text;
    VERIFY_DONE(folder.endpoint.create(schema, {}));
    folder.put(QStringLiteral("pages/Über.json"), R"({"id": "Über"})");
    const auto one = [](const char *key) {
        RecordBatch batch(2);
        batch.appendRow()[0] = batch.store(ValueKind::Text, key);
        return batch;
    };
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    const auto clash = open->writer->upsert(one("über"), 0, 1);
    QVERIFY(!clash);
    QCOMPARE(clash.error().code, ErrorCode::ConstraintViolated);
    QVERIFY(clash.error().message.contains(QStringLiteral("Über.json")));
    VERIFY_DONE(open->writer->upsert(one("about"), 0, 1));
    QVERIFY(!open->writer->upsert(one("About"), 0, 1));
    // When the first one goes, there is room.
    VERIFY_DONE(open->writer->upsert(one("Über"), 0, 1));
    RecordBatch key(1);
    key.appendRow()[0] = key.store(ValueKind::Text, "Über");
    VERIFY_DONE(open->writer->remove(key, 0, 1));
    VERIFY_DONE(open->writer->upsert(one("über"), 0, 1));
    VERIFY_DONE(open->writer->commit(range(0)));
    QCOMPARE(folder.names(), (QStringList{QStringLiteral("about.json"), QStringLiteral("über.json")}));
}

void TestFolderWrite::aBrokenFileIsNotWrittenOver()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), "{\"id\": 1, \"title\": \"half");
    folder.put(QStringLiteral("pages/2.json"), R"({"id": 7})");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    RecordBatch found;
    VERIFY_DONE(open->writer->fetchForUpdate(keys({1, 2}), found));
    QVERIFY(found.isEmpty());
    const RecordBatch batch = records({{1, "x"}, {2, "y"}});
    for (const std::size_t at : {0, 1}) {
        const auto refused = open->writer->upsert(batch, at, 1);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ValueRefused);
    }
    QVERIFY(!open->writer->remove(keys({1}), 0, 1));
}

void TestFolderWrite::nothingIsThereBeforeTheCommit()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    {
        auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
        VERIFY_DONE(open);
        VERIFY_DONE(open->writer->upsert(records({{1, "a"}}), 0, 1));
        QCOMPARE(folder.names(), QStringList());
        open->writer->rollback();
        QVERIFY(!open->writer->upsert(records({{1, "a"}}), 0, 1));
        QCOMPARE(open->load->committed()->size(), std::size_t(0));
    }
    QCOMPARE(folder.names(), QStringList());
}

void TestFolderWrite::anEditBehindTheReadIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("edit");
    QTest::addColumn<bool>("removes");
    const QByteArray old = R"({"id": 1, "title": "old"})";
    const QByteArray edited = R"({"id": 1, "title": "edited"})";
    QTest::newRow("changed before an update") << old << edited << false;
    QTest::newRow("broken before an update") << old << QByteArray("{") << false;
    QTest::newRow("removed before an update") << old << QByteArray() << false;
    QTest::newRow("made before a create") << QByteArray() << edited << false;
    QTest::newRow("changed before a delete") << old << edited << true;
    QTest::newRow("removed before a delete") << old << QByteArray() << true;
}

void TestFolderWrite::anEditBehindTheReadIsLeftAlone()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, edit);
    QFETCH(bool, removes);
    Folder folder;
    const QString name = QStringLiteral("pages/1.json");
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    if (!before.isEmpty())
        folder.put(name, before);
    folder.put(QStringLiteral("pages/2.json"), R"({"id": 2, "title": "old"})");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    RecordBatch found;
    VERIFY_DONE(open->writer->fetchForUpdate(keys({1, 2}), found));
    QCOMPARE(found.rows(), before.isEmpty() ? std::size_t(1) : std::size_t(2));
    const auto counts = removes ? open->writer->remove(keys({1}), 0, 1) : open->writer->upsert(records({{1, "ours"}}), 0, 1);
    VERIFY_DONE(counts);
    VERIFY_DONE(open->writer->upsert(records({{2, "ours"}}), 0, 1));
    if (edit.isEmpty())
        QVERIFY(QFile::remove(folder.path + QLatin1Char('/') + name));
    else
        folder.put(name, edit);
    ChangeCounts all = *counts;
    all += {0, 1, 0};
    VERIFY_DONE(open->writer->commit(range(0, all)));
    QCOMPARE(folder.text(name), edit);
    QVERIFY(folder.text(QStringLiteral("pages/2.json")).contains("ours"));
    QCOMPARE(open->writer->leftAlone(), std::vector<Key>{Key{Value::ofInt(1)}});
    QCOMPARE(open->load->committed()->front().counts, (ChangeCounts{0, 1, 0}));
}

void TestFolderWrite::withoutHavingReadItIsTriedAgain()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "title": "old"})");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    VERIFY_DONE(open->writer->upsert(records({{1, "ours"}, {2, "new"}}), 0, 2));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "title": "old", "other": 1})");
    const auto committed = open->writer->commit(range(0));
    QVERIFY(!committed);
    QCOMPARE(committed.error().code, ErrorCode::Conflict);
    QCOMPARE(folder.names(), QStringList(QStringLiteral("1.json")));
    VERIFY_DONE(writeAll(folder.endpoint, records({{1, "ours"}, {2, "new"}})));
    QVERIFY(folder.text(QStringLiteral("pages/1.json")).contains("other"));
}

void TestFolderWrite::aRecordIsWrittenTwiceInAChunk()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/5.json"), R"({"id": 5, "title": "old"})");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    QCOMPARE(open->writer->upsert(records({{1, "a"}, {1, "b"}}), 0, 2).value(), (ChangeCounts{1, 1, 0}));
    QCOMPARE(open->writer->upsert(records({{2, "a"}}), 0, 1).value(), (ChangeCounts{1, 0, 0}));
    QCOMPARE(open->writer->remove(keys({2, 9}), 0, 2).value(), (ChangeCounts{0, 0, 1}));
    QCOMPARE(open->writer->remove(keys({5}), 0, 1).value(), (ChangeCounts{0, 0, 1}));
    QCOMPARE(open->writer->upsert(records({{5, "again"}}), 0, 1).value(), (ChangeCounts{1, 0, 0}));
    VERIFY_DONE(open->writer->commit(range(0)));
    QCOMPARE(folder.names(), (QStringList{QStringLiteral("1.json"), QStringLiteral("5.json")}));
    QVERIFY(folder.text(QStringLiteral("pages/1.json")).contains("\"b\""));
    QVERIFY(folder.text(QStringLiteral("pages/5.json")).contains("again"));
}

void TestFolderWrite::theLedgerTellsTheChunk()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    QVERIFY(!open->load->resumed());
    VERIFY_DONE(open->writer->upsert(records({{1, "a"}}), 0, 1));
    ChunkRange written = range(0, {1, 0, 0});
    written.until = {Value::ofInt(1)};
    written.records = 1;
    VERIFY_DONE(open->writer->commit(written));
    const auto again = open->target->openLoad(QStringLiteral("r"), LoadKind::Immediate);
    VERIFY_DONE(again);
    QVERIFY((*again)->resumed());
    QCOMPARE((*again)->committed().value(), std::vector<ChunkRange>{written});
    VERIFY_DONE((*again)->close());
    VERIFY_DONE((*again)->close());
    QCOMPARE(open->target->findLoad(QStringLiteral("r"), LoadKind::Immediate).value()->committed()->size(), std::size_t(0));
    QCOMPARE(QDir(folder.path + QStringLiteral("/.tidewright/runs")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestFolderWrite::rightsOfAFileStay()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "title": "old"})");
    QCOMPARE(chmod(qPrintable(folder.path + QStringLiteral("/pages/1.json")), 0664), 0);
    VERIFY_DONE(writeAll(folder.endpoint, records({{1, "new"}})));
    struct stat file = {};
    QCOMPARE(stat(qPrintable(folder.path + QStringLiteral("/pages/1.json")), &file), 0);
    QCOMPARE(int(file.st_mode & 0777), 0664);
}

void TestFolderWrite::aFolderWithoutRoomStaysAsItIs()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "title": "old"})");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    VERIFY_DONE(open->writer->upsert(records({{1, "new"}, {2, "b"}}), 0, 2));
    // The disk is full for files beyond this size: the journal.
    struct rlimit limit = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit small{8, limit.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto committed = open->writer->commit(range(0));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY(!committed);
    QVERIFY(folder.text(QStringLiteral("pages/1.json")).contains("old"));
    QCOMPARE(folder.names(), QStringList(QStringLiteral("1.json")));
    QCOMPARE(open->target->openLoad(QStringLiteral("r"), LoadKind::Immediate).value()->committed()->size(), std::size_t(0));
}

void TestFolderWrite::ourOwnPartIsNothingForVersionControl()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    QCOMPARE(folder.text(QStringLiteral(".tidewright/.gitignore")), QByteArray("/.gitignore\n/id\n/runs/\n"));
    QVERIFY(!folder.text(QStringLiteral(".tidewright/schema/pages.json")).isEmpty());
}

QTEST_APPLESS_MAIN(TestFolderWrite)
#include "tst_folderwrite.moc"
