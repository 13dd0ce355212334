// Writing into MariaDB: the three kinds of load, their ledger, savepoints, resuming and undoing.
#include "loadnames.h"
#include "mysqlendpoint.h"
#include "testservers.h"

#include <QTest>

using namespace tidewright;

namespace
{

const QString people =
    QStringLiteral("CREATE TABLE people (id int PRIMARY KEY, name varchar(20) NOT NULL, mail varchar(40), "
                   "touched timestamp(6) NOT NULL DEFAULT '2020-01-01' ON UPDATE current_timestamp(6), UNIQUE (mail)); ");

TargetSpec spec()
{
    return {
        QStringLiteral("people"), {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("mail")}, {QStringLiteral("id")}};
}

struct Person {
    std::int64_t id;
    const char *name; // nullptr: NULL
    const char *mail;
};

RecordBatch batchOf(const std::vector<Person> &records)
{
    RecordBatch batch(3);
    const auto text = [&](const char *bytes) { return bytes ? batch.store(ValueKind::Text, bytes) : Cell::null(); };
    for (const Person &record : records) {
        const Cell name = text(record.name), mail = text(record.mail);
        const std::span<Cell> row = batch.appendRow();
        row[0] = Cell::ofInt(record.id);
        row[1] = name;
        row[2] = mail;
    }
    return batch;
}

RecordBatch keysOf(const std::vector<std::int64_t> &ids)
{
    RecordBatch batch(1);
    for (const std::int64_t id : ids)
        batch.appendRow()[0] = Cell::ofInt(id);
    return batch;
}

ChunkRange range(std::int64_t ordinal, std::int64_t after, std::int64_t until, ReadPass pass = ReadPass::ByKey)
{
    return {ordinal, static_cast<int>(pass), {Value::ofInt(after)}, {Value::ofInt(until)}, until - after, 0};
}

// One server, one table, one target.
struct Fixture {
    TestDatabase database{TestServerKind::Mysql};
    std::unique_ptr<Target> target;
    QByteArray problem;

    explicit Fixture(const QString &sql = people, const TargetSpec &of = spec())
    {
        if (!database.isReady() || !database.run(sql)) {
            problem = database.problem();
            return;
        }
        MysqlEndpoint endpoint(SqlConnectionConfig::of(database.connection(), database.password()));
        auto opened = endpoint.openTarget(of, {});
        if (opened)
            target = std::move(*opened);
        else
            problem = (opened.error().message + opened.error().detail).toUtf8();
    }
    QString all() { return text(QStringLiteral("SELECT concat_ws(' ', id, name, mail) FROM people ORDER BY id")); }
    QString text(const QString &sql)
    {
        QStringList lines;
        for (const QStringList &row : database.rows(sql))
            lines += row.join(QLatin1Char(' '));
        return lines.join(QLatin1String(", "));
    }
    QString ownTables() { return text(QStringLiteral("SHOW TABLES LIKE 'tidewright%'")); }
};

template <typename T>
const char *why(const Result<T> &result)
{
    static thread_local QByteArray text;
    text = result ? QByteArray() : (result.error().message + QLatin1String(" | ") + result.error().detail).toUtf8();
    return text.constData();
}

} // namespace

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
        QVERIFY((*load)->close());
        QCOMPARE(fixture.ownTables(), QString());
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
