// Each value that must survive every path, through each of the nine pairs of engines and each kind of load.
#include "convert.h"
#include "sqlidentifier.h"
#include "survivingvalues.h"
#include "testengine.h"
#include "transfer.h"

#include <QTest>
#include <map>

using namespace tidewright;

namespace
{

const char *loadName(LoadKind kind)
{
    switch (kind) {
    case LoadKind::Immediate:
        return "immediate";
    case LoadKind::Direct:
        return "direct";
    case LoadKind::Staged:
        return "staged";
    }
    return "";
}

constexpr std::array allLoads{LoadKind::Direct, LoadKind::Staged, LoadKind::Immediate};

// A table with a field for every kind.
RecordSchema wideSchema()
{
    RecordSchema schema;
    schema.place = QStringLiteral("wide");
    Field id;
    id.name = QStringLiteral("id");
    id.type.kind = ValueKind::Int;
    id.nullable = false;
    schema.fields.push_back(id);
    for (const SurvivingField &surviving : survivingFields())
        schema.fields.push_back(surviving.field);
    schema.key = {id.name};
    return schema;
}

// Each value of each field at least once, beside values of the others; the last record is all NULL.
std::vector<std::vector<Value>> wideRows()
{
    const std::vector<SurvivingField> fields = survivingFields();
    std::size_t most = 0;
    for (const SurvivingField &field : fields)
        most = std::max(most, field.values.size());
    std::vector<std::vector<Value>> rows;
    for (std::size_t at = 0; at <= most; ++at) {
        std::vector<Value> row{Value::ofInt(std::int64_t(at) + 1)};
        for (const SurvivingField &field : fields)
            row.push_back(at == most ? Value() : field.values[at % field.values.size()]);
        rows.push_back(std::move(row));
    }
    return rows;
}

QString shown(const Cell &cell)
{
    return kindName(cell.kind) + QLatin1Char(' ') + QString::fromStdString(cell.isNull() ? std::string() : toText(cell)).left(80);
}

// The first cell that is not, taken back to the kind it had, what it was; empty if none.
QString firstDifference(const std::vector<std::vector<Value>> &rows, const RecordBatch &read, const RecordSchema &schema)
{
    if (read.rows() != rows.size())
        return QStringLiteral("%1 records instead of %2").arg(read.rows()).arg(rows.size());
    RecordBatch arena(1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const Cell expected = rows[row][column].cell();
            FieldType type;
            type.kind = expected.kind;
            type.duration = true;
            const Result<Cell> back = convertCell(read.row(row)[column], type, arena);
            if (expected.isNull() ? !read.row(row)[column].isNull() : !back || !equal(*back, expected))
                return QStringLiteral("record %1, field %2: %3 instead of %4")
                    .arg(row + 1)
                    .arg(schema.fields[column].name, shown(read.row(row)[column]), shown(expected));
        }
    }
    return {};
}

} // namespace

class TestFidelity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyValueSurvivesEveryPair_data();
    void everyValueSurvivesEveryPair();
    void whatCannotBeHeldIsRefusedByRecordAndField_data();
    void whatCannotBeHeldIsRefusedByRecordAndField();
    void aChangeFromOrToNullIsWritten_data();
    void aChangeFromOrToNullIsWritten();
    void anyNameIsJustAName_data();
    void anyNameIsJustAName();
    void aNameThatIsTooLongIsRefused_data();
    void aNameThatIsTooLongIsRefused();

private:
    // A table (id, held_here) of that type at the source with three records, of which the second has the value in question.
    QString makeSource(EngineKind from, const QString &place, const QString &type, const QString &good, const QString &bad);

    // Of its own for each side, so that a pair of the same engine has two.
    std::map<EngineKind, std::unique_ptr<TestEngine>> m_sources, m_targets;
};

