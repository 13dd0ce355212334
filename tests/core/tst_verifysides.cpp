// What a comparison names, between every pair of engines: all that differs and nothing else, whether the records are read or the servers sum them up.
#include "runtype.h"
#include "simulatedworld.h"
#include "survivingvalues.h"
#include "testengine.h"
#include "transfer.h"

#include <QTest>
#include <mutex>
#include <random>
#include <set>

using namespace tidewright;

namespace
{

class LinesSeen final : public LogSink
{
public:
    void write(const LogRecord &record) override
    {
        const std::lock_guard lock(m_mutex);
        lines << record.message;
    }
    QStringList lines; // while nobody writes

private:
    std::mutex m_mutex;
};

class NobodyWatches final : public RunObserver
{
public:
    void progressed(const RunProgress &) override {}
};

struct Sides {
    Sides(EngineKind from, EngineKind to)
        : source(from)
        , target(to)
        , store(world)
    {
        type.key = type.local = type.remote = QStringLiteral("wide");
        type.failedLimit = {100, -1};
    }
    RunContext context()
    {
        return fakeRun(type, source.endpoint(), target.endpoint(), store, clock, world.ids, log, observer);
    }
    Verification verify()
    {
        log.lines.clear();
        return verifyType(context());
    }
    // The same, read record by record.
    Verification verifyReading()
    {
        type.filter = QStringLiteral("1 = 1");
        Verification found = verify();
        type.filter.clear();
        return found;
    }
    bool summed() const { return log.lines.contains(QLatin1String("Compared by sums, inside the servers")); }

    TestEngine source;
    TestEngine target;
    ContentType type;
    FakeWorld world;
    FakeStore store;
    SystemClock clock;
    LinesSeen log;
    NobodyWatches observer;
};

QString listOf(const Verification &found)
{
    if (found.error)
        return found.error->message + QLatin1Char(' ') + found.error->detail;
    QStringList all{QStringLiteral("%1 compared, %2 equal").arg(found.compared).arg(found.equal)};
    VerifiedRecords::Reader reader(*found.records);
    VerifiedRecord record;
    while (reader.next(record).value_or(false))
        all << QString::fromStdString(toText(record.recordKey.front().cell())) + QLatin1Char(' ') + verifiedKindName(record.kind);
    return all.join(QLatin1Char('\n'));
}

RecordSchema wideSchema()
{
    RecordSchema schema;
    schema.place = QStringLiteral("wide");
    Field id;
    id.name = QStringLiteral("id");
    id.type.kind = ValueKind::Int;
    id.nullable = false;
    schema.fields.push_back(id);
    for (const SurvivingField &one : survivingFields())
        schema.fields.push_back(one.field);
    schema.key = {id.name};
    return schema;
}

std::vector<Value> anyRow(std::int64_t id, std::mt19937 &random)
{
    static const std::vector<SurvivingField> fields = survivingFields();
    std::vector<Value> row{Value::ofInt(id)};
    for (const SurvivingField &field : fields) {
        const std::size_t at = random() % (field.values.size() + 1);
        row.push_back(at == field.values.size() ? Value() : field.values[at]);
    }
    return row;
}

QString numbers(const std::vector<std::int64_t> &ids)
{
    QStringList texts;
    for (const std::int64_t id : ids)
        texts << QString::number(id);
    return texts.join(QLatin1Char(','));
}

} // namespace

class TestVerifySides : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDifferenceOfEveryKindOfValueIsNamed_data();
    void everyDifferenceOfEveryKindOfValueIsNamed();
    void ofManyRecordsAllAndOnlyThoseThatDifferAreNamed_data();
    void ofManyRecordsAllAndOnlyThoseThatDifferAreNamed();
    void nullEmptyAndShiftedBordersDiffer_data();
    void nullEmptyAndShiftedBordersDiffer();
    void datesThatAreNoneAreRefusedHoweverTheSidesAreCompared();
    void exchangedContentsDiffer_data();
    void exchangedContentsDiffer();
};

void TestVerifySides::everyDifferenceOfEveryKindOfValueIsNamed_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const EngineKind from : allEngines) {
        for (const EngineKind to : allEngines)
            QTest::addRow("%s, %s", engineName(from), engineName(to)) << int(from) << int(to);
    }
}

