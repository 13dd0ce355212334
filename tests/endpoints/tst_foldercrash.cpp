// A chunk of files is there as a whole or not at all, wherever its writer ends; and no edit is lost in the midst of it.
#include "filecalls.h"
#include "foldertest.h"

#include <QtTest>
#include <cerrno>
#include <sys/wait.h>
#include <unistd.h>

using namespace tidewright;

namespace
{

const QByteArray oldText = "{\"id\": 1, \"title\": \"old\"}";
const QByteArray editedText = "{\"id\": 1, \"title\": \"edited\"}";

enum class Way { Immediate, Direct, Merge };

// Changes 1, removes 2, makes 3; 4 is as it should be.
struct Scene {
    Folder folder;

    explicit Scene(Way way)
    {
        RecordSchema schema = pages();
        if (!folder.endpoint.create(schema, {}))
            qFatal("the folder was not made");
        if (way == Way::Direct)
            return;
        folder.put(QStringLiteral("pages/1.json"), oldText);
        folder.put(QStringLiteral("pages/2.json"), "{\"id\": 2}");
        folder.put(QStringLiteral("pages/4.json"), "{\"id\": 4, \"title\": \"d\"}");
    }
};

ChunkRange range(const ChangeCounts &counts)
{
    ChunkRange one;
    one.counts = counts;
    return one;
}

LoadKind kindOf(Way way)
{
    return way == Way::Merge ? LoadKind::Staged : way == Way::Direct ? LoadKind::Direct : LoadKind::Immediate;
}

Result<void> write(Endpoint &endpoint, Way way)
{
    TRY_ASSIGN(auto target, endpoint.openTarget(pagesSpec(), {}));
    TRY_ASSIGN(auto load, target->openLoad(QStringLiteral("r"), kindOf(way)));
    TRY_ASSIGN(const auto before, load->committed());
    if (before.empty()) {
        TRY_ASSIGN(auto writer, load->openWriter());
        TRY(writer->begin(0));
        if (way == Way::Immediate) {
            RecordBatch there;
            TRY(writer->fetchForUpdate(keys({1, 2, 3, 4}), there));
        }
        if (way != Way::Direct)
            TRY(writer->remove(keys({2}), 0, 1));
        TRY(writer->upsert(records({{1, "new"}, {3, "c"}, {4, "d"}}), 0, 3));
        TRY(writer->commit(range(way == Way::Immediate ? ChangeCounts{1, 1, 1} : way == Way::Direct ? ChangeCounts{3, 0, 0} : ChangeCounts{})));
    }
    if (way != Way::Merge)
        return {};
    TRY_ASSIGN(const auto merged, load->mergedCounts());
    if (merged)
        return {};
    TRY_ASSIGN(auto merge, load->beginMerge());
    TRY_ASSIGN(const auto extent, merge->extent());
    TRY_ASSIGN(const ChangeCounts counts, merge->apply(extent->first, extent->second));
    return merge->commit(counts);
}

// Of the process itself; true if it came to its end.
bool writeAndDieAt(Endpoint &endpoint, Way way, int callNumber)
{
    const pid_t child = fork();
    if (child == 0) {
        int calls = 0;
        setFileCallHook([&](const std::string &) {
            if (++calls == callNumber)
                _exit(9);
            return 0;
        });
        _exit(write(endpoint, way) ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 1)
        qFatal("the write failed");
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

QString contentOf(const Folder &folder)
{
    QStringList all;
    for (const QString &name : folder.names())
        all += name + QLatin1Char('=') + QString::fromUtf8(folder.text(QStringLiteral("pages/") + name)).simplified();
    return all.join(QLatin1Char('\n'));
}

} // namespace

class TestFolderCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aChunkIsThereAsAWholeOrNotAtAll_data();
    void aChunkIsThereAsAWholeOrNotAtAll();
    void anEditAtAnyMomentIsNotLost_data();
    void anEditAtAnyMomentIsNotLost();
    void aFailureAtAnyMomentLeavesAllOrNothing_data();
    void aFailureAtAnyMomentLeavesAllOrNothing();
    void itWorksWithoutExchange();
};

void TestFolderCrash::cleanup()
{
    setFileCallHook({});
}

void TestFolderCrash::aChunkIsThereAsAWholeOrNotAtAll_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("immediate") << int(Way::Immediate);
    QTest::newRow("direct") << int(Way::Direct);
    QTest::newRow("merge") << int(Way::Merge);
}

