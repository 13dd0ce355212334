// The columns of content_type_states by schema version, and their checksum.
#pragma once

#include "syncstate.h"

#include <array>
#include <span>
#include <string_view>

namespace tidewright
{

struct StateColumn {
    enum class Kind { Text, Integer, Flag };
    const char *name;
    Kind kind;
    int since; // schema version
};

// All but checksum, created_at and updated_at, in the order of every statement and of the checksum.
std::span<const StateColumn> stateColumns();
inline constexpr std::size_t stateColumnCount = 39;

// A column's value in one row; borrows its text.
struct StateCell {
    bool isNull = true;
    std::int64_t integer = 0;   // Integer, Flag
    std::string_view text = {}; // Text: UTF-8
};

// Over the canonical JSON of the row (an array of its values in column order) of the given schema version, as 32 hex digits.
using StateChecksum = std::array<char, 32>;
StateChecksum stateChecksum(std::span<const StateCell> cells, int schema);
inline std::string_view view(const StateChecksum &checksum)
{
    return {checksum.data(), checksum.size()};
}

Error damagedState(const StateKey &key);

} // namespace tidewright
