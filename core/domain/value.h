// The values that travel. Cell is a borrowed 16-byte view inside a RecordBatch (the hot path); Value owns its bytes (keys, cursors,
// samples). Which values must survive unchanged: semantics, "Values that must survive every path".
#pragma once

#include <QJsonValue>
#include <QString>
#include <compare>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace tidewright
{

enum class ValueKind : std::uint8_t {
    Null,
    Boolean,     // i: 0 or 1
    Int,         // i: signed 64 bit
    UInt,        // u: unsigned 64 bit
    Double,      // d: bit for bit, -0.0 and NaN included
    Decimal,     // data: exact decimal text, "-12.340" as the source gave it; compared and hashed without trailing zeros
    Text,        // data: UTF-8, any length, may hold U+0000 where the source can
    Binary,      // data: bytes
    Date,        // i: days since 1970-01-01 (proleptic Gregorian)
    Time,        // i: microseconds; 0 to 24 h, wider and negative where the source's type is a duration
    Timestamp,   // i: microseconds since 1970-01-01 00:00:00 on the wall clock of whoever wrote it; no zone
    TimestampTz, // i: microseconds since 1970-01-01T00:00:00Z
    Json,        // data: UTF-8 JSON text; compared in canonical form
    Uuid,        // data: 16 bytes
};

struct Cell {
    union {
        std::int64_t i = 0;
        std::uint64_t u;
        double d;
        const char *data; // not owned: lives in the batch's arena or in the Value it was made from
    };
    std::uint32_t size = 0; // bytes at data; 0 for the kinds that hold their value inline
    ValueKind kind = ValueKind::Null;

    bool isNull() const { return kind == ValueKind::Null; }
    std::string_view bytes() const { return {data, size}; }

    static Cell null() { return {}; }
    static Cell ofInt(std::int64_t value, ValueKind kind = ValueKind::Int)
    {
        Cell cell;
        cell.i = value;
        cell.kind = kind;
        return cell;
    }
    static Cell ofUInt(std::uint64_t value)
    {
        Cell cell;
        cell.u = value;
        cell.kind = ValueKind::UInt;
        return cell;
    }
    static Cell ofDouble(double value)
    {
        Cell cell;
        cell.d = value;
        cell.kind = ValueKind::Double;
        return cell;
    }
    static Cell ofBytes(ValueKind kind, std::string_view bytes)
    {
        Cell cell;
        cell.data = bytes.data();
        cell.size = std::uint32_t(bytes.size());
        cell.kind = kind;
        return cell;
    }
};
static_assert(sizeof(Cell) == 16);

// Owns what it holds.
class Value
{
public:
    Value() = default;
    explicit Value(const Cell &cell);

    static Value null() { return {}; }
    static Value ofInt(std::int64_t value, ValueKind kind = ValueKind::Int) { return Value(Cell::ofInt(value, kind)); }
    static Value ofText(std::string_view text) { return Value(Cell::ofBytes(ValueKind::Text, text)); }

    ValueKind kind() const { return m_kind; }
    bool isNull() const { return m_kind == ValueKind::Null; }
    // Borrows from this Value: valid as long as it is neither changed nor destroyed.
    Cell cell() const;

    friend bool operator==(const Value &a, const Value &b);

private:
    std::string m_bytes;
    std::int64_t m_inline = 0; // the bits of i, u or d
    ValueKind m_kind = ValueKind::Null;
};

using Key = std::vector<Value>;

// True for the kinds whose value lies at Cell::data.
constexpr bool hasBytes(ValueKind kind)
{
    return kind == ValueKind::Decimal || kind == ValueKind::Text || kind == ValueKind::Binary || kind == ValueKind::Json ||
           kind == ValueKind::Uuid;
}

// True for the kinds that stand for a moment or a day.
constexpr bool tellsTime(ValueKind kind)
{
    return kind == ValueKind::Date || kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz;
}

// Same kind and same content: decimals without trailing zeros, JSON in canonical form, doubles bit for bit, NULL equals NULL.
bool equal(const Cell &a, const Cell &b);

// The total order in which every endpoint reads keys: NULL first, numbers by value (across Int, UInt and Decimal), text, binary and
// UUIDs by their bytes, times by time. Both cells are of kinds that can meet in one key column.
std::strong_ordering order(const Cell &a, const Cell &b);
std::strong_ordering order(const Key &a, const Key &b);

// The form people and JSON read: numbers and decimals as digits, "2026-11-21 06:29:58.000001" (Timestamp),
// "2026-11-21T06:29:58.000001Z" (TimestampTz), "0001-01-01", "-838:59:59.000000", binary as "\x…" hex, UUID with dashes.
std::string toText(const Cell &cell);
// Null → null; Boolean → true/false; Int, UInt and Double that a JSON number holds exactly → number; Json → the parsed value;
// everything else → its text form.
QJsonValue toJson(const Cell &cell);
// {"kind": "timestamp", "value": "…"}: lossless, for checkpoints and stored cursors.
QJsonValue toTypedJson(const Value &value);
bool fromTypedJson(const QJsonValue &json, Value &value);
QString kindName(ValueKind kind);

// value − duration for the time kinds (floored to the day for Date) and for text that is an ISO 8601 time, which keeps its form;
// value itself for all others. Never below the kind's range.
Value rewound(const Value &value, std::int64_t micros);

// The canonical form of JSON text: members sorted by the bytes of their name (last of equals wins), no white space,
// numbers without exponent and trailing zeros, strings with the shortest escapes. False if `text` is no JSON.
bool canonicalJson(std::string_view text, std::string &canonical);

} // namespace tidewright
