// The list of conflicts: order, filters, counts, and that what is shown stays where it is while conflicts come and go.
#include "conflictlistmodel.h"
#include "fakeconflicts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace tidewright;

namespace
{

ConflictSummary summary(int number, const char *type = "article", ConflictKind kind = ConflictKind::BothChanged)
{
    ConflictSummary one;
    one.id = QStringLiteral("c%1").arg(number);
    one.key = {QStringLiteral("content_deploy"), QLatin1String(type)};
    one.recordKey = {Value::ofInt(1000 + number)};
    one.title = QStringLiteral("Record number %1").arg(number);
    one.kind = kind;
    one.overlaps = 2;
    one.detectedAt = Instant(std::chrono::seconds(number));
    return one;
}

ConflictListModel::Summaries shared(std::vector<ConflictSummary> all)
{
    return std::make_shared<const std::vector<ConflictSummary>>(std::move(all));
}

QStringList names(std::initializer_list<const char *> all)
{
    QStringList result;
    for (const char *one : all)
        result << QLatin1String(one);
    return result;
}

// Answers on the worker thread are waited for.
class List
{
public:
    List()
        : tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        RecordFilter all;
        all.tab = RecordTab::All;
        filter(all);
    }
    void set(std::vector<ConflictSummary> all)
    {
        model.setConflicts(shared(std::move(all)));
        settle();
    }
    void filter(const RecordFilter &filter)
    {
        model.setFilter(filter);
        settle();
    }
    void settle() { QVERIFY(QTest::qWaitFor([this] { return !model.isWorking(); })); }
    QStringList shown() const
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString id = model.index(row).data(ConflictListModel::IdRole).toString();
            lines << (id.isEmpty() ? model.index(row).data().toString() : id);
        }
        return lines;
    }

    ConflictListModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class TestConflictList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesAreSectionsInOrder();
    void filtersNarrowIt_data();
    void filtersNarrowIt();
    void countsFollowTextAndKindButNotTheTab();
    void changesArriveRowByRow();
    void theCurrentRowStaysWithItsRecord();
    void whatWasSettledHereStays();
    void whatCameBackIsOpenAgain();
    void rowsAreFoundByTheirId();
    void hundredThousandAreNoReset();
    void everyRowSpeaks();
};

void TestConflictList::typesAreSectionsInOrder()
{
    List list;
    list.set({summary(3, "page"), summary(2), summary(10), summary(1)});
    QCOMPARE(list.shown(), (names({"article", "c1", "c2", "c10", "page", "c3"})));
    QCOMPARE(list.model.index(0).data(ConflictListModel::SublineRole).toString(), QStringLiteral("content_deploy, 3 open of 3"));
    QVERIFY(!(list.model.flags(list.model.index(0)) & Qt::ItemIsSelectable));
}

void TestConflictList::filtersNarrowIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("tab");
    QTest::addColumn<QStringList>("shown");
    const int all = int(RecordTab::All);
    QTest::newRow("nothing") << QStringLiteral("") << -1 << QStringLiteral("") << all << names({"article", "c1", "c2", "page", "c3", "c4"});
    QTest::newRow("title, any case") << QStringLiteral("NUMBER 2") << -1 << QStringLiteral("") << all << names({"article", "c2"});
    QTest::newRow("key") << QStringLiteral("1003") << -1 << QStringLiteral("") << all << names({"page", "c3"});
    QTest::newRow("id") << QStringLiteral("c4") << -1 << QStringLiteral("") << all << names({"page", "c4"});
    QTest::newRow("kind") << QStringLiteral("") << int(ConflictKind::DeletedLocally) << QStringLiteral("") << all << names({"article", "c2"});
    QTest::newRow("type") << QStringLiteral("") << -1 << QStringLiteral("page") << all << names({"page", "c3", "c4"});
    QTest::newRow("open") << QStringLiteral("") << -1 << QStringLiteral("") << int(RecordTab::Open) << names({"article", "c1", "c2", "page", "c3"});
    QTest::newRow("resolved") << QStringLiteral("") << -1 << QStringLiteral("") << int(RecordTab::Resolved) << names({"page", "c4"});
    QTest::newRow("no match") << QStringLiteral("nowhere") << -1 << QStringLiteral("") << all << QStringList();
}

void TestConflictList::filtersNarrowIt()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(QString, type);
    QFETCH(int, tab);
    QFETCH(QStringList, shown);
    List list;
    ConflictSummary kept = summary(4, "page");
    kept.phase = ConflictPhase::Resolved;
    list.set({summary(1), summary(2, "article", ConflictKind::DeletedLocally), summary(3, "page"), kept});
    RecordFilter filter;
    filter.text = text;
    if (kind >= 0)
        filter.kind = ConflictKind(kind);
    if (!type.isEmpty())
        filter.type = StateKey{QStringLiteral("content_deploy"), type};
    filter.tab = RecordTab(tab);
    list.filter(filter);
    QCOMPARE(list.shown(), shown);
}

void TestConflictList::countsFollowTextAndKindButNotTheTab()
{
    List list;
    ConflictSummary kept = summary(12);
    kept.phase = ConflictPhase::Resolved;
    list.set({summary(1), summary(11), kept, summary(2, "page", ConflictKind::BothCreated)});
    RecordFilter filter;
    filter.text = QStringLiteral("number 1");
    filter.tab = RecordTab::Resolved;
    list.filter(filter);
    QCOMPARE(list.model.arrangement().open, 2);
    QCOMPARE(list.model.arrangement().resolved, 1);
    QCOMPARE(list.model.arrangement().kinds[std::size_t(ConflictKind::BothCreated)], 0);
    QCOMPARE(list.model.arrangement().kinds[std::size_t(ConflictKind::BothChanged)], 3);
}

