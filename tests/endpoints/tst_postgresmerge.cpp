// Merging a staged load into PostgreSQL: what changes, what is counted, what a refused record leaves.
#include "pgcatalog.h"
#include "pgmerge.h"
#include "postgrestest.h"

#include <QTest>
#include <limits>
#include <thread>

using namespace tidewright;

Q_DECLARE_METATYPE(tidewright::PgMergeWay)
Q_DECLARE_METATYPE(tidewright::Value)

class TestPostgresMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aSilentWriterIsGivenUpAndAReaderIsNot();
    void changedRowsOnly_data();
    void changedRowsOnly();
    void countsAreTrueOnEveryKindOfTarget_data();
    void countsAreTrueOnEveryKindOfTarget();
    void everyWayDoesTheSame_data();
    void everyWayDoesTheSame();
    void theLatestOfARecordCounts();
    void aBadRecordIsFoundByHalving();
    void missingRecordsAreCountedAndRemoved();
    void nothingIsThereWithoutACommit();
    void countsAreNotedWithTheCommit();
    void anInsertInBetweenIsMerged();
    void anEmptyStagingHasNoExtent();

private:
    std::unique_ptr<Load> stage(const QString &place, const QStringList &fields, const RecordBatch &batch,
                                ReadPass pass = ReadPass::ByKey);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<PostgresEndpoint> m_endpoint;
};

void TestPostgresMerge::init()
{
    m_database = std::make_unique<TestDatabase>(TestServerKind::Postgres);
    QVERIFY2(m_database->isReady(), m_database->problem());
    m_endpoint = std::make_unique<PostgresEndpoint>(configOf(*m_database));
}

void TestPostgresMerge::cleanup()
{
    m_endpoint.reset();
    m_database.reset();
}

std::unique_ptr<Load> TestPostgresMerge::stage(const QString &place, const QStringList &fields, const RecordBatch &batch,
                                               ReadPass pass)
{
    const Result<std::unique_ptr<Target>> target = m_endpoint->openTarget({place, fields, {fields.first()}}, {});
    if (!target) {
        qWarning() << problemOf(target);
        return nullptr;
    }
    Result<std::unique_ptr<Load>> load = (*target)->openLoad(QStringLiteral("01RUN"), LoadKind::Staged);
    if (!load) {
        qWarning() << problemOf(load);
        return nullptr;
    }
    const std::unique_ptr<ChunkWriter> writer = std::move(*(*load)->openWriter());
    ChunkRange range;
    range.ordinal = 3;
    range.pass = int(pass);
    const bool staged = writer->begin(3) && writer->upsert(batch, 0, batch.rows()) && writer->commit(range);
    return staged ? std::move(*load) : nullptr;
}

void TestPostgresMerge::aSilentWriterIsGivenUpAndAReaderIsNot()
{
    for (const auto &[access, expected] : {std::pair(PgAccess::ReadWrite, "75s"), std::pair(PgAccess::ReadOnly, "0")}) {
        const auto connection = PgConnection::open(configOf(*m_database), access, {});
        VERIFY_OK(connection);
        const auto told = (*connection)->run(QStringLiteral("SHOW idle_in_transaction_session_timeout"));
        VERIFY_OK(told);
        QCOMPARE(told->text(0, 0), QLatin1String(expected));
    }
    // The end of the session, as the server tells it.
    const auto connection = PgConnection::open(configOf(*m_database), PgAccess::ReadWrite, {});
    VERIFY_OK((*connection)->run(QStringLiteral("SET idle_in_transaction_session_timeout = '1ms'; BEGIN")));
    Result<PgResult> answer = PgResult();
    do {
        answer = (*connection)->run(QStringLiteral("SELECT 1"));
    } while (answer);
    QCOMPARE(answer.error().code, ErrorCode::ConnectionFailed);
    QVERIFY((*connection)->isLost());
}

