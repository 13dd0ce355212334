// Writing to PostgreSQL: the three kinds of load, their ledger, and what is left after each way to end.
#include "postgrestest.h"
#include "sqlidentifier.h"

#include <QTest>

using namespace tidewright;

Q_DECLARE_METATYPE(tidewright::Value)
Q_DECLARE_METATYPE(tidewright::LoadKind)
Q_DECLARE_METATYPE(tidewright::ErrorCode)

namespace
{

ChunkRange rangeOf(std::int64_t ordinal, std::int64_t from, std::int64_t to)
{
    ChunkRange range;
    range.ordinal = ordinal;
    if (from > 0)
        range.after = {Value::ofInt(from)};
    range.until = {Value::ofInt(to)};
    range.records = to - from;
    return range;
}

// Records from+1 … to as (id, "v<id>").
RecordBatch records(std::int64_t from, std::int64_t to, const char *prefix = "v")
{
    RecordBatch batch(2);
    for (std::int64_t id = from + 1; id <= to; ++id)
        addRow(batch, {Value::ofInt(id), Value::ofText(prefix + std::to_string(id))});
    return batch;
}

Result<ChangeCounts> upsertAll(ChunkWriter &writer, const RecordBatch &batch)
{
    return writer.upsert(batch, 0, batch.rows());
}

} // namespace

class TestPostgresLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void directAndStagedLoadsCommitByChunk_data();
    void directAndStagedLoadsCommitByChunk();
    void aResumedLoadHoldsWhatWasCommitted_data();
    void aResumedLoadHoldsWhatWasCommitted();
    void aRefusedPieceLeavesTheRestOfItsChunk_data();
    void aRefusedPieceLeavesTheRestOfItsChunk();
    void whatATriggerLeavesOutIsRefusedByName();
    void anImmediateLoadWritesOnlyWhatChanged();
    void anImmediateLoadRemovesByKey();
    void anImmediateLoadIsNotedUntilItIsClosedAndSafeToRepeat();
    void partitionedAndKeylessTargetsCountTheSame_data();
    void partitionedAndKeylessTargetsCountTheSame();
    void twoWritersWorkAtOnce();
    void directWritesTypesWithoutBinaryForm();
    void hostileNamesAreJustNames();
    void computedFieldsAreRefusedAndIdentitiesWritten();
    void discardEmptiesADirectTargetAgain_data();
    void discardEmptiesADirectTargetAgain();
    void anotherJobsLedgerIsRefused();
    void aCrashOfTheServerForgetsAStagedLoad();
    void aSchemaOfItsOwnServesAnAccountWithoutCreate();

private:
    std::unique_ptr<Load> openLoad(const QString &place, LoadKind kind, const QString &runId = QStringLiteral("01RUN"),
                                   const QStringList &fields = {QStringLiteral("id"), QStringLiteral("v")});
    QString leftTables();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<PostgresEndpoint> m_endpoint;
};

void TestPostgresLoad::init()
{
    m_database = std::make_unique<TestDatabase>(TestServerKind::Postgres);
    QVERIFY2(m_database->isReady(), m_database->problem());
    m_endpoint = std::make_unique<PostgresEndpoint>(configOf(*m_database));
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, v text NOT NULL)")));
}

void TestPostgresLoad::cleanup()
{
    m_endpoint.reset();
    m_database.reset();
}

std::unique_ptr<Load> TestPostgresLoad::openLoad(const QString &place, LoadKind kind, const QString &runId,
                                                 const QStringList &fields)
{
    Result<std::unique_ptr<Target>> target = m_endpoint->openTarget({place, fields, {fields.first()}}, {});
    if (!target) {
        qWarning() << problemOf(target);
        return nullptr;
    }
    Result<std::unique_ptr<Load>> load = (*target)->openLoad(runId, kind);
    if (!load) {
        qWarning() << problemOf(load);
        return nullptr;
    }
    return std::move(*load);
}

QString TestPostgresLoad::leftTables()
{
    return m_database->value(
        QStringLiteral("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'tidewright\\_%'"));
}