void TestVerifySides::everyDifferenceOfEveryKindOfValueIsNamed()
{
    QFETCH(int, from);
    QFETCH(int, to);
    Sides sides{EngineKind(from), EngineKind(to)};
    QVERIFY_RESULT(sides.source.endpoint().create(wideSchema(), {}));
    QVERIFY_RESULT(sides.target.endpoint().create(wideSchema(), {}));
    std::mt19937 random(unsigned(from * 3 + to + 1));
    constexpr std::int64_t count = 600;
    std::vector<std::vector<Value>> rows;
    for (std::int64_t id = 1; id <= count; ++id)
        rows.push_back(anyRow(id, random));
    QVERIFY_RESULT(writeRows(sides.source.endpoint(), QStringLiteral("wide"), rows));
    QVERIFY_RESULT(writeRows(sides.target.endpoint(), QStringLiteral("wide"), rows));
    QCOMPARE(listOf(sides.verify()), QStringLiteral("600 compared, 600 equal"));
    QCOMPARE(sides.summed(), from == to && EngineKind(from) != EngineKind::Sqlite);

    std::vector<std::vector<Value>> changed;
    std::vector<std::int64_t> deleted;
    std::set<std::int64_t> extra;
    for (std::int64_t id = 1; id <= count; ++id) {
        const auto what = random() % 12;
        std::vector<Value> row = rows[std::size_t(id - 1)];
        if (what == 0) {
            deleted.push_back(id);
        } else if (what < 4) {
            const std::size_t column = 1 + random() % (row.size() - 1);
            row[column] = anyRow(id, random)[column];
            changed.push_back(std::move(row));
        } else if (what == 4) {
            changed.push_back(anyRow(count + id, random));
            extra.insert(count + id);
        }
    }
    QVERIFY_RESULT(writeRows(sides.target.endpoint(), QStringLiteral("wide"), changed));
    QVERIFY2(sides.target.run(QStringLiteral("DELETE FROM wide WHERE id IN (%1)").arg(numbers(deleted))), sides.target.problem());
    const Verification found = sides.verify();
    QCOMPARE(sides.summed(), from == to && EngineKind(from) != EngineKind::Sqlite);
    const Verification read = sides.verifyReading();
    QVERIFY(!sides.summed());
    QCOMPARE(listOf(found), listOf(read));
    QCOMPARE(found.sample, read.sample);
    QCOMPARE(found.missing, std::int64_t(deleted.size()));
    QCOMPARE(found.extra, std::int64_t(extra.size()));
    // What was changed to the same value does not differ. MariaDB has no zero with a sign.
    const auto same = [&](const Value &a, const Value &b) {
        const bool zeros = to == int(EngineKind::Mysql) && a.kind() == ValueKind::Double && b.kind() == ValueKind::Double &&
                           a.cell().d == 0 && b.cell().d == 0;
        return zeros || equal(a.cell(), b.cell());
    };
    std::int64_t differing = 0;
    for (const std::vector<Value> &row : changed) {
        const std::int64_t id = row[0].cell().i;
        if (extra.contains(id))
            continue;
        const std::vector<Value> &before = rows[std::size_t(id - 1)];
        differing += std::ranges::equal(row, before, same) ? 0 : 1;
    }
    QVERIFY(differing > 50);
    QCOMPARE(found.differing, differing);
}

void TestVerifySides::ofManyRecordsAllAndOnlyThoseThatDifferAreNamed_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("mysql, postgres") << int(EngineKind::Mysql) << int(EngineKind::Postgres);
    QTest::newRow("mysql, mysql") << int(EngineKind::Mysql) << int(EngineKind::Mysql);
    QTest::newRow("postgres, postgres") << int(EngineKind::Postgres) << int(EngineKind::Postgres);
}

