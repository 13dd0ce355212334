// Arbitrary values for properties: every kind, with the ends of its range more often than chance would bring them.
#pragma once

#include "schema.h"
#include "value.h"
#include "valuetext.h"

#include <bit>
#include <limits>
#include <rapidcheck.h>

namespace tidewright
{

inline rc::Gen<std::int64_t> wholeNumbers()
{
    using Limits = std::numeric_limits<std::int64_t>;
    return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-3, 4), rc::gen::arbitrary<std::int64_t>(),
                          rc::gen::element<std::int64_t>(Limits::min(), Limits::min() + 1, -32769, -32768, -129, -128, 127, 128,
                                                         255, 256, 32767, 65535, 8388607, 16777215, 16777217, 2147483647,
                                                         4294967295, (1LL << 53) + 1, Limits::max() - 1, Limits::max()));
}

// Years 1 to 9999.
inline rc::Gen<std::int64_t> days()
{
    return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-719'162, 2'932'897),
                          rc::gen::element<std::int64_t>(-719'162, -1, 0, 2'932'896));
}

inline rc::Gen<std::int64_t> instants()
{
    return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-719'162 * microsPerDay, 2'932'897 * microsPerDay),
                          rc::gen::map(days(), [](std::int64_t day) { return day * microsPerDay; }),
                          rc::gen::element<std::int64_t>(-719'162 * microsPerDay, -1, 0, 1, 2'932'897 * microsPerDay - 1));
}

inline rc::Gen<double> doubles()
{
    using Limits = std::numeric_limits<double>;
    return rc::gen::oneOf(
        rc::gen::map(rc::gen::arbitrary<std::uint64_t>(), [](std::uint64_t bits) { return std::bit_cast<double>(bits); }),
        rc::gen::map(rc::gen::inRange(-4000, 4001), [](int n) { return n / 8.0; }),
        rc::gen::element(0.0, -0.0, 0.1, 1e22, Limits::max(), Limits::min(), Limits::denorm_min(), Limits::infinity(),
                         -Limits::infinity(), Limits::quiet_NaN()));
}

// "-12.340": as an engine gives it, so with zeros at its end but none at its start.
inline rc::Gen<std::string> decimals()
{
    const auto digits = [](int least, int most) {
        return rc::gen::mapcat(rc::gen::inRange(least, most + 1), [](int count) {
            return rc::gen::container<std::string>(std::size_t(count), rc::gen::elementOf(std::string("000123456789")));
        });
    };
    return rc::gen::map(rc::gen::tuple(rc::gen::arbitrary<bool>(), digits(0, 24), digits(0, 12)), [](const auto &parts) {
        const auto &[negative, integer, fraction] = parts;
        std::string text = integer.substr(std::min(integer.find_first_not_of('0'), integer.size()));
        if (text.empty())
            text = "0";
        if (!fraction.empty())
            text += '.' + fraction;
        const bool zero = text.find_first_not_of("0.") == std::string::npos;
        return negative && !zero ? '-' + text : text;
    });
}

inline rc::Gen<std::string> texts()
{
    const auto piece = rc::gen::element<std::string>("a", "Z", "0", "7", " ", ".", "-", "\"", "\\", std::string("\0", 1), "\n",
                                                     "é", "€", "水", "😀");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string> &pieces) {
        std::string text;
        for (const std::string &one : pieces)
            text += one;
        return text;
    });
}

inline Value bytesValue(ValueKind kind, const std::string &bytes)
{
    return Value(Cell::ofBytes(kind, bytes));
}

inline rc::Gen<Value> valuesOf(ValueKind kind)
{
    const auto inlined = [kind](rc::Gen<std::int64_t> numbers) {
        return rc::gen::map(std::move(numbers), [kind](std::int64_t number) { return Value::ofInt(number, kind); });
    };
    const auto bytes = [kind](rc::Gen<std::string> strings) {
        return rc::gen::map(std::move(strings), [kind](const std::string &text) { return bytesValue(kind, text); });
    };
    switch (kind) {
    case ValueKind::Null:
        return rc::gen::just(Value());
    case ValueKind::Boolean:
        return inlined(rc::gen::inRange<std::int64_t>(0, 2));
    case ValueKind::Int:
        return inlined(wholeNumbers());
    case ValueKind::UInt:
        return rc::gen::map(wholeNumbers(), [](std::int64_t number) { return Value(Cell::ofUInt(std::uint64_t(number))); });
    case ValueKind::Double:
        return rc::gen::map(doubles(), [](double number) { return Value(Cell::ofDouble(number)); });
    case ValueKind::Decimal:
        return bytes(
            rc::gen::oneOf(decimals(), decimals(),
                           rc::gen::element<std::string>("NaN", "Infinity", "-Infinity", "0.5", "18446744073709551615")));
    case ValueKind::Text:
        return bytes(texts());
    case ValueKind::Binary:
        return bytes(
            rc::gen::oneOf(rc::gen::arbitrary<std::string>(), rc::gen::container<std::string>(16, rc::gen::arbitrary<char>())));
    case ValueKind::Date:
        return inlined(days());
    case ValueKind::Time:
        return inlined(rc::gen::inRange<std::int64_t>(-838LL * 3600 * microsPerSecond, 839LL * 3600 * microsPerSecond));
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return inlined(instants());
    case ValueKind::Json:
        return bytes(rc::gen::element<std::string>("null", "[]", "{\"b\":1.0,\"a\":[1e2,\"é\"]}", "\"x\"", " 12 "));
    case ValueKind::Uuid:
        return bytes(rc::gen::container<std::string>(16, rc::gen::arbitrary<char>()));
    }
    return rc::gen::just(Value());
}

inline rc::Gen<ValueKind> kinds()
{
    return rc::gen::map(rc::gen::inRange(0, int(ValueKind::Uuid) + 1), [](int kind) { return ValueKind(kind); });
}

inline rc::Gen<Value> values()
{
    return rc::gen::mapcat(kinds(), valuesOf);
}

inline rc::Gen<FieldType> fieldTypes(ValueKind kind)
{
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange(-1, 7), rc::gen::inRange(-1, 13), rc::gen::inRange<std::int64_t>(-1, 40),
                                       rc::gen::element(8, 16, 24, 32, 64), rc::gen::arbitrary<bool>(),
                                       rc::gen::arbitrary<bool>()),
                        [kind](const auto &parts) {
                            FieldType type;
                            type.kind = kind;
                            if (kind == ValueKind::Decimal) {
                                type.scale = std::get<1>(parts);
                                type.precision = type.scale < 0 ? -1 : type.scale + int(std::get<2>(parts)) + 1;
                            } else {
                                type.precision = std::get<0>(parts);
                            }
                            type.length = std::get<2>(parts);
                            type.bits = std::get<3>(parts);
                            if (kind == ValueKind::Double && type.bits != 32)
                                type.bits = 64;
                            type.fixedLength = std::get<4>(parts);
                            type.duration = std::get<5>(parts);
                            return type;
                        });
}

// Found by RapidCheck when it prints a counterexample.
inline std::ostream &operator<<(std::ostream &os, ValueKind kind)
{
    return os << kindName(kind).toStdString();
}

inline std::ostream &operator<<(std::ostream &os, const Value &value)
{
    return os << value.kind() << " '" << toText(value.cell()) << '\'';
}

inline std::ostream &operator<<(std::ostream &os, const FieldType &type)
{
    return os << type.kind << " precision " << type.precision << " scale " << type.scale << " length " << type.length << " bits "
              << type.bits << (type.fixedLength ? " fixed length" : "") << (type.duration ? " duration" : "");
}

} // namespace tidewright
