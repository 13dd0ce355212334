#include "pgencode.h"

#include "decimaltext.h"
#include "pgnumeric.h"
#include "text.h"
#include "valuetext.h"

#include <QCoreApplication>
#include <QtEndian>
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

constexpr std::size_t most = std::numeric_limits<std::int32_t>::max() - 64;
// The server's own limits: 4714-11-24 BC, and where its years end.
constexpr std::int64_t firstDay = -2'451'545;
constexpr std::int64_t endDay = 2'145'031'949;
constexpr std::int64_t firstMicros = -211'813'488'000'000'000;

template <typename T>
char *putInt(char *out, T value)
{
    qToBigEndian(value, out);
    return out + sizeof(T);
}

char *putBytes(char *out, std::string_view bytes)
{
    if (!bytes.empty())
        std::memcpy(out, bytes.data(), bytes.size());
    return out + bytes.size();
}

template <typename T>
char *encodeInt(const Cell &cell, char *out)
{
    const bool isInt = cell.kind == ValueKind::Int || cell.kind == ValueKind::Boolean;
    if (isInt ? !std::in_range<T>(cell.i) : cell.kind != ValueKind::UInt || !std::in_range<T>(cell.u))
        return nullptr;
    return putInt(out, T(cell.i));
}

char *encodeFloat(PgCodec codec, const Cell &cell, char *out)
{
    if (cell.kind != ValueKind::Double)
        return nullptr;
    if (codec == PgCodec::Float8)
        return putInt(out, std::bit_cast<std::uint64_t>(cell.d));
    const auto single = float(cell.d);
    if (!std::isnan(cell.d) && double(single) != cell.d)
        return nullptr;
    return putInt(out, std::bit_cast<std::uint32_t>(single));
}

// Digits in front of the point and behind it as they are written, zeros and all.
bool fitsAsWritten(std::string_view decimal, const FieldType &type)
{
    const std::size_t sign = !decimal.empty() && decimal.front() == '-' ? 1 : 0;
    const std::size_t point = std::min(decimal.find('.'), decimal.size());
    const int behind = int(decimal.size() - point) - (point < decimal.size() ? 1 : 0);
    return !decimal.empty() && decimal.back() >= '0' && decimal.back() <= '9' && behind <= type.scale &&
           int(point - sign) <= type.precision - type.scale;
}

bool fits(std::string_view decimal, const FieldType &type)
{
    if (type.precision < 0 || fitsAsWritten(decimal, type))
        return true;
    const std::optional<DecimalParts> parts = decimalParts(decimal);
    if (!parts || parts->kind != DecimalParts::Class::Finite)
        return parts && parts->kind == DecimalParts::Class::NaN;
    const int scale = type.scale;
    const int whole = type.precision - scale;
    if (scale < 0) // rounds to tens, hundreds, …: only such numbers are held exactly
        return parts->fraction.empty() && int(parts->integer.size()) <= whole &&
               (parts->integer.empty() || int(parts->integer.size() - 1 - parts->integer.find_last_not_of('0')) >= -scale);
    // numeric(2,4) holds 0.0012 at most: the digits that are missing before the point are zeros behind it.
    if (whole < 0 && !parts->fraction.empty() &&
        int(std::min(parts->fraction.find_first_not_of('0'), parts->fraction.size())) < -whole)
        return false;
    return int(parts->fraction.size()) <= scale && int(parts->integer.size()) <= std::max(whole, 0);
}

char *encodeNumeric(const PgColumn &column, const Cell &cell, char *out)
{
    if (cell.kind == ValueKind::Decimal)
        return fits(cell.bytes(), column.field.type) ? numericFromText(cell.bytes(), out) : nullptr;
    if (cell.kind != ValueKind::Int && cell.kind != ValueKind::UInt)
        return nullptr;
    char text[inlineTextSize];
    const std::string_view digits(text, writeInlineText(cell, text));
    return fits(digits, column.field.type) ? numericFromText(digits, out) : nullptr;
}

bool withinLength(std::string_view text, std::int64_t length)
{
    if (length < 0 || std::int64_t(text.size()) <= length)
        return true;
    const auto characters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return characters <= length;
}

// Text and JSON of the server have no U+0000.
bool hasZero(const Cell &cell)
{
    return cell.bytes().find('\0') != std::string_view::npos;
}

char *encodeText(const PgColumn &column, const Cell &cell, char *out)
{
    const bool isText = cell.kind == ValueKind::Text || (column.codec == PgCodec::AsText && hasBytes(cell.kind) &&
                                                         cell.kind != ValueKind::Binary && cell.kind != ValueKind::Uuid);
    if (!isText || hasZero(cell) || !withinLength(cell.bytes(), column.field.type.length))
        return nullptr;
    return putBytes(out, cell.bytes());
}

char *encodeJson(const PgColumn &column, const Cell &cell, char *out)
{
    if (cell.kind != ValueKind::Json || hasZero(cell))
        return nullptr;
    if (column.codec == PgCodec::Jsonb)
        *out++ = 1;
    return putBytes(out, cell.bytes());
}