void TestPostgresMerge::changedRowsOnly_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("held");
    QTest::addColumn<Value>("given");
    QTest::addColumn<bool>("changes");
    const auto row = [](const char *name, const char *type, const char *held, const Value &given, bool changes) {
        QTest::newRow(name) << QString::fromUtf8(type) << QString::fromUtf8(held) << given << changes;
    };
    row("equal", "int", "5", Value::ofInt(5), false);
    row("different", "int", "5", Value::ofInt(6), true);
    row("to NULL", "int", "5", Value::null(), true);
    row("from NULL", "int", "NULL", Value::ofInt(0), true);
    row("NULL equals NULL", "int", "NULL", Value::null(), false);
    row("empty is not NULL", "text", "''", Value::null(), true);
    row("zeros behind the point", "numeric", "'1.50'", bytesValue(ValueKind::Decimal, "1.5"), false);
    row("minus zero", "float8", "'0'", Value(Cell::ofDouble(-0.0)), true);
    row("not a number", "float8", "'NaN'", Value(Cell::ofDouble(std::numeric_limits<double>::quiet_NaN())), false);
    row("small letters under a lenient collation", "text COLLATE lenient", "'A'", textValue("a"), true);
    row("json text", "json", "'{\"a\": 1}'", bytesValue(ValueKind::Json, "{\"a\": 1}"), false);
    row("jsonb in another order", "jsonb", "'{\"b\":1,\"a\":1.0}'", bytesValue(ValueKind::Json, "{\"a\": 1, \"b\": 1}"), false);
    row("a type without equality", "point", "'(1,2)'", textValue("(1,2)"), false);
    row("a type without equality, moved", "point", "'(1,2)'", textValue("(1,3)"), true);
    row("an array written differently", "int[]", "'{1,2}'", textValue("{1, 2}"), false);
    row("padding", "char(4)", "'ab'", textValue("ab"), false);
}

void TestPostgresMerge::changedRowsOnly()
{
    QFETCH(QString, type);
    QFETCH(QString, held);
    QFETCH(Value, given);
    QFETCH(bool, changes);
    QVERIFY2(m_database->run(
                 QStringLiteral("CREATE COLLATION lenient (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
                                "CREATE TABLE t (id int PRIMARY KEY, v %1); INSERT INTO t VALUES (1, %2)")
                     .arg(type, held)),
             m_database->problem());
    const QStringList fields{QStringLiteral("id"), QStringLiteral("v")};
    const std::unique_ptr<Load> load = stage(QStringLiteral("t"), fields, batchOf({{Value::ofInt(1), given}}));
    QVERIFY(load);
    {
        const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
        const Result<ChangeCounts> counts = merge->apply(3 << 24, 3 << 24);
        VERIFY_OK(counts);
        QVERIFY((*counts == ChangeCounts{0, changes ? 1 : 0, 0}));
    }
    // One by one the rule is the same.
    const Result<std::unique_ptr<Target>> target =
        m_endpoint->openTarget({QStringLiteral("t"), fields, {QStringLiteral("id")}}, {});
    const std::unique_ptr<Load> immediate = std::move(*(*target)->openLoad(QStringLiteral("02RUN"), LoadKind::Immediate));
    const std::unique_ptr<ChunkWriter> writer = std::move(*immediate->openWriter());
    VERIFY_OK(writer->begin(0));
    const Result<ChangeCounts> counts = writer->upsert(batchOf({{Value::ofInt(1), given}}), 0, 1);
    VERIFY_OK(counts);
    QVERIFY((*counts == ChangeCounts{0, changes ? 1 : 0, 0}));
}

void TestPostgresMerge::countsAreTrueOnEveryKindOfTarget_data()
{
    QTest::addColumn<QString>("ddl");
    QTest::newRow("plain") << QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, v int)");
    QTest::newRow("without a unique index") << QStringLiteral("CREATE TABLE t (id int, v int)");
    QTest::newRow("partitioned by what changes") << QStringLiteral("CREATE TABLE t (id int, v int) PARTITION BY RANGE (v);"
                                                                   "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (1000);"
                                                                   "CREATE TABLE t2 PARTITION OF t DEFAULT");
    QTest::newRow("with a trigger that writes too") << QStringLiteral(
        "CREATE TABLE t (id int PRIMARY KEY, v int); CREATE FUNCTION echo() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN IF NEW.id < 1000000 THEN INSERT INTO t VALUES (NEW.id + 1000000, 0) ON CONFLICT DO NOTHING; END IF; RETURN NEW; "
        "END';"
        "CREATE TRIGGER echo AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION echo()");
}

