// The text forms of values, for those who must not allocate: what toText() is made of.
#pragma once

#include "value.h"

namespace tidewright
{

// Room for the text of every kind that lies inline in its cell.
inline constexpr std::size_t inlineTextSize = 48;

// toText() of a cell whose kind has no bytes (and is not Null) into `buffer`; the number of characters.
std::size_t writeInlineText(const Cell &cell, char *buffer);
// The same for binary and UUIDs; `buffer` has room for 2 * bytes + 4.
std::size_t writeHexText(const Cell &cell, char *buffer);

// Reads what toText() wrote, and for the time kinds fewer fractional digits and a missing "T" or "Z" too. Decimal, Text and Json
// borrow `text`; Binary and Uuid borrow `room`, which must hold as many bytes as `text`. False if `text` is no value of the kind.
bool fromText(std::string_view text, ValueKind kind, char *room, Cell &cell);

// Days since 1970-01-01 of a date of the proleptic Gregorian calendar with a year 0; false if there is no such date.
bool daysFromCivil(std::int64_t year, unsigned month, unsigned day, std::int64_t &days);

// The ends of 64 bits stand for "infinity" and "-infinity", which some engines have among their dates and timestamps.
constexpr bool isEndOfTime(const Cell &cell)
{
    return (cell.kind == ValueKind::Date || cell.kind == ValueKind::Timestamp || cell.kind == ValueKind::TimestampTz) &&
           (cell.i == INT64_MAX || cell.i == INT64_MIN);
}

inline constexpr std::int64_t microsPerSecond = 1'000'000;
inline constexpr std::int64_t microsPerDay = 86'400 * microsPerSecond;

// Quotient rounded towards minus infinity.
constexpr std::int64_t floorDivide(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

} // namespace tidewright
