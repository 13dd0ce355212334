// PostgreSQL's binary numeric and exact decimal text. All digits, the scale as well, go through in both directions.
#pragma once

#include <cstddef>
#include <string_view>

namespace tidewright
{

// Room that the text of a binary numeric of `size` bytes may need; 0 if it is none.
std::size_t numericTextSize(std::string_view binary);
// Writes "-12.340", "NaN", "Infinity" or "-Infinity" and returns the end; nullptr if `binary` is no numeric.
char *numericToText(std::string_view binary, char *out);

// Room that the binary form of `text` may need.
constexpr std::size_t numericBinarySize(std::size_t textSize)
{
    return textSize + 32;
}
// Writes the binary form of "[+-]digits[.digits]", "NaN" or "[-]Infinity" and returns the end; nullptr if `text` is no such
// number or has more digits than PostgreSQL's numeric.
char *numericFromText(std::string_view text, char *out);

} // namespace tidewright