void TestFidelity::initTestCase()
{
    for (const EngineKind kind : allEngines) {
        for (auto *side : {&m_sources, &m_targets}) {
            auto engine = std::make_unique<TestEngine>(kind);
            QVERIFY2(engine->isReady(), engine->problem());
            side->emplace(kind, std::move(engine));
        }
        // What every pair reads: made by create(), written through the endpoint, and held by it unchanged.
        Endpoint &endpoint = m_sources.at(kind)->endpoint();
        const RecordSchema schema = wideSchema();
        QVERIFY_RESULT(endpoint.create(schema, {}));
        const auto written = writeRows(endpoint, schema.place, wideRows());
        QVERIFY2(written, qPrintable(QLatin1String(engineName(kind)) + QLatin1String(": ") + problemIn(written)));
        const Result<RecordBatch> read = readAll(endpoint, schema.place);
        QVERIFY_RESULT(read);
        const QString difference = firstDifference(wideRows(), *read, schema);
        QVERIFY2(difference.isEmpty(), qPrintable(QLatin1String(engineName(kind)) + QLatin1String(": ") + difference));
    }
}

void TestFidelity::everyValueSurvivesEveryPair_data()
{
    QTest::addColumn<EngineKind>("from");
    QTest::addColumn<EngineKind>("to");
    QTest::addColumn<LoadKind>("load");
    for (const EngineKind from : allEngines)
        for (const EngineKind to : allEngines)
            for (const LoadKind load : allLoads)
                QTest::addRow("%s to %s, %s", engineName(from), engineName(to), loadName(load)) << from << to << load;
}

void TestFidelity::everyValueSurvivesEveryPair()
{
    QFETCH(EngineKind, from);
    QFETCH(EngineKind, to);
    QFETCH(LoadKind, load);
    Endpoint &source = m_sources.at(from)->endpoint();
    Endpoint &target = m_targets.at(to)->endpoint();
    const QString place = QStringLiteral("wide_%1_%2").arg(QLatin1String(engineName(from)), QLatin1String(loadName(load)));
    const Result<RecordSchema> schema = source.describe(QStringLiteral("wide"), {});
    QVERIFY_RESULT(schema);
    QVERIFY_RESULT(target.create(neutralSchema(*schema, place), {}));

    const Result<Transferred> moved = transfer(source, QStringLiteral("wide"), target, place, load, 3);
    QVERIFY_RESULT(moved);
    for (const RefusedRecord &refused : moved->refused)
        qWarning().noquote() << "refused:" << refused.row + 1 << refused.field << problemText(refused.error);
    QVERIFY(moved->refused.empty());
    const auto rows = wideRows();
    QCOMPARE(moved->read, std::int64_t(rows.size()));
    QCOMPARE(moved->counts.created, std::int64_t(rows.size()));
    const Result<RecordBatch> read = readAll(target, place);
    QVERIFY_RESULT(read);
    const QString difference = firstDifference(rows, *read, *schema);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));

    // What is equal is not written again.
    const Result<Transferred> again = transfer(source, QStringLiteral("wide"), target, place, LoadKind::Immediate, 3);
    QVERIFY_RESULT(again);
    QCOMPARE(again->counts, ChangeCounts());
}

// What a source can hold and a target cannot, in the source's own words.
struct Unholdable {
    const char *name;
    EngineKind from;
    const char *sourceType;
    const char *good;
    const char *bad;
    // Of the targets' columns; empty: the table that create() makes.
    const char *inSqlite, *inPostgres, *inMysql;
    // Engines that cannot hold it.
    std::vector<EngineKind> refusing;
};

