// Every kind of value, written by every kind of load and read back unchanged; and what PostgreSQL cannot hold, refused by record
// and field.
#include "postgrestest.h"

#include <QTest>
#include <limits>

using namespace tidewright;

Q_DECLARE_METATYPE(tidewright::Value)
Q_DECLARE_METATYPE(tidewright::FieldType)

namespace
{

FieldType typeOf(ValueKind kind, int bits = 64)
{
    FieldType type;
    type.kind = kind;
    type.bits = bits;
    return type;
}

FieldType decimalType(int precision, int scale)
{
    FieldType type = typeOf(ValueKind::Decimal);
    type.precision = precision;
    type.scale = scale;
    return type;
}

} // namespace

class TestPostgresValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void valuesComeBackAsTheyWere_data();
    void valuesComeBackAsTheyWere();
    void whatCannotBeHeldIsRefusedByName_data();
    void whatCannotBeHeldIsRefusedByName();
    void otherTypesTravelAsTheirText_data();
    void otherTypesTravelAsTheirText();

private:
    Result<RecordBatch> roundTrip(const QString &place, LoadKind kind, const Value &value);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<PostgresEndpoint> m_endpoint;
    int m_tables = 0;
};

void TestPostgresValues::initTestCase()
{
    m_database = std::make_unique<TestDatabase>(TestServerKind::Postgres);
    QVERIFY2(m_database->isReady(), m_database->problem());
    m_endpoint = std::make_unique<PostgresEndpoint>(configOf(*m_database));
}

void TestPostgresValues::cleanupTestCase()
{
    m_endpoint.reset();
    m_database.reset();
}

Result<RecordBatch> TestPostgresValues::roundTrip(const QString &place, LoadKind kind, const Value &value)
{
    const QStringList fields{QStringLiteral("id"), QStringLiteral("v")};
    TRY_ASSIGN(const std::unique_ptr<Target> target, m_endpoint->openTarget({place, fields, {QStringLiteral("id")}}, {}));
    TRY_ASSIGN(const std::unique_ptr<Load> load, target->openLoad(place + QString::number(int(kind)), kind));
    {
        TRY_ASSIGN(const std::unique_ptr<ChunkWriter> writer, load->openWriter());
        TRY(writer->begin(0));
        TRY(writer->upsert(batchOf({{Value::ofInt(int(kind)), value}}), 0, 1));
        TRY(writer->commit({}));
    }
    if (kind == LoadKind::Staged) {
        TRY_ASSIGN(const std::unique_ptr<Merge> merge, load->beginMerge());
        TRY(merge->apply(0, 0));
        TRY(merge->commit({}));
    }
    TRY(load->close());
    TRY_ASSIGN(const std::unique_ptr<Source> source, m_endpoint->openSource({place, fields, {QStringLiteral("id")}, {}, {}}, {}));
    PageRequest request;
    request.after = {Value::ofInt(int(kind) - 1)};
    request.limit = 1;
    RecordBatch batch;
    TRY(source->readPage(request, batch));
    RecordBatch fetched;
    TRY(source->fetch(batchOf({{Value::ofInt(int(kind))}}), fetched));
    if (fetched.rows() == 1 && batch.rows() == 1 && !equal(fetched.row(0)[1], batch.row(0)[1]))
        return fail(ErrorCode::Internal, QStringLiteral("fetch() and readPage() differ"));
    return batch;
}