void TestPostgresMerge::countsAreTrueOnEveryKindOfTarget()
{
    QFETCH(QString, ddl);
    QVERIFY2(m_database->run(ddl + QStringLiteral("; INSERT INTO t SELECT i, i FROM generate_series(1, 100) i")),
             m_database->problem());
    RecordBatch batch(2);
    for (int id = 51; id <= 130; ++id)
        addRow(batch, {Value::ofInt(id), Value::ofInt(id <= 70 ? id + 2000 : id)});
    const std::unique_ptr<Load> load = stage(QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, batch);
    QVERIFY(load);
    const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
    const auto extent = *merge->extent();
    const Result<ChangeCounts> counts = merge->apply(extent->first, extent->second);
    VERIFY_OK(counts);
    QCOMPARE(counts->created, 30);
    QCOMPARE(counts->updated, 20);
    VERIFY_OK(merge->commit(*counts));
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) || ' ' || sum(v) FROM t WHERE id <= 130")),
             QStringLiteral("130 48515"));
}

void TestPostgresMerge::everyWayDoesTheSame_data()
{
    QTest::addColumn<PgMergeWay>("way");
    QTest::newRow("MERGE") << PgMergeWay::Merge;
    QTest::newRow("ON CONFLICT") << PgMergeWay::OnConflict;
    QTest::newRow("UPDATE and INSERT") << PgMergeWay::UpdateInsert;
}

void TestPostgresMerge::everyWayDoesTheSame()
{
    QFETCH(PgMergeWay, way);
    QVERIFY(m_database->run(QStringLiteral(
        "CREATE TABLE t (id int PRIMARY KEY, v text, p point); INSERT INTO t VALUES (1, 'a', NULL), (2, 'b', '(1,1)'), (3, 'c', "
        "NULL);"
        "CREATE TABLE s (n bigint, removed boolean, c0 int, c1 text, c2 text);"
        "INSERT INTO s VALUES (1, false, 1, 'a', NULL), (2, false, 2, 'x', '(2,2)'), (3, false, 4, 'old', NULL),"
        "(4, true, 3, NULL, NULL), (5, true, 4, NULL, NULL), (6, false, 4, 'new', '(4,4)'), (7, false, 9, 'beyond', NULL)")));
    const Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(configOf(*m_database), PgAccess::ReadWrite, {});
    VERIFY_OK(connection);
    PgLoadPlan plan;
    plan.table = *pgTable(**connection, QStringLiteral("t"));
    plan.columns = plan.table.columns;
    plan.keyColumns = {0};
    plan.spec.key = {QStringLiteral("id")};
    plan.staging = QStringLiteral("s");
    const PgMergeSql sql = pgMergeSql(plan, way, {std::pair<std::int64_t, std::int64_t>(1, 6), true, true});
    for (const QString &statement : {sql.removal, sql.update, sql.apply}) {
        if (!statement.isEmpty())
            VERIFY_OK((*connection)->run(statement));
    }
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT * FROM t ORDER BY id"))),
             QStringLiteral("1|a|;2|x|(2,2);4|new|(4,4)"));
}

void TestPostgresMerge::theLatestOfARecordCounts()
{
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')")));
    const std::unique_ptr<Load> load = stage(QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")},
                                             batchOf({{Value::ofInt(1), textValue("first")},
                                                      {Value::ofInt(2), textValue("gone soon")},
                                                      {Value::ofInt(1), textValue("second")}}),
                                             ReadPass::Changed);
    QVERIFY(load);
    {
        const std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
        VERIFY_OK(writer->begin(4));
        VERIFY_OK(writer->remove(batchOf({{Value::ofInt(2)}, {Value::ofInt(3)}}), 0, 2));
        VERIFY_OK(writer->upsert(batchOf({{Value::ofInt(3), textValue("back")}}), 0, 1));
        VERIFY_OK(writer->commit({4, int(ReadPass::NullCursor), {}, {}, 3, 0}));
    }
    const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
    const auto extent = *merge->extent();
    QCOMPARE(extent->first, 3 << 24);
    QCOMPARE(extent->second, (4 << 24) + 2);
    const Result<ChangeCounts> counts = merge->apply(extent->first, extent->second);
    VERIFY_OK(counts);
    QVERIFY((*counts == ChangeCounts{0, 2, 1}));
    VERIFY_OK(merge->commit(*counts));
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT * FROM t ORDER BY id"))), QStringLiteral("1|second;3|back"));
}

