// Loads of a folder that take more than one chunk: straight into an empty folder, and staged.
#include "foldertest.h"

#include <QtTest>

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

Result<void> stage(OpenLoad &open, std::int64_t ordinal, const RecordBatch &batch)
{
    TRY(open.writer->begin(ordinal));
    TRY(open.writer->upsert(batch, 0, batch.rows()));
    return open.writer->commit(range(ordinal));
}

} // namespace

class TestFolderLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDirectLoadIsThereByChunks();
    void discardTakesBackWhatIsStillOurs();
    void stagedRecordsWaitForTheMerge();
    void theMergeWritesOnlyWhatDiffers();
    void missingRecordsAreCountedAndRemoved();
    void whatCannotBeReadIsNotMissing();
    void aRefusedRecordIsTold();
    void stagedRemovalsAreDone();
    void aMergeThatIsGivenUpChangesNothing();
    void anEditDuringTheMergeIsAConflict();
    void anotherTargetCannotGoOn();
};

void TestFolderLoad::aDirectLoadIsThereByChunks()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Direct);
    VERIFY_DONE(open);
    QVERIFY(open->target->isEmpty().value());
    VERIFY_DONE(open->writer->upsert(records({{1, "a"}, {2, "b"}}), 0, 2));
    VERIFY_DONE(open->writer->commit(range(0, {2, 0, 0})));
    VERIFY_DONE(open->writer->begin(1));
    VERIFY_DONE(open->writer->upsert(records({{3, "c"}}), 0, 1));
    QCOMPARE(folder.names().size(), 2);
    VERIFY_DONE(open->writer->commit(range(1, {1, 0, 0})));
    QCOMPARE(folder.names().size(), 3);
    QVERIFY(!open->target->isEmpty().value());
    const auto again = open->target->openLoad(QStringLiteral("r"), LoadKind::Direct);
    QVERIFY((*again)->resumed());
    QCOMPARE((*again)->committed()->size(), std::size_t(2));
    QCOMPARE((*again)->committed()->back().counts, (ChangeCounts{1, 0, 0}));
}

void TestFolderLoad::discardTakesBackWhatIsStillOurs()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Direct);
    VERIFY_DONE(open);
    VERIFY_DONE(open->writer->upsert(records({{1, "a"}, {2, "b"}, {3, "c"}}), 0, 3));
    VERIFY_DONE(open->writer->commit(range(0)));
    VERIFY_DONE(open->writer->begin(1));
    VERIFY_DONE(open->writer->upsert(records({{3, "c, once more"}}), 0, 1));
    VERIFY_DONE(open->writer->commit(range(1)));
    folder.put(QStringLiteral("pages/2.json"), R"({"id": 2, "title": "edited"})");
    folder.put(QStringLiteral("pages/9.json"), R"({"id": 9, "title": "somebody's"})");
    QCOMPARE(open->load->discard().value(), 2);
    QCOMPARE(folder.names(), (QStringList{QStringLiteral("2.json"), QStringLiteral("9.json")}));
    QCOMPARE(open->load->discard().value(), 0);
    QCOMPARE(open->target->findLoad(QStringLiteral("r"), LoadKind::Direct).value()->discard().value(), 0);
}

void TestFolderLoad::stagedRecordsWaitForTheMerge()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    VERIFY_DONE(stage(*open, 0, records({{1, "a"}, {2, nullptr}})));
    VERIFY_DONE(stage(*open, 3, records({{3, "c"}})));
    QCOMPARE(folder.names(), QStringList());
    QCOMPARE(open->load->committed()->size(), std::size_t(2));
    QVERIFY(!open->load->mergedCounts()->has_value());
    {
        auto merge = open->load->beginMerge();
        VERIFY_DONE(merge);
        const auto extent = (*merge)->extent().value();
        QVERIFY(extent);
        QCOMPARE((*merge)->apply(extent->first, extent->second).value(), (ChangeCounts{3, 0, 0}));
        QCOMPARE((*merge)->countTarget().value(), 3);
        QCOMPARE(folder.names(), QStringList());
        VERIFY_DONE((*merge)->commit({3, 0, 0}));
    }
    QCOMPARE(folder.names().size(), 3);
    QCOMPARE(open->load->mergedCounts().value(), (ChangeCounts{3, 0, 0}));
    VERIFY_DONE(open->load->close());
    QVERIFY(!open->load->mergedCounts()->has_value());
}

void TestFolderLoad::theMergeWritesOnlyWhatDiffers()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    const QByteArray same = R"({"title":"a","id":1})";
    folder.put(QStringLiteral("pages/1.json"), same);
    folder.put(QStringLiteral("pages/2.json"), R"({"id": 2, "title": "old"})");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    VERIFY_DONE(stage(*open, 0, records({{1, "a"}, {2, "b"}, {3, "c"}, {3, "d"}})));
    auto merge = open->load->beginMerge();
    const auto extent = (*merge)->extent().value();
    QCOMPARE((*merge)->apply(extent->first, extent->second).value(), (ChangeCounts{1, 2, 0}));
    VERIFY_DONE((*merge)->commit({1, 2, 0}));
    QCOMPARE(folder.text(QStringLiteral("pages/1.json")), same);
    QVERIFY(folder.text(QStringLiteral("pages/2.json")).contains("\"b\""));
    QVERIFY(folder.text(QStringLiteral("pages/3.json")).contains("\"d\""));
}