void TestPostgresLoad::directAndStagedLoadsCommitByChunk_data()
{
    QTest::addColumn<LoadKind>("kind");
    QTest::newRow("direct") << LoadKind::Direct;
    QTest::newRow("staged") << LoadKind::Staged;
}

void TestPostgresLoad::directAndStagedLoadsCommitByChunk()
{
    QFETCH(LoadKind, kind);
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), kind);
    QVERIFY(load);
    QVERIFY(!load->resumed());
    QVERIFY(load->committed()->empty());
    QVERIFY(load->writers() >= 2); // one more where a busy machine makes its server look far away
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    const Result<ChangeCounts> counts = upsertAll(*writer, records(0, 10));
    VERIFY_OK(counts);
    QCOMPARE(counts->created, kind == LoadKind::Direct ? 10 : 0);
    VERIFY_OK(upsertAll(*writer, records(10, 20)));
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("0"));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 20)));
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")),
             kind == LoadKind::Direct ? QStringLiteral("20") : QStringLiteral("0"));
    const Result<std::vector<ChunkRange>> ranges = load->committed();
    VERIFY_OK(ranges);
    QCOMPARE(ranges->size(), std::size_t(1));
    QVERIFY(ranges->front() == rangeOf(0, 0, 20));
    writer.reset();
    VERIFY_OK(load->close());
    VERIFY_OK(load->close());
    QCOMPARE(leftTables(), QStringLiteral("0"));
}

void TestPostgresLoad::aResumedLoadHoldsWhatWasCommitted_data()
{
    directAndStagedLoadsCommitByChunk_data();
}

void TestPostgresLoad::aResumedLoadHoldsWhatWasCommitted()
{
    QFETCH(LoadKind, kind);
    {
        const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), kind);
        QVERIFY(load);
        std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
        VERIFY_OK(writer->begin(0));
        VERIFY_OK(upsertAll(*writer, records(0, 10)));
        VERIFY_OK(writer->commit(rangeOf(0, 0, 10)));
        VERIFY_OK(writer->begin(1));
        VERIFY_OK(upsertAll(*writer, records(10, 20)));
        // Gone without a commit.
    }
    m_endpoint = std::make_unique<PostgresEndpoint>(configOf(*m_database));
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), kind);
    QVERIFY(load);
    QVERIFY(load->resumed());
    QCOMPARE(load->committed()->size(), std::size_t(1));
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(1));
    VERIFY_OK(upsertAll(*writer, records(10, 20)));
    VERIFY_OK(writer->commit(rangeOf(1, 10, 20)));
    QCOMPARE(load->committed()->size(), std::size_t(2));
    if (kind == LoadKind::Staged) {
        std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
        const auto extent = merge->extent();
        VERIFY_OK(extent);
        VERIFY_OK(merge->apply((*extent)->first, (*extent)->second));
        VERIFY_OK(merge->commit({20, 0, 0}));
    }
    QCOMPARE(m_database->value(QStringLiteral("SELECT string_agg(v, '' ORDER BY id) FROM t")),
             QStringLiteral("v1v2v3v4v5v6v7v8v9v10v11v12v13v14v15v16v17v18v19v20"));
    QVERIFY(!openLoad(QStringLiteral("t"), kind, QStringLiteral("01OTHER"))->resumed());
}

void TestPostgresLoad::aRefusedPieceLeavesTheRestOfItsChunk_data()
{
    QTest::addColumn<LoadKind>("kind");
    QTest::addColumn<Value>("id");
    QTest::addColumn<Value>("v");
    QTest::addColumn<ErrorCode>("code");
    const LoadKind kinds[] = {LoadKind::Direct, LoadKind::Staged, LoadKind::Immediate};
    for (const LoadKind kind : kinds) {
        const QByteArray name = kind == LoadKind::Direct ? "direct" : kind == LoadKind::Staged ? "staged" : "immediate";
        QTest::newRow(name + ", by us") << kind << Value::ofInt(99) << Value::ofText(std::string_view("a\0b", 3))
                                        << ErrorCode::ValueRefused;
        QTest::newRow(name + ", out of range")
            << kind << Value::ofInt(1LL << 40) << Value::ofText("x") << ErrorCode::ValueRefused;
        QTest::newRow(name + ", by the server")
            << kind << Value::ofInt(99) << Value::ofText("\xff\xfe") << ErrorCode::ValueRefused;
        if (kind != LoadKind::Staged)
            QTest::newRow(name + ", by a constraint")
                << kind << Value::ofInt(99) << Value::null() << ErrorCode::ConstraintViolated;
    }
}

