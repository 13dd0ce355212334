// Every value through a table that create() made, and what cannot be held refused by field, never bent.
#include "mysqlendpoint.h"
#include "mysqlload.h"
#include "testservers.h"

#include <QTest>
#include <bit>
#include <cmath>
#include <limits>

using namespace tidewright;

namespace
{

Field field(const char *name, ValueKind kind)
{
    Field made;
    made.name = QString::fromLatin1(name);
    made.type.kind = kind;
    return made;
}

Cell micros(std::int64_t value, ValueKind kind)
{
    return Cell::ofInt(value, kind);
}

constexpr std::int64_t day = 86'400'000'000;
constexpr std::int64_t yearOne = -719'162;
constexpr std::int64_t lastDay = 2'932'896;

} // namespace

class TestMysqlValues : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    int m_runs = 0;

    MysqlEndpoint endpoint() const
    {
        return MysqlEndpoint(SqlConnectionConfig::of(m_database->connection(), m_database->password()));
    }

    enum class Transport { LocalData, Statements };
    static constexpr std::array everyWay{
        std::pair(LoadKind::Direct, Transport::LocalData), std::pair(LoadKind::Staged, Transport::LocalData),
        std::pair(LoadKind::Immediate, Transport::LocalData), std::pair(LoadKind::Direct, Transport::Statements)};

    // As the target does, or as it does where the server takes no LOAD DATA LOCAL.
    Result<std::unique_ptr<Load>> openLoad(const TargetSpec &spec, LoadKind kind, Transport transport)
    {
        const SqlConnectionConfig config = SqlConnectionConfig::of(m_database->connection(), m_database->password());
        TRY_ASSIGN(const auto connection, MysqlConnection::open(config, MysqlUse::Write, {}));
        TRY_ASSIGN(MysqlTable table, readTable(*connection, spec.place));
        TRY_ASSIGN(MysqlLoadPlan plan, MysqlLoadPlan::make(*connection, std::move(table), spec));
        plan.kind = kind;
        plan.localData = plan.localData && transport == Transport::LocalData;
        return MysqlLoad::open(std::make_shared<MysqlPool>(config, std::chrono::minutes(1)), std::move(plan),
                               QString::number(++m_runs), {});
    }

    // Writes one cell through a load into the table “made” (id, v) and reads it back; empty text if it came back equal.
    QString roundTrip(MysqlEndpoint &endpoint, const Cell &cell, LoadKind kind, Transport transport = Transport::LocalData)
    {
        const TargetSpec spec{QStringLiteral("made"), {QStringLiteral("id"), QStringLiteral("v")}, {QStringLiteral("id")}};
        auto target = endpoint.openTarget(spec, {});
        if (!target)
            return target.error().message + target.error().detail;
        auto load = openLoad(spec, kind, transport);
        if (!load)
            return load.error().message + load.error().detail;
        auto writer = (*load)->openWriter();
        if (!writer)
            return writer.error().message + writer.error().detail;
        RecordBatch batch(2);
        batch.appendRow()[0] = Cell::ofInt(1);
        batch.row(0)[1] = cell;
        if (!(*writer)->begin(0))
            return QStringLiteral("begin");
        if (const auto counts = (*writer)->upsert(batch, 0, 1); !counts)
            return errorCodeName(counts.error().code) + QLatin1Char(' ') + counts.error().message + counts.error().detail;
        if (!(*writer)->commit({0, 0, {}, {Value::ofInt(1)}, 1, 0}))
            return QStringLiteral("commit");
        if (kind == LoadKind::Staged) {
            auto merge = (*load)->beginMerge();
            const auto extent = (*merge)->extent();
            const auto applied = (*merge)->apply((*extent)->first, (*extent)->second);
            if (!applied || !(*merge)->commit(*applied))
                return QStringLiteral("merge");
        } else {
            // What was written is not different from itself.
            auto again = (*target)->openLoad(QStringLiteral("again"), LoadKind::Immediate);
            auto second = (*again)->openWriter();
            static_cast<void>((*second)->begin(0));
            const auto counts = (*second)->upsert(batch, 0, 1);
            if (!counts || !(*counts == ChangeCounts()))
                return QStringLiteral("written again");
        }
        static_cast<void>((*load)->close());
        auto source = endpoint.openSource({QStringLiteral("made"), {}, {}, {}, {}}, {});
        if (!source)
            return source.error().message + source.error().detail;
        RecordBatch read;
        const auto page = (*source)->readPage({}, read);
        if (!page || read.rows() != 1)
            return QStringLiteral("read");
        const Cell &came = read.row(0)[1];
        const bool boolean = cell.kind == ValueKind::Boolean && came.kind == ValueKind::Int && came.i == cell.i;
        if (boolean || equal(came, cell))
            return {};
        return kindName(came.kind) + QLatin1Char(' ') + QString::fromStdString(came.isNull() ? "" : toText(came));
    }

    static void addValues()
    {
        QTest::addColumn<Field>("made");
        QTest::addColumn<Value>("value");
        const auto row = [](const char *name, const Field &made, const Cell &cell) {
            QTest::newRow(name) << made << Value(cell);
        };
        const auto text = [](std::string_view bytes, ValueKind kind = ValueKind::Text) { return Cell::ofBytes(kind, bytes); };
        using namespace std::literals;

        row("null", field("v", ValueKind::Text), Cell::null());
        row("false", field("v", ValueKind::Boolean), micros(0, ValueKind::Boolean));
        row("true", field("v", ValueKind::Boolean), micros(1, ValueKind::Boolean));
        row("smallest int", field("v", ValueKind::Int), Cell::ofInt(INT64_MIN));
        row("greatest int", field("v", ValueKind::Int), Cell::ofInt(INT64_MAX));
        row("greatest uint", field("v", ValueKind::UInt), Cell::ofUInt(UINT64_MAX));
        Field money = field("v", ValueKind::Decimal);
        money.type.precision = 65;
        money.type.scale = 30;
        row("decimal", money, text("-12345678901234567890123456789012345.012345678901234567890123456789", ValueKind::Decimal));
        row("greatest double", field("v", ValueKind::Double), Cell::ofDouble(std::numeric_limits<double>::max()));
        row("smallest double", field("v", ValueKind::Double), Cell::ofDouble(std::numeric_limits<double>::denorm_min()));
        row("a third", field("v", ValueKind::Double), Cell::ofDouble(1.0 / 3.0));
        row("17 digits", field("v", ValueKind::Double), Cell::ofDouble(0.1 + 0.2));
        Field single = field("v", ValueKind::Double);
        single.type.bits = 32;
        row("float", single, Cell::ofDouble(static_cast<double>(0.1F)));
        row("float, many digits", single, Cell::ofDouble(static_cast<double>(16777217.0F)));
        row("empty text", field("v", ValueKind::Text), text(""));
        row("unicode", field("v", ValueKind::Text), text("naïve 😀 中"));
        row("controls", field("v", ValueKind::Text), text("\\N\\\t\n\r\0\x1a'\"`%"sv));
        row("backslash at the end", field("v", ValueKind::Text), text("\\"));
        row("blanks", field("v", ValueKind::Text), text("  a  "));
        Field shortText = field("v", ValueKind::Text);
        shortText.type.length = 5;
        row("short text", shortText, text("äöüß "));
        row("empty binary", field("v", ValueKind::Binary), text("", ValueKind::Binary));
        row("binary", field("v", ValueKind::Binary), text("\0\xff\t\n\\\xc3\x28\0"sv, ValueKind::Binary));
        row("year 1", field("v", ValueKind::Date), micros(yearOne, ValueKind::Date));
        row("year 9999", field("v", ValueKind::Date), micros(lastDay, ValueKind::Date));
        row("midnight", field("v", ValueKind::Time), micros(0, ValueKind::Time));
        row("24 h", field("v", ValueKind::Time), micros(day, ValueKind::Time));
        row("long negative time", field("v", ValueKind::Time),
            micros(-(838 * 3'600 + 59 * 60 + 59) * 1'000'000LL, ValueKind::Time));
        row("first timestamp", field("v", ValueKind::Timestamp), micros(yearOne * day + 1, ValueKind::Timestamp));
        row("last timestamp", field("v", ValueKind::Timestamp), micros((lastDay + 1) * day - 1, ValueKind::Timestamp));
        row("first instant", field("v", ValueKind::TimestampTz), micros(yearOne * day + 1, ValueKind::TimestampTz));
        row("last instant", field("v", ValueKind::TimestampTz), micros((lastDay + 1) * day - 1, ValueKind::TimestampTz));
        row("json", field("v", ValueKind::Json), text(R"({"a": [1, 2.50, "😀\n\\"], "b": null})", ValueKind::Json));
        row("uuid", field("v", ValueKind::Uuid),
            text("\x00\x11\x22\x33\x44\x55\x66\x77\x88\x99\xaa\xbb\xcc\xdd\xee\xff"sv, ValueKind::Uuid));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = std::make_unique<TestDatabase>(TestServerKind::Mysql);
        QVERIFY2(m_database->isReady(), m_database->problem());
    }

    void init() { QVERIFY2(m_database->run(QStringLiteral("DROP TABLE IF EXISTS made")), m_database->problem()); }

    void cleanupTestCase() { m_database.reset(); }

    void everyValueSurvives_data() { addValues(); }

    void everyValueSurvives()
    {
        QFETCH(Field, made);
        QFETCH(Value, value);
        for (const auto &[kind, transport] : everyWay) {
            init();
            MysqlEndpoint endpoint = this->endpoint();
            RecordSchema schema;
            schema.place = QStringLiteral("made");
            schema.fields = {field("id", ValueKind::Int), made};
            schema.key = {QStringLiteral("id")};
            const auto created = endpoint.create(schema, {});
            QVERIFY2(created, created ? "" : qPrintable(created.error().detail));
            const auto described = endpoint.describe(QStringLiteral("made"), {});
            QVERIFY(described);
            QCOMPARE(described->key, schema.key);
            if (made.type.kind != ValueKind::Boolean)
                QCOMPARE(described->fields[1].type.kind, made.type.kind);
            const QString problem = roundTrip(endpoint, value.cell(), kind, transport);
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
        }
    }

    void whatCannotBeHeldIsRefusedByField_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<Value>("value");
        using namespace std::literals;
        const auto row = [](const char *name, const char *column, const Cell &cell) {
            QTest::newRow(name) << QString::fromLatin1(column) << Value(cell);
        };
        const auto text = [](std::string_view bytes, ValueKind kind = ValueKind::Text) { return Cell::ofBytes(kind, bytes); };
        row("too great", "int", Cell::ofInt(INT64_MAX));
        row("negative", "bigint unsigned", Cell::ofInt(-1));
        row("decimal digits", "decimal(6,2)", text("1.239", ValueKind::Decimal));
        row("decimal range", "decimal(6,2)", text("123456.00", ValueKind::Decimal));
        row("decimal infinity", "decimal(6,2)", text("Infinity", ValueKind::Decimal));
        row("NaN", "double", Cell::ofDouble(std::nan("")));
        row("infinite", "double", Cell::ofDouble(std::numeric_limits<double>::infinity()));
        row("negative zero", "double", Cell::ofDouble(-0.0));
        row("float digits", "float", Cell::ofDouble(0.1));
        row("decimals of a double", "double(10,2)", Cell::ofDouble(0.125));
        row("decimals of a float", "float(10,2)", Cell::ofDouble(0.125));
        row("too long", "varchar(3)", text("abcd"));
        row("blanks of char", "char(3)", text("a "));
        row("short binary", "binary(3)", text("ab", ValueKind::Binary));
        row("outside latin1", "varchar(9) CHARACTER SET latin1", text("中"));
        row("outside three bytes", "varchar(9) CHARACTER SET utf8mb3", text("😀"));
        row("no utf-8", "varchar(9) CHARACTER SET utf8mb4", text("\xc3\x28"));
        row("microseconds", "datetime(3)", micros(1, ValueKind::Timestamp));
        row("after 2038", "timestamp(6) NULL", micros(lastDay * day, ValueKind::TimestampTz));
        row("year 10000", "datetime(6)", micros((lastDay + 1) * day, ValueKind::Timestamp));
        row("before year 0", "date", micros(yearOne - 1'000, ValueKind::Date));
        row("long time", "time(6)", micros(839 * 3'600 * 1'000'000LL, ValueKind::Time));
        row("no member", "enum('a','b')", text("c"));
        row("impossible date", "date", text("2026-02-31"));
    }

    void whatCannotBeHeldIsRefusedByField()
    {
        QFETCH(QString, column);
        QFETCH(Value, value);
        for (const auto &[kind, transport] : everyWay) {
            init();
            QVERIFY2(m_database->run(QStringLiteral("CREATE TABLE made (id int PRIMARY KEY, v %1)").arg(column)),
                     m_database->problem());
            MysqlEndpoint endpoint = this->endpoint();
            const QString problem = roundTrip(endpoint, value.cell(), kind, transport);
            QVERIFY2(problem.startsWith(QLatin1String("value_refused")), qPrintable(problem));
            QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM made")), QStringLiteral("0"));
        }
    }

    void foreignCharacterSetsAndOddTypesAreWritten_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<Value>("value");
        const auto row = [](const char *name, const char *column, const Cell &cell) {
            QTest::newRow(name) << QString::fromUtf8(column) << Value(cell);
        };
        const auto text = [](std::string_view bytes, ValueKind kind = ValueKind::Text) { return Cell::ofBytes(kind, bytes); };
        row("latin1", "varchar(9) CHARACTER SET latin1", text("é€"));
        row("utf16", "varchar(9) CHARACTER SET utf16", text("中😀"));
        row("enum", "enum('a','ü')", text("ü"));
        row("set", "set('a','b','c')", text("a,c"));
        row("bit", "bit(1)", micros(1, ValueKind::Boolean));
        row("bits", "bit(64)", [] {
            Cell cell = Cell::ofUInt(UINT64_MAX);
            return cell;
        }());
        row("double with decimals", "double(10,2)", Cell::ofDouble(-17.29));
        row("float with decimals", "float(10,2)", Cell::ofDouble(static_cast<double>(0.1F)));
        row("inet6", "inet6", text("2001:db8::1"));
        row("year", "year", Cell::ofInt(2026));
        row("zero date", "date", text("0000-00-00"));
        row("partial time", "datetime(6)", text("2026-00-10 01:02:03.000004"));
        row("null bit", "bit(8)", Cell::null());
        row("binary", "binary(3)", text(std::string_view("a\0b", 3), ValueKind::Binary));
        row("timestamp", "timestamp(6) NULL", micros(1'700'000'000'000'001, ValueKind::TimestampTz));
    }

    void foreignCharacterSetsAndOddTypesAreWritten()
    {
        QFETCH(QString, column);
        QFETCH(Value, value);
        for (const auto &[kind, transport] : everyWay) {
            init();
            QVERIFY2(m_database->run(QStringLiteral("CREATE TABLE made (id int PRIMARY KEY, v %1)").arg(column)),
                     m_database->problem());
            MysqlEndpoint endpoint = this->endpoint();
            const QString problem = roundTrip(endpoint, value.cell(), kind, transport);
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
        }
    }

    void keysOfTextCanBeIndexed()
    {
        MysqlEndpoint endpoint = this->endpoint();
        RecordSchema schema;
        schema.place = QStringLiteral("made");
        schema.fields = {field("a", ValueKind::Text), field("b", ValueKind::Text), field("c", ValueKind::Binary),
                         field("d", ValueKind::Int)};
        for (int i = 0; i < 80; ++i) {
            schema.fields.push_back(field("x", ValueKind::Text));
            schema.fields.back().name += QString::number(i);
            schema.fields.back().type.length = 250;
        }
        schema.key = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")};
        const auto created = endpoint.create(schema, {});
        QVERIFY2(created, created ? "" : qPrintable(created.error().detail));
        const auto twice = endpoint.create(schema, {});
        QVERIFY(!twice);
    }
};

QTEST_GUILESS_MAIN(TestMysqlValues)
#include "tst_mysqlvalues.moc"
