// Writing into MariaDB: loads straight into the target, their ledger, savepoints, resuming and undoing.
#include "mysqlwriting.h"

#include <QTest>

using namespace tidewright;

class TestMysqlLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void immediateWritesChangedRecordsOnly()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        QVERIFY2(fixture.database.run(QStringLiteral(
                     "INSERT INTO people (id, name, mail) VALUES (1, 'Ann', 'a@x'), (2, 'Bob', NULL), (3, 'Cid', 'c@x')")),
                 fixture.database.problem());
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Immediate);
        QVERIFY2(load, why(load));
        QCOMPARE((*load)->writers(), 1);
        auto writer = (*load)->openWriter();
        QVERIFY2(writer, why(writer));
        QVERIFY((*writer)->begin(0));
        const RecordBatch batch = batchOf({{1, "Ann", "a@x"}, {2, "bob", nullptr}, {4, "Dee", "d@x"}, {5, "Ärä 😀", ""}});
        const auto counts = (*writer)->upsert(batch, 0, 4);
        QVERIFY2(counts, why(counts));
        QCOMPARE(*counts, (ChangeCounts{2, 1, 0}));
        const auto removed = (*writer)->remove(keysOf({3, 99}), 0, 2);
        QVERIFY2(removed, why(removed));
        QCOMPARE(*removed, (ChangeCounts{0, 0, 1}));
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann a@x, 2 Bob, 3 Cid c@x"));
        const auto committed = (*writer)->commit(range(0, 0, 5));
        QVERIFY2(committed, why(committed));
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann a@x, 2 bob, 4 Dee d@x, 5 Ärä 😀 "));
        QCOMPARE(fixture.text(QStringLiteral("SELECT touched = '2020-01-01' FROM people WHERE id = 1")), QStringLiteral("1"));
        QCOMPARE((*load)->committed().value_or(std::vector<ChunkRange>()), std::vector<ChunkRange>{range(0, 0, 5)});
        // As by a run that knows nothing of the first.
        auto again = fixture.target->openLoad(QStringLiteral("other"), LoadKind::Immediate);
        QVERIFY2(again && !(*again)->resumed(), why(again));
        QVERIFY((*again)->committed().value_or(std::vector<ChunkRange>{range(0, 0, 5)}).empty());
        auto second = (*again)->openWriter();
        QVERIFY2(second, why(second));
        QVERIFY((*second)->begin(0));
        QCOMPARE((*second)->upsert(batch, 0, 4).value_or(ChangeCounts{9, 9, 9}), ChangeCounts());
        QCOMPARE((*second)->remove(keysOf({3, 99}), 0, 2).value_or(ChangeCounts{9, 9, 9}), ChangeCounts());
        QVERIFY((*second)->commit(range(0, 0, 5)));
        QVERIFY((*again)->close());
        QCOMPARE((*load)->committed().value_or(std::vector<ChunkRange>()).size(), std::size_t(1));
        QVERIFY((*load)->close());
        QVERIFY((*load)->close());
        QVERIFY((*load)->committed().value_or(std::vector<ChunkRange>{range(0, 0, 5)}).empty());
        QCOMPARE(fixture.ownTables(), QStringLiteral("tidewright_ledger"));
        QCOMPARE(fixture.text(QStringLiteral("SELECT count(*) FROM tidewright_ledger")), QStringLiteral("0"));
    }

    void onlyTheKeyDecidesWhichRecordIsMeant()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        QVERIFY2(fixture.database.run(QStringLiteral("INSERT INTO people (id, name, mail) VALUES (1, 'Ann', 'a@x')")),
                 fixture.database.problem());
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Immediate);
        QVERIFY2(load, why(load));
        auto writer = (*load)->openWriter();
        QVERIFY((*writer)->begin(0));
        const RecordBatch batch = batchOf({{2, "Other", "a@x"}});
        const auto counts = (*writer)->upsert(batch, 0, 1);
        QVERIFY(!counts);
        QCOMPARE(counts.error().code, ErrorCode::ConstraintViolated);
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann a@x"));
    }

    void aRefusalTakesBackItsOwnRecordsOnly_data()
    {
        QTest::addColumn<LoadKind>("kind");
        QTest::newRow("immediate") << LoadKind::Immediate;
        QTest::newRow("direct") << LoadKind::Direct;
    }

    void aRefusalTakesBackItsOwnRecordsOnly()
    {
        QFETCH(LoadKind, kind);
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        auto load = fixture.target->openLoad(QStringLiteral("run"), kind);
        QVERIFY2(load, why(load));
        auto writer = (*load)->openWriter();
        QVERIFY2(writer, why(writer));
        QVERIFY((*writer)->begin(0));
        const RecordBatch good = batchOf({{1, "Ann", "a@x"}, {5, "Eve", "e@x"}});
        QVERIFY((*writer)->upsert(good, 0, 1));
        const RecordBatch noName = batchOf({{2, "Bob", "b@x"}, {3, nullptr, nullptr}});
        const auto constraint = (*writer)->upsert(noName, 0, 2);
        QVERIFY(!constraint);
        QCOMPARE(constraint.error().code, ErrorCode::ConstraintViolated);
        const RecordBatch tooLong = batchOf({{4, "This name is longer than twenty characters", nullptr}});
        const auto value = (*writer)->upsert(tooLong, 0, 1);
        QVERIFY(!value);
        QCOMPARE(value.error().code, ErrorCode::ValueRefused);
        QVERIFY2(value.error().message.contains(QStringLiteral("“name”")), qPrintable(value.error().message));
        const auto again = (*writer)->upsert(good, 1, 1);
        QVERIFY2(again, why(again));
        QVERIFY((*writer)->commit(range(0, 0, 5)));
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann a@x, 5 Eve e@x"));
    }

    void directIsResumedChunkByChunk()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        QVERIFY(fixture.target->isEmpty().value_or(false));
        {
            auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Direct);
            QVERIFY2(load, why(load));
            QVERIFY(!(*load)->resumed());
            auto first = (*load)->openWriter(), second = (*load)->openWriter();
            QVERIFY2(first && second, why(second));
            QVERIFY((*second)->begin(1));
            QVERIFY((*first)->begin(0));
            const RecordBatch one = batchOf({{1, "Ann", nullptr}, {2, "Bob", nullptr}}), two = batchOf({{3, "Cid", nullptr}});
            QVERIFY2((*second)->upsert(two, 0, 1), "");
            QVERIFY2((*first)->upsert(one, 0, 2), "");
            QVERIFY((*second)->commit(range(1, 2, 3)));
            (*first)->rollback();
        }
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Direct);
        QVERIFY2(load, why(load));
        QVERIFY((*load)->resumed());
        QCOMPARE((*load)->committed().value_or(std::vector<ChunkRange>()), std::vector<ChunkRange>{range(1, 2, 3)});
        QCOMPARE(fixture.all(), QStringLiteral("3 Cid"));
        const auto discarded = (*load)->discard();
        QVERIFY2(discarded, why(discarded));
        QCOMPARE(*discarded, 1);
        QCOMPARE(fixture.all(), QString());
        QCOMPARE(fixture.ownTables(), QString());
        QCOMPARE((*load)->discard().value_or(-1), 0);
    }

    void anotherTargetDoesNotResumeTheRun()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        QVERIFY(fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged));
        const auto other = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Direct);
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::SchemaMismatch);
    }

    void textKeysMatchByTheirBytes()
    {
        Fixture fixture(QStringLiteral("CREATE TABLE words (word varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci "
                                       "PRIMARY KEY, n int); INSERT "
                                       "INTO words VALUES ('a', 1)"),
                        {QStringLiteral("words"), {QStringLiteral("word"), QStringLiteral("n")}, {QStringLiteral("word")}});
        QVERIFY2(fixture.target, fixture.problem.constData());
        auto load = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Immediate);
        QVERIFY2(load, why(load));
        auto writer = (*load)->openWriter();
        QVERIFY((*writer)->begin(0));
        RecordBatch batch(2);
        const Cell upper = batch.store(ValueKind::Text, "A");
        batch.appendRow()[0] = upper;
        batch.row(0)[1] = Cell::ofInt(2);
        const auto counts = (*writer)->upsert(batch, 0, 1);
        QVERIFY(!counts);
        QCOMPARE(counts.error().code, ErrorCode::ConstraintViolated);
        RecordBatch key(1);
        key.appendRow()[0] = key.store(ValueKind::Text, "A");
        QCOMPARE((*writer)->remove(key, 0, 1).value_or(ChangeCounts{9, 9, 9}), ChangeCounts());
    }

    void aTargetWithoutTransactionsIsRefused()
    {
        const Fixture fixture(
            QStringLiteral("CREATE TABLE people (id int PRIMARY KEY, name varchar(20), mail varchar(40)) ENGINE=MyISAM"));
        QVERIFY(!fixture.target);
        QVERIFY(fixture.problem.contains("MyISAM"));
    }
};

QTEST_GUILESS_MAIN(TestMysqlLoad)
#include "tst_mysqlload.moc"