void TestConflictList::changesArriveRowByRow()
{
    List list;
    list.set({summary(1), summary(2), summary(3, "page")});
    QSignalSpy resets(&list.model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&list.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&list.model, &QAbstractItemModel::rowsRemoved);
    list.set({summary(1), summary(4), summary(5), summary(6, "zebra")});
    QCOMPARE(list.shown(), (names({"article", "c1", "c4", "c5", "zebra", "c6"})));
    QCOMPARE(resets.count(), 0);
    QVERIFY(inserted.count() > 0);
    QVERIFY(removed.count() > 0);
    list.set({});
    QCOMPARE(list.shown(), QStringList());
    QCOMPARE(resets.count(), 0);
}

void TestConflictList::theCurrentRowStaysWithItsRecord()
{
    List list;
    list.set({summary(5), summary(9)});
    const QPersistentModelIndex nine = list.model.index(list.model.rowOf(QStringLiteral("c9")));
    list.set({summary(1), summary(5), summary(7), summary(9), summary(2, "aardvark")});
    QCOMPARE(nine.data(ConflictListModel::IdRole).toString(), QStringLiteral("c9"));
}

void TestConflictList::whatWasSettledHereStays()
{
    List list;
    list.set({summary(1), summary(2)});
    list.model.setSettled(QStringLiteral("c1"), ConflictPhase::Applied, QStringLiteral("Applied"));
    list.settle();
    QCOMPARE(list.model.arrangement().resolved, 1);
    list.set({summary(2)}); // as stored now
    QCOMPARE(list.shown(), (names({"article", "c1", "c2"})));
    QCOMPARE(list.model.index(1).data(ConflictListModel::MarkRole).toInt(), int(ConflictListModel::Mark::Applied));
    QCOMPARE(list.model.index(1).data(ConflictListModel::SublineRole).toString(), QStringLiteral("Applied"));
    list.set({summary(1), summary(2)}); // read before it was applied
    QCOMPARE(list.model.index(1).data(ConflictListModel::MarkRole).toInt(), int(ConflictListModel::Mark::Applied));
}

void TestConflictList::whatCameBackIsOpenAgain()
{
    List list;
    list.set({summary(1)});
    list.model.setSettled(QStringLiteral("c1"), ConflictPhase::Applied, QStringLiteral("Applied"));
    list.settle();
    list.model.setSettled(QStringLiteral("c1"), ConflictPhase::Open, QString());
    list.settle();
    list.set({summary(1)});
    QCOMPARE(list.model.arrangement().open, 1);
    QCOMPARE(list.model.index(1).data(ConflictListModel::MarkRole).toInt(), int(ConflictListModel::Mark::Open));
}

void TestConflictList::rowsAreFoundByTheirId()
{
    List list;
    std::vector<ConflictSummary> all;
    for (int number = 1; number <= 60; ++number)
        all.push_back(summary(number, number % 3 == 0 ? "article" : number % 3 == 1 ? "page" : "zebra"));
    list.set(all);
    RecordFilter filter;
    filter.text = QStringLiteral("number 2");
    filter.tab = RecordTab::All;
    for (int round = 0; round < 2; ++round) {
        int found = 0;
        for (const ConflictSummary &one : all) {
            const int row = list.model.rowOf(one.id);
            if (row < 0)
                continue;
            ++found;
            QCOMPARE(list.model.conflict(row)->id, one.id);
        }
        QCOMPARE(found, round == 0 ? 60 : 11);
        list.filter(filter);
    }
    QCOMPARE(list.model.rowOf(QStringLiteral("c99")), -1);
    QCOMPARE(list.model.rowOf(QStringLiteral("c1")), -1);
}

void TestConflictList::hundredThousandAreNoReset()
{
    List list;
    std::vector<ConflictSummary> all;
    for (int number = 1; number <= 100'000; ++number)
        all.push_back(summary(number, number % 2 ? "article" : "page"));
    QSignalSpy resets(&list.model, &QAbstractItemModel::modelReset);
    list.set(all);
    QCOMPARE(list.model.rowCount(), 100'002);
    all.erase(all.begin() + 500, all.begin() + 700);
    list.set(all);
    QCOMPARE(list.model.rowCount(), 99'802);
    QCOMPARE(resets.count(), 0);
}

void TestConflictList::everyRowSpeaks()
{
    List list;
    ConflictSummary begun = summary(2);
    begun.hasDraft = true;
    list.set({summary(1, "article", ConflictKind::DeletedRemotely), begun});
    list.model.setSides({{QStringLiteral("content_deploy"), {QStringLiteral("warehouse"), QStringLiteral("headless_cms")}}});
    const auto words = [&list](int row) { return list.model.index(row).data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(words(0), QStringLiteral("article of content_deploy, 2 open of 2"));
    QCOMPARE(words(1), QStringLiteral("Record number 1, conflict, Deleted in headless_cms"));
    QVERIFY2(words(2).contains(QStringLiteral("begun")), qPrintable(words(2)));
}

QTEST_MAIN(TestConflictList)
#include "tst_conflictlist.moc"