void TestPostgresValues::valuesComeBackAsTheyWere_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *name, const FieldType &type, const Value &value) { QTest::newRow(name) << type << value; };
    const auto decimal = [](std::string_view text) { return bytesValue(ValueKind::Decimal, text); };
    row("null", typeOf(ValueKind::Int), Value::null());
    row("true", typeOf(ValueKind::Boolean), Value::ofInt(1, ValueKind::Boolean));
    row("false", typeOf(ValueKind::Boolean), Value::ofInt(0, ValueKind::Boolean));
    row("int16 lowest", typeOf(ValueKind::Int, 16), Value::ofInt(-32768));
    row("int32 greatest", typeOf(ValueKind::Int, 32), Value::ofInt(2147483647));
    row("int64 lowest", typeOf(ValueKind::Int), Value::ofInt(std::numeric_limits<std::int64_t>::min()));
    row("int64 greatest", typeOf(ValueKind::Int), Value::ofInt(std::numeric_limits<std::int64_t>::max()));
    row("uint64 greatest", typeOf(ValueKind::UInt), Value(Cell::ofUInt(std::numeric_limits<std::uint64_t>::max())));
    row("uint32 greatest", typeOf(ValueKind::UInt, 32), Value(Cell::ofUInt(4294967295)));
    for (const char *text :
         {"0", "0.00", "-12.340", "0.0001", "10000", "100000000.00000001", "-0.5",
          "99999999999999999999999999999999999999.123456789", "12345678901234567890123456789012345678901234567890123456789012345",
          "0.000000000000000000000000000000000001", "NaN", "Infinity", "-Infinity"})
        row(qPrintable(QStringLiteral("decimal %1").arg(QString::fromLatin1(text))), typeOf(ValueKind::Decimal), decimal(text));
    row("decimal with scale", decimalType(12, 2), decimal("-9999999999.99"));
    row("decimal below one", decimalType(4, 4), decimal("0.9999"));
    row("double", typeOf(ValueKind::Double), Value(Cell::ofDouble(0.1)));
    row("minus zero", typeOf(ValueKind::Double), Value(Cell::ofDouble(-0.0)));
    row("smallest double", typeOf(ValueKind::Double), Value(Cell::ofDouble(std::numeric_limits<double>::denorm_min())));
    row("greatest double", typeOf(ValueKind::Double), Value(Cell::ofDouble(std::numeric_limits<double>::max())));
    row("not a number", typeOf(ValueKind::Double), Value(Cell::ofDouble(std::numeric_limits<double>::quiet_NaN())));
    row("infinite", typeOf(ValueKind::Double), Value(Cell::ofDouble(-std::numeric_limits<double>::infinity())));
    row("single", typeOf(ValueKind::Double, 32), Value(Cell::ofDouble(double(0.1F))));
    row("empty text", typeOf(ValueKind::Text), textValue(""));
    row("four-byte characters", typeOf(ValueKind::Text), textValue("naïve 😀 \t\r\n\\N \"'"));
    row("long text", typeOf(ValueKind::Text), Value::ofText(std::string(3'000'000, 'x')));
    row("spaces at the end", typeOf(ValueKind::Text), textValue("  x  "));
    row("empty binary", typeOf(ValueKind::Binary), bytesValue(ValueKind::Binary, ""));
    row("binary with zeros", typeOf(ValueKind::Binary), bytesValue(ValueKind::Binary, std::string_view("\0\xff\0\\x", 5)));
    row("first day", typeOf(ValueKind::Date), Value::ofInt(-719'162, ValueKind::Date));
    row("last day", typeOf(ValueKind::Date), Value::ofInt(2'932'896, ValueKind::Date));
    row("no day", typeOf(ValueKind::Date), Value::ofInt(std::numeric_limits<std::int64_t>::max(), ValueKind::Date));
    row("time", typeOf(ValueKind::Time), Value::ofInt(86'399'999'999, ValueKind::Time));
    row("24 h", typeOf(ValueKind::Time), Value::ofInt(86'400'000'000, ValueKind::Time));
    FieldType duration = typeOf(ValueKind::Time);
    duration.duration = true;
    row("negative duration", duration, Value::ofInt(-3'020'399'000'001, ValueKind::Time));
    row("timestamp", typeOf(ValueKind::Timestamp), Value::ofInt(1'763'706'598'000'001, ValueKind::Timestamp));
    row("first timestamp", typeOf(ValueKind::Timestamp), Value::ofInt(-62'135'596'800'000'000, ValueKind::Timestamp));
    row("last timestamp", typeOf(ValueKind::Timestamp), Value::ofInt(253'402'300'799'999'999, ValueKind::Timestamp));
    row("timestamp with zone", typeOf(ValueKind::TimestampTz), Value::ofInt(-1, ValueKind::TimestampTz));
    row("never", typeOf(ValueKind::TimestampTz), Value::ofInt(std::numeric_limits<std::int64_t>::max(), ValueKind::TimestampTz));
    row("before all time", typeOf(ValueKind::Timestamp),
        Value::ofInt(std::numeric_limits<std::int64_t>::min(), ValueKind::Timestamp));
    row("json", typeOf(ValueKind::Json),
        bytesValue(ValueKind::Json, "{\"b\": [1, 1.50, null, \"\\u0000😀\"], \"a\": 123456789012345678901234567890}"));
    row("json null", typeOf(ValueKind::Json), bytesValue(ValueKind::Json, "null"));
    row("uuid", typeOf(ValueKind::Uuid),
        bytesValue(ValueKind::Uuid, std::string_view("\0\1\2\3\4\5\6\7\x80\x90\xa0\xb0\xc0\xd0\xe0\xff", 16)));
}

void TestPostgresValues::valuesComeBackAsTheyWere()
{
    QFETCH(FieldType, type);
    QFETCH(Value, value);
    RecordSchema schema;
    schema.place = QStringLiteral("values.t%1").arg(++m_tables);
    schema.fields = {{QStringLiteral("id"), typeOf(ValueKind::Int), {}, false, false, false},
                     {QStringLiteral("v"), type, {}, true, false, false}};
    schema.key = {QStringLiteral("id")};
    VERIFY_OK(m_endpoint->create(schema, {}));
    const Result<RecordSchema> described = m_endpoint->describe(schema.place, {});
    VERIFY_OK(described);
    const ValueKind made = described->fields[1].type.kind;
    QVERIFY(made == type.kind || type.kind == ValueKind::UInt);
    for (const LoadKind kind : {LoadKind::Immediate, LoadKind::Direct, LoadKind::Staged}) {
        const Result<RecordBatch> batch = roundTrip(schema.place, kind, value);
        VERIFY_OK(batch);
        QCOMPARE(batch->rows(), std::size_t(1));
        const Cell back = batch->row(0)[1];
        // An unsigned number comes back as the signed or decimal one that it is.
        if (type.kind == ValueKind::UInt)
            QCOMPARE(order(back, value.cell()), std::strong_ordering::equal);
        else
            QVERIFY2(equal(back, value.cell()), qPrintable(shown(*batch).left(200)));
        // Text, digits and all.
        if (made == ValueKind::Decimal && type.kind == ValueKind::Decimal && type.precision < 0)
            QCOMPARE(toText(back), toText(value.cell()));
    }
}

void TestPostgresValues::whatCannotBeHeldIsRefusedByName_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *name, const char *type, const Value &value) {
        QTest::newRow(name) << QString::fromLatin1(type) << value;
    };
    row("U+0000", "text", Value::ofText(std::string_view("a\0b", 3)));
    row("U+0000 escaped in jsonb", "jsonb", bytesValue(ValueKind::Json, "\"\\u0000\""));
    row("no UTF-8", "text", textValue("\xc3\x28"));
    row("too long", "varchar(3)", textValue("äöüß"));
    row("too long by spaces", "varchar(3)", textValue("abc "));
    row("rounded", "numeric(5,2)", bytesValue(ValueKind::Decimal, "1.005"));
    row("too great", "numeric(5,2)", bytesValue(ValueKind::Decimal, "1000.00"));
    row("smallint", "smallint", Value::ofInt(32768));
    row("unsigned", "bigint", Value(Cell::ofUInt(std::numeric_limits<std::uint64_t>::max())));
    row("single", "real", Value(Cell::ofDouble(0.1)));
    row("microseconds", "timestamp(3)", Value::ofInt(1, ValueKind::Timestamp));
    row("time over a day", "time", Value::ofInt(86'400'000'001, ValueKind::Time));
    row("before the server's time", "timestamp",
        Value::ofInt(-210'866'803'200'000'001 - 86'400'000'000LL * 366, ValueKind::Timestamp));
    row("day after its last", "date", Value::ofInt(3'000'000'000, ValueKind::Date));
    row("another kind", "integer", textValue("5"));
    row("json that is none", "json", bytesValue(ValueKind::Json, "{"));
}

void TestPostgresValues::whatCannotBeHeldIsRefusedByName()
{
    QFETCH(QString, type);
    QFETCH(Value, value);
    const QString place = QStringLiteral("r%1").arg(++m_tables);
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE %1 (id int PRIMARY KEY, v %2)").arg(place, type)));
    for (const LoadKind kind : {LoadKind::Immediate, LoadKind::Direct, LoadKind::Staged}) {
        const Result<RecordBatch> batch = roundTrip(place, kind, value);
        QVERIFY2(!batch, qPrintable(batch ? shown(*batch) : QString()));
        QVERIFY2(batch.error().code == ErrorCode::ValueRefused, qPrintable(problemOf(batch)));
        QVERIFY2((batch.error().message + batch.error().detail).contains(QLatin1String("v")), qPrintable(problemOf(batch)));
    }
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM ") + place), QStringLiteral("0"));
}

void TestPostgresValues::otherTypesTravelAsTheirText_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *type, const char *text) {
        QTest::newRow(type) << QString::fromLatin1(type) << QString::fromUtf8(text);
    };
    row("time with time zone", "12:34:56.000001+02");
    row("interval", "1 year 2 mons -3 days +04:05:06.7");
    row("inet", "10.1.2.3/24");
    row("int[]", "{1,NULL,3}");
    row("text[]", "{a,\"b,c\",NULL,\"\"}");
    row("int4range", "[1,10)");
    row("point", "(1.5,-2)");
    row("bit(5)", "10101");
    row("xml", "<a>ä</a>");
    row("money", "$12.34");
    row("tsvector", "'a':1 'b':2");
    row("macaddr", "08:00:2b:01:02:03");
}

void TestPostgresValues::otherTypesTravelAsTheirText()
{
    QFETCH(QString, type);
    QFETCH(QString, text);
    const QString place = QStringLiteral("o%1").arg(++m_tables);
    QVERIFY2(m_database->run(QStringLiteral("CREATE TABLE %1 (id int PRIMARY KEY, v %2)").arg(place, type)),
             m_database->problem());
    for (const LoadKind kind : {LoadKind::Immediate, LoadKind::Direct, LoadKind::Staged}) {
        const Result<RecordBatch> batch = roundTrip(place, kind, Value::ofText(text.toStdString()));
        VERIFY_OK(batch);
        QCOMPARE(QString::fromStdString(toText(batch->row(0)[1])), text);
    }
}

QTEST_GUILESS_MAIN(TestPostgresValues)
#include "tst_postgresvalues.moc"