void TestVerifySides::ofManyRecordsAllAndOnlyThoseThatDifferAreNamed()
{
    QFETCH(int, from);
    QFETCH(int, to);
    Sides sides{EngineKind(from), EngineKind(to)};
    const auto fill = [](TestEngine &engine) {
        const QString sequence = engine.kind() == EngineKind::Mysql ? QStringLiteral("seq_1_to_100000")
                                                                    : QStringLiteral("generate_series(1, 100000) AS s(seq)");
        return engine.run(QStringLiteral("CREATE TABLE wide (id bigint NOT NULL PRIMARY KEY, name varchar(80), amount decimal(12,2), at timestamp(6) NULL)")) &&
               engine.run(QStringLiteral("INSERT INTO wide SELECT seq, concat('name ', seq), seq * 0.25, '2026-01-01 00:00:00.000001' FROM ") + sequence);
    };
    QVERIFY2(fill(sides.source), sides.source.problem());
    QVERIFY2(fill(sides.target), sides.target.problem());
    QVERIFY2(sides.target.run(QStringLiteral("UPDATE wide SET amount = amount + 0.01 WHERE id % 300 = 7; DELETE FROM wide WHERE id % 300 = 107; "
                                             "INSERT INTO wide SELECT id + 1000000, name, amount, at FROM wide WHERE id % 300 = 207")),
             sides.target.problem());
    std::int64_t missing = 0, differing = 0;
    QStringList named, extra;
    for (std::int64_t id = 1; id <= 100'000; ++id) {
        if (id % 300 == 7)
            named << QStringLiteral("%1 differing").arg(id);
        else if (id % 300 == 107)
            named << QStringLiteral("%1 missing").arg(id);
        else if (id % 300 == 207)
            extra << QStringLiteral("%1 extra").arg(id + 1'000'000);
        differing += id % 300 == 7 ? 1 : 0;
        missing += id % 300 == 107 ? 1 : 0;
    }
    QCOMPARE(named.size() + extra.size(), 1'000);
    named.prepend(QStringLiteral("%1 compared, %2 equal").arg(100'000 + extra.size()).arg(100'000 - missing - differing));
    QCOMPARE(listOf(sides.verify()), (named + extra).join(QLatin1Char('\n')));
    QCOMPARE(sides.summed(), from == to);
}

void TestVerifySides::nullEmptyAndShiftedBordersDiffer_data()
{
    QTest::addColumn<int>("engine");
    for (const EngineKind engine : allEngines)
        QTest::newRow(engineName(engine)) << int(engine);
}

void TestVerifySides::nullEmptyAndShiftedBordersDiffer()
{
    QFETCH(int, engine);
    Sides sides{EngineKind(engine), EngineKind(engine)};
    for (TestEngine *one : {&sides.source, &sides.target})
        QVERIFY2(one->run(QStringLiteral("CREATE TABLE wide (id integer NOT NULL PRIMARY KEY, a varchar(20), b varchar(20), n integer, m integer)")), one->problem());
    QVERIFY2(sides.source.run(QStringLiteral("INSERT INTO wide VALUES (1, '', 'x', 1, 2), (2, 'ab', 'c', 1, 2), (3, '-', 'x', 1, 2), (4, 'a', '1:b', 12, 3), "
                                             "(5, 'a', NULL, NULL, 2), (6, 'A', 'x', 1, 2), (7, 'a ', 'x', 1, 2), (8, 'same', 'x', NULL, NULL)")),
             sides.source.problem());
    QVERIFY2(sides.target.run(QStringLiteral("INSERT INTO wide VALUES (1, NULL, 'x', 1, 2), (2, 'a', 'bc', 1, 2), (3, NULL, 'x', 1, 2), (4, 'a1:b', '', 1, 23), "
                                             "(5, NULL, 'a', 2, NULL), (6, 'a', 'x', 1, 2), (7, 'a', 'x', 1, 2), (8, 'same', 'x', NULL, NULL)")),
             sides.target.problem());
    QStringList expected{QStringLiteral("8 compared, 1 equal")};
    for (int id = 1; id <= 7; ++id)
        expected << QStringLiteral("%1 differing").arg(id);
    QCOMPARE(listOf(sides.verify()), expected.join(QLatin1Char('\n')));
    QCOMPARE(sides.summed(), EngineKind(engine) != EngineKind::Sqlite);
}

void TestVerifySides::datesThatAreNoneAreRefusedHoweverTheSidesAreCompared()
{
    Sides sides{EngineKind::Mysql, EngineKind::Mysql};
    for (TestEngine *one : {&sides.source, &sides.target})
        QVERIFY2(one->run(QStringLiteral("CREATE TABLE wide (id integer NOT NULL PRIMARY KEY, born date, at datetime); SET sql_mode = ''; "
                                         "INSERT INTO wide VALUES (1, '2026-01-01', '2026-01-01'), (2, '0000-00-00', NULL), (3, NULL, '2026-00-10 00:00:00')")),
                 one->problem());
    const Verification found = sides.verify();
    QVERIFY(sides.summed());
    QCOMPARE(listOf(found), listOf(sides.verifyReading()));
    QCOMPARE(found.equal, 1);
}

// Sums that do not say whose content it is would be the same.
void TestVerifySides::exchangedContentsDiffer_data()
{
    nullEmptyAndShiftedBordersDiffer_data();
}

void TestVerifySides::exchangedContentsDiffer()
{
    QFETCH(int, engine);
    Sides sides{EngineKind(engine), EngineKind(engine)};
    for (TestEngine *one : {&sides.source, &sides.target})
        QVERIFY2(one->run(QStringLiteral("CREATE TABLE wide (a varchar(20) NOT NULL, b integer NOT NULL, v varchar(20), PRIMARY KEY (a, b)); "
                                         "INSERT INTO wide VALUES ('x', 1, 'one'), ('x', 2, 'two'), ('y', 1, 'three'), ('x1', 2, 'four')")),
                 one->problem());
    QVERIFY2(sides.target.run(QStringLiteral("UPDATE wide SET v = 'two' WHERE a = 'x' AND b = 1; UPDATE wide SET v = 'one' WHERE a = 'x' AND b = 2")), sides.target.problem());
    QCOMPARE(listOf(sides.verify()), QStringLiteral("4 compared, 2 equal\nx differing\nx differing"));
    QCOMPARE(sides.summed(), EngineKind(engine) != EngineKind::Sqlite);
}

QTEST_GUILESS_MAIN(TestVerifySides)
#include "tst_verifysides.moc"
