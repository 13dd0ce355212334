#include "decimaltext.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tidewright
{

namespace
{

bool allDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::strong_ordering compareMagnitudes(const DecimalParts &a, const DecimalParts &b)
{
    if (const auto sizes = a.integer.size() <=> b.integer.size(); sizes != 0)
        return sizes;
    if (const int integers = a.integer.compare(b.integer); integers != 0)
        return integers <=> 0;
    return a.fraction.compare(b.fraction) <=> 0;
}

} // namespace

std::optional<DecimalParts> decimalParts(std::string_view text)
{
    DecimalParts parts;
    if (text == "NaN") {
        parts.kind = DecimalParts::Class::NaN;
        return parts;
    }
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        parts.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text == "Infinity") {
        parts.kind = parts.negative ? DecimalParts::Class::MinusInfinity : DecimalParts::Class::Infinity;
        return parts;
    }
    const std::size_t point = text.find('.');
    parts.integer = text.substr(0, point);
    if (point != std::string_view::npos)
        parts.fraction = text.substr(point + 1);
    if ((parts.integer.empty() && parts.fraction.empty()) || !allDigits(parts.integer) || !allDigits(parts.fraction))
        return std::nullopt;
    parts.integer.remove_prefix(std::min(parts.integer.find_first_not_of('0'), parts.integer.size()));
    parts.fraction = parts.fraction.substr(0, parts.fraction.find_last_not_of('0') + 1);
    if (parts.isZero())
        parts.negative = false;
    return parts;
}

std::strong_ordering compareDecimals(const DecimalParts &a, const DecimalParts &b)
{
    if (a.kind != b.kind || a.kind != DecimalParts::Class::Finite)
        return a.kind <=> b.kind;
    if (a.negative != b.negative)
        return a.negative ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.negative ? compareMagnitudes(b, a) : compareMagnitudes(a, b);
}

std::string_view exactDoubleText(double value, char (&buffer)[exactDoubleSize])
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value < 0 ? "-Infinity" : "Infinity";
    // No double needs more than 1074 digits after the point, so nothing is rounded here.
    const auto written = std::to_chars(buffer, buffer + exactDoubleSize, value, std::chars_format::fixed, 1074);
    return {buffer, std::size_t(written.ptr - buffer)};
}

} // namespace tidewright
