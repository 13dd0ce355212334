// What the SQL engines share: names in SQL text, places, load names, ledger entries, the keyset condition, cursor candidates.
#include "cursorcandidates.h"
#include "keyset.h"
#include "ledgerentry.h"
#include "loadnames.h"
#include "sqlfilter.h"
#include "sqlidentifier.h"

#include <QSet>
#include <QTest>

using namespace tidewright;

class TestSqlCommon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identifiersAreQuoted_data();
    void identifiersAreQuoted();
    void namesThatNoEngineCanHoldAreRefused();
    void placesAreReadAndWrittenBack_data();
    void placesAreReadAndWrittenBack();
    void brokenPlacesAreRefused_data();
    void brokenPlacesAreRefused();
    void literalsEndWhereTheyShould();
    void aFilterIsOneCondition_data();
    void aFilterIsOneCondition();
    void loadNamesAreShortAndDistinct();
    void ledgerEntriesKeepTypesAndSizes();
    void anotherLoadIsToldApart();
    void theKeysetConditionComparesLikeTuples_data();
    void theKeysetConditionComparesLikeTuples();
    void cursorsAreRanked();
};

void TestSqlCommon::identifiersAreQuoted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("standard");
    QTest::addColumn<QString>("mysql");
    const auto row = [](const char *name, const char *standard, const char *mysql) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(standard) << QString::fromUtf8(mysql);
    };
    row("plain", "\"plain\"", "`plain`");
    row("a\"b", "\"a\"\"b\"", "`a\"b`");
    row("a`b", "\"a`b\"", "`a``b`");
    row("select", "\"select\"", "`select`");
    row("a.b c", "\"a.b c\"", "`a.b c`");
    row("naïve 😀", "\"naïve 😀\"", "`naïve 😀`");
    row("\"", "\"\"\"\"", "`\"`");
}

void TestSqlCommon::identifiersAreQuoted()
{
    QFETCH(QString, name);
    QFETCH(QString, standard);
    QFETCH(QString, mysql);
    QCOMPARE(*quoteIdentifier(name, SqlDialect::Postgres), standard);
    QCOMPARE(*quoteIdentifier(name, SqlDialect::Sqlite), standard);
    QCOMPARE(*quoteIdentifier(name, SqlDialect::Mysql), mysql);
}

void TestSqlCommon::namesThatNoEngineCanHoldAreRefused()
{
    for (const QString &name : {QString(), QStringLiteral("a") + QChar(0) + QStringLiteral("b"), QString(QChar(0xD800))})
        QCOMPARE(quoteIdentifier(name, SqlDialect::Postgres).error().code, ErrorCode::Configuration);
}

void TestSqlCommon::placesAreReadAndWrittenBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *text, const char *schema, const char *name, const char *written) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(schema) << QString::fromUtf8(name)
                            << QString::fromUtf8(written);
    };
    row("organization", "", "organization", "organization");
    row("ref.organization", "ref", "organization", "ref.organization");
    row("\"odd.name\"", "", "odd.name", "\"odd.name\"");
    row("ref.\"a\"\"b\"", "ref", "a\"b", "ref.a\"b");
    row("`ref`.`a``b.c`", "ref", "a`b.c", "ref.\"a`b.c\"");
    row("\"\"\"quoted\"\"\"", "", "\"quoted\"", "\"\"\"quoted\"\"\"");
    row("With Space.Tä ble", "With Space", "Tä ble", "With Space.Tä ble");
}

void TestSqlCommon::placesAreReadAndWrittenBack()
{
    QFETCH(QString, text);
    QFETCH(QString, schema);
    QFETCH(QString, name);
    QFETCH(QString, written);
    const Result<SqlPlace> place = parsePlace(text);
    QVERIFY(place);
    QCOMPARE(place->schema, schema);
    QCOMPARE(place->name, name);
    QCOMPARE(placeText(*place), written);
    QVERIFY(*parsePlace(written) == *place);
}

void TestSqlCommon::brokenPlacesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ".", "a.", ".a", "a.b.c", "\"a", "\"a\"b", "\"\"", "a.\"\""})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSqlCommon::brokenPlacesAreRefused()
{
    QFETCH(QString, text);
    const Result<SqlPlace> place = parsePlace(text);
    QVERIFY(!place);
    QCOMPARE(place.error().code, ErrorCode::Configuration);
}