void TestFidelity::whatCannotBeHeldIsRefusedByRecordAndField_data()
{
    QTest::addColumn<EngineKind>("from");
    QTest::addColumn<EngineKind>("to");
    QTest::addColumn<LoadKind>("load");
    QTest::addColumn<QString>("sourceType");
    QTest::addColumn<QString>("good");
    QTest::addColumn<QString>("bad");
    QTest::addColumn<QString>("targetType");
    constexpr EngineKind sqlite = EngineKind::Sqlite, postgres = EngineKind::Postgres, mysql = EngineKind::Mysql;
    const std::vector<EngineKind> all{sqlite, postgres, mysql};
    const std::vector<Unholdable> cases{
        // What a table made for the type cannot hold either.
        {"text with a zero", sqlite, "TEXT", "'a'", "cast(x'610062' AS text)", "", "", "", {postgres}},
        {"text with a zero", mysql, "varchar(9)", "'a'", "'a\\0b'", "", "", "", {postgres}},
        {"text that is no UTF-8", sqlite, "TEXT", "'a'", "cast(x'61ff' AS text)", "", "", "", {postgres, mysql}},
        {"words in a number", sqlite, "INTEGER", "1", "'one'", "", "", "", {postgres, mysql}},
        {"words in a date", sqlite, "DATE", "'2026-11-21'", "'yesterday'", "", "", "", {postgres, mysql}},
        {"bytes in a number", sqlite, "INTEGER", "1", "x'00ff'", "", "", "", {postgres, mysql}},
        {"infinity", sqlite, "REAL", "1.5", "9e999", "", "", "", {mysql}},
        {"infinity", postgres, "float8", "1.5", "'-Infinity'", "", "", "", {mysql}},
        {"not a number", postgres, "float8", "1.5", "'NaN'", "", "", "", {sqlite, mysql}},
        {"negative zero", postgres, "float8", "1.5", "'-0'", "", "", "", {mysql}},
        {"decimal not a number", postgres, "numeric", "1.5", "'NaN'", "", "", "", {mysql}},
        {"decimal of 70 digits", postgres, "numeric", "1.5", "repeat('7', 70)::numeric", "", "", "", {mysql}},
        {"zero date", mysql, "date", "'2026-11-21'", "'0000-00-00'", "", "", "", {postgres}},
        {"date without a day", mysql, "date", "'2026-11-21'", "'2026-11-00'", "", "", "", {postgres}},
        {"year 20000", postgres, "timestamp", "'2026-11-21'", "'20000-01-01'", "", "", "", {mysql}},
        {"before year 1", postgres, "date", "'2026-11-21'", "'0044-03-15 BC'", "", "", "", {mysql}},
        {"endless time", postgres, "timestamptz", "'2026-11-21'", "'infinity'", "", "", "", {mysql}},
        // What a narrower table of somebody's own cannot hold.
        {"greatest natural number", mysql, "bigint unsigned", "1", "18446744073709551615", "INTEGER", "bigint", "bigint", all},
        {"too great", sqlite, "INTEGER", "1", "9223372036854775807", "", "integer", "int", {postgres, mysql}},
        {"too great", postgres, "bigint", "1", "9223372036854775807", "", "integer", "int", {postgres, mysql}},
        {"digits after the point",
         mysql,
         "decimal(20,4)",
         "1.5",
         "1.2345",
         "",
         "numeric(20,2)",
         "decimal(20,2)",
         {postgres, mysql}},
        {"digits before the point",
         postgres,
         "numeric",
         "1.5",
         "123456.5",
         "",
         "numeric(6,2)",
         "decimal(6,2)",
         {postgres, mysql}},
        {"a decimal no double holds", mysql, "decimal(20,4)", "1.5", "0.1", "REAL", "float8", "double", all},
        {"a double no float holds", postgres, "float8", "1.5", "0.1", "", "real", "float", {postgres, mysql}},
        {"too long", sqlite, "TEXT", "'abc'", "'abcd'", "", "varchar(3)", "varchar(3)", {postgres, mysql}},
        {"too long in characters", postgres, "text", "'äöü'", "'äöü😀'", "", "varchar(3)", "varchar(3)", {postgres, mysql}},
        {"spaces that padding loses", mysql, "varchar(9)", "'a'", "'a '", "", "char(3)", "char(3)", {postgres, mysql}},
        {"bytes that padding lengthens", postgres, "bytea", "'\\x616263'", "'\\x6162'", "", "", "binary(3)", {mysql}},
        {"microseconds",
         postgres,
         "timestamp",
         "'2026-11-21 01:02:03'",
         "'2026-11-21 01:02:03.000001'",
         "",
         "timestamp(0)",
         "datetime",
         {postgres, mysql}},
        {"a time of day in a date", mysql, "datetime", "'2026-11-21'", "'2026-11-21 00:00:01'", "DATE_TEXT", "date", "date", all},
        {"more than a day", mysql, "time", "'01:00:00'", "'25:00:00'", "", "time", "", {postgres}},
        {"text that is no JSON", mysql, "varchar(20)", "'[1]'", "'[1'", "JSON_TEXT", "jsonb", "json", all},
        {"text that is no UUID", sqlite, "TEXT", "'123e4567-e89b-12d3-a456-426614174000'", "'123e4567'", "UUID_TEXT", "uuid",
         "uuid", all},
        {"neither true nor false", mysql, "int", "1", "2", "BOOLEAN", "boolean", "", {sqlite, postgres}},
        {"nothing where something must be", sqlite, "TEXT", "'a'", "NULL", "TEXT NOT NULL", "text NOT NULL",
         "varchar(9) NOT NULL", all},
    };
    for (const Unholdable &one : cases) {
        for (const EngineKind to : one.refusing) {
            const char *target = to == sqlite ? one.inSqlite : to == postgres ? one.inPostgres : one.inMysql;
            for (const LoadKind load : allLoads)
                QTest::addRow("%s, %s to %s, %s", one.name, engineName(one.from), engineName(to), loadName(load))
                    << one.from << to << load << QString::fromUtf8(one.sourceType) << QString::fromUtf8(one.good)
                    << QString::fromUtf8(one.bad) << QString::fromUtf8(target);
        }
    }
}

