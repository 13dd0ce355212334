#include "value.h"

#include "decimaltext.h"
#include "valuetext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tidewright
{

Value::Value(const Cell &cell)
    : m_kind(cell.kind)
{
    if (hasBytes(cell.kind))
        m_bytes.assign(cell.data, cell.size);
    else if (!cell.isNull())
        m_inline = cell.i;
}

Cell Value::cell() const
{
    if (hasBytes(m_kind))
        return Cell::ofBytes(m_kind, m_bytes);
    return Cell::ofInt(m_inline, m_kind);
}

bool operator==(const Value &a, const Value &b)
{
    return equal(a.cell(), b.cell());
}

namespace
{

bool isNumber(ValueKind kind)
{
    return kind == ValueKind::Boolean || kind == ValueKind::Int || kind == ValueKind::UInt || kind == ValueKind::Double ||
           kind == ValueKind::Decimal;
}

bool isWhole(ValueKind kind)
{
    return kind == ValueKind::Boolean || kind == ValueKind::Int || kind == ValueKind::UInt;
}

std::strong_ordering orderWhole(const Cell &a, const Cell &b)
{
    const bool aNegative = a.kind != ValueKind::UInt && a.i < 0;
    const bool bNegative = b.kind != ValueKind::UInt && b.i < 0;
    if (aNegative != bNegative)
        return aNegative ? std::strong_ordering::less : std::strong_ordering::greater;
    return aNegative ? a.i <=> b.i : a.u <=> b.u;
}

// NaN is the greatest and equals itself; both zeros are one number.
std::strong_ordering orderDoubles(double a, double b)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) <=> std::isnan(b);
    if (a == b)
        return std::strong_ordering::equal;
    return a < b ? std::strong_ordering::less : std::strong_ordering::greater;
}

// The exact decimal text of any number; `buffer` is where it lies if it must be written.
std::string_view exactText(const Cell &cell, char (&buffer)[exactDoubleSize])
{
    if (cell.kind == ValueKind::Decimal)
        return cell.bytes();
    if (cell.kind == ValueKind::Double)
        return exactDoubleText(cell.d, buffer);
    const Cell number = cell.kind == ValueKind::Boolean ? Cell::ofInt(cell.i) : cell;
    return {buffer, writeInlineText(number, buffer)};
}

std::strong_ordering orderNumbers(const Cell &a, const Cell &b)
{
    if (isWhole(a.kind) && isWhole(b.kind))
        return orderWhole(a, b);
    if (a.kind == ValueKind::Double && b.kind == ValueKind::Double)
        return orderDoubles(a.d, b.d);
    char aBuffer[exactDoubleSize];
    char bBuffer[exactDoubleSize];
    const std::string_view aText = exactText(a, aBuffer);
    const std::string_view bText = exactText(b, bBuffer);
    const auto aParts = decimalParts(aText);
    const auto bParts = decimalParts(bText);
    if (aParts && bParts)
        return compareDecimals(*aParts, *bParts);
    if (!aParts && !bParts)
        return aText.compare(bText) <=> 0;
    return bool(aParts) <=> bool(bParts);
}

bool equalJson(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    std::string aCanonical;
    std::string bCanonical;
    return canonicalJson(a, aCanonical) && canonicalJson(b, bCanonical) && aCanonical == bCanonical;
}

} // namespace

bool equal(const Cell &a, const Cell &b)
{
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case ValueKind::Null:
        return true;
    case ValueKind::Decimal:
        return a.bytes() == b.bytes() || orderNumbers(a, b) == 0;
    case ValueKind::Json:
        return equalJson(a.bytes(), b.bytes());
    case ValueKind::Text:
    case ValueKind::Binary:
    case ValueKind::Uuid:
        return a.bytes() == b.bytes();
    default:
        return a.u == b.u;
    }
}

std::strong_ordering order(const Cell &a, const Cell &b)
{
    if (a.isNull() || b.isNull())
        return b.isNull() <=> a.isNull();
    if (isNumber(a.kind) && isNumber(b.kind))
        return orderNumbers(a, b);
    if (a.kind != b.kind)
        return a.kind <=> b.kind;
    if (hasBytes(a.kind))
        return a.bytes().compare(b.bytes()) <=> 0;
    return a.i <=> b.i;
}

std::strong_ordering order(const Key &a, const Key &b)
{
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t at = 0; at < common; ++at) {
        if (const auto parts = order(a[at].cell(), b[at].cell()); parts != 0)
            return parts;
    }
    return a.size() <=> b.size();
}

// Within its own form, whose order as text thereby stays that of its times.
static Value rewoundText(const Value &value, std::int64_t micros)
{
    const std::string text(value.cell().bytes());
    constexpr std::size_t dateSize = 10, minuteSize = 16;
    Cell cell;
    char buffer[inlineTextSize];
    if (text.size() < dateSize || !fromText(std::string_view(text).substr(0, dateSize), ValueKind::Date, nullptr, cell))
        return value;
    if (text.size() == dateSize) {
        const Value back = rewound(Value::ofInt(cell.i, ValueKind::Date), micros);
        return Value::ofText({buffer, writeInlineText(back.cell(), buffer)});
    }
    const std::size_t end = std::min(text.find_first_of("Zz+-", dateSize), text.size());
    const std::string clock = text.substr(0, end) + (end == minuteSize ? ":00" : "");
    if (!fromText(clock, ValueKind::Timestamp, nullptr, cell))
        return value;
    const Value back = rewound(Value::ofInt(cell.i, ValueKind::Timestamp), micros);
    const std::size_t size = writeInlineText(back.cell(), buffer);
    buffer[dateSize] = text[dateSize];
    return Value::ofText(std::string(buffer, std::min(end, size)) + text.substr(end));
}

Value rewound(const Value &value, std::int64_t micros)
{
    // 0001-01-01: no engine of ours reads an earlier literal in every dialect.
    constexpr std::int64_t firstDay = -719'162;
    const std::int64_t at = value.cell().i;
    const std::int64_t back = std::max<std::int64_t>(micros, 0);
    const auto notBelow = [at, &value](std::int64_t by, std::int64_t lowest) {
        return Value::ofInt(at < lowest + by ? std::min(at, lowest) : at - by, value.kind());
    };
    switch (value.kind()) {
    case ValueKind::Date:
        return notBelow(back / microsPerDay + (back % microsPerDay ? 1 : 0), firstDay);
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return notBelow(back, firstDay * microsPerDay);
    case ValueKind::Time:
        // A time of day stays one; a negative duration may go on down.
        return at >= 0 ? notBelow(back, 0) : notBelow(back, std::numeric_limits<std::int64_t>::min());
    case ValueKind::Text:
        return rewoundText(value, back);
    default:
        return value;
    }
}

QString kindName(ValueKind kind)
{
    static constexpr std::array names{"null",   "boolean", "int",  "uint",      "double",      "decimal", "text",
                                      "binary", "date",    "time", "timestamp", "timestamptz", "json",    "uuid"};
    return QString::fromLatin1(names[std::size_t(kind)]);
}

} // namespace tidewright