void TestSqlCommon::literalsEndWhereTheyShould()
{
    QCOMPARE(*quoteLiteral(QStringLiteral("it's"), SqlDialect::Sqlite), QStringLiteral("'it''s'"));
    QCOMPARE(*quoteLiteral(QStringLiteral("a\\'b"), SqlDialect::Postgres), QStringLiteral("E'a\\\\''b'"));
    QCOMPARE(*quoteLiteral(QStringLiteral("a\\'b"), SqlDialect::Mysql), QStringLiteral("'a\\\\''b'"));
    QCOMPARE(*quoteLiteral(QStringLiteral("a\\b"), SqlDialect::Sqlite), QStringLiteral("'a\\b'"));
    QCOMPARE(*quoteLiteral({}, SqlDialect::Postgres), QStringLiteral("''"));
    QVERIFY(!quoteLiteral(QString(QChar(0)), SqlDialect::Postgres));
}

void TestSqlCommon::aFilterIsOneCondition_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("refusedBy"); // s, p, m
    const auto row = [](const char *filter, const char *refusedBy) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromLatin1(refusedBy);
    };
    row("", "");
    row("status <> 9", "");
    row("(a = 1 OR (b = 2)) AND c IN (3, 4)", "");
    row("name = ') or (' AND \"odd)\" = 1", "");
    row("name = 'it''s (' -- a comment (", "");
    row("name = 'x' /* ( */", "");
    row("id < 5) OR (1 = 1", "spm");
    row("id < 5)", "spm");
    row("(id < 5", "spm");
    row("id < 5; DROP TABLE t", "spm");
    row("name = 'open", "spm");
    row("name = \"open", "spm");
    row("id < 5 /* open", "spm");
    row("id < 5 /* /* */", "p");
    row("id = 5--3) OR (1 = 1", "m");
    row("id = 5 # )", "sp");
    row("name = 'a\\') OR (1 = 1 --'", "sp");
    row("name = E'a\\')'", "s");
    row("name = $$ ) $$ OR name = $t$ $$ ) $t$", "sm");
    row("[odd)] = 1", "pm");
    row("`odd)` = 1", "p");
}

void TestSqlCommon::aFilterIsOneCondition()
{
    QFETCH(QString, filter);
    QFETCH(QString, refusedBy);
    const std::pair<SqlDialect, QChar> dialects[] = {
        {SqlDialect::Sqlite, QLatin1Char('s')}, {SqlDialect::Postgres, QLatin1Char('p')}, {SqlDialect::Mysql, QLatin1Char('m')}};
    for (const auto &[dialect, letter] : dialects) {
        const Result<void> checked = checkFilter(filter, dialect);
        QVERIFY2(checked.has_value() != refusedBy.contains(letter), qPrintable(letter));
        if (!checked)
            QCOMPARE(checked.error().code, ErrorCode::Configuration);
    }
}

void TestSqlCommon::loadNamesAreShortAndDistinct()
{
    QSet<QString> names;
    const QString longName(300, QChar(0x1F4));
    for (const QString &run : {QStringLiteral("01A"), QStringLiteral("01B"), longName}) {
        for (const SqlPlace &place : {SqlPlace{{}, QStringLiteral("ab")}, SqlPlace{QStringLiteral("a"), QStringLiteral("b")},
                                      SqlPlace{QStringLiteral("ab"), longName}}) {
            const LoadNames load = LoadNames::of(run, place);
            QVERIFY(load.staging.toUtf8().size() <= 63 && load.ledger.toUtf8().size() <= 63);
            QVERIFY(isLoadName(load.staging) && isLoadName(load.ledger));
            names << load.staging << load.ledger;
        }
    }
    QCOMPARE(names.size(), 18);
    QCOMPARE(LoadNames::of(QStringLiteral("01A"), {{}, QStringLiteral("t")}).ledger,
             LoadNames::of(QStringLiteral("01A"), {{}, QStringLiteral("t")}).ledger);
    QVERIFY(isLoadName(QStringLiteral("tidewright_ledger")));
    QVERIFY(!isLoadName(QStringLiteral("tidewright_notes")));
}