void TestPostgresLoad::aRefusedPieceLeavesTheRestOfItsChunk()
{
    QFETCH(LoadKind, kind);
    QFETCH(Value, id);
    QFETCH(Value, v);
    QFETCH(ErrorCode, code);
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), kind);
    QVERIFY(load);
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    VERIFY_OK(upsertAll(*writer, records(0, 2)));
    RecordBatch bad = records(2, 4);
    addRow(bad, {id, v});
    const Result<ChangeCounts> refused = upsertAll(*writer, bad);
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == code, qPrintable(problemOf(refused)));
    VERIFY_OK(writer->upsert(bad, 0, 2));
    QVERIFY(!writer->upsert(bad, 2, 1));
    VERIFY_OK(upsertAll(*writer, records(4, 5)));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 5)));
    if (kind == LoadKind::Staged) {
        std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
        const auto extent = *merge->extent();
        QCOMPARE(extent->second - extent->first + 1, 5);
        QCOMPARE(merge->apply(extent->first, extent->second)->created, 5);
        VERIFY_OK(merge->commit({}));
    }
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT * FROM t ORDER BY id"))), QStringLiteral("1|v1;2|v2;3|v3;4|v4;5|v5"));
}

void TestPostgresLoad::whatATriggerLeavesOutIsRefusedByName()
{
    QVERIFY(m_database->run(
        QStringLiteral("CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.id = 3 THEN RETURN NULL; "
                       "END IF; RETURN NEW; END'; CREATE TRIGGER leave_out BEFORE INSERT ON t FOR EACH ROW "
                       "EXECUTE FUNCTION leave_out()")));
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), LoadKind::Direct);
    QVERIFY(load);
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    const RecordBatch five = records(0, 5);
    const Result<ChangeCounts> refused = upsertAll(*writer, five);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ConstraintViolated);
    VERIFY_OK(writer->upsert(five, 0, 2));
    QVERIFY(!writer->upsert(five, 2, 1));
    VERIFY_OK(writer->upsert(five, 3, 2));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 5)));
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT * FROM t ORDER BY id"))), QStringLiteral("1|v1;2|v2;4|v4;5|v5"));
}

void TestPostgresLoad::anImmediateLoadWritesOnlyWhatChanged()
{
    QVERIFY(m_database->run(QStringLiteral("INSERT INTO t SELECT i, 'v' || i FROM generate_series(1, 1000) i")));
    const QString before =
        m_database->value(QStringLiteral("SELECT string_agg(xmin::text, ',' ORDER BY id) FROM t WHERE id <= 900"));
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), LoadKind::Immediate);
    QVERIFY(load);
    QCOMPARE(load->writers(), 1);
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    RecordBatch batch = records(0, 900);
    const RecordBatch changed = records(900, 1000, "w");
    for (std::size_t row = 0; row < changed.rows(); ++row)
        addRow(batch, {Value(changed.row(row)[0]), Value(changed.row(row)[1])});
    addRow(batch, {Value::ofInt(1001), Value::ofText("new")});
    const Result<ChangeCounts> counts = upsertAll(*writer, batch);
    VERIFY_OK(counts);
    QVERIFY((*counts == ChangeCounts{1, 100, 0}));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 1001)));
    QCOMPARE(m_database->value(QStringLiteral("SELECT string_agg(xmin::text, ',' ORDER BY id) FROM t WHERE id <= 900")), before);
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t WHERE v LIKE 'w%' OR v = 'new'")), QStringLiteral("101"));
}

