#include "conversion.h"

#include "decimaltext.h"
#include "valuetext.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace tidewright
{

namespace
{

// A whole number of 65 bits: sign and magnitude, so that both 64-bit ranges fit.
struct Whole {
    bool negative = false;
    std::uint64_t magnitude = 0;
};

bool isNegativeZero(double value)
{
    return value == 0 && std::signbit(value);
}

Misfit wholeOfDouble(double value, Whole &whole)
{
    if (!std::isfinite(value))
        return Misfit::NotFinite;
    if (isNegativeZero(value))
        return Misfit::NegativeZero;
    if (value != std::trunc(value))
        return Misfit::FractionDigits;
    if (std::abs(value) >= 0x1p64)
        return Misfit::OutOfRange;
    whole = {value < 0, std::uint64_t(std::abs(value))};
    return Misfit::None;
}

Misfit wholeOfDecimal(std::string_view text, Whole &whole)
{
    const auto parts = decimalParts(text);
    if (!parts)
        return Misfit::NotCanonical;
    if (parts->kind != DecimalParts::Class::Finite)
        return Misfit::NotFinite;
    if (!parts->fraction.empty())
        return Misfit::FractionDigits;
    whole = {parts->negative, 0};
    const auto read = std::from_chars(parts->integer.data(), parts->integer.data() + parts->integer.size(), whole.magnitude);
    return parts->integer.empty() || read.ec == std::errc() ? Misfit::None : Misfit::OutOfRange;
}

Misfit wholeOf(const Cell &cell, Whole &whole)
{
    switch (cell.kind) {
    case ValueKind::Boolean:
    case ValueKind::Int:
        whole = {cell.i < 0, cell.i < 0 ? 0 - std::uint64_t(cell.i) : std::uint64_t(cell.i)};
        return Misfit::None;
    case ValueKind::UInt:
        whole = {false, cell.u};
        return Misfit::None;
    case ValueKind::Double:
        return wholeOfDouble(cell.d, whole);
    case ValueKind::Decimal:
        return wholeOfDecimal(cell.bytes(), whole);
    default:
        return Misfit::NoConversion;
    }
}

std::uint64_t greatestOf(int bits)
{
    return bits >= 64 ? std::numeric_limits<std::uint64_t>::max() : (std::uint64_t(1) << bits) - 1;
}

bool fitsBits(const Whole &whole, const FieldType &to)
{
    if (to.kind == ValueKind::UInt)
        return !whole.negative && whole.magnitude <= greatestOf(to.bits);
    return whole.magnitude <= greatestOf(to.bits - 1) + (whole.negative ? 1 : 0);
}

Misfit doubleOfDecimal(std::string_view text, double &value)
{
    const auto parts = decimalParts(text);
    if (!parts)
        return Misfit::NotCanonical;
    if (parts->kind == DecimalParts::Class::NaN) {
        value = std::numeric_limits<double>::quiet_NaN();
        return Misfit::None;
    }
    if (parts->kind != DecimalParts::Class::Finite) {
        const double infinity = std::numeric_limits<double>::infinity();
        value = parts->kind == DecimalParts::Class::Infinity ? infinity : -infinity;
        return Misfit::None;
    }
    value = 0;
    if (parts->isZero())
        return Misfit::None;
    const std::size_t plus = text.starts_with('+') ? 1 : 0;
    const auto read = std::from_chars(text.data() + plus, text.data() + text.size(), value);
    if (read.ec != std::errc())
        return Misfit::OutOfRange;
    char buffer[exactDoubleSize];
    const auto exact = decimalParts(exactDoubleText(value, buffer));
    return exact && compareDecimals(*parts, *exact) == 0 ? Misfit::None : Misfit::Inexact;
}

Misfit checkDigits(const DecimalParts &parts, const FieldType &to)
{
    if (parts.kind != DecimalParts::Class::Finite)
        return to.precision >= 0 ? Misfit::NotFinite : Misfit::None;
    if (to.scale >= 0 && parts.fraction.size() > std::size_t(to.scale))
        return Misfit::FractionDigits;
    const int integerDigits = to.precision - (to.scale < 0 ? 0 : to.scale);
    if (to.precision >= 0 && parts.integer.size() > std::size_t(integerDigits < 0 ? 0 : integerDigits))
        return Misfit::TooManyDigits;
    return Misfit::None;
}

// Without the zeros that stand beyond the type's scale.
std::string_view cutToScale(std::string_view text, int scale)
{
    const std::size_t point = text.find('.');
    if (scale < 0 || point == std::string_view::npos || text.size() - point - 1 <= std::size_t(scale))
        return text;
    return text.substr(0, scale == 0 ? point : point + 1 + std::size_t(scale));
}

Misfit decimalOfDouble(double value, const FieldType &to, RecordBatch &arena, Cell &converted)
{
    if (isNegativeZero(value))
        return Misfit::NegativeZero;
    if (std::isnan(value) &&
        std::bit_cast<std::uint64_t>(value) != std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN()))
        return Misfit::Inexact;
    char buffer[exactDoubleSize];
    std::string_view text = exactDoubleText(value, buffer);
    const auto parts = decimalParts(text);
    if (const Misfit misfit = checkDigits(*parts, to); misfit != Misfit::None)
        return misfit == Misfit::FractionDigits ? Misfit::Inexact : misfit;
    if (parts->kind == DecimalParts::Class::Finite) // the point goes with the last digit behind it
        text = cutToScale(text, int(parts->fraction.size()));
    converted = arena.store(ValueKind::Decimal, text);
    return Misfit::None;
}

} // namespace

