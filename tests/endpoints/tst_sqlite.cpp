// SQLite: every value bit for bit through a table of ours, pages in the order of keys, loads whose ledger tells the truth.
#include "sqlitetest.h"

#include <QFile>
#include <QTest>
#include <bit>
#include <limits>

using namespace tidewright;

namespace
{

const TargetSpec pairSpec{QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, {QStringLiteral("id")}};
const SourceSpec pairSource{QStringLiteral("t"), {}, {}, {}, {}};

} // namespace

class TestSqlite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void discoverNamesTablesKeysAndCursors()
    {
        Database data;
        QVERIFY(
            data.run("CREATE TABLE org (id INTEGER PRIMARY KEY, n UNSIGNED BIG INT, total DECIMAL(12,2), updated_at DATETIME);"
                     "CREATE INDEX u ON org (updated_at); CREATE VIEW v AS SELECT id FROM org;"
                     "CREATE TABLE \"odd \"\".name\" (a, b TEXT NOT NULL, org REFERENCES org, UNIQUE (b));"));
        const auto offers = data.endpoint.discover({});
        QVERIFY2(offers, offers ? "" : qPrintable(offers.error().detail));
        QCOMPARE(offers->size(), std::size_t{3});
        QCOMPARE(offers->at(0).schema.key, QStringList{QStringLiteral("b")});
        QCOMPARE(offers->at(0).schema.foreignKeys.front().referenced, QStringList{QStringLiteral("id")});
        QCOMPARE(offers->at(1).schema.fields[1].type.kind, ValueKind::UInt);
        QCOMPARE(offers->at(1).cursors.front().field, QStringLiteral("updated_at"));
        QVERIFY(offers->at(1).cursors.front().indexed);
        QVERIFY(offers->at(2).schema.isView);
        QVERIFY(data.endpoint.describe(offers->at(0).schema.place, {}));
        QCOMPARE(data.endpoint.describe(QStringLiteral("nowhere"), {}).error().code, ErrorCode::NotFound);
    }

    void everyValueComesBackAsItWas()
    {
        Database data;
        RecordBatch batch(1);
        std::vector<Cell> cells{Cell::ofInt(1),
                                Cell::ofInt(std::numeric_limits<std::int64_t>::min()),
                                Cell::ofUInt(std::numeric_limits<std::uint64_t>::max()),
                                Cell::ofDouble(-0.0),
                                Cell::ofDouble(std::numeric_limits<double>::infinity()),
                                Cell::ofBytes(ValueKind::Decimal, "-12345678901234567890.012345678"),
                                Cell::ofBytes(ValueKind::Text, std::string_view("a\0😀", 6)),
                                Cell::ofBytes(ValueKind::Text, ""),
                                Cell::ofBytes(ValueKind::Binary, std::string_view("\0\xff", 2)),
                                Cell::ofInt(-719162, ValueKind::Date),
                                Cell::ofInt(43'200'000'001, ValueKind::Time),
                                Cell::ofInt(253402300799999999, ValueKind::Timestamp),
                                Cell::ofInt(-1, ValueKind::TimestampTz),
                                Cell::ofBytes(ValueKind::Json, "12345678901234567890"),
                                Cell::ofBytes(ValueKind::Uuid, "0123456789abcdef"),
                                Cell::ofInt(1, ValueKind::Boolean)};
        RecordSchema schema{QStringLiteral("v"), {}, {QStringLiteral("c0")}, {}, false};
        TargetSpec spec{QStringLiteral("v"), {}, {QStringLiteral("c0")}};
        batch.clear(cells.size() + 1);
        const auto row = batch.appendRow();
        for (std::size_t at = 0; at <= cells.size(); ++at) {
            Field field;
            field.name = QStringLiteral("c%1").arg(at);
            field.type.kind = at < cells.size() ? cells[at].kind : ValueKind::Text;
            schema.fields.push_back(field);
            spec.fields += field.name;
            if (at < cells.size())
                row[at] = cells[at];
        }
        QVERIFY(data.endpoint.create(schema, {}));
        const auto target = data.endpoint.openTarget(spec, {});
        QVERIFY(target);
        const auto load = (*target)->openLoad(QStringLiteral("run"), LoadKind::Direct);
        QVERIFY(load);
        const auto writer = (*load)->openWriter();
        QVERIFY(writer && (*writer)->begin(0));
        const auto written = (*writer)->upsert(batch, 0, 1);
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        QVERIFY((*writer)->commit({}));
        const auto source = data.endpoint.openSource({QStringLiteral("v"), {}, {}, {}, {}}, {});
        RecordBatch back;
        QVERIFY(source && (*source)->readPage({}, back));
        for (std::size_t at = 0; at < cells.size(); ++at)
            QVERIFY2(equal(back.row(0)[at], cells[at]), toText(back.row(0)[at]).c_str());
        QVERIFY(back.row(0)[cells.size()].isNull());
    }

    void aPageCrossesTiesNullsAndTheUpperBound_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("text") << QByteArray("'2026-01-01 10:00:00'");
        QTest::newRow("text of changing length") << QByteArray("'2026-01-01T10:00:00' || substr('.500000', 1, 2 + id % 5)");
        QTest::newRow("seconds") << QByteArray("1767261600");
        QTest::newRow("julian day") << QByteArray("julianday('2026-01-01 10:00:00')");
    }

    void aPageCrossesTiesNullsAndTheUpperBound()
    {
        QFETCH(QByteArray, sql);
        Database data;
        QVERIFY(
            data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, u DATETIME); CREATE INDEX i ON t (u);"
                     "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 50) INSERT INTO t SELECT id, " +
                     sql + " FROM n; INSERT INTO t VALUES (51, NULL), (52, NULL)"));
        SourceSpec spec = pairSource;
        spec.cursor = QStringLiteral("u");
        const auto source = data.endpoint.openSource(spec, {});
        QVERIFY(source);
        const auto bounds = (*source)->bounds();
        QVERIFY(bounds && !bounds->empty);
        QCOMPARE(bounds->greatest.kind(), ValueKind::Timestamp);
        PageRequest request;
        request.limit = 7;
        QCOMPARE(readAll(**source, request).size(), 52);
        request.pass = ReadPass::Changed;
        request.upper = bounds->upper;
        request.from = Value::ofInt(1767261600000000, ValueKind::Timestamp);
        QCOMPARE(readAll(**source, request).size(), 50);
        request.pass = ReadPass::NullCursor;
        QCOMPARE(readAll(**source, request).size(), 2);
        request.pass = ReadPass::BeyondUpper;
        request.upper = Value::ofInt(1767261500000000, ValueKind::Timestamp);
        QCOMPARE(readAll(**source, request).size(), 50);
    }

    void aTextCursorIsOneOfTimes_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("as SQLite writes it") << QByteArray("%Y-%m-%d %H:%M:%S");
        QTest::newRow("zone") << QByteArray("%Y-%m-%dT%H:%M:%SZ");
        QTest::newRow("milliseconds and zone") << QByteArray("%Y-%m-%dT%H:%M:%fZ");
        QTest::newRow("offset") << QByteArray("%Y-%m-%dT%H:%M:%S+02:00");
        QTest::newRow("minutes") << QByteArray("%Y-%m-%d %H:%M");
    }

    // The lookback is the job's, the upper end is the clock, and the text comes as it is.
    void aTextCursorIsOneOfTimes()
    {
        QFETCH(QByteArray, form);
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, u TEXT); CREATE INDEX i ON t (u);"
                         "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 60) INSERT INTO t "
                         "SELECT id, strftime('" +
                         form +
                         "', '2026-01-01 10:00:00', '+' || id || ' minutes') FROM n;"
                         "INSERT INTO t VALUES (61, strftime('" +
                         form + "', '2999-01-01'))"));
        SourceSpec spec = pairSource;
        spec.cursor = QStringLiteral("u");
        const auto source = data.endpoint.openSource(spec, {});
        QVERIFY2(source, source ? "" : qPrintable(source.error().message));
        const auto bounds = (*source)->bounds();
        QVERIFY(bounds);
        QCOMPARE(bounds->greatest.kind(), ValueKind::Text);
        PageRequest request;
        request.pass = ReadPass::Changed;
        request.upper = bounds->upper;
        request.limit = 7;
        const QStringList all = readAll(**source, request);
        QCOMPARE(all.size(), 60);
        const Value last = Value::ofText(all.last().section(QLatin1Char('|'), 1).toStdString());
        request.from = rewound(last, 20 * 60 * 1'000'000LL);
        QCOMPARE(readAll(**source, request).size(), 21);
        QCOMPARE((*source)->countBeyond(last).value(), 1);
        request.pass = ReadPass::BeyondUpper;
        QCOMPARE(readAll(**source, request).size(), 1);
    }

    void aCursorOfMixedFormsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::newRow("separators") << QByteArray("TEXT") << QByteArray("2026-01-01 10:00:00")
                                    << QByteArray("2026-01-01T10:00:00");
        QTest::newRow("zones") << QByteArray("TEXT") << QByteArray("2026-01-01T10:00:00Z")
                               << QByteArray("2026-01-01T10:00:00+02:00");
        QTest::newRow("no time") << QByteArray("TEXT") << QByteArray("2026-01-01 10:00:00") << QByteArray("n/a");
        QTest::newRow("declared") << QByteArray("DATETIME") << QByteArray("2026-01-01 10:00:00")
                                  << QByteArray("2026-01-01T10:00:00");
    }

    void aCursorOfMixedFormsIsRefused()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, u " + type + "); INSERT INTO t VALUES (1, '" + a + "'), (2, '" +
                         b + "')"));
        SourceSpec spec = pairSource;
        spec.cursor = QStringLiteral("u");
        const auto refuses = [&](const auto &result) {
            return !result && result.error().code == ErrorCode::SchemaMismatch &&
                   result.error().message.contains(QString::fromLatin1(a)) &&
                   result.error().message.contains(QString::fromLatin1(b));
        };
        const auto source = data.endpoint.openSource(spec, {});
        QVERIFY(source);
        QVERIFY(refuses((*source)->bounds()));
        RecordBatch batch;
        for (const ReadPass pass : {ReadPass::ByKey, ReadPass::Changed}) {
            const auto again = data.endpoint.openSource(spec, {});
            QVERIFY(again);
            PageRequest request;
            request.pass = pass;
            QVERIFY(refuses((*again)->readPage(request, batch)));
        }
    }

    void decimalKeysComeByValueInOnePass_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::newRow("log") << QByteArray("wal");
        QTest::newRow("no log") << QByteArray("delete");
    }

    // Changes meanwhile, another pass in between and a resumed position do not lead a pass astray.
    void decimalKeysComeByValueInOnePass()
    {
        QFETCH(QByteArray, mode);
        Database data;
        QVERIFY(data.run("PRAGMA journal_mode = " + mode +
                         "; CREATE TABLE t (id DECIMAL_TEXT(30,2) NOT NULL PRIMARY KEY, v TEXT);"
                         "WITH RECURSIVE n(i) AS (SELECT -40 UNION ALL SELECT i + 1 FROM n WHERE i < 59) INSERT INTO t SELECT "
                         "printf('%d.50', i * 7), i FROM n"));
        const auto source = data.endpoint.openSource(pairSource, {});
        QVERIFY(source);
        PageRequest request;
        request.limit = 9;
        const QStringList all = readAll(**source, request);
        QCOMPARE(all.size(), 100);
        for (int at = 1; at < all.size(); ++at)
            QVERIFY(all.at(at - 1).section(QLatin1Char('|'), 0, 0).toDouble() <
                    all.at(at).section(QLatin1Char('|'), 0, 0).toDouble());
        RecordBatch batch;
        const auto first = (*source)->readPage(request, batch);
        QVERIFY(first && data.run("DELETE FROM t WHERE CAST(v AS INTEGER) > 50"));
        request.after = first->position;
        request.limit = 3;
        const auto second = (*source)->readPage(request, batch);
        QVERIFY(second);
        QCOMPARE(QString::fromStdString(toText(batch.row(0)[0])), all.at(9).section(QLatin1Char('|'), 0, 0));
        const auto again = (*source)->readPage(request, batch);
        QVERIFY(again && again->position == second->position);
    }

    void aRefusedRecordTakesOnlyItsCallBack()
    {
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT NOT NULL)"));
        const auto target = data.endpoint.openTarget(pairSpec, {});
        const auto load = (*target)->openLoad(QStringLiteral("r"), LoadKind::Direct);
        const auto writer = (*load)->openWriter();
        QVERIFY((*writer)->begin(0));
        const RecordBatch good = records({{1, "a"}}), bad = records({{2, "b"}, {3, nullptr}});
        QCOMPARE((*writer)->upsert(good, 0, 1)->created, 1);
        QCOMPARE((*writer)->upsert(bad, 0, 2).error().code, ErrorCode::ConstraintViolated);
        QVERIFY((*writer)->commit({0, 0, {}, {Value::ofInt(3)}, 3, 2}));
        const auto again = (*target)->openLoad(QStringLiteral("r"), LoadKind::Direct);
        QVERIFY(again && (*again)->resumed());
        QCOMPARE((*again)->committed()->size(), std::size_t{1});
        QCOMPARE((*again)->committed()->front().failed, 2);
        QCOMPARE((*again)->discard().value(), 1);
        QCOMPARE((*again)->discard().value(), 0);
        QVERIFY((*target)->isEmpty().value());
    }

    void aMergeChangesWhatIsDifferent()
    {
        Database data;
        QVERIFY(data.run(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, 'same'), (2, 'old'), (3, 'gone')"));
        const auto target = data.endpoint.openTarget(pairSpec, {});
        const auto load = (*target)->openLoad(QStringLiteral("r"), LoadKind::Staged);
        QVERIFY(load);
        const auto writer = (*load)->openWriter();
        QVERIFY(writer && (*writer)->begin(0));
        const RecordBatch batch = records({{1, "same"}, {2, "new"}, {4, "first"}, {4, "last"}});
        QVERIFY((*writer)->upsert(batch, 0, 4));
        QVERIFY((*writer)->commit({}));
        const auto merge = (*load)->beginMerge();
        QVERIFY2(merge, merge ? "" : qPrintable(merge.error().detail));
        const auto extent = (*merge)->extent();
        const auto counts = (*merge)->apply((*extent)->first, (*extent)->second);
        QVERIFY2(counts, counts ? "" : qPrintable(counts.error().detail));
        QCOMPARE((*merge)->countMissing().value(), 1);
        QCOMPARE((*merge)->removeMissing().value(), 1);
        QVERIFY((*merge)->commit(*counts));
        QCOMPARE((*load)->mergedCounts()->value(), *counts);
        QVERIFY((*load)->close());
        const auto source = data.endpoint.openSource(pairSource, {});
        QCOMPARE(readAll(**source, {}),
                 QStringList({QStringLiteral("1|same"), QStringLiteral("2|new"), QStringLiteral("4|last")}));
    }

    void anImmediateLoadCountsWhatItChanged()
    {
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER, v TEXT); INSERT INTO t VALUES (1, 'same'), (2, 'old'), (3, 'gone')"));
        const auto target = data.endpoint.openTarget(pairSpec, {});
        const auto load = (*target)->openLoad(QStringLiteral("r"), LoadKind::Immediate);
        const auto writer = (*load)->openWriter();
        QVERIFY(writer && (*writer)->begin(0));
        const RecordBatch batch = records({{1, "same"}, {2, "new"}, {4, "made"}});
        QCOMPARE((*writer)->upsert(batch, 0, 3).value(), (ChangeCounts{1, 1, 0}));
        RecordBatch keys(1);
        keys.appendRow()[0] = Cell::ofInt(3);
        QCOMPARE((*writer)->remove(keys, 0, 1).value(), (ChangeCounts{0, 0, 1}));
        QVERIFY((*writer)->commit({}));
        QVERIFY((*load)->close());
    }

    void aVersionIsNamedForPeople()
    {
        Database data;
        QCOMPARE(data.endpoint.version({}).error().code, ErrorCode::NotFound);
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY)"));
        const auto version = data.endpoint.version({});
        QVERIFY(version && version->startsWith(QLatin1String("SQLite 3.")));
    }

    void whatIsNoDatabaseIsSaidSo()
    {
        Database data;
        QCOMPARE(data.endpoint.discover({}).error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(data.path));
        QFile file(data.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5'000, 'x'));
        file.close();
        QCOMPARE(data.endpoint.discover({}).error().code, ErrorCode::Configuration);
    }
};

QTEST_GUILESS_MAIN(TestSqlite)
#include "tst_sqlite.moc"