void TestFolderCrash::aChunkIsThereAsAWholeOrNotAtAll()
{
    QFETCH(int, way);
    QString before;
    QString after;
    {
        Scene undisturbed{Way(way)};
        before = contentOf(undisturbed.folder);
        VERIFY_DONE(write(undisturbed.folder.endpoint, Way(way)));
        after = contentOf(undisturbed.folder);
        QVERIFY(before != after);
    }
    int old = 0;
    int whole = 0;
    for (int at = 1;; ++at) {
        Scene scene{Way(way)};
        if (writeAndDieAt(scene.folder.endpoint, Way(way), at))
            break;
        // Opening the run again says how far it came, and does the rest.
        FolderEndpoint next({{}, scene.folder.path, scene.folder.cache});
        const auto target = next.openTarget(pagesSpec(), {});
        VERIFY_DONE(target);
        const auto load = (*target)->findLoad(QStringLiteral("r"), kindOf(Way(way)));
        VERIFY_DONE(load);
        const bool committed = Way(way) == Way::Merge ? (*load)->mergedCounts()->has_value() : !(*load)->committed()->empty();
        QCOMPARE(contentOf(scene.folder), committed ? after : before);
        ++(committed ? whole : old);
        VERIFY_DONE(write(next, Way(way)));
        QCOMPARE(contentOf(scene.folder), after);
        VERIFY_DONE((*load)->close());
        QCOMPARE(QDir(scene.folder.path + QStringLiteral("/.tidewright/runs")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList());
    }
    QVERIFY(old > 5);
    QVERIFY(whole > 5);
}

void TestFolderCrash::anEditAtAnyMomentIsNotLost_data()
{
    QTest::addColumn<bool>("dies");
    QTest::newRow("and the writer goes on") << false;
    QTest::newRow("and the writer dies with it") << true;
}

void TestFolderCrash::anEditAtAnyMomentIsNotLost()
{
    QFETCH(bool, dies);
    for (int at = 1;; ++at) {
        Scene scene{Way::Immediate};
        const QString edited = scene.folder.path + QStringLiteral("/pages/1.json");
        // As editors do it: a new file in place of the old one.
        const auto edit = [&] {
            scene.folder.put(QStringLiteral("../edit"), editedText);
            return ::rename(qPrintable(scene.folder.folder.filePath(QStringLiteral("edit"))), qPrintable(edited)) == 0;
        };
        const pid_t child = fork();
        if (child == 0) {
            auto open = OpenLoad::of(scene.folder.endpoint, LoadKind::Immediate);
            RecordBatch there;
            if (!open || !open->writer->fetchForUpdate(keys({1, 2, 3}), there))
                _exit(1);
            int calls = 0;
            setFileCallHook([&](const std::string &) {
                if (++calls != at)
                    return 0;
                setFileCallHook({});
                if (!edit() || dies)
                    _exit(9);
                return 0;
            });
            const bool done = open->writer->remove(keys({2}), 0, 1) && open->writer->upsert(records({{1, "new"}, {3, "c"}}), 0, 2) &&
                              open->writer->commit(range({1, 1, 1}));
            _exit(calls < at ? 7 : done ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) != 1);
        if (WEXITSTATUS(status) == 7)
            break;
        FolderEndpoint next({{}, scene.folder.path, scene.folder.cache});
        const auto target = next.openTarget(pagesSpec(), {});
        VERIFY_DONE((*target)->findLoad(QStringLiteral("r"), LoadKind::Immediate));
        // Before the exchange it stays, behind it it is an edit of what was written.
        QVERIFY2(scene.folder.text(QStringLiteral("pages/1.json")) == editedText, QByteArray::number(at).constData());
    }
}

void TestFolderCrash::aFailureAtAnyMomentLeavesAllOrNothing_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("no room") << ENOSPC;
    QTest::newRow("no right") << EACCES;
    QTest::newRow("a bad disk") << EIO;
}

void TestFolderCrash::aFailureAtAnyMomentLeavesAllOrNothing()
{
    QFETCH(int, code);
    QString before;
    QString after;
    {
        Scene undisturbed{Way::Immediate};
        before = contentOf(undisturbed.folder);
        VERIFY_DONE(write(undisturbed.folder.endpoint, Way::Immediate));
        after = contentOf(undisturbed.folder);
    }
    for (int at = 1;; ++at) {
        Scene scene{Way::Immediate};
        int calls = 0;
        setFileCallHook([&](const std::string &) { return ++calls == at ? code : 0; });
        const auto done = write(scene.folder.endpoint, Way::Immediate);
        setFileCallHook({});
        if (calls < at)
            break;
        const bool unknown = !done && done.error().code == ErrorCode::CommitUnknown;
        if (!done && !unknown) {
            QCOMPARE(contentOf(scene.folder), before);
            QVERIFY(!done.error().message.isEmpty());
        }
        FolderEndpoint next({{}, scene.folder.path, scene.folder.cache});
        const auto target = next.openTarget(pagesSpec(), {});
        const auto load = (*target)->findLoad(QStringLiteral("r"), LoadKind::Immediate);
        VERIFY_DONE(load);
        QCOMPARE(contentOf(scene.folder), (*load)->committed()->empty() ? before : after);
        QVERIFY(done ? !(*load)->committed()->empty() : true);
    }
}

void TestFolderCrash::itWorksWithoutExchange()
{
    QString after;
    {
        Scene undisturbed{Way::Immediate};
        VERIFY_DONE(write(undisturbed.folder.endpoint, Way::Immediate));
        after = contentOf(undisturbed.folder);
    }
    const auto withoutExchange = [](const std::string &call) { return call == "renameat2" ? EINVAL : 0; };
    Scene scene{Way::Immediate};
    setFileCallHook(withoutExchange);
    const auto done = write(scene.folder.endpoint, Way::Immediate);
    setFileCallHook({});
    VERIFY_DONE(done);
    QCOMPARE(contentOf(scene.folder), after);
    // Nor does an edit get lost there.
    Scene other{Way::Immediate};
    auto open = OpenLoad::of(other.folder.endpoint, LoadKind::Immediate);
    VERIFY_DONE(open);
    RecordBatch there;
    VERIFY_DONE(open->writer->fetchForUpdate(keys({1, 3}), there));
    VERIFY_DONE(open->writer->upsert(records({{1, "new"}, {3, "c"}}), 0, 2));
    other.folder.put(QStringLiteral("pages/1.json"), editedText);
    other.folder.put(QStringLiteral("pages/3.json"), "{}");
    setFileCallHook(withoutExchange);
    const auto committed = open->writer->commit(range({1, 1, 0}));
    setFileCallHook({});
    VERIFY_DONE(committed);
    QCOMPARE(open->writer->leftAlone().size(), std::size_t(2));
    QCOMPARE(other.folder.text(QStringLiteral("pages/1.json")), editedText);
    QCOMPARE(other.folder.text(QStringLiteral("pages/3.json")), QByteArray("{}"));
}

QTEST_APPLESS_MAIN(TestFolderCrash)
#include "tst_foldercrash.moc"
