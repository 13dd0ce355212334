#include "convert.h"

#include "conversion.h"
#include "decimaltext.h"
#include "valuetext.h"

#include <algorithm>

namespace tidewright
{

namespace
{

bool isNumber(ValueKind kind)
{
    return kind == ValueKind::Boolean || kind == ValueKind::Int || kind == ValueKind::UInt || kind == ValueKind::Double ||
           kind == ValueKind::Decimal;
}

bool isOnTimeLine(ValueKind kind)
{
    return kind == ValueKind::Date || kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz;
}

bool isLongerThan(std::string_view utf8, std::int64_t characters)
{
    if (characters < 0 || utf8.size() <= std::uint64_t(characters))
        return false;
    const auto starts = std::count_if(utf8.begin(), utf8.end(), [](char c) { return (std::uint8_t(c) & 0xc0) != 0x80; });
    return starts > characters;
}

Misfit checkText(std::string_view text, const FieldType &to)
{
    if (isLongerThan(text, to.length))
        return Misfit::TooLong;
    return to.fixedLength && text.ends_with(' ') ? Misfit::TrailingSpaces : Misfit::None;
}

Misfit convertToText(const Cell &cell, const FieldType &to, RecordBatch &arena, Cell &converted)
{
    if (cell.kind == ValueKind::Binary || cell.kind == ValueKind::Uuid) {
        char *room = arena.allocate(2 * std::size_t(cell.size) + 4);
        converted = Cell::ofBytes(ValueKind::Text, {room, writeHexText(cell, room)});
    } else if (hasBytes(cell.kind)) {
        converted = Cell::ofBytes(ValueKind::Text, cell.bytes());
    } else {
        char *room = arena.allocate(inlineTextSize);
        converted = Cell::ofBytes(ValueKind::Text, {room, writeInlineText(cell, room)});
    }
    return checkText(converted.bytes(), to);
}

Misfit convertToBinary(const Cell &cell, const FieldType &to, Cell &converted)
{
    if (cell.kind != ValueKind::Binary && cell.kind != ValueKind::Uuid)
        return Misfit::NoConversion;
    if (to.length >= 0 && cell.size > std::uint64_t(to.length))
        return Misfit::TooLong;
    if (to.fixedLength && to.length >= 0 && cell.size != std::uint64_t(to.length))
        return Misfit::NotFullLength;
    converted = Cell::ofBytes(ValueKind::Binary, cell.bytes());
    return Misfit::None;
}

Misfit convertToUuid(const Cell &cell, Cell &converted)
{
    if (cell.kind != ValueKind::Binary && cell.kind != ValueKind::Uuid)
        return Misfit::NoConversion;
    converted = Cell::ofBytes(ValueKind::Uuid, cell.bytes());
    return cell.size == 16 ? Misfit::None : Misfit::NotFullLength;
}

Misfit convertToJson(const Cell &cell, Cell &converted)
{
    if (cell.kind != ValueKind::Json && cell.kind != ValueKind::Text)
        return Misfit::NoConversion;
    converted = Cell::ofBytes(ValueKind::Json, cell.bytes());
    std::string canonical;
    return cell.kind == ValueKind::Json || canonicalJson(cell.bytes(), canonical) ? Misfit::None : Misfit::NotJson;
}

// Whether an engine that keeps `scale` digits after the point gives this very text back.
bool isCanonicalDecimal(std::string_view text, int scale)
{
    const auto parts = decimalParts(text);
    if (!parts || parts->kind != DecimalParts::Class::Finite)
        return parts.has_value();
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::string_view integer = digits.substr(0, point);
    const std::size_t behind = point == digits.size() ? 0 : digits.size() - point - 1;
    const bool plainInteger = integer == "0" || (!integer.empty() && integer.front() >= '1');
    return plainInteger && parts->negative == text.starts_with('-') && (point == digits.size() || behind > 0) &&
           (scale < 0 || behind == std::size_t(scale));
}

// The value whose text form `cell` is.
Misfit parseText(const Cell &cell, const FieldType &to, RecordBatch &arena, Cell &parsed)
{
    const std::string_view text = cell.bytes();
    const bool hex = to.kind == ValueKind::Binary || to.kind == ValueKind::Uuid;
    if (!fromText(text, to.kind, hex ? arena.allocate(text.size()) : nullptr, parsed))
        return Misfit::NotCanonical;
    if (to.kind == ValueKind::Decimal)
        return isCanonicalDecimal(text, to.scale) ? Misfit::None : Misfit::NotCanonical;
    if (hex)
        return Misfit::None;
    char back[inlineTextSize];
    return std::string_view(back, writeInlineText(parsed, back)) == text ? Misfit::None : Misfit::NotCanonical;
}

Misfit convertTyped(const Cell &cell, const FieldType &to, RecordBatch &arena, Cell &converted)
{
    switch (to.kind) {
    case ValueKind::Boolean:
    case ValueKind::Int:
    case ValueKind::UInt:
        return convertToWhole(cell, to, converted);
    case ValueKind::Double:
        return convertToDouble(cell, to, converted);
    case ValueKind::Decimal:
        return isNumber(cell.kind) ? convertToDecimal(cell, to, arena, converted) : Misfit::NoConversion;
    case ValueKind::Text:
        return convertToText(cell, to, arena, converted);
    case ValueKind::Binary:
        return convertToBinary(cell, to, converted);
    case ValueKind::Uuid:
        return convertToUuid(cell, converted);
    case ValueKind::Json:
        return convertToJson(cell, converted);
    case ValueKind::Date:
    case ValueKind::Time:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return convertToTime(cell, to, converted);
    case ValueKind::Null:
        break;
    }
    return Misfit::NoConversion;
}

} // namespace

bool convertible(ValueKind from, ValueKind to)
{
    const bool bytes16 =
        (from == ValueKind::Uuid && to == ValueKind::Binary) || (from == ValueKind::Binary && to == ValueKind::Uuid);
    return from == to || to == ValueKind::Text || from == ValueKind::Text || (isNumber(from) && isNumber(to)) ||
           (isOnTimeLine(from) && isOnTimeLine(to)) || bytes16;
}

Misfit convertValue(const Cell &cell, const FieldType &to, RecordBatch &arena, Cell &converted)
{
    if (cell.isNull()) {
        converted = cell;
        return Misfit::None;
    }
    if (cell.kind != ValueKind::Text || to.kind == ValueKind::Text || to.kind == ValueKind::Json)
        return convertTyped(cell, to, arena, converted);
    Cell parsed;
    if (const Misfit misfit = parseText(cell, to, arena, parsed); misfit != Misfit::None)
        return misfit;
    return convertTyped(parsed, to, arena, converted);
}

Result<Cell> convertCell(const Cell &cell, const FieldType &to, RecordBatch &arena)
{
    Cell converted;
    if (const Misfit misfit = convertValue(cell, to, arena, converted); misfit != Misfit::None)
        return Failure(misfitError(misfit, cell.kind, to));
    return converted;
}

bool alwaysFits(const FieldType &from, const FieldType &to)
{
    if (from.kind != to.kind)
        return false;
    const auto within = [](std::int64_t value, std::int64_t most) { return most < 0 || (value >= 0 && value <= most); };
    switch (to.kind) {
    case ValueKind::Int:
    case ValueKind::UInt:
    case ValueKind::Double:
        return from.bits <= to.bits;
    case ValueKind::Decimal:
        return to.precision < 0 && to.scale < 0;
    case ValueKind::Text:
        return within(from.length, to.length) && (!to.fixedLength || from.fixedLength);
    case ValueKind::Binary:
        return within(from.length, to.length) && (!to.fixedLength || (from.fixedLength && from.length == to.length));
    case ValueKind::Time:
        return (to.duration || !from.duration) && (to.precision >= 6 || within(from.precision, to.precision));
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return to.precision >= 6 || within(from.precision, to.precision);
    default:
        return true;
    }
}

FieldType neutralType(const FieldType &type)
{
    FieldType neutral;
    neutral.kind = type.kind;
    switch (type.kind) {
    case ValueKind::Int:
    case ValueKind::UInt:
    case ValueKind::Double:
        neutral.bits = type.bits;
        break;
    case ValueKind::Decimal:
        neutral.precision = type.precision;
        neutral.scale = type.scale;
        break;
    case ValueKind::Text:
    case ValueKind::Binary:
        neutral.length = type.length; // not padded: what a CHAR(n) gives fits a VARCHAR(n)
        break;
    case ValueKind::Time:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        neutral.precision = type.precision < 0 ? 6 : type.precision;
        neutral.duration = type.duration;
        break;
    default:
        break;
    }
    return neutral;
}

} // namespace tidewright