void TestFolderLoad::missingRecordsAreCountedAndRemoved()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    for (const int id : {1, 2, 3, 4})
        folder.put(QStringLiteral("pages/%1.json").arg(id), QByteArray("{\"id\": ") + QByteArray::number(id) + '}');
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    VERIFY_DONE(stage(*open, 0, records({{1, "a"}, {4, nullptr}})));
    auto merge = open->load->beginMerge();
    QCOMPARE((*merge)->countMissing().value(), 2);
    QCOMPARE((*merge)->countTarget().value(), 4);
    QCOMPARE((*merge)->removeMissing().value(), 2);
    const auto extent = (*merge)->extent().value();
    VERIFY_DONE((*merge)->apply(extent->first, extent->second));
    QCOMPARE((*merge)->countTarget().value(), 2);
    VERIFY_DONE((*merge)->commit({0, 1, 2}));
    QCOMPARE(folder.names(), (QStringList{QStringLiteral("1.json"), QStringLiteral("4.json")}));
}

void TestFolderLoad::whatCannotBeReadIsNotMissing()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), "{");
    folder.put(QStringLiteral("pages/2.json"), R"({"id": 3})");
    folder.put(QStringLiteral("pages/4.json"), R"({"id": 4, "title": 5})");
    folder.put(QStringLiteral("pages/notes.txt"), "mine");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    VERIFY_DONE(stage(*open, 0, records({{7, "a"}})));
    auto merge = open->load->beginMerge();
    QCOMPARE((*merge)->countMissing().value(), 0);
    QCOMPARE((*merge)->removeMissing().value(), 0);
    VERIFY_DONE((*merge)->commit({}));
    QCOMPARE(folder.names().size(), 4);
}

void TestFolderLoad::aRefusedRecordIsTold()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/2.json"), "{");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    VERIFY_DONE(stage(*open, 0, records({{1, "a"}, {2, "b"}, {3, "c"}})));
    auto merge = open->load->beginMerge();
    const std::int64_t first = (*merge)->extent().value()->first;
    QCOMPARE((*merge)->apply(first, first + 2).error().code, ErrorCode::ValueRefused);
    QCOMPARE((*merge)->countTarget().value(), 0);
    VERIFY_DONE((*merge)->apply(first, first));
    VERIFY_DONE((*merge)->apply(first + 2, first + 2));
    RecordBatch record;
    VERIFY_DONE((*merge)->staged(first + 1, record));
    QCOMPARE(rowsOf(record), QStringList(QStringLiteral("2|b")));
    VERIFY_DONE((*merge)->commit({2, 0, 0}));
    QCOMPARE(folder.text(QStringLiteral("pages/2.json")), QByteArray("{"));
    QCOMPARE(folder.names().size(), 3);
}

void TestFolderLoad::stagedRemovalsAreDone()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1})");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    VERIFY_DONE(open->writer->remove(keys({1, 2}), 0, 2));
    VERIFY_DONE(open->writer->commit(range(0)));
    auto merge = open->load->beginMerge();
    const std::int64_t first = (*merge)->extent().value()->first;
    RecordBatch record;
    VERIFY_DONE((*merge)->staged(first, record));
    QCOMPARE(rowsOf(record), QStringList(QStringLiteral("1|∅")));
    QCOMPARE((*merge)->apply(first, first + 1).value(), (ChangeCounts{0, 0, 1}));
    VERIFY_DONE((*merge)->commit({0, 0, 1}));
    QCOMPARE(folder.names(), QStringList());
}

void TestFolderLoad::aMergeThatIsGivenUpChangesNothing()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    VERIFY_DONE(stage(*open, 0, records({{1, "a"}})));
    {
        auto merge = open->load->beginMerge();
        const auto extent = (*merge)->extent().value();
        VERIFY_DONE((*merge)->apply(extent->first, extent->second));
    }
    QCOMPARE(folder.names(), QStringList());
    QCOMPARE(open->load->discard().value(), 0);
}

void TestFolderLoad::anEditDuringTheMergeIsAConflict()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "title": "old"})");
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    VERIFY_DONE(stage(*open, 0, records({{1, "a"}, {2, "b"}})));
    auto merge = open->load->beginMerge();
    const auto extent = (*merge)->extent().value();
    VERIFY_DONE((*merge)->apply(extent->first, extent->second));
    folder.put(QStringLiteral("pages/1.json"), R"({"id": 1, "title": "edited"})");
    const auto committed = (*merge)->commit({1, 1, 0});
    QCOMPARE(committed.error().code, ErrorCode::Conflict);
    QCOMPARE(folder.names(), QStringList(QStringLiteral("1.json")));
    QVERIFY(folder.text(QStringLiteral("pages/1.json")).contains("edited"));
}

void TestFolderLoad::anotherTargetCannotGoOn()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(pages(), {}));
    auto open = OpenLoad::of(folder.endpoint, LoadKind::Staged);
    VERIFY_DONE(open);
    TargetSpec other = pagesSpec();
    other.fields.removeLast();
    const auto target = folder.endpoint.openTarget(other, {});
    QCOMPARE((*target)->openLoad(QStringLiteral("r"), LoadKind::Staged).error().code, ErrorCode::SchemaMismatch);
    // Looking into it is not going on.
    VERIFY_DONE((*target)->findLoad(QStringLiteral("r"), LoadKind::Staged));
}

QTEST_APPLESS_MAIN(TestFolderLoad)
#include "tst_folderload.moc"