void TestPostgresLoad::anImmediateLoadRemovesByKey()
{
    QVERIFY(m_database->run(QStringLiteral("INSERT INTO t SELECT i, 'v' || i FROM generate_series(1, 10) i")));
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), LoadKind::Immediate);
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    const RecordBatch keys = batchOf({{Value::ofInt(3)}, {Value::ofInt(77)}, {Value::ofInt(4)}, {Value::ofInt(5)}});
    const Result<ChangeCounts> counts = writer->remove(keys, 0, 3);
    VERIFY_OK(counts);
    QVERIFY((*counts == ChangeCounts{0, 0, 2}));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 5)));
    QCOMPARE(m_database->value(QStringLiteral("SELECT string_agg(id::text, ' ' ORDER BY id) FROM t")),
             QStringLiteral("1 2 5 6 7 8 9 10"));
}

void TestPostgresLoad::anImmediateLoadIsNotedUntilItIsClosedAndSafeToRepeat()
{
    for (const std::int64_t created : {3, 0}) {
        const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), LoadKind::Immediate);
        QVERIFY(!load->resumed());
        QVERIFY(load->committed()->empty());
        std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
        VERIFY_OK(writer->begin(0));
        VERIFY_OK(upsertAll(*writer, records(0, 3)));
        writer->rollback();
        VERIFY_OK(writer->begin(0));
        const Result<ChangeCounts> counts = writer->upsert(records(0, 3), 0, 3);
        VERIFY_OK(counts);
        QCOMPARE(counts->created, created);
        ChunkRange range = rangeOf(0, 0, 3);
        range.counts = *counts;
        VERIFY_OK(writer->commit(range));
        const std::unique_ptr<Load> other = openLoad(QStringLiteral("t"), LoadKind::Immediate, QStringLiteral("02RUN"));
        QVERIFY(other->committed()->empty());
        const std::unique_ptr<Load> again = openLoad(QStringLiteral("t"), LoadKind::Immediate);
        QVERIFY(*again->committed() == std::vector<ChunkRange>{range});
        VERIFY_OK(other->close());
        QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM tidewright_ledger")), QStringLiteral("1"));
        VERIFY_OK(again->close());
        VERIFY_OK(again->close());
        QVERIFY(load->committed()->empty());
        QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM tidewright_ledger")), QStringLiteral("0"));
    }
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("3"));
}

void TestPostgresLoad::partitionedAndKeylessTargetsCountTheSame_data()
{
    QTest::addColumn<QString>("ddl");
    QTest::newRow("partitioned") << QStringLiteral(
        "CREATE TABLE p (id int PRIMARY KEY, v text) PARTITION BY RANGE (id);"
        "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (5); CREATE TABLE p2 PARTITION OF p DEFAULT");
    QTest::newRow("no unique index") << QStringLiteral("CREATE TABLE p (id int, v text)");
}

void TestPostgresLoad::partitionedAndKeylessTargetsCountTheSame()
{
    QFETCH(QString, ddl);
    QVERIFY2(m_database->run(ddl + QStringLiteral("; INSERT INTO p SELECT i, 'v' || i FROM generate_series(1, 6) i")),
             m_database->problem());
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("p"), LoadKind::Immediate);
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    RecordBatch batch = records(0, 4);
    addRow(batch, {Value::ofInt(5), Value::ofText("changed")});
    addRow(batch, {Value::ofInt(9), Value::ofText("new")});
    const Result<ChangeCounts> counts = upsertAll(*writer, batch);
    VERIFY_OK(counts);
    QVERIFY((*counts == ChangeCounts{1, 1, 0}));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 9)));
    QCOMPARE(m_database->value(QStringLiteral("SELECT string_agg(v, ' ' ORDER BY id) FROM p")),
             QStringLiteral("v1 v2 v3 v4 changed v6 new"));
}