Misfit convertToWhole(const Cell &cell, const FieldType &to, Cell &converted)
{
    Whole whole;
    if (const Misfit misfit = wholeOf(cell, whole); misfit != Misfit::None)
        return misfit;
    if (to.kind == ValueKind::Boolean) {
        converted = Cell::ofInt(std::int64_t(whole.magnitude), ValueKind::Boolean);
        return whole.negative || whole.magnitude > 1 ? Misfit::NotZeroOrOne : Misfit::None;
    }
    if (!fitsBits(whole, to))
        return Misfit::OutOfRange;
    converted = Cell::ofUInt(whole.negative ? 0 - whole.magnitude : whole.magnitude);
    converted.kind = to.kind;
    return Misfit::None;
}

Misfit convertToDouble(const Cell &cell, const FieldType &to, Cell &converted)
{
    double value = 0;
    Misfit misfit = Misfit::None;
    if (cell.kind == ValueKind::Double) {
        value = cell.d;
    } else if (cell.kind == ValueKind::Decimal) {
        misfit = doubleOfDecimal(cell.bytes(), value);
    } else {
        Whole whole;
        misfit = wholeOf(cell, whole);
        value = double(whole.magnitude);
        if (value >= 0x1p64 || std::uint64_t(value) != whole.magnitude)
            return Misfit::Inexact;
        value = whole.negative ? -value : value;
    }
    if (misfit != Misfit::None)
        return misfit;
    // Narrowing a finite value beyond float's range is undefined, so the range is looked at first.
    if (to.bits == 32 && std::isfinite(value) && std::abs(value) > double(std::numeric_limits<float>::max()))
        return Misfit::OutOfRange;
    if (to.bits == 32 && std::bit_cast<std::uint64_t>(double(float(value))) != std::bit_cast<std::uint64_t>(value))
        return Misfit::Inexact;
    converted = Cell::ofDouble(value);
    return Misfit::None;
}

Misfit convertToDecimal(const Cell &cell, const FieldType &to, RecordBatch &arena, Cell &converted)
{
    if (cell.kind == ValueKind::Double)
        return decimalOfDouble(cell.d, to, arena, converted);
    std::string_view text = cell.bytes();
    if (cell.kind != ValueKind::Decimal) {
        Cell number = cell;
        if (cell.kind == ValueKind::Boolean)
            number.kind = ValueKind::Int;
        char *room = arena.allocate(inlineTextSize);
        text = {room, writeInlineText(number, room)};
    }
    const auto parts = decimalParts(text);
    if (!parts)
        return Misfit::NotCanonical;
    if (const Misfit misfit = checkDigits(*parts, to); misfit != Misfit::None)
        return misfit;
    converted = Cell::ofBytes(ValueKind::Decimal, parts->kind == DecimalParts::Class::Finite ? cutToScale(text, to.scale) : text);
    return Misfit::None;
}

} // namespace tidewright