char *encodeDate(const Cell &cell, char *out)
{
    if (cell.kind != ValueKind::Date)
        return nullptr;
    if (cell.i == std::numeric_limits<std::int64_t>::max())
        return putInt(out, std::numeric_limits<std::int32_t>::max());
    if (cell.i == std::numeric_limits<std::int64_t>::min())
        return putInt(out, std::numeric_limits<std::int32_t>::min());
    const std::int64_t days = cell.i - pgEpochDays;
    return days >= firstDay && days < endDay ? putInt(out, std::int32_t(days)) : nullptr;
}

bool withinPrecision(std::int64_t micros, int precision)
{
    constexpr std::int64_t unit[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
    return precision < 0 || precision > 6 || micros % unit[precision] == 0;
}

char *encodeTimestamp(const PgColumn &column, const Cell &cell, char *out)
{
    if (cell.kind != (column.codec == PgCodec::Timestamp ? ValueKind::Timestamp : ValueKind::TimestampTz))
        return nullptr;
    if (cell.i == std::numeric_limits<std::int64_t>::max() || cell.i == std::numeric_limits<std::int64_t>::min())
        return putInt(out, cell.i);
    if (cell.i < firstMicros + pgEpochMicros || !withinPrecision(cell.i, column.field.type.precision))
        return nullptr;
    return putInt(out, cell.i - pgEpochMicros);
}

char *encodeTime(const PgColumn &column, const Cell &cell, char *out)
{
    if (cell.kind != ValueKind::Time || cell.i < 0 || cell.i > microsPerDay ||
        !withinPrecision(cell.i, column.field.type.precision))
        return nullptr;
    return putInt(out, cell.i);
}

char *encodeInterval(const PgColumn &column, const Cell &cell, char *out)
{
    if (cell.kind != ValueKind::Time || !withinPrecision(cell.i, column.field.type.precision))
        return nullptr;
    return putInt(putInt(out, cell.i), std::int64_t(0));
}

char *encodeValue(const PgColumn &column, const Cell &cell, char *out)
{
    switch (column.codec) {
    case PgCodec::Bool:
        if (cell.kind != ValueKind::Boolean)
            return nullptr;
        *out = cell.i ? 1 : 0;
        return out + 1;
    case PgCodec::Int2:
        return encodeInt<std::int16_t>(cell, out);
    case PgCodec::Int4:
        return encodeInt<std::int32_t>(cell, out);
    case PgCodec::Int8:
        return encodeInt<std::int64_t>(cell, out);
    case PgCodec::Float4:
    case PgCodec::Float8:
        return encodeFloat(column.codec, cell, out);
    case PgCodec::Numeric:
        return encodeNumeric(column, cell, out);
    case PgCodec::Text:
    case PgCodec::BpChar:
    case PgCodec::AsText:
        return encodeText(column, cell, out);
    case PgCodec::Bytea:
        return cell.kind == ValueKind::Binary ? putBytes(out, cell.bytes()) : nullptr;
    case PgCodec::Date:
        return encodeDate(cell, out);
    case PgCodec::Time:
        return encodeTime(column, cell, out);
    case PgCodec::Timestamp:
    case PgCodec::TimestampTz:
        return encodeTimestamp(column, cell, out);
    case PgCodec::Json:
    case PgCodec::Jsonb:
        return encodeJson(column, cell, out);
    case PgCodec::Interval:
        return encodeInterval(column, cell, out);
    case PgCodec::Uuid:
        return cell.kind == ValueKind::Uuid && cell.size == 16 ? putBytes(out, cell.bytes()) : nullptr;
    }
    return nullptr;
}

} // namespace

void PgBuffer::grow(std::size_t more)
{
    const std::size_t capacity = std::max(m_capacity * 2, m_size + more);
    auto data = std::make_unique_for_overwrite<char[]>(capacity);
    if (m_size)
        std::memcpy(data.get(), m_data.get(), m_size);
    m_data = std::move(data);
    m_capacity = capacity;
}

void PgBuffer::append(std::string_view bytes)
{
    reserve(bytes.size());
    setEnd(putBytes(end(), bytes));
}

bool pgEncode(const PgColumn &column, const Cell &cell, PgBuffer &buffer)
{
    const std::size_t bytes = hasBytes(cell.kind) ? cell.size : inlineTextSize;
    if (bytes > most)
        return false;
    buffer.reserve(4 + numericBinarySize(bytes));
    char *const start = buffer.end();
    if (cell.isNull()) {
        buffer.setEnd(putInt(start, std::int32_t(-1)));
        return true;
    }
    char *const value = start + 4;
    const char *const end = encodeValue(column, cell, value);
    if (!end)
        return false;
    putInt(start, std::int32_t(end - value));
    buffer.setEnd(end);
    return true;
}

Error pgRefusal(const PgColumn &column, const Cell &cell, const QString &record)
{
    const std::string text = toText(cell);
    QString shown = QString::fromUtf8(text.data(), qsizetype(std::min<std::size_t>(text.size(), 80)));
    if (text.size() > 80)
        shown += QChar(0x2026);
    return {ErrorCode::ValueRefused,
            Tr::tr("Field “%1” (%2) cannot hold “%3” of record %4 exactly; the record was not written.")
                .arg(column.field.name, column.typeText, escapeControls(shown), escapeControls(record)),
            kindName(cell.kind) + QLatin1String(" -> ") + column.typeText,
            Tr::tr("Correct the record at its source, or widen the field at the target.")};
}

} // namespace tidewright