QString TestFidelity::makeSource(EngineKind from, const QString &place, const QString &type, const QString &good,
                                 const QString &bad)
{
    TestEngine &engine = *m_sources.at(from);
    QString sql = QStringLiteral("DROP TABLE IF EXISTS %1; CREATE TABLE %1 (id integer PRIMARY KEY, held_here %2); "
                                 "INSERT INTO %1 VALUES (1, %3), (2, %4), (3, %3)")
                      .arg(place, type, good, bad);
    if (from == EngineKind::Mysql)
        sql.prepend(QLatin1String("SET sql_mode = ''; "));
    return engine.run(sql) ? QString() : QString::fromUtf8(engine.problem());
}

void TestFidelity::whatCannotBeHeldIsRefusedByRecordAndField()
{
    QFETCH(EngineKind, from);
    QFETCH(EngineKind, to);
    QFETCH(LoadKind, load);
    QFETCH(QString, sourceType);
    QFETCH(QString, good);
    QFETCH(QString, bad);
    QFETCH(QString, targetType);
    const QString place = QStringLiteral("odd");
    const QString problem = makeSource(from, place, sourceType, good, bad);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    Endpoint &source = m_sources.at(from)->endpoint();
    TestEngine &target = *m_targets.at(to);
    QVERIFY2(target.run(QStringLiteral("DROP TABLE IF EXISTS odd")), target.problem());
    if (targetType.isEmpty()) {
        const Result<RecordSchema> schema = source.describe(place, {});
        QVERIFY_RESULT(schema);
        QVERIFY_RESULT(target.endpoint().create(neutralSchema(*schema, place), {}));
    } else {
        QVERIFY2(target.run(QStringLiteral("CREATE TABLE odd (id integer PRIMARY KEY, held_here %1)").arg(targetType)),
                 target.problem());
    }

    const Result<Transferred> moved = transfer(source, place, target.endpoint(), place, load);
    QVERIFY_RESULT(moved);
    QCOMPARE(moved->refused.size(), std::size_t(1));
    const RefusedRecord &refused = moved->refused.front();
    const Error &error = refused.error;
    const QString told = problemText(error);
    QVERIFY2(error.code == ErrorCode::ValueRefused || error.code == ErrorCode::ConstraintViolated, qPrintable(told));
    if (refused.field.isEmpty()) // the target's own refusal: names the field itself, and staged records have numbers of their own
        QVERIFY2(told.contains(QLatin1String("held_here")), qPrintable(told));
    else
        QCOMPARE(refused.field, QStringLiteral("held_here"));
    if (load != LoadKind::Staged || !refused.field.isEmpty())
        QCOMPARE(refused.row, std::size_t(1));
    QCOMPARE(moved->counts.created, std::int64_t(2));
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) FROM odd")), QStringLiteral("2"));
    QCOMPARE(target.value(QStringLiteral("SELECT count(*) FROM odd WHERE id = 2")), QStringLiteral("0"));
}