void TestPostgresMerge::aBadRecordIsFoundByHalving()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, v int CHECK (v <> 13))")));
    RecordBatch batch(2);
    for (int id = 1; id <= 100; ++id)
        addRow(batch, {Value::ofInt(id), Value::ofInt(id == 77 ? 13 : id + 100)});
    const std::unique_ptr<Load> load = stage(QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, batch);
    QVERIFY(load);
    const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
    const auto extent = *merge->extent();
    QCOMPARE(merge->apply(extent->first, extent->second).error().code, ErrorCode::ConstraintViolated);
    QCOMPARE(merge->apply(extent->first, extent->first + 75)->created, 76);
    QCOMPARE(merge->apply(extent->first + 76, extent->first + 76).error().code, ErrorCode::ConstraintViolated);
    QCOMPARE(merge->apply(extent->first + 77, extent->second)->created, 23);
    RecordBatch bad;
    VERIFY_OK(merge->staged(extent->first + 76, bad));
    QCOMPARE(shown(bad), QStringLiteral("77|13"));
    VERIFY_OK(merge->commit({99, 0, 0}));
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("99"));
}

void TestPostgresMerge::missingRecordsAreCountedAndRemoved()
{
    QVERIFY(m_database->run(QStringLiteral(
        "CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t SELECT i, 'v' FROM generate_series(1, 10) i")));
    RecordBatch batch(2);
    for (int id = 1; id <= 7; ++id)
        addRow(batch, {Value::ofInt(id), textValue("v")});
    const std::unique_ptr<Load> load = stage(QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, batch);
    const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
    QCOMPARE(*merge->countMissing(), 3);
    QCOMPARE(*merge->countTarget(), 10);
    QCOMPARE(*merge->removeMissing(), 3);
    QCOMPARE(*merge->countTarget(), 7);
    VERIFY_OK(merge->commit({0, 0, 3}));
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("7"));
}

void TestPostgresMerge::nothingIsThereWithoutACommit()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, v text)")));
    const std::unique_ptr<Load> load =
        stage(QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, batchOf({{Value::ofInt(1), textValue("a")}}));
    {
        const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
        VERIFY_OK(merge->apply(0, INT64_MAX));
    }
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("0"));
    QVERIFY(!load->mergedCounts()->has_value());
}

void TestPostgresMerge::countsAreNotedWithTheCommit()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, v text)")));
    const std::unique_ptr<Load> load =
        stage(QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, batchOf({{Value::ofInt(1), textValue("a")}}));
    const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
    VERIFY_OK(merge->apply(0, INT64_MAX));
    VERIFY_OK(merge->commit({1, 2, INT64_C(9007199254740993)}));
    m_endpoint = std::make_unique<PostgresEndpoint>(configOf(*m_database));
    const Result<std::unique_ptr<Target>> target =
        m_endpoint->openTarget({QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, {QStringLiteral("id")}}, {});
    const std::unique_ptr<Load> again = std::move(*(*target)->openLoad(QStringLiteral("01RUN"), LoadKind::Staged));
    QVERIFY(again->resumed());
    QVERIFY((again->mergedCounts()->value() == ChangeCounts{1, 2, INT64_C(9007199254740993)}));
}

void TestPostgresMerge::anInsertInBetweenIsMerged()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, v text)")));
    const std::unique_ptr<Load> load =
        stage(QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")},
              batchOf({{Value::ofInt(1), textValue("ours")}, {Value::ofInt(2), textValue("ours")}}));
    // A session that has inserted a key and commits once the merge waits for it.
    QVERIFY(m_database->run(QStringLiteral("BEGIN; INSERT INTO t VALUES (1, 'theirs')")));
    std::thread other([this] {
        while (m_database->value(QStringLiteral("SELECT count(*) FROM pg_locks WHERE NOT granted")) == QStringLiteral("0"))
            std::this_thread::yield();
        m_database->run(QStringLiteral("COMMIT"));
    });
    const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
    const Result<ChangeCounts> counts = merge->apply(0, INT64_MAX);
    other.join();
    VERIFY_OK(counts);
    QVERIFY((*counts == ChangeCounts{1, 1, 0}));
    VERIFY_OK(merge->commit(*counts));
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT * FROM t ORDER BY id"))), QStringLiteral("1|ours;2|ours"));
}

void TestPostgresMerge::anEmptyStagingHasNoExtent()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (1, 'a')")));
    const std::unique_ptr<Load> load = stage(QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, RecordBatch(2));
    QVERIFY(load);
    const std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
    QVERIFY(!merge->extent()->has_value());
    QCOMPARE(*merge->countMissing(), 1);
}

QTEST_GUILESS_MAIN(TestPostgresMerge)
#include "tst_postgresmerge.moc"