void TestPostgresLoad::twoWritersWorkAtOnce()
{
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), LoadKind::Direct);
    std::unique_ptr<ChunkWriter> one = std::move(*load->openWriter());
    std::unique_ptr<ChunkWriter> two = std::move(*load->openWriter());
    VERIFY_OK(one->begin(0));
    VERIFY_OK(two->begin(1));
    VERIFY_OK(upsertAll(*one, records(0, 100)));
    VERIFY_OK(upsertAll(*two, records(100, 200)));
    VERIFY_OK(two->commit(rangeOf(1, 100, 200)));
    QCOMPARE(load->committed()->front().ordinal, 1);
    VERIFY_OK(one->commit(rangeOf(0, 0, 100)));
    QCOMPARE(load->committed()->front().ordinal, 0);
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("200"));
}

void TestPostgresLoad::directWritesTypesWithoutBinaryForm()
{
    QVERIFY(
        m_database->run(QStringLiteral("CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN positive AS int CHECK (VALUE > 0);"
                                       "CREATE TABLE x (id positive PRIMARY KEY, m mood, p point, a text[], i inet)")));
    const QStringList fields{QStringLiteral("id"), QStringLiteral("m"), QStringLiteral("p"), QStringLiteral("a"),
                             QStringLiteral("i")};
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("x"), LoadKind::Direct, QStringLiteral("01RUN"), fields);
    QVERIFY(load);
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    VERIFY_OK(upsertAll(*writer, batchOf({{Value::ofInt(1), textValue("ok"), textValue("(1,2.5)"), textValue("{a,NULL,\"b c\"}"),
                                           textValue("10.0.0.1/24")}})));
    const RecordBatch bad = batchOf({{Value::ofInt(2), textValue("angry"), Value::null(), Value::null(), Value::null()}});
    QCOMPARE(upsertAll(*writer, bad).error().code, ErrorCode::ValueRefused);
    const RecordBatch negative = batchOf({{Value::ofInt(-2), textValue("sad"), Value::null(), Value::null(), Value::null()}});
    QCOMPARE(upsertAll(*writer, negative).error().code, ErrorCode::ConstraintViolated);
    VERIFY_OK(upsertAll(*writer, batchOf({{Value::ofInt(3), textValue("sad"), Value::null(), Value::null(), Value::null()}})));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 3)));
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT * FROM x ORDER BY id"))),
             QStringLiteral("1|ok|(1,2.5)|{a,NULL,\"b c\"}|10.0.0.1/24;3|sad|||"));
}

void TestPostgresLoad::hostileNamesAreJustNames()
{
    const QStringList names{QStringLiteral("a\"b"),       QStringLiteral("a.b"),        QStringLiteral("select"),
                            QStringLiteral("with space"), QStringLiteral("a'b"),        QStringLiteral("tab\tle"),
                            QStringLiteral("naïve 😀"),    QStringLiteral("\"quoted\""), QStringLiteral("; DROP TABLE t; --"),
                            QStringLiteral("a\\b"),       QString(63, QLatin1Char('x'))};
    RecordSchema schema;
    schema.place = placeText({QStringLiteral("my \"schema\".x"), QStringLiteral("t.\"a\" b")});
    for (const QString &name : names) {
        Field field;
        field.name = name;
        schema.fields.push_back(field);
    }
    schema.key = {names.first()};
    VERIFY_OK(m_endpoint->create(schema, {}));
    const Result<RecordSchema> described = m_endpoint->describe(schema.place, {});
    VERIFY_OK(described);
    QCOMPARE(described->place, schema.place);
    QCOMPARE(described->key, schema.key);
    for (const LoadKind kind : {LoadKind::Direct, LoadKind::Immediate, LoadKind::Staged}) {
        const std::unique_ptr<Load> load = openLoad(schema.place, kind, QStringLiteral("run'\"."), names);
        QVERIFY(load);
        std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
        VERIFY_OK(writer->begin(0));
        RecordBatch batch(std::size_t(names.size()));
        addRow(batch, std::vector<Value>(std::size_t(names.size()), textValue(kind == LoadKind::Direct      ? "x"
                                                                              : kind == LoadKind::Immediate ? "y"
                                                                                                            : "z")));
        VERIFY_OK(upsertAll(*writer, batch));
        VERIFY_OK(writer->commit({}));
        if (kind == LoadKind::Staged) {
            std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
            VERIFY_OK(merge->apply(0, 0));
            VERIFY_OK(merge->commit({}));
        }
        writer.reset();
        VERIFY_OK(load->close());
    }
    const auto source = m_endpoint->openSource({schema.place, names, schema.key, names[2], {}}, {});
    VERIFY_OK(source);
    RecordBatch batch;
    VERIFY_OK((*source)->readPage({}, batch));
    QCOMPARE(batch.rows(), std::size_t(3));
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("0"));
}