void TestFidelity::aChangeFromOrToNullIsWritten_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<int>("field");
    const std::vector<SurvivingField> fields = survivingFields();
    for (const EngineKind engine : allEngines) {
        for (std::size_t field = 0; field < fields.size(); ++field)
            QTest::addRow("%s, %s", engineName(engine), qPrintable(fields[field].field.name)) << int(engine) << int(field);
    }
}

void TestFidelity::aChangeFromOrToNullIsWritten()
{
    QFETCH(int, engine);
    QFETCH(int, field);
    TestEngine &written = *m_targets.at(EngineKind(engine));
    const SurvivingField one = survivingFields()[std::size_t(field)];
    RecordSchema schema = wideSchema();
    schema.place = QStringLiteral("nulls%1").arg(field);
    schema.fields = {schema.fields.front(), one.field};
    QVERIFY_RESULT(written.endpoint().create(schema, {}));
    for (const Value &now : {Value(), one.values.front(), Value()}) {
        QVERIFY_RESULT(writeRows(written.endpoint(), schema.place, {{Value::ofInt(1), now}}));
        const auto read = readAll(written.endpoint(), schema.place);
        QVERIFY_RESULT(read);
        QCOMPARE(read->row(0)[1].isNull(), now.isNull());
    }
}

void TestFidelity::anyNameIsJustAName_data()
{
    QTest::addColumn<EngineKind>("from");
    QTest::addColumn<EngineKind>("to");
    QTest::addColumn<QString>("name");
    const std::vector<std::pair<const char *, QString>> names{
        {"spaces", QStringLiteral(" two  words")},
        {"double quote", QStringLiteral("a\"b\"\"")},
        {"quotes at both ends", QStringLiteral("\"quoted\"")},
        {"apostrophe", QStringLiteral("it's ''")},
        {"backtick", QStringLiteral("`a``b`")},
        {"brackets", QStringLiteral("[a]]b]")},
        {"dots", QStringLiteral("a.b..c")},
        {"end of a statement", QStringLiteral("a\"; DROP TABLE x; --")},
        {"comment", QStringLiteral("/* a */ # b -- c")},
        {"backslash", QStringLiteral("a\\b\\")},
        {"placeholders", QStringLiteral("%1 %s ? $1 :a @b")},
        {"tab and line break", QStringLiteral("a\tb\nc")},
        {"reserved word", QStringLiteral("select")},
        {"another one", QStringLiteral("Order")},
        {"digits", QStringLiteral("1234")},
        {"number", QStringLiteral("1e5")},
        {"upper case", QStringLiteral("MixedCASE")},
        {"dollar", QStringLiteral("$dollar$")},
        {"unicode", QStringLiteral("Größe 表 ñ ẞ")},
        {"62 bytes of unicode", QString(31, QChar(0xfc))},
        {"63 bytes", QString(63, QLatin1Char('x'))},
    };
    // Each engine once as source and once as target: quoting knows nothing of the other side.
    for (std::size_t from = 0; from < allEngines.size(); ++from) {
        const EngineKind to = allEngines[(from + 1) % allEngines.size()];
        for (const auto &[title, name] : names)
            QTest::addRow("%s, %s to %s", title, engineName(allEngines[from]), engineName(to)) << allEngines[from] << to << name;
    }
    // Characters beyond the 16-bit plane are none that MariaDB takes in a name, 64 bytes none that PostgreSQL keeps.
    QTest::newRow("emoji, sqlite to postgres") << EngineKind::Sqlite << EngineKind::Postgres << QStringLiteral("😀 face");
    QTest::newRow("emoji, postgres to sqlite") << EngineKind::Postgres << EngineKind::Sqlite << QStringLiteral("😀 face");
    const QString full(64, QLatin1Char('y'));
    QTest::newRow("64 bytes, sqlite to mysql") << EngineKind::Sqlite << EngineKind::Mysql << full;
    QTest::newRow("64 bytes, mysql to sqlite") << EngineKind::Mysql << EngineKind::Sqlite << full;
    QTest::newRow("40 ideographs, mysql to mysql") << EngineKind::Mysql << EngineKind::Mysql << QString(40, QChar(0x8868));
}

