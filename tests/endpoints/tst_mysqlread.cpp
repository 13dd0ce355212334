// Reading MariaDB: what is offered, bounds, every value bit for bit.
#include "mysqlreading.h"

#include <QTest>
#include <bit>

using namespace tidewright;

class TestMysqlRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void discoverNamesTablesKeysAndCursors()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(
            database.run(QStringLiteral(
                "CREATE TABLE org (id int unsigned PRIMARY KEY AUTO_INCREMENT, name varchar(40) NOT NULL, total decimal(12,2), "
                "doc json, twice int AS (id * 2) VIRTUAL, updated_at timestamp(6) NOT NULL DEFAULT current_timestamp(6) ON "
                "UPDATE "
                "current_timestamp(6), KEY (updated_at));"
                "CREATE TABLE member (a bigint NOT NULL, b char(3) NOT NULL, org int unsigned, UNIQUE KEY wide (a, b), "
                "FOREIGN KEY (org) REFERENCES org (id));"
                "CREATE VIEW names AS SELECT id, name FROM org;"
                "CREATE TABLE tidewright_0123456789abcdef0123456789abcdef_s (a int)")),
            database.problem());
        const auto offerings = endpointOf(database).discover({});
        QVERIFY(offerings);
        QStringList places;
        for (const Offering &offering : *offerings)
            places += offering.schema.place;
        QCOMPARE(places, QStringList({QStringLiteral("member"), QStringLiteral("names"), QStringLiteral("org")}));
        const RecordSchema &member = offerings->at(0).schema, &names = offerings->at(1).schema, &org = offerings->at(2).schema;
        QCOMPARE(org.key, QStringList{QStringLiteral("id")});
        QCOMPARE(member.key, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(names.isView && !org.isView);
        QCOMPARE(member.foreignKeys.size(), std::size_t{1});
        QCOMPARE(member.foreignKeys.front().place, QStringLiteral("org"));
        QCOMPARE(org.find(QStringLiteral("id"))->type.kind, ValueKind::UInt);
        QVERIFY(org.find(QStringLiteral("id"))->hasDefault);
        QCOMPARE(org.find(QStringLiteral("doc"))->type.kind, ValueKind::Json);
        QVERIFY(org.find(QStringLiteral("twice"))->generated);
        QCOMPARE(org.find(QStringLiteral("total"))->type.scale, 2);
        QVERIFY(!offerings->at(2).cursors.empty());
        QCOMPARE(offerings->at(2).cursors.front().field, QStringLiteral("updated_at"));
        QVERIFY(offerings->at(2).cursors.front().indexed);
    }

    void aMissingTableIsNotFound()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        const auto described = endpointOf(database).describe(QStringLiteral("nowhere"), {});
        QVERIFY(!described);
        QCOMPARE(described.error().code, ErrorCode::NotFound);
    }

    void everyValueIsReadAsItIs()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(
            database.run(QStringLiteral(
                "CREATE TABLE v (id int PRIMARY KEY, i8 tinyint, u8 tinyint unsigned, i64 bigint, u64 bigint unsigned, n "
                "decimal(30,10), "
                "f float, d double, b1 bit(1), b64 bit(64), c char(4), t varchar(50), l varchar(10) CHARACTER SET latin1, x "
                "varbinary(8), "
                "da date, dt datetime(6), ts timestamp(6) NULL, ti time(6), y year, e enum('a','ü'), j json, g uuid, bo boolean, "
                "z int(8) zerofill, utc datetime(6) COMMENT 'UTC');"
                "INSERT INTO v VALUES (1, -128, 255, -9223372036854775808, 18446744073709551615, "
                "'-12345678901234567890.0123456789', "
                "'0.1', '-5e-324', 1, 18446744073709551615, 'ab', 'naïve 😀', 'é', x'00ff', '0001-01-01', '9999-12-31 "
                "23:59:59.999999', "
                "'2026-11-21 06:29:58.000001', '-838:59:59', 2026, 'ü', '{\"a\": 1}', '00112233-4455-6677-8899-aabbccddeeff', 1, "
                "7, "
                "'0001-01-01 00:00:00.000001');"
                "INSERT INTO v (id, t, x, ti, d) VALUES (2, '', '', '12:00:00.5', '1.7976931348623157e308');")),
            database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource({QStringLiteral("v"), {}, {}, {}, {}}, {});
        QVERIFY(source);
        RecordBatch batch;
        const auto page = (*source)->readPage({}, batch);
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        QCOMPARE(batch.rows(), std::size_t{2});
        const auto text = [&](std::size_t row, const char *name) {
            const int column = (*source)->schema().indexOf(QString::fromLatin1(name));
            const Cell &cell = batch.row(row)[static_cast<std::size_t>(column)];
            return cell.isNull() ? QStringLiteral("∅")
                                 : kindName(cell.kind) + QLatin1Char(' ') + QString::fromStdString(toText(cell));
        };
        const std::pair<const char *, const char *> expected[] = {
            {"i8", "int -128"},
            {"u8", "uint 255"},
            {"i64", "int -9223372036854775808"},
            {"u64", "uint 18446744073709551615"},
            {"n", "decimal -12345678901234567890.0123456789"},
            {"b1", "boolean true"},
            {"b64", "uint 18446744073709551615"},
            {"c", "text ab"},
            {"t", "text naïve 😀"},
            {"l", "text é"},
            {"x", "binary \\x00ff"},
            {"da", "date 0001-01-01"},
            {"dt", "timestamp 9999-12-31 23:59:59.999999"},
            {"ts", "timestamptz 2026-11-21T06:29:58.000001Z"},
            {"ti", "time -838:59:59.000000"},
            {"y", "int 2026"},
            {"e", "text ü"},
            {"j", "json {\"a\": 1}"},
            {"g", "uuid 00112233-4455-6677-8899-aabbccddeeff"},
            {"bo", "int 1"},
            {"z", "uint 7"},
            {"utc", "timestamptz 0001-01-01T00:00:00.000001Z"},
        };
        for (const auto &[name, value] : expected)
            QCOMPARE(text(0, name), QString::fromUtf8(value));
        const auto number = [&](std::size_t row, const char *name) {
            return batch.row(row)[static_cast<std::size_t>((*source)->schema().indexOf(QString::fromLatin1(name)))].d;
        };
        QCOMPARE(std::bit_cast<std::uint64_t>(number(0, "d")), std::bit_cast<std::uint64_t>(-5e-324));
        QCOMPARE(std::bit_cast<std::uint64_t>(number(0, "f")), std::bit_cast<std::uint64_t>(static_cast<double>(0.1f)));
        QCOMPARE(number(1, "d"), 1.7976931348623157e308);
        QCOMPARE(text(1, "t"), QStringLiteral("text "));
        QCOMPARE(text(1, "ti"), QStringLiteral("time 12:00:00.500000"));
        QCOMPARE(text(1, "i64"), QStringLiteral("∅"));
    }

    // Pages are streamed in the binary protocol, or as text where the server takes no prepared statement; single records always as text.
    void bothProtocolsReadTheSame()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(
            database.run(QStringLiteral(
                "SET sql_mode = '', time_zone = '+00:00';"
                "CREATE TABLE p (id int PRIMARY KEY, i8 tinyint, u8 tinyint unsigned, i16 smallint, u16 smallint unsigned, i24 mediumint, "
                "u24 mediumint unsigned, u32 int unsigned, i64 bigint, u64 bigint unsigned, zf int(6) zerofill, y year, bo boolean, "
                "b1 bit(1), b7 bit(7), b64 bit(64), n decimal(65,30), f float, fd float(7,3), d double, dd double(10,2), da date, "
                "dt datetime, dt3 datetime(3), dt6 datetime(6), ts timestamp(6) NULL, ti time, ti6 time(6), c char(4), t text, "
                "l varchar(9) CHARACTER SET latin1, x varbinary(8), bl longblob, e enum('a','ü'), s set('p','q'), j json, g uuid, "
                "ip inet6, geo point);"
                "INSERT INTO p VALUES (1, -128, 255, -32768, 65535, -8388608, 16777215, 4294967295, -9223372036854775808, "
                "18446744073709551615, 7, 1901, 1, 1, 127, 18446744073709551615, '-1.5', 0.1, 1.25, -5e-324, 2.5, '9999-12-31', "
                "'1000-01-01', '2026-11-21 00:00:00.120', '2026-11-21 06:29:58.000001', '2026-11-21 06:29:58.5', '-838:59:59', "
                "'-00:00:00.000001', 'ab', 'naïve 😀', 'é', x'00ff', repeat('y', 70000), 'ü', 'p,q', '{\"a\": 1}', "
                "'00112233-4455-6677-8899-aabbccddeeff', '::1', point(1, 2));"
                "INSERT INTO p (id, da, dt, dt3, ts, ti, ti6, t, x, d, bo, y, bl) VALUES (2, '0000-00-00', '2026-00-10 01:02:03', 0, 0, "
                "'00:00:00', '838:59:59', '', '', -0e0, -1, 0, repeat('z', 300));"
                "SET sql_mode = 'ALLOW_INVALID_DATES'; INSERT INTO p (id, da, dt6) VALUES (3, '2026-02-31', '2026-02-31 23:59:59.9');"
                "INSERT INTO p (id, dt6, ti6) VALUES (4, '2026-11-21', '12:00:00')")),
            database.problem());
        const auto rowsOf = [&](bool byPage) {
            MysqlEndpoint endpoint = endpointOf(database);
            const auto source = endpoint.openSource({QStringLiteral("p"), {}, {}, {}, {}}, {});
            RecordBatch keys(1), batch;
            for (int id = 1; id <= 4; ++id)
                keys.appendRow()[0] = Cell::ofInt(id);
            QStringList rows;
            if (!source || (byPage ? !(*source)->readPage({}, batch) : !(*source)->fetch(keys, batch)))
                return rows;
            for (std::size_t row = 0; row < batch.rows(); ++row) {
                QStringList cells;
                for (const Cell &cell : batch.row(row))
                    cells += cell.isNull() ? QStringLiteral("∅")
                                           : kindName(cell.kind) + QLatin1Char(' ') + QString::fromStdString(toText(cell));
                rows += cells.join(QLatin1Char('|'));
            }
            rows.sort();
            return rows;
        };
        const QStringList asText = rowsOf(false);
        QCOMPARE(asText.size(), 4);
        QCOMPARE(rowsOf(true), asText);
        QVERIFY2(database.run(QStringLiteral("SET GLOBAL max_prepared_stmt_count = 0")), database.problem());
        const QStringList withoutStatements = rowsOf(true);
        QVERIFY2(database.run(QStringLiteral("SET GLOBAL max_prepared_stmt_count = DEFAULT")), database.problem());
        QCOMPARE(withoutStatements, asText);
    }

    void zeroDatesKeepTheirSpelling()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral("SET sql_mode = ''; CREATE TABLE z (id int PRIMARY KEY, d date, t datetime(3)); "
                                             "INSERT INTO z VALUES (1, '0000-00-00', '2026-00-10 01:02:03')")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource({QStringLiteral("z"), {}, {}, {}, {}}, {});
        QVERIFY(source);
        RecordBatch batch;
        QVERIFY((*source)->readPage({}, batch));
        QVERIFY(equal(batch.row(0)[1], Cell::ofBytes(ValueKind::Text, "0000-00-00")));
        QVERIFY(equal(batch.row(0)[2], Cell::ofBytes(ValueKind::Text, "2026-00-10 01:02:03.000")));
    }

    void aTransactionThatIsOpenHoldsTheUpperBound()
    {
        TestDatabase database(TestServerKind::Mysql), other(TestServerKind::Mysql);
        QVERIFY2(database.isReady() && other.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral(
                     "CREATE TABLE t (id int PRIMARY KEY, at timestamp(6) NOT NULL DEFAULT current_timestamp(6))")),
                 database.problem());
        QVERIFY2(other.run(QStringLiteral("START TRANSACTION; INSERT INTO %1.t (id) VALUES (1)").arg(database.name())),
                 other.problem());
        const QString written = other.value(QStringLiteral("SELECT at FROM %1.t").arg(database.name()));
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource({QStringLiteral("t"), {}, {}, QStringLiteral("at"), {}}, {});
        QVERIFY(source);
        const auto held = (*source)->bounds();
        QVERIFY(held && held->empty && held->greatest.isNull());
        const auto start = fromIso(written);
        QVERIFY(start && !held->upper.isNull());
        QVERIFY(Instant(Micros(held->upper.cell().i)) < *start);
        QVERIFY2(other.run(QStringLiteral("COMMIT")), other.problem());
        const auto freed = (*source)->bounds();
        QVERIFY(freed && !freed->empty);
        QVERIFY(freed->upper.cell().i > freed->greatest.cell().i);
    }

    void hostileNamesAreOnlyNames()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral(
                     "CREATE TABLE `a``b\"c'd.e\\\\f;--` (`or``der` int PRIMARY KEY, `1 \"x\" ' \\\\` text); INSERT INTO "
                     "`a``b\"c'd.e\\\\f;--` VALUES (1, 'one')")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto offered = endpoint.discover({});
        QVERIFY2(offered && offered->size() == 1, offered ? "" : qPrintable(offered.error().detail));
        const auto source = endpoint.openSource({offered->front().schema.place, {}, {}, {}, {}}, {});
        QVERIFY2(source, source ? "" : qPrintable(source.error().detail));
        QString problem;
        QCOMPARE(readAll(**source, {}, problem), QStringList{QStringLiteral("1|one")});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void aSourceCannotWrite()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(
                     QStringLiteral("CREATE TABLE t (id int PRIMARY KEY); CREATE FUNCTION harm() RETURNS int BEGIN INSERT INTO t "
                                    "VALUES (7); RETURN 1; END")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource({QStringLiteral("t"), {}, {}, {}, QStringLiteral("harm() = 1")}, {});
        QVERIFY(source);
        static_cast<void>((*source)->count());
        QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(TestMysqlRead)
#include "tst_mysqlread.moc"
