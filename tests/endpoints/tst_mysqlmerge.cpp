// Writing into MariaDB through a staging table that is merged into the target.
#include "loadnames.h"
#include "mysqlwriting.h"

#include <QTest>

using namespace tidewright;

class TestMysqlMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stagedIsSeenOnlyWhenMerged()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        QVERIFY2(fixture.database.run(QStringLiteral(
                     "INSERT INTO people (id, name, mail) VALUES (1, 'Ann', 'a@x'), (2, 'Bob', NULL), (3, 'Cid', 'c@x'), (9, "
                     "'Old', NULL)")),
                 fixture.database.problem());
        {
            auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged);
            QVERIFY2(load, why(load));
            auto writer = (*load)->openWriter();
            QVERIFY((*writer)->begin(0));
            const auto counts = (*writer)->upsert(batchOf({{1, "Ann", "a@x"}, {2, "bob", nullptr}}), 0, 2);
            QVERIFY2(counts, why(counts));
            QCOMPARE(*counts, ChangeCounts());
            QVERIFY((*writer)->commit(range(0, 0, 2)));
            QVERIFY((*writer)->begin(1));
            QVERIFY((*writer)->upsert(batchOf({{7, "Lost", nullptr}}), 0, 1));
        }
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(load, why(load));
        QVERIFY((*load)->resumed());
        auto writer = (*load)->openWriter();
        QVERIFY((*writer)->begin(1));
        QVERIFY((*writer)->upsert(batchOf({{4, "Dee", nullptr}}), 0, 1));
        QVERIFY((*writer)->remove(keysOf({3}), 0, 1));
        QVERIFY((*writer)->commit(range(1, 2, 4)));
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann a@x, 2 Bob, 3 Cid c@x, 9 Old"));

        auto merge = (*load)->beginMerge();
        QVERIFY2(merge, why(merge));
        const auto extent = (*merge)->extent();
        QVERIFY(extent && extent->has_value());
        QCOMPARE((*merge)->countTarget().value_or(-1), 4);
        const auto missing = (*merge)->countMissing();
        QVERIFY2(missing, why(missing));
        QCOMPARE(*missing, 1);
        const auto counts = (*merge)->apply((*extent)->first, (*extent)->second);
        QVERIFY2(counts, why(counts));
        QCOMPARE(*counts, (ChangeCounts{1, 1, 1}));
        QCOMPARE((*merge)->removeMissing().value_or(-1), 1);
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann a@x, 2 Bob, 3 Cid c@x, 9 Old"));
        RecordBatch record;
        QVERIFY((*merge)->staged((*extent)->first + 1, record));
        QCOMPARE(QString::fromStdString(toText(record.row(0)[1])), QStringLiteral("bob"));
        const ChangeCounts total{1, 1, 2};
        QVERIFY2((*merge)->commit(total), "");
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann a@x, 2 bob, 4 Dee"));
        QCOMPARE(fixture.text(QStringLiteral("SELECT touched = '2020-01-01' FROM people WHERE id = 1")), QStringLiteral("1"));
        auto reopened = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(reopened, why(reopened));
        QCOMPARE((*reopened)->mergedCounts().value_or(std::nullopt), std::optional<ChangeCounts>(total));
        QVERIFY((*reopened)->close());
        QVERIFY((*load)->close());
        QCOMPARE(fixture.ownTables(), QString());
    }

    void anEmptyTargetTakesAllRangesOfAMerge()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(load, why(load));
        auto writer = (*load)->openWriter();
        QVERIFY((*writer)->begin(0));
        QVERIFY((*writer)->upsert(batchOf({{1, "Ann", nullptr}, {2, "Bob", nullptr}, {3, "Cid", nullptr}}), 0, 3));
        QVERIFY((*writer)->remove(keysOf({4}), 0, 1));
        QVERIFY((*writer)->commit(range(0, 0, 4)));
        auto merge = (*load)->beginMerge();
        QVERIFY2(merge, why(merge));
        const auto extent = (*merge)->extent();
        QVERIFY(extent && *extent);
        ChangeCounts counts;
        for (std::int64_t first = (*extent)->first; first <= (*extent)->second; first += 2) {
            const auto part = (*merge)->apply(first, first + 1);
            QVERIFY2(part, why(part));
            counts += *part;
        }
        QCOMPARE(counts, (ChangeCounts{3, 0, 0}));
        QVERIFY((*merge)->commit(counts));
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann, 2 Bob, 3 Cid"));
    }

    void ofSeveralStagedWithOneKeyTheLastCounts()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(load, why(load));
        auto writer = (*load)->openWriter();
        QVERIFY((*writer)->begin(0));
        QVERIFY((*writer)->upsert(batchOf({{1, "early", nullptr}, {2, "gone", nullptr}, {3, "kept", nullptr}}), 0, 3));
        QVERIFY((*writer)->remove(keysOf({2}), 0, 1));
        QVERIFY((*writer)->upsert(batchOf({{1, "late", nullptr}}), 0, 1));
        QVERIFY((*writer)->commit(range(0, 0, 3, ReadPass::Changed)));
        auto merge = (*load)->beginMerge();
        QVERIFY2(merge, why(merge));
        const auto extent = (*merge)->extent();
        QVERIFY(extent && *extent);
        const auto counts = (*merge)->apply((*extent)->first, (*extent)->second);
        QVERIFY2(counts, why(counts));
        QCOMPARE(*counts, (ChangeCounts{2, 0, 0}));
        QVERIFY((*merge)->commit(*counts));
        QCOMPARE(fixture.all(), QStringLiteral("1 late, 3 kept"));
    }

    void aRefusedRangeLeavesTheMergeUsable()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        QVERIFY2(fixture.database.run(QStringLiteral("INSERT INTO people (id, name, mail) VALUES (50, 'Has', 'b@x')")),
                 fixture.database.problem());
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(load, why(load));
        auto writer = (*load)->openWriter();
        QVERIFY((*writer)->begin(0));
        QVERIFY((*writer)->upsert(batchOf({{1, "Ann", "a@x"}, {2, "Bob", "b@x"}}), 0, 2));
        QVERIFY((*writer)->commit(range(0, 0, 2)));
        auto merge = (*load)->beginMerge();
        QVERIFY2(merge, why(merge));
        const auto extent = (*merge)->extent();
        QVERIFY(extent && *extent);
        const auto both = (*merge)->apply((*extent)->first, (*extent)->second);
        QVERIFY(!both);
        QCOMPARE(both.error().code, ErrorCode::ConstraintViolated);
        const auto one = (*merge)->apply((*extent)->first, (*extent)->first);
        QVERIFY2(one, why(one));
        QVERIFY((*merge)->commit(*one));
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann a@x, 50 Has b@x"));
    }

    void aCutOffOpeningIsBegunAnew()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        const LoadNames names = LoadNames::of(QStringLiteral("run"), {fixture.database.name(), QStringLiteral("people")});
        QVERIFY2(fixture.database.run(QStringLiteral("CREATE TABLE %1 (left_over int)").arg(names.staging)),
                 fixture.database.problem());
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(load, why(load));
        QVERIFY(!(*load)->resumed());
        auto writer = (*load)->openWriter();
        QVERIFY((*writer)->begin(0));
        const auto counts = (*writer)->upsert(batchOf({{1, "Ann", nullptr}}), 0, 1);
        QVERIFY2(counts, why(counts));
        writer->reset();
        QCOMPARE((*load)->discard().value_or(-1), 0);
        QCOMPARE(fixture.ownTables(), QString());
    }
};

QTEST_GUILESS_MAIN(TestMysqlMerge)
#include "tst_mysqlmerge.moc"
