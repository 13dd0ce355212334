// A merge of many records into PostgreSQL looks once at what differs: what it counts and does must not show that it did.
#include "postgrestest.h"

#include <QtTest>

using namespace tidewright;

class TestPostgresSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void onlyWhatDiffersIsDone_data();
    void onlyWhatDiffersIsDone();
    void keysThatTheTargetTakesForTheSameHideNothing();
    void whatGoesWithAMissingRecordComesBack();
    void aValueThatCannotBeReadIsLeftOutAlone();

private:
    std::unique_ptr<Load> stage(const QStringList &fields, const RecordBatch &batch);
    QString table() { return shown(m_database->rows(QStringLiteral("SELECT count(*), sum(id), sum(v) FROM t"))); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<PostgresEndpoint> m_endpoint;
};

namespace
{

// Enough for a look to pay off.
constexpr int many = 6'000;
constexpr std::int64_t firstNumber = 0;

RecordBatch numbered(int from, int to, const std::function<std::int64_t(int)> &value)
{
    RecordBatch batch(2);
    for (int id = from; id <= to; ++id)
        addRow(batch, {Value::ofInt(id), Value::ofInt(value(id))});
    return batch;
}

} // namespace

void TestPostgresSurvey::init()
{
    m_database = std::make_unique<TestDatabase>(TestServerKind::Postgres);
    QVERIFY2(m_database->isReady(), m_database->problem());
    m_endpoint = std::make_unique<PostgresEndpoint>(configOf(*m_database));
}

void TestPostgresSurvey::cleanup()
{
    m_endpoint.reset();
    m_database.reset();
}

std::unique_ptr<Load> TestPostgresSurvey::stage(const QStringList &fields, const RecordBatch &batch)
{
    auto target = m_endpoint->openTarget({QStringLiteral("t"), fields, {fields.first()}}, {});
    auto load = target ? (*target)->openLoad(QStringLiteral("01RUN"), LoadKind::Staged) : tl::unexpected(target.error());
    auto writer = load ? (*load)->openWriter() : tl::unexpected(load.error());
    ChunkRange range;
    range.pass = int(ReadPass::ByKey);
    const bool staged = writer && (*writer)->begin(0) && (*writer)->upsert(batch, 0, batch.rows()) && (*writer)->commit(range);
    return staged ? std::move(*load) : nullptr;
}

void TestPostgresSurvey::onlyWhatDiffersIsDone_data()
{
    QTest::addColumn<int>("held");  // 1 … held, each with itself
    QTest::addColumn<int>("first"); // of the staged ones
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("changeEach"); // every so many; 0: none
    QTest::newRow("nothing") << many << 1 << many << 0;
    QTest::newRow("some changed, some new") << many << 1 << many + 7 << 1'000;
    QTest::newRow("some missing") << many << 4 << many << 0;
    QTest::newRow("some of each") << many << 4 << many + 7 << 1'000;
    QTest::newRow("all changed") << many << 1 << many << 1;
    QTest::newRow("more new ones than are listed") << 3 << 1 << 51'000 << 0;
    QTest::newRow("more changed ones than are listed") << 60'000 << 1 << 60'000 << 1;
    QTest::newRow("more changed ones than are listed, some new, some missing") << 60'000 << 4 << 60'007 << 1;
    QTest::newRow("many with few changed") << 60'000 << 1 << 60'000 << 1'000;
    QTest::newRow("an empty target") << 0 << 1 << many << 0;
}

void TestPostgresSurvey::onlyWhatDiffersIsDone()
{
    QFETCH(int, held);
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, changeEach);
    QVERIFY2(m_database->run(QStringLiteral("CREATE TABLE t (id bigint PRIMARY KEY, v bigint); "
                                            "INSERT INTO t SELECT g, g FROM generate_series(1, %1) AS g")
                                 .arg(held)),
             m_database->problem());
    std::int64_t changed = 0;
    qint64 sum = 0, values = 0;
    const RecordBatch batch = numbered(first, last, [&](int id) {
        const bool changes = changeEach > 0 && id % changeEach == 0;
        changed += changes && id <= held;
        sum += id;
        values += changes ? -id : id;
        return changes ? -id : id;
    });
    const auto load = stage({QStringLiteral("id"), QStringLiteral("v")}, batch);
    QVERIFY(load);
    const auto merge = std::move(*load->beginMerge());
    const auto missing = merge->countMissing();
    VERIFY_OK(missing);
    QCOMPARE(*missing, std::int64_t(std::min(first - 1, held)));
    QCOMPARE(*merge->countTarget(), std::int64_t(held));
    const auto removed = merge->removeMissing();
    VERIFY_OK(removed);
    QCOMPARE(*removed, *missing);
    QCOMPARE(*merge->countTarget(), held - *missing);
    const auto counts = merge->apply(firstNumber, firstNumber + last - first);
    VERIFY_OK(counts);
    QCOMPARE(counts->created, std::int64_t(last - std::max(held, first - 1)));
    QCOMPARE(counts->updated, changed);
    QCOMPARE(*merge->countTarget(), std::int64_t(last - first + 1));
    QCOMPARE(*merge->countMissing(), std::int64_t(0));
    VERIFY_OK(merge->commit(*counts));
    QCOMPARE(table(), QStringLiteral("%1|%2|%3").arg(last - first + 1).arg(sum).arg(values));
}

