// Values: one text form, one order, one lossless JSON form.
#include "property.h"
#include "value.h"
#include "valuegen.h"
#include "valuetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <chrono>

using namespace tidewright;

namespace
{

QByteArray text(const Value &value)
{
    return QByteArray::fromStdString(toText(value.cell()));
}

Value time(ValueKind kind, const char *form)
{
    Cell cell;
    if (!fromText(form, kind, nullptr, cell))
        qFatal("no such value: %s", form);
    return Value(cell);
}

Value decimal(const char *digits)
{
    return Value(Cell::ofBytes(ValueKind::Decimal, digits));
}

} // namespace

Q_DECLARE_METATYPE(Value)

class TestValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const Value &value, const QByteArray &expected) {
            QTest::newRow(name) << value << expected;
        };
        const auto of = [](std::int64_t number, ValueKind kind) { return Value::ofInt(number, kind); };
        const auto real = [](double number) { return Value(Cell::ofDouble(number)); };
        row("null", Value(), "");
        row("true", of(1, ValueKind::Boolean), "true");
        row("least int", of(std::numeric_limits<std::int64_t>::min(), ValueKind::Int), "-9223372036854775808");
        row("greatest uint", Value(Cell::ofUInt(~0ULL)), "18446744073709551615");
        row("0.1", real(0.1), "0.1");
        row("minus zero", real(-0.0), "-0");
        row("infinity", real(-std::numeric_limits<double>::infinity()), "-Infinity");
        row("nan", real(std::numeric_limits<double>::quiet_NaN()), "NaN");
        row("decimal as given", decimal("-12.340"), "-12.340");
        row("epoch", of(0, ValueKind::Date), "1970-01-01");
        row("first day", of(-719'162, ValueKind::Date), "0001-01-01");
        row("last day", of(2'932'896, ValueKind::Date), "9999-12-31");
        row("1 BC", of(-719'163, ValueKind::Date), "0000-12-31");
        row("beyond 9999", of(2'932'897, ValueKind::Date), "10000-01-01");
        row("time", of(23'400'000'001, ValueKind::Time), "06:30:00.000001");
        row("longest time of MariaDB", of(-(838LL * 3600 + 59 * 60 + 59) * microsPerSecond, ValueKind::Time),
            "-838:59:59.000000");
        row("timestamp", of(-1, ValueKind::Timestamp), "1969-12-31 23:59:59.999999");
        row("timestamp with zone", of(1, ValueKind::TimestampTz), "1970-01-01T00:00:00.000001Z");
        row("after all time", of(std::numeric_limits<std::int64_t>::max(), ValueKind::TimestampTz), "infinity");
        row("before all time", of(std::numeric_limits<std::int64_t>::min(), ValueKind::Date), "-infinity");
        row("binary", bytesValue(ValueKind::Binary, std::string("\0\xff", 2)), "\\x00ff");
        row("empty binary", bytesValue(ValueKind::Binary, ""), "\\x");
        row("uuid",
            bytesValue(ValueKind::Uuid, std::string("\x01\x23\x45\x67\x89\xab\xcd\xef\x01\x23\x45\x67\x89\xab\xcd\xef", 16)),
            "01234567-89ab-cdef-0123-456789abcdef");
    }

    void text()
    {
        QFETCH(Value, value);
        QTEST(::text(value), "expected");
    }

    void json_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QJsonValue>("expected");
        const auto row = [](const char *name, const Value &value, const QJsonValue &expected) {
            QTest::newRow(name) << value << expected;
        };
        row("null", Value(), QJsonValue::Null);
        row("boolean", Value::ofInt(1, ValueKind::Boolean), true);
        row("int", Value::ofInt(-7), -7);
        row("greatest exact", Value::ofInt(1LL << 53), qint64(1) << 53);
        row("int beyond a JSON number", Value::ofInt((1LL << 53) + 1), QStringLiteral("9007199254740993"));
        row("uint beyond a JSON number", Value(Cell::ofUInt(~0ULL)), QStringLiteral("18446744073709551615"));
        row("double", Value(Cell::ofDouble(0.5)), 0.5);
        row("nan", Value(Cell::ofDouble(std::numeric_limits<double>::quiet_NaN())), QStringLiteral("NaN"));
        row("decimal", decimal("1.50"), QStringLiteral("1.50"));
        row("text", Value::ofText("水"), QStringLiteral("水"));
        row("json", bytesValue(ValueKind::Json, "{\"a\":[1,null]}"),
            QJsonObject{{QStringLiteral("a"), QJsonArray{1, QJsonValue::Null}}});
        row("bare json", bytesValue(ValueKind::Json, "\"x\""), QStringLiteral("x"));
        row("broken json", bytesValue(ValueKind::Json, "{"), QStringLiteral("{"));
    }

    void json()
    {
        QFETCH(Value, value);
        QTEST(toJson(value.cell()), "expected");
    }

    void equality_data()
    {
        QTest::addColumn<Value>("a");
        QTest::addColumn<Value>("b");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *name, const Value &a, const Value &b, bool expected) {
            QTest::newRow(name) << a << b << expected;
        };
        row("null is null", Value(), Value(), true);
        row("null is not empty", Value(), Value::ofText(""), false);
        row("trailing zeros do not count", decimal("12.340"), decimal("12.34"), true);
        row("leading zeros do not count", decimal("007"), decimal("7.0"), true);
        row("minus zero decimal", decimal("-0.0"), decimal("0"), true);
        row("different decimals", decimal("12.34"), decimal("12.3400001"), false);
        row("zeros of doubles are two", Value(Cell::ofDouble(0.0)), Value(Cell::ofDouble(-0.0)), false);
        row("nan is nan", Value(Cell::ofDouble(std::numeric_limits<double>::quiet_NaN())),
            Value(Cell::ofDouble(std::numeric_limits<double>::quiet_NaN())), true);
        row("json by content", bytesValue(ValueKind::Json, "{\"a\":1,\"b\":2}"),
            bytesValue(ValueKind::Json, "{ \"b\":2.0,\"a\":1 }"), true);
        row("json differs", bytesValue(ValueKind::Json, "[1,2]"), bytesValue(ValueKind::Json, "[2,1]"), false);
        row("broken json by bytes", bytesValue(ValueKind::Json, "{"), bytesValue(ValueKind::Json, "{"), true);
        row("kinds differ", Value::ofInt(1), Value(Cell::ofUInt(1)), false);
        row("text to the last zero", bytesValue(ValueKind::Text, std::string("a\0b", 3)),
            bytesValue(ValueKind::Text, std::string("a\0c", 3)), false);
    }

    void equality()
    {
        QFETCH(Value, a);
        QFETCH(Value, b);
        QTEST(a == b, "expected");
        QTEST(b == a, "expected");
    }

    void order_data()
    {
        QTest::addColumn<Value>("less");
        QTest::addColumn<Value>("greater");
        const auto row = [](const char *name, const Value &less, const Value &greater) {
            QTest::newRow(name) << less << greater;
        };
        row("null first", Value(), Value::ofInt(std::numeric_limits<std::int64_t>::min()));
        row("int and int", Value::ofInt(-2), Value::ofInt(1));
        row("int and uint", Value::ofInt(-1), Value(Cell::ofUInt(0)));
        row("int and uint beyond it", Value::ofInt(std::numeric_limits<std::int64_t>::max()), Value(Cell::ofUInt(1ULL << 63)));
        row("int and decimal", Value::ofInt(1), decimal("1.0000000000000000000001"));
        row("decimal and uint", decimal("18446744073709551614.9"), Value(Cell::ofUInt(~0ULL)));
        row("negative decimals", decimal("-10"), decimal("-9.99"));
        row("decimals of many digits", decimal("99999999999999999999999.1"), decimal("100000000000000000000000"));
        row("int and double beyond its mantissa", Value(Cell::ofDouble(9007199254740992.0)), Value::ofInt((1LL << 53) + 1));
        row("decimal and double", decimal("0.1"), Value(Cell::ofDouble(0.1)));
        row("infinity and nan", Value(Cell::ofDouble(std::numeric_limits<double>::infinity())),
            Value(Cell::ofDouble(std::numeric_limits<double>::quiet_NaN())));
        row("minus infinity", decimal("-Infinity"), decimal("-99999999999999"));
        row("text by bytes", Value::ofText("Z"), Value::ofText("a"));
        row("text by bytes beyond ASCII", Value::ofText("z"), Value::ofText("é"));
        row("prefix first", Value::ofText("a"), bytesValue(ValueKind::Text, std::string("a\0", 2)));
        row("dates", time(ValueKind::Date, "0001-01-01"), time(ValueKind::Date, "1969-12-31"));
        row("timestamps", time(ValueKind::Timestamp, "1969-12-31 23:59:59.999999"),
            time(ValueKind::Timestamp, "1970-01-01 00:00:00"));
        row("durations", time(ValueKind::Time, "-00:00:00.000001"), time(ValueKind::Time, "00:00:00"));
    }

    void order()
    {
        QFETCH(Value, less);
        QFETCH(Value, greater);
        QVERIFY(tidewright::order(less.cell(), greater.cell()) == std::strong_ordering::less);
        QVERIFY(tidewright::order(greater.cell(), less.cell()) == std::strong_ordering::greater);
        QVERIFY(tidewright::order(less.cell(), less.cell()) == std::strong_ordering::equal);
    }

    void theOrderIsTotal()
    {
        VERIFY_PROPERTY("numbers: antisymmetric and transitive", [] {
            const auto number = rc::gen::mapcat(
                rc::gen::element(ValueKind::Int, ValueKind::UInt, ValueKind::Decimal, ValueKind::Double), valuesOf);
            const Value a = *number;
            const Value b = *number;
            const Value c = *number;
            const auto less = [](const Value &x, const Value &y) { return tidewright::order(x.cell(), y.cell()) < 0; };
            RC_ASSERT((tidewright::order(a.cell(), b.cell()) <=> 0) == (0 <=> tidewright::order(b.cell(), a.cell())));
            RC_ASSERT(!(less(a, b) && less(b, c)) || less(a, c));
        });
    }

    void keysByTheirParts()
    {
        const Key one{Value::ofInt(1), Value::ofText("b")};
        const Key two{Value::ofInt(2), Value::ofText("a")};
        QVERIFY(tidewright::order(one, two) < 0);
        QVERIFY(tidewright::order(Key{Value::ofInt(1)}, one) < 0);
        QVERIFY(tidewright::order(one, one) == 0);
    }

    void typedJsonIsLossless()
    {
        VERIFY_PROPERTY("fromTypedJson(toTypedJson(x)) = x, through its text", [] {
            const Value value = *values();
            const QByteArray written = QJsonDocument(QJsonArray{toTypedJson(value)}).toJson();
            Value back;
            RC_ASSERT(fromTypedJson(QJsonDocument::fromJson(written).array().first(), back));
            RC_ASSERT(back.kind() == value.kind());
            RC_ASSERT(toText(back.cell()) == toText(value.cell()));
            RC_ASSERT(back == value);
        });
    }

    void typedJsonThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"{}", "[]", "7", "{\"kind\":\"int\"}", "{\"kind\":\"int\",\"value\":7}",
                                 "{\"kind\":\"int\",\"value\":\"7x\"}", "{\"kind\":\"planet\",\"value\":\"7\"}",
                                 "{\"kind\":\"date\",\"value\":\"2026-02-30\"}", "{\"kind\":\"text\",\"hex\":\"\\\\x0\"}",
                                 "{\"kind\":\"uuid\",\"value\":\"0\"}", "{\"kind\":\"double\",\"value\":\"NaN:1\"}"})
            QTest::newRow(json) << QByteArray(json);
    }

    void typedJsonThatIsNone()
    {
        QFETCH(QByteArray, json);
        Value value;
        QVERIFY(!fromTypedJson(QJsonDocument::fromJson('[' + json + ']').array().first(), value));
    }

    void datesAreThoseOfTheCalendar()
    {
        VERIFY_PROPERTY("days as std::chrono counts them", [] {
            const std::int64_t day = *days();
            const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
            std::int64_t back = 0;
            RC_ASSERT(daysFromCivil(int(date.year()), unsigned(date.month()), unsigned(date.day()), back));
            RC_ASSERT(back == day);
            RC_ASSERT(time(ValueKind::Date, toText(Cell::ofInt(day, ValueKind::Date)).c_str()) ==
                      Value::ofInt(day, ValueKind::Date));
        });
    }

    void rewound_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const Value &value, qint64 micros, const char *expected) {
            QTest::newRow(name) << value << micros << QByteArray(expected);
        };
        const qint64 fiveMinutes = 300'000'000;
        row("timestamp", time(ValueKind::Timestamp, "2026-11-21 00:01:00"), fiveMinutes, "2026-11-20 23:56:00.000000");
        row("timestamp with zone", time(ValueKind::TimestampTz, "2026-11-21T06:30:00.000001Z"), fiveMinutes,
            "2026-11-21T06:25:00.000001Z");
        row("date by less than a day", time(ValueKind::Date, "2026-11-21"), fiveMinutes, "2026-11-20");
        row("date by a day", time(ValueKind::Date, "2026-11-21"), microsPerDay, "2026-11-20");
        row("date by nothing", time(ValueKind::Date, "2026-11-21"), 0, "2026-11-21");
        row("time stays a time of day", time(ValueKind::Time, "00:01:00"), fiveMinutes, "00:00:00.000000");
        row("number", Value::ofInt(7), fiveMinutes, "7");
        row("text", Value::ofText("x"), fiveMinutes, "x");
        row("text of a time", Value::ofText("2026-11-21 00:01:00"), fiveMinutes, "2026-11-20 23:56:00");
        row("text of a zoned time", Value::ofText("2026-11-21T00:01:00.250Z"), fiveMinutes, "2026-11-20T23:56:00.250Z");
        row("text of a time at an offset", Value::ofText("2026-11-21T00:01+05:30"), fiveMinutes, "2026-11-20T23:56+05:30");
        row("text of a date", Value::ofText("2026-11-21"), fiveMinutes, "2026-11-20");
        row("text that begins like a date", Value::ofText("2026-11-21 release"), fiveMinutes, "2026-11-21 release");
        row("not below year 1", time(ValueKind::Timestamp, "0001-01-01 00:01:00"), fiveMinutes, "0001-01-01 00:00:00.000000");
        row("below year 1 already", time(ValueKind::Date, "-0043-03-15"), fiveMinutes, "-0043-03-15");
        row("for ever", time(ValueKind::Timestamp, "2026-11-21 00:00:00"), std::numeric_limits<qint64>::max(),
            "0001-01-01 00:00:00.000000");
        row("null", Value(), fiveMinutes, "");
    }

    void rewound()
    {
        QFETCH(Value, value);
        QFETCH(qint64, micros);
        QTEST(::text(tidewright::rewound(value, micros)), "expected");
    }
};

QTEST_APPLESS_MAIN(TestValue)
#include "tst_value.moc"