void TestPostgresLoad::computedFieldsAreRefusedAndIdentitiesWritten()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE g (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text, twice text "
                                           "GENERATED ALWAYS AS (v || v) STORED)")));
    const Result<std::unique_ptr<Target>> refused = m_endpoint->openTarget(
        {QStringLiteral("g"), {QStringLiteral("id"), QStringLiteral("twice")}, {QStringLiteral("id")}}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::SchemaMismatch);
    for (const LoadKind kind : {LoadKind::Direct, LoadKind::Immediate, LoadKind::Staged}) {
        const std::unique_ptr<Load> load = openLoad(QStringLiteral("g"), kind);
        QVERIFY(load);
        std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
        VERIFY_OK(writer->begin(0));
        VERIFY_OK(upsertAll(*writer, records(0,
                                             kind == LoadKind::Direct      ? 1
                                             : kind == LoadKind::Immediate ? 2
                                                                           : 3,
                                             kind == LoadKind::Staged ? "w" : "v")));
        VERIFY_OK(writer->commit({}));
        if (kind == LoadKind::Staged) {
            std::unique_ptr<Merge> merge = std::move(*load->beginMerge());
            const Result<ChangeCounts> counts = merge->apply(0, 2);
            VERIFY_OK(counts);
            QVERIFY((*counts == ChangeCounts{1, 2, 0}));
            VERIFY_OK(merge->commit({}));
        }
        writer.reset();
        VERIFY_OK(load->close());
    }
    QCOMPARE(shown(m_database->rows(QStringLiteral("SELECT * FROM g ORDER BY id"))),
             QStringLiteral("1|w1|w1w1;2|w2|w2w2;3|w3|w3w3"));
}

void TestPostgresLoad::discardEmptiesADirectTargetAgain_data()
{
    QTest::addColumn<LoadKind>("kind");
    QTest::addColumn<bool>("referenced");
    QTest::addColumn<int>("taken");
    QTest::newRow("direct") << LoadKind::Direct << false << 10;
    QTest::newRow("direct, referenced by another table") << LoadKind::Direct << true << 10;
    QTest::newRow("staged") << LoadKind::Staged << false << 0;
}

void TestPostgresLoad::discardEmptiesADirectTargetAgain()
{
    QFETCH(LoadKind, kind);
    QFETCH(bool, referenced);
    QFETCH(int, taken);
    if (referenced)
        QVERIFY(m_database->run(QStringLiteral("CREATE TABLE child (id int REFERENCES t)")));
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), kind);
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    VERIFY_OK(upsertAll(*writer, records(0, 10)));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 10)));
    writer.reset();
    const Result<std::int64_t> discarded = load->discard();
    VERIFY_OK(discarded);
    QCOMPARE(*discarded, taken);
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("0"));
    QCOMPARE(leftTables(), QStringLiteral("0"));
    // What came in since then is not this run's.
    QVERIFY(m_database->run(QStringLiteral("INSERT INTO t VALUES (1, 'theirs')")));
    QCOMPARE(load->discard().value_or(-1), 0);
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("1"));
}

