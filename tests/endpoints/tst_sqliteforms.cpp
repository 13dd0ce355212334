// SQLite: what others wrote keeps its form, and is no change where only the form differs.
#include "sqlitetest.h"

#include <QTest>

using namespace tidewright;

namespace
{

const QStringList both{QStringLiteral("id"), QStringLiteral("v")};
const TargetSpec spec{QStringLiteral("t"), both, {QStringLiteral("id")}};
constexpr std::int64_t tenOClock = 1767261600000000; // 2026-01-01 10:00:00

RecordBatch record(std::int64_t id, const Cell &value)
{
    RecordBatch batch(2);
    const auto row = batch.appendRow();
    row[0] = Cell::ofInt(id);
    row[1] = value;
    return batch;
}

} // namespace

class TestSqliteForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTimeKeepsTheFormOfItsColumn_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("sample");
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QByteArray>("stored"); // empty: refused
        const qint64 half = 500'000;
        const auto row = [](const char *name, const char *type, const char *sample, qint64 micros, const char *stored) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(sample) << micros << QByteArray(stored);
        };
        row("empty column", "DATETIME", "NULL", tenOClock, "'2026-01-01 10:00:00'");
        row("empty column, fraction", "DATETIME", "NULL", tenOClock + half, "'2026-01-01 10:00:00.5'");
        row("seconds", "DATETIME", "'2025-01-01 00:00:00'", tenOClock, "'2026-01-01 10:00:00'");
        row("seconds, fraction", "DATETIME", "'2025-01-01 00:00:00'", tenOClock + half, "'2026-01-01 10:00:00.5'");
        row("milliseconds", "TIMESTAMP", "'2025-01-01 00:00:00.123'", tenOClock + half, "'2026-01-01 10:00:00.500'");
        row("T and Z", "DATETIME", "'2025-01-01T00:00:00Z'", tenOClock, "'2026-01-01T10:00:00Z'");
        row("offset", "DATETIME", "'2025-01-01T00:00:00+02:00'", tenOClock, "'2026-01-01T12:00:00+02:00'");
        row("minutes", "DATETIME", "'2025-01-01 00:00'", tenOClock, "'2026-01-01 10:00'");
        row("epoch", "DATETIME", "1700000000", tenOClock, "1767261600");
        row("epoch cannot hold a fraction", "DATETIME", "1700000000", tenOClock + half, "");
        row("epoch milliseconds", "DATETIME", "1700000000000", tenOClock + half, "1767261600500");
        row("julian day", "DATETIME", "julianday('2025-01-01')", tenOClock, "2.46104191666666651146e+06");
    }

    void aTimeKeepsTheFormOfItsColumn()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, sample);
        QFETCH(qint64, micros);
        QFETCH(QByteArray, stored);
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v " + type + "); INSERT INTO t VALUES (1, " + sample + ")"));
        for (const LoadKind kind : {LoadKind::Immediate, LoadKind::Staged}) {
            QVERIFY(data.run("DELETE FROM t WHERE id = 2"));
            auto open = OpenLoad::of(data.endpoint, spec, kind, kind == LoadKind::Staged ? "s" : "i");
            QVERIFY2(open, open ? "" : qPrintable(open.error().detail));
            const RecordBatch batch = record(2, Cell::ofInt(micros, ValueKind::Timestamp));
            const auto written = open->writer->upsert(batch, 0, 1);
            if (stored.isEmpty()) {
                QCOMPARE(written.error().code, ErrorCode::ValueRefused);
                open->writer->rollback();
                continue;
            }
            QVERIFY(written && open->writer->commit({}));
            if (kind == LoadKind::Staged) {
                const auto merge = open->load->beginMerge();
                QVERIFY(merge && (*merge)->apply(0, 100) && (*merge)->commit({}));
            }
            QCOMPARE(data.value("SELECT v FROM t WHERE id = 2"), stored);
            QVERIFY(open->load->close());
        }
    }

    void anEqualInstantIsNoChange_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<Value>("value");
        const Value at = Value::ofInt(tenOClock, ValueKind::Timestamp);
        QTest::newRow("no fraction") << QByteArray("DATETIME") << QByteArray("'2026-01-01 10:00:00'") << at;
        QTest::newRow("fraction of zeros") << QByteArray("DATETIME") << QByteArray("'2026-01-01 10:00:00.000000'") << at;
        QTest::newRow("zone") << QByteArray("TIMESTAMP") << QByteArray("'2026-01-01T11:00:00+01:00'") << at;
        QTest::newRow("number") << QByteArray("DATETIME") << QByteArray("1767261600") << at;
        QTest::newRow("time") << QByteArray("TIME") << QByteArray("'10:00:00'") << Value::ofInt(36'000'000'000, ValueKind::Time);
        QTest::newRow("uuid in upper case") << QByteArray("UUID") << QByteArray("'61626364-6566-6768-696A-6B6C6D6E6F70'")
                                            << Value(Cell::ofBytes(ValueKind::Uuid, "abcdefghijklmnop"));
    }

    void anEqualInstantIsNoChange()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, stored);
        QFETCH(Value, value);
        Database data;
        // The first record is of another form, so that the column's is not that of the value.
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v " + type + "); INSERT INTO t VALUES (1, NULL), (2, " +
                         stored + ")"));
        const RecordBatch batch = record(2, value.cell());
        auto open = OpenLoad::of(data.endpoint, spec, LoadKind::Immediate);
        QVERIFY(open);
        QCOMPARE(open->writer->upsert(batch, 0, 1).value(), ChangeCounts{});
        QVERIFY(open->writer->commit({}) && open->load->close());
        auto staged = OpenLoad::of(data.endpoint, spec, LoadKind::Staged, "s");
        QVERIFY(staged && staged->writer->upsert(batch, 0, 1) && staged->writer->commit({}));
        const auto merge = staged->load->beginMerge();
        QVERIFY(merge);
        QCOMPARE((*merge)->apply(0, 100).value(), ChangeCounts{});
        QCOMPARE(data.value("SELECT v FROM t WHERE id = 2"), stored);
    }

    void aForeignUuidIsFoundHoweverItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("abc"); // 61626364-…
        QTest::addColumn<QByteArray>("next");
        QTest::newRow("lower") << QByteArray("'61626364-6566-6768-696a-6b6c6d6e6f70'")
                               << QByteArray("'71626364-6566-6768-696a-6b6c6d6e6f70'");
        QTest::newRow("upper") << QByteArray("'61626364-6566-6768-696A-6B6C6D6E6F70'")
                               << QByteArray("'71626364-6566-6768-696A-6B6C6D6E6F70'");
        QTest::newRow("bytes") << QByteArray("X'6162636465666768696A6B6C6D6E6F70'")
                               << QByteArray("X'7162636465666768696A6B6C6D6E6F70'");
    }

    void aForeignUuidIsFoundHoweverItIsWritten()
    {
        QFETCH(QByteArray, abc);
        QFETCH(QByteArray, next);
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id UUID PRIMARY KEY, v TEXT); INSERT INTO t VALUES (" + abc + ", 'old')"));
        RecordBatch keys(1), batch(2);
        keys.appendRow()[0] = Cell::ofBytes(ValueKind::Uuid, "abcdefghijklmnop");
        for (const char *uuid : {"abcdefghijklmnop", "qbcdefghijklmnop"}) {
            const auto row = batch.appendRow();
            row[0] = Cell::ofBytes(ValueKind::Uuid, uuid);
            row[1] = Cell::ofBytes(ValueKind::Text, "new");
        }
        const auto source = data.endpoint.openSource({QStringLiteral("t"), {}, {}, {}, {}}, {});
        RecordBatch found;
        QVERIFY(source && (*source)->fetch(keys, found));
        QCOMPARE(found.rows(), std::size_t{1});
        for (const LoadKind kind : {LoadKind::Immediate, LoadKind::Staged}) {
            const bool staged = kind == LoadKind::Staged;
            QVERIFY(data.run("DELETE FROM t; INSERT INTO t VALUES (" + abc + ", 'old')"));
            auto open = OpenLoad::of(data.endpoint, spec, kind, staged ? "s" : "i");
            QVERIFY(open);
            auto written = open->writer->upsert(batch, 0, 2);
            QVERIFY(written && open->writer->commit({}));
            if (staged) {
                const auto merge = open->load->beginMerge();
                QVERIFY(merge);
                written = (*merge)->apply(0, 100);
                QCOMPARE((*merge)->countMissing().value(), 0);
                QVERIFY((*merge)->commit({}));
            }
            QCOMPARE(*written, (ChangeCounts{1, 1, 0}));
            QVERIFY(open->load->close());
            QCOMPARE(data.value("SELECT max(id) FROM t"), next);
            PageRequest small;
            small.limit = 1;
            const auto reader = data.endpoint.openSource({QStringLiteral("t"), {}, {}, {}, {}}, {});
            QCOMPARE(readAll(**reader, small).size(), 2);

            auto removing = OpenLoad::of(data.endpoint, spec, kind, staged ? "s2" : "i2");
            QVERIFY(removing);
            auto removed = removing->writer->remove(keys, 0, 1);
            QVERIFY(removed && removing->writer->commit({}));
            if (staged) {
                const auto merge = removing->load->beginMerge();
                QVERIFY(merge);
                removed = (*merge)->apply(0, 100);
                QVERIFY((*merge)->commit({}));
            }
            QCOMPARE(removed->deleted, 1);
            QVERIFY(removing->load->close());
        }
    }
};

QTEST_GUILESS_MAIN(TestSqliteForms)
#include "tst_sqliteforms.moc"