// Two staged records meet one of the target: a difference of numbers would take the one that is missing for the second of them.
void TestPostgresSurvey::keysThatTheTargetTakesForTheSameHideNothing()
{
    QVERIFY2(
        m_database->run(
            QStringLiteral("CREATE COLLATION lenient (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
                           "CREATE TABLE t (id text COLLATE lenient PRIMARY KEY, v bigint); "
                           "INSERT INTO t SELECT 'k' || g, g FROM generate_series(1, %1) AS g; INSERT INTO t VALUES ('gone', 0)")
                .arg(many)),
        m_database->problem());
    RecordBatch batch(2);
    for (int id = 1; id <= many; ++id)
        addRow(batch, {Value::ofText("k" + std::to_string(id)), Value::ofInt(id)});
    addRow(batch, {Value::ofText("K1"), Value::ofInt(1)});
    const auto load = stage({QStringLiteral("id"), QStringLiteral("v")}, batch);
    QVERIFY(load);
    const auto merge = std::move(*load->beginMerge());
    const auto missing = merge->countMissing();
    VERIFY_OK(missing);
    QCOMPARE(*missing, std::int64_t(1));
}

void TestPostgresSurvey::whatGoesWithAMissingRecordComesBack()
{
    QVERIFY2(m_database->run(QStringLiteral("CREATE TABLE t (id bigint PRIMARY KEY, v bigint REFERENCES t ON DELETE CASCADE); "
                                            "INSERT INTO t VALUES (0, NULL); "
                                            "INSERT INTO t SELECT g, NULL FROM generate_series(1, %1) AS g; "
                                            "UPDATE t SET v = 0 WHERE id = 5")
                                 .arg(many)),
             m_database->problem());
    RecordBatch batch(2);
    for (int id = 1; id <= many; ++id)
        addRow(batch, {Value::ofInt(id), id == 5 ? Value::ofInt(6) : Value::null()});
    const auto load = stage({QStringLiteral("id"), QStringLiteral("v")}, batch);
    QVERIFY(load);
    const auto merge = std::move(*load->beginMerge());
    QCOMPARE(*merge->countMissing(), std::int64_t(1));
    QCOMPARE(*merge->removeMissing(), std::int64_t(1));
    const auto counts = merge->apply(firstNumber, firstNumber + many - 1);
    VERIFY_OK(counts);
    QCOMPARE(counts->created, std::int64_t(1));
    VERIFY_OK(merge->commit(*counts));
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT id, v FROM t WHERE v IS NOT NULL"))), QStringLiteral("5|6"));
}

void TestPostgresSurvey::aValueThatCannotBeReadIsLeftOutAlone()
{
    QVERIFY2(m_database->run(QStringLiteral("CREATE TABLE t (id bigint PRIMARY KEY, v point); "
                                            "INSERT INTO t SELECT g, point(g, g) FROM generate_series(1, %1) AS g")
                                 .arg(many)),
             m_database->problem());
    RecordBatch batch(2);
    for (int id = 1; id <= many; ++id) {
        const std::string number = std::to_string(id == 7 ? 8 : id);
        addRow(batch, {Value::ofInt(id), Value::ofText(id == 9 ? "nowhere" : '(' + number + ',' + number + ')')});
    }
    const auto load = stage({QStringLiteral("id"), QStringLiteral("v")}, batch);
    QVERIFY(load);
    const auto merge = std::move(*load->beginMerge());
    QCOMPARE(*merge->countMissing(), std::int64_t(0));
    QVERIFY(!merge->apply(firstNumber, firstNumber + many - 1));
    const auto counts = merge->apply(firstNumber, firstNumber + 7);
    VERIFY_OK(counts);
    QVERIFY((*counts == ChangeCounts{0, 1, 0}));
    QVERIFY(!merge->apply(firstNumber + 8, firstNumber + 8));
    VERIFY_OK(merge->commit(*counts));
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT v::text FROM t WHERE id IN (7, 9) ORDER BY id"))),
             QStringLiteral("(8,8);(9,9)"));
}

QTEST_GUILESS_MAIN(TestPostgresSurvey)
#include "tst_postgressurvey.moc"