void TestPostgresLoad::anotherJobsLedgerIsRefused()
{
    QVERIFY(openLoad(QStringLiteral("t"), LoadKind::Direct));
    const Result<std::unique_ptr<Target>> target =
        m_endpoint->openTarget({QStringLiteral("t"), {QStringLiteral("id")}, {QStringLiteral("id")}}, {});
    const Result<std::unique_ptr<Load>> load = (*target)->openLoad(QStringLiteral("01RUN"), LoadKind::Direct);
    QVERIFY(!load);
    QCOMPARE(load.error().code, ErrorCode::SchemaMismatch);
}

void TestPostgresLoad::aCrashOfTheServerForgetsAStagedLoad()
{
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("t"), LoadKind::Staged);
    std::unique_ptr<ChunkWriter> writer = std::move(*load->openWriter());
    VERIFY_OK(writer->begin(0));
    VERIFY_OK(upsertAll(*writer, records(0, 10)));
    VERIFY_OK(writer->commit(rangeOf(0, 0, 10)));
    writer.reset();
    // What recovery does to unlogged tables.
    for (const QStringList &name :
         m_database->rows(QStringLiteral("SELECT relname FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r'")))
        QVERIFY(m_database->run(QStringLiteral("TRUNCATE ") + name.first()));
    const std::unique_ptr<Load> again = openLoad(QStringLiteral("t"), LoadKind::Staged);
    QVERIFY(again);
    QVERIFY(!again->resumed());
    QVERIFY(again->committed()->empty());
    QVERIFY(!std::move(*again->beginMerge())->extent()->has_value());
}

void TestPostgresLoad::aSchemaOfItsOwnServesAnAccountWithoutCreate()
{
    const QString role = m_database->name() + QStringLiteral("_writer");
    QVERIFY2(m_database->run(
                 QStringLiteral(
                     "CREATE ROLE %1 LOGIN PASSWORD 'pw'; CREATE SCHEMA data; CREATE TABLE data.t (id int PRIMARY KEY, v text);"
                     "GRANT USAGE ON SCHEMA data TO %1; GRANT ALL ON data.t TO %1")
                     .arg(role)),
             m_database->problem());
    SqlConnectionConfig config = configOf(*m_database);
    config.user = role;
    config.password = QStringLiteral("pw");
    m_endpoint = std::make_unique<PostgresEndpoint>(config);
    const Result<std::unique_ptr<Target>> target = m_endpoint->openTarget(
        {QStringLiteral("data.t"), {QStringLiteral("id"), QStringLiteral("v")}, {QStringLiteral("id")}}, {});
    VERIFY_OK(target);
    const Result<std::unique_ptr<Load>> refused = (*target)->openLoad(QStringLiteral("01RUN"), LoadKind::Staged);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::PermissionDenied);
    QVERIFY(m_database->run(QStringLiteral("CREATE SCHEMA tidewright AUTHORIZATION %1").arg(role)));
    const std::unique_ptr<Load> load = openLoad(QStringLiteral("data.t"), LoadKind::Staged);
    QVERIFY(load);
    QVERIFY(openLoad(QStringLiteral("data.t"), LoadKind::Staged)->resumed());
    VERIFY_OK(load->discard());
    const std::unique_ptr<Load> delta = openLoad(QStringLiteral("data.t"), LoadKind::Immediate);
    std::unique_ptr<ChunkWriter> writer = std::move(*delta->openWriter());
    for (const int ordinal : {0, 1}) {
        VERIFY_OK(writer->begin(ordinal));
        VERIFY_OK(upsertAll(*writer, records(0, 3)));
        VERIFY_OK(writer->commit(rangeOf(ordinal, 0, 3)));
    }
    QCOMPARE(delta->committed()->size(), std::size_t(2));
    VERIFY_OK(delta->close());
    QVERIFY(delta->committed()->empty());
    writer.reset();
    m_endpoint.reset();
    QVERIFY(m_database->run(QStringLiteral("DROP OWNED BY %1; DROP ROLE %1").arg(role)));
}

QTEST_GUILESS_MAIN(TestPostgresLoad)
#include "tst_postgresload.moc"
