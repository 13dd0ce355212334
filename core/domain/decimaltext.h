// Decimal text ("-12.340"), compared and tested without arithmetic: exact at any number of digits.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tidewright
{

// A decimal number without what does not count: no leading zeros, no trailing ones after the point, no negative zero. Borrows the
// text.
struct DecimalParts {
    enum class Class { MinusInfinity, Finite, Infinity, NaN };
    Class kind = Class::Finite;
    bool negative = false;
    std::string_view integer;
    std::string_view fraction;

    bool isZero() const { return kind == Class::Finite && integer.empty() && fraction.empty(); }
};

// Reads "[+-]digits[.digits]", "NaN", "Infinity" and "-Infinity"; empty for everything else. No exponents: endpoints write them
// out.
std::optional<DecimalParts> decimalParts(std::string_view text);

// By value; -Infinity first, then the finite ones, Infinity, NaN, as PostgreSQL orders them.
std::strong_ordering compareDecimals(const DecimalParts &a, const DecimalParts &b);

// Longest exact text of a double: sign, 309 digits, point, 1074 digits.
inline constexpr std::size_t exactDoubleSize = 1 + 309 + 1 + 1074;
// Every digit of the binary value ("NaN", "Infinity", "-Infinity" for those), not the shortest text that reads back as it.
std::string_view exactDoubleText(double value, char (&buffer)[exactDoubleSize]);

} // namespace tidewright
