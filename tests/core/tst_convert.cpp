// Conversion between types: exact or refused, and back again to the same value.
#include "conversion.h"
#include "convert.h"
#include "fieldtypes.h"
#include "property.h"
#include "valuegen.h"
#include "valuetext.h"

using namespace tidewright;

namespace
{

FieldType number(int precision, int scale)
{
    FieldType made = type(ValueKind::Decimal);
    made.precision = precision;
    made.scale = scale;
    return made;
}

FieldType timed(ValueKind kind, int precision, bool duration = false)
{
    FieldType made = type(kind);
    made.precision = precision;
    made.duration = duration;
    return made;
}

Value of(ValueKind kind, const char *form)
{
    Cell cell;
    std::string room(std::strlen(form), '\0');
    if (!fromText(form, kind, room.data(), cell))
        qFatal("no such value: %s", form);
    return Value(cell);
}

} // namespace

Q_DECLARE_METATYPE(Value)
Q_DECLARE_METATYPE(FieldType)

class TestConvert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survives_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<FieldType>("to");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const Value &value, const FieldType &to, const char *expected) {
            QTest::newRow(name) << value << to << QByteArray(expected);
        };
        using enum ValueKind;
        row("least 64-bit int", of(Int, "-9223372036854775808"), whole(Int, 64), "-9223372036854775808");
        row("greatest unsigned to decimal", of(UInt, "18446744073709551615"), number(20, 0), "18446744073709551615");
        row("decimal to unsigned", of(Decimal, "18446744073709551615.00"), whole(UInt, 64), "18446744073709551615");
        row("int to unsigned", of(Int, "255"), whole(UInt, 8), "255");
        row("least 24-bit int", of(Int, "-8388608"), whole(Int, 24), "-8388608");
        row("int to decimal", of(Int, "-7"), number(3, 2), "-7");
        row("decimal keeps its digits", of(Decimal, "-12345678901234567890.123456789"), number(40, 9),
            "-12345678901234567890.123456789");
        row("trailing zeros are cut", of(Decimal, "1.2300"), number(5, 2), "1.23");
        row("trailing zeros and point are cut", of(Decimal, "12.000"), number(2, 0), "12");
        row("unlimited decimal may be NaN", of(Decimal, "NaN"), number(-1, -1), "NaN");
        row("int to double", of(Int, "9007199254740992"), type(Double), "9007199254740992");
        row("decimal to double", of(Decimal, "0.375"), type(Double), "0.375");
        row("double to decimal", of(Double, "0.375"), number(5, 3), "0.375");
        row("whole double to int", of(Double, "1e+15"), whole(Int, 64), "1000000000000000");
        row("double to float", of(Double, "0.5"), whole(Double, 32), "0.5");
        row("nan to float", of(Double, "NaN"), whole(Double, 32), "NaN");
        row("minus zero stays one", of(Double, "-0"), type(Double), "-0");
        row("true to int", of(Boolean, "true"), whole(Int, 8), "1");
        row("1 to true", of(Int, "1"), type(Boolean), "true");
        row("0 to false", of(UInt, "0"), type(Boolean), "false");
        row("characters, not bytes", Value::ofText("水é😀"), sized(Text, 3), "水é😀");
        row("empty text", Value::ofText(""), sized(Text, 0), "");
        row("empty text is no null", Value::ofText(""), sized(Binary, 4), "refused");
        row("binary with zeros", of(Binary, "\\x00ff00"), sized(Binary, 3), "\\x00ff00");
        row("padded binary of full length", of(Binary, "\\x00ff"), sized(Binary, 2, true), "\\x00ff");
        row("uuid to bytes", of(Uuid, "01234567-89ab-cdef-0123-456789abcdef"), sized(Binary, 16, true),
            "\\x0123456789abcdef0123456789abcdef");
        row("bytes to uuid", of(Binary, "\\x0123456789abcdef0123456789abcdef"), type(Uuid),
            "01234567-89ab-cdef-0123-456789abcdef");
        row("uuid to text", of(Uuid, "01234567-89ab-cdef-0123-456789abcdef"), sized(Text, 36),
            "01234567-89ab-cdef-0123-456789abcdef");
        row("text to uuid", Value::ofText("01234567-89ab-cdef-0123-456789abcdef"), type(Uuid),
            "01234567-89ab-cdef-0123-456789abcdef");
        row("json to text", of(Json, "{\"b\":1}"), type(Text), "{\"b\":1}");
        row("text to json", Value::ofText("[1, 2]"), type(Json), "[1, 2]");
        row("first date", of(Date, "0001-01-01"), type(Date), "0001-01-01");
        row("date to timestamp", of(Date, "9999-12-31"), timed(Timestamp, 6), "9999-12-31 00:00:00.000000");
        row("midnight to date", of(Timestamp, "0001-01-01 00:00:00"), type(Date), "0001-01-01");
        row("microseconds", of(Timestamp, "2026-11-21 06:29:58.000001"), timed(Timestamp, 6), "2026-11-21 06:29:58.000001");
        row("zeros beyond the precision", of(Timestamp, "2026-11-21 06:29:58.120000"), timed(Timestamp, 2),
            "2026-11-21 06:29:58.120000");
        row("before the epoch", of(Timestamp, "1969-12-31 23:59:59.500000"), timed(Timestamp, 1), "1969-12-31 23:59:59.500000");
        row("zone to wall clock of UTC", of(TimestampTz, "2026-11-21T06:29:58.000001Z"), timed(Timestamp, 6),
            "2026-11-21 06:29:58.000001");
        row("wall clock of UTC to zone", of(Timestamp, "2026-11-21 06:29:58.000001"), timed(TimestampTz, -1),
            "2026-11-21T06:29:58.000001Z");
        row("24 hours", of(Time, "24:00:00"), timed(Time, 6), "24:00:00.000000");
        row("a duration", of(Time, "-838:59:59"), timed(Time, 0, true), "-838:59:59.000000");
        row("int to text", of(Int, "-7"), type(Text), "-7");
        row("decimal to text as it is", of(Decimal, "1.50"), type(Text), "1.50");
        row("double to text", of(Double, "0.1"), type(Text), "0.1");
        row("binary to text", of(Binary, "\\x00"), type(Text), "\\x00");
        row("text to int", Value::ofText("-7"), whole(Int, 8), "-7");
        row("text to decimal of its scale", Value::ofText("1.50"), number(3, 2), "1.50");
        row("text to double", Value::ofText("0.1"), type(Double), "0.1");
        row("text to timestamp", Value::ofText("2026-11-21 06:29:58.000001"), timed(Timestamp, 6), "2026-11-21 06:29:58.000001");
        row("text to boolean", Value::ofText("true"), type(Boolean), "true");
        row("text to binary", Value::ofText("\\x00ff"), type(Binary), "\\x00ff");
    }
    void survives()
    {
        QFETCH(Value, value);
        QFETCH(FieldType, to);
        QFETCH(QByteArray, expected);
        RecordBatch arena;
        const auto converted = convertCell(value.cell(), to, arena);
        if (expected == "refused") {
            QVERIFY(!converted);
            return;
        }
        QVERIFY2(converted.has_value(), converted ? "" : qPrintable(converted.error().message));
        QCOMPARE(int(converted->kind), int(to.kind));
        QCOMPARE(QByteArray::fromStdString(toText(*converted)), expected);
    }

    void refused_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<FieldType>("to");
        const auto row = [](const char *name, const Value &value, const FieldType &to) { QTest::newRow(name) << value << to; };
        using enum ValueKind;
        row("int beyond 8 bits", of(Int, "128"), whole(Int, 8));
        row("int below 8 bits", of(Int, "-129"), whole(Int, 8));
        row("int beyond 24 bits", of(Int, "8388608"), whole(Int, 24));
        row("negative to unsigned", of(Int, "-1"), whole(UInt, 64));
        row("unsigned beyond int", of(UInt, "9223372036854775808"), whole(Int, 64));
        row("decimal with a fraction to int", of(Decimal, "1.5"), whole(Int, 64));
        row("decimal beyond 64 bits", of(Decimal, "18446744073709551616"), whole(UInt, 64));
        row("a digit beyond the scale", of(Decimal, "1.231"), number(5, 2));
        row("a digit beyond the precision", of(Decimal, "1234.5"), number(5, 2));
        row("nan in a limited decimal", of(Decimal, "NaN"), number(5, 2));
        row("infinity in a limited decimal", of(Decimal, "-Infinity"), number(5, 2));
        row("int beyond a decimal", of(Int, "1000"), number(3, 0));
        row("int beyond a double's mantissa", of(Int, "9007199254740993"), type(Double));
        row("greatest unsigned to double", of(UInt, "18446744073709551615"), type(Double));
        row("0.1 is no double", of(Decimal, "0.1"), type(Double));
        row("a double's 0.1 is no short decimal", of(Double, "0.1"), number(12, 2));
        row("0.1 is no float", of(Double, "0.1"), whole(Double, 32));
        row("beyond a float's range", of(Double, "1e+300"), whole(Double, 32));
        row("nan to int", of(Double, "NaN"), whole(Int, 64));
        row("2^63 to int", of(Double, "9223372036854775808"), whole(Int, 64));
        row("2^64 to unsigned", of(Double, "18446744073709551616"), whole(UInt, 64));
        row("minus zero to int", of(Double, "-0"), whole(Int, 64));
        row("minus zero to decimal", of(Double, "-0"), number(-1, -1));
        row("2 to boolean", of(Int, "2"), type(Boolean));
        row("-1 to boolean", of(Int, "-1"), type(Boolean));
        row("a character too many", Value::ofText("水é😀x"), sized(Text, 3));
        row("spaces at the end of a padded text", Value::ofText("a "), sized(Text, 3, true));
        row("a byte too many", of(Binary, "\\x0001"), sized(Binary, 1));
        row("a short value for a padded binary", of(Binary, "\\x00"), sized(Binary, 2, true));
        row("fifteen bytes are no uuid", of(Binary, "\\x000102030405060708090a0b0c0d0e"), type(Uuid));
        row("upper-case uuid would come back lower-case", Value::ofText("01234567-89AB-CDEF-0123-456789ABCDEF"), type(Uuid));
        row("text that is no json", Value::ofText("{a:1}"), type(Json));
        row("empty text is no json", Value::ofText(""), type(Json));
        row("microseconds beyond the precision", of(Timestamp, "2026-11-21 06:29:58.000001"), timed(Timestamp, 3));
        row("fraction for whole seconds", of(TimestampTz, "2026-11-21T06:29:58.5Z"), timed(Timestamp, 0));
        row("not midnight", of(Timestamp, "2026-11-21 00:00:00.000001"), type(Date));
        row("beyond 24 hours", of(Time, "24:00:00.000001"), timed(Time, 6));
        row("negative time of day", of(Time, "-00:00:01"), timed(Time, 6));
        row("date beyond a timestamp", of(Date, "5874897-12-31"), timed(Timestamp, 6));
        row("time to timestamp", of(Time, "01:00:00"), timed(Timestamp, 6));
        row("int to date", of(Int, "1"), type(Date));
        row("text with a plus", Value::ofText("+7"), whole(Int, 64));
        row("text with leading zeros", Value::ofText("007"), whole(Int, 64));
        row("text with a space", Value::ofText("7 "), whole(Int, 64));
        row("text of another scale", Value::ofText("1.5"), number(3, 2));
        row("text with a long double", Value::ofText("0.10"), type(Double));
        row("text as another would write a time", Value::ofText("2026-11-21T06:29:58Z"), timed(Timestamp, 6));
        row("text 1 is no boolean", Value::ofText("1"), type(Boolean));
        row("int to json", of(Int, "1"), type(Json));
        row("json to int", of(Json, "1"), whole(Int, 64));
        row("text to binary", Value::ofText("abc"), type(Binary));
    }
    void refused()
    {
        QFETCH(Value, value);
        QFETCH(FieldType, to);
        RecordBatch arena;
        const auto converted = convertCell(value.cell(), to, arena);
        QVERIFY2(!converted, converted ? toText(*converted).c_str() : "");
        const Error &error = converted.error();
        QCOMPARE(error.code, ErrorCode::ValueRefused);
        QVERIFY(error.message.contains(kindName(value.kind())));
        QVERIFY(error.message.contains(typeText(to)));
        QVERIFY(!error.hint.isEmpty());
    }

    void nullIsNullEverywhere()
    {
        RecordBatch arena;
        for (int kind = int(ValueKind::Boolean); kind <= int(ValueKind::Uuid); ++kind)
            QVERIFY(convertCell(Cell::null(), type(ValueKind(kind)), arena)->isNull());
    }

    void thereAndBackIsTheSameOrRefused()
    {
        VERIFY_PROPERTY("A → B → A is the identity or refused", [] {
            const ValueKind a = *rc::gen::suchThat(kinds(), [](ValueKind kind) { return kind != ValueKind::Null; });
            const ValueKind b =
                *rc::gen::suchThat(kinds(), [a](ValueKind kind) { return kind != ValueKind::Null && convertible(a, kind); });
            const Value value = *valuesOf(a);
            const FieldType typeA = *fieldTypes(a);
            const FieldType typeB = *fieldTypes(b);
            RecordBatch arena;
            const auto start = convertCell(value.cell(), typeA, arena);
            RC_PRE(start.has_value());
            const auto there = convertCell(*start, typeB, arena);
            if (!there)
                return;
            RC_ASSERT(there->kind == b);
            const auto back = convertCell(*there, typeA, arena);
            if (back)
                RC_ASSERT(equal(*back, *start));
        });
    }

    void whatAlwaysFitsIsNeverChanged()
    {
        VERIFY_PROPERTY("alwaysFits: converting changes nothing", [] {
            const ValueKind kind = *rc::gen::suchThat(kinds(), [](ValueKind one) { return one != ValueKind::Null; });
            const FieldType from = *fieldTypes(kind);
            const FieldType to = *fieldTypes(kind);
            RC_PRE(alwaysFits(from, to));
            RecordBatch arena;
            const Value value = *valuesOf(kind); // what is converted may borrow it
            const auto start = convertCell(value.cell(), from, arena);
            RC_PRE(start.has_value());
            const auto converted = convertCell(*start, to, arena);
            RC_ASSERT(converted.has_value());
            RC_ASSERT(toText(*converted) == toText(*start));
        });
    }

    void aNeutralTypeHoldsEveryValue()
    {
        VERIFY_PROPERTY("neutralType holds what the type holds", [] {
            const ValueKind kind = *rc::gen::suchThat(kinds(), [](ValueKind one) { return one != ValueKind::Null; });
            const FieldType from = *fieldTypes(kind);
            RecordBatch arena;
            const Value value = *valuesOf(kind); // what is converted may borrow it
            const auto start = convertCell(value.cell(), from, arena);
            RC_PRE(start.has_value());
            RC_ASSERT(convertCell(*start, neutralType(from), arena).has_value());
        });
    }
};

QTEST_APPLESS_MAIN(TestConvert)
#include "tst_convert.moc"