void TestSqlCommon::ledgerEntriesKeepTypesAndSizes()
{
    ChunkRange range;
    range.ordinal = INT64_C(9007199254740993);
    range.pass = int(ReadPass::Changed);
    range.after = {Value::ofInt(1, ValueKind::TimestampTz), Value(Cell::ofUInt(UINT64_MAX)), Value::ofText("ä\"'\\")};
    range.until = {Value::null(), Value::ofInt(INT64_MAX, ValueKind::Timestamp), Value::ofInt(INT64_MIN, ValueKind::Date),
                   Value(Cell::ofBytes(ValueKind::Binary, std::string_view("\0\1", 2)))};
    range.records = INT64_C(9007199254740995);
    range.failed = 2;
    const Result<ChunkRange> back = chunkFromContent(chunkContent(range));
    QVERIFY(back);
    QVERIFY(*back == range);
    const ChangeCounts counts{1, 2, INT64_C(9007199254740993)};
    QVERIFY(*countsFromContent(countsContent(counts)) == counts);
    QCOMPARE(chunkFromContent("{}").error().code, ErrorCode::StateUnreadable);
    QCOMPARE(countsFromContent("nonsense").error().code, ErrorCode::StateUnreadable);
}

void TestSqlCommon::anotherLoadIsToldApart()
{
    const TargetSpec spec{QStringLiteral("t"), {QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("a")}};
    const QByteArray content = loadContent(spec, LoadKind::Staged);
    QVERIFY(checkLoadContent(content, spec, LoadKind::Staged));
    QCOMPARE(checkLoadContent(content, spec, LoadKind::Direct).error().code, ErrorCode::SchemaMismatch);
    TargetSpec other = spec;
    other.fields.removeLast();
    QCOMPARE(checkLoadContent(content, other, LoadKind::Staged).error().code, ErrorCode::SchemaMismatch);
    QCOMPARE(checkLoadContent("", spec, LoadKind::Staged).error().code, ErrorCode::StateUnreadable);
}

void TestSqlCommon::theKeysetConditionComparesLikeTuples_data()
{
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("until");
    QTest::newRow("one") << QStringList{QStringLiteral("a")} << QStringLiteral("a > 0") << QStringLiteral("a <= 0");
    QTest::newRow("two") << QStringList{QStringLiteral("a"), QStringLiteral("b")} << QStringLiteral("a >= 0 AND (a > 0 OR b > 1)")
                         << QStringLiteral("a <= 0 AND (a < 0 OR b <= 1)");
    QTest::newRow("three") << QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}
                           << QStringLiteral("a >= 0 AND (a > 0 OR (b >= 1 AND (b > 1 OR c > 2)))")
                           << QStringLiteral("a <= 0 AND (a < 0 OR (b <= 1 AND (b < 1 OR c <= 2)))");
}

void TestSqlCommon::theKeysetConditionComparesLikeTuples()
{
    QFETCH(QStringList, columns);
    QFETCH(QString, after);
    QFETCH(QString, until);
    const auto number = [](qsizetype column) { return QString::number(column); };
    QCOMPARE(keysetAfter(columns, number), after);
    QCOMPARE(keysetUntil(columns, number), until);
}

void TestSqlCommon::cursorsAreRanked()
{
    RecordSchema schema;
    const auto add = [&schema](const char *name, ValueKind kind) {
        Field field;
        field.name = QString::fromLatin1(name);
        field.type.kind = kind;
        schema.fields.push_back(field);
    };
    add("id", ValueKind::Int);
    add("created_at", ValueKind::Timestamp);
    add("updated_at", ValueKind::Int);
    add("changed", ValueKind::Timestamp);
    add("lastModified", ValueKind::TimestampTz);
    add("touched", ValueKind::Timestamp);
    add("Modified", ValueKind::Timestamp);
    add("mtime", ValueKind::Double);
    QStringList ranked;
    for (const CursorCandidate &one :
         rankCursors(schema, {QStringLiteral("changed"), QStringLiteral("id")}, {QStringLiteral("touched")}))
        ranked += one.field + (one.indexed ? QStringLiteral("+") : QString()) + (one.guess ? QStringLiteral("?") : QString());
    QCOMPARE(ranked.join(QLatin1Char(' ')), QStringLiteral("touched changed+ lastModified Modified updated_at?"));
}

QTEST_GUILESS_MAIN(TestSqlCommon)
#include "tst_sqlcommon.moc"