// As table, as key and as field, for making, describing, loading in every way, merging, removing and reading.
void TestFidelity::anyNameIsJustAName()
{
    QFETCH(EngineKind, from);
    QFETCH(EngineKind, to);
    QFETCH(QString, name);
    Endpoint &source = m_sources.at(from)->endpoint();
    Endpoint &target = m_targets.at(to)->endpoint();
    const auto dialect = [](EngineKind kind) {
        return kind == EngineKind::Sqlite  ? SqlDialect::Sqlite
               : kind == EngineKind::Mysql ? SqlDialect::Mysql
                                           : SqlDialect::Postgres;
    };
    RecordSchema schema;
    schema.place = placeText({{}, name});
    Field key, value;
    key.name = name;
    key.type.kind = ValueKind::Int;
    key.nullable = false;
    value.name = name.left(name.size() - 1) + QLatin1Char('_');
    value.type.kind = ValueKind::Text;
    schema.fields = {key, value};
    schema.key = {name};
    for (TestEngine *engine : {m_sources.at(from).get(), m_targets.at(to).get()}) {
        const Result<QString> quoted = quoteIdentifier(name, dialect(engine->kind()));
        QVERIFY_RESULT(quoted);
        QVERIFY2(engine->run(QLatin1String("DROP TABLE IF EXISTS ") + *quoted), engine->problem());
    }
    QVERIFY_RESULT(source.create(schema, {}));
    const std::vector<std::vector<Value>> rows{{Value::ofInt(1), Value::ofText("one")}, {Value::ofInt(2), Value::ofText("two")}};
    QVERIFY_RESULT(writeRows(source, schema.place, rows));
    const Result<RecordSchema> described = source.describe(schema.place, {});
    QVERIFY_RESULT(described);
    QCOMPARE(described->fields[0].name, key.name);
    QCOMPARE(described->fields[1].name, value.name);
    QCOMPARE(described->key, schema.key);
    const Result<std::vector<Offering>> offered = source.discover({});
    QVERIFY_RESULT(offered);
    const bool found = std::any_of(offered->begin(), offered->end(), [&](const Offering &offering) {
        const Result<SqlPlace> place = parsePlace(offering.schema.place);
        return place && place->name == name;
    });
    QVERIFY(found);

    QVERIFY_RESULT(target.create(neutralSchema(*described, schema.place), {}));
    for (const LoadKind load : allLoads) {
        const Result<Transferred> moved = transfer(source, schema.place, target, schema.place, load);
        QVERIFY_RESULT(moved);
        QVERIFY(moved->refused.empty());
        QCOMPARE(moved->counts.created, std::int64_t(load == LoadKind::Direct ? 2 : 0));
    }
    const Result<RecordBatch> read = readAll(target, schema.place);
    QVERIFY_RESULT(read);
    const QString difference = firstDifference(rows, *read, schema);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestFidelity::aNameThatIsTooLongIsRefused_data()
{
    QTest::addColumn<EngineKind>("engine");
    QTest::addColumn<QString>("name");
    QTest::newRow("64 bytes in PostgreSQL") << EngineKind::Postgres << QString(64, QLatin1Char('x'));
    QTest::newRow("32 characters of two bytes in PostgreSQL") << EngineKind::Postgres << QString(32, QChar(0xfc));
    QTest::newRow("65 characters in MariaDB") << EngineKind::Mysql << QString(65, QLatin1Char('x'));
}

// Not cut to another name that something else may have.
void TestFidelity::aNameThatIsTooLongIsRefused()
{
    QFETCH(EngineKind, engine);
    QFETCH(QString, name);
    Endpoint &endpoint = m_targets.at(engine)->endpoint();
    RecordSchema schema;
    Field key;
    key.type.kind = ValueKind::Int;
    for (const bool asTable : {true, false}) {
        schema.place = asTable ? placeText({{}, name}) : QStringLiteral("fair");
        key.name = asTable ? QStringLiteral("id") : name;
        schema.fields = {key};
        schema.key = {key.name};
        QVERIFY(!endpoint.create(schema, {}));
        QVERIFY(!endpoint.describe(schema.place, {}));
    }
}

QTEST_GUILESS_MAIN(TestFidelity)
#include "tst_fidelity.moc"
