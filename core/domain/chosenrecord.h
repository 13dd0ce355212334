// Single records that somebody has chosen out of a type, to be synced by themselves.
#pragma once

#include "contenthash.h"
#include "value.h"

#include <optional>

namespace tidewright
{

// What both sides held of a record when somebody looked, in the form of the side that is written (two-way: the local one's).
struct SeenRecord {
    ContentHash local; // null: nothing
    ContentHash remote;
    friend bool operator==(const SeenRecord &, const SeenRecord &) = default;
};

struct ChosenRecord {
    Key key;                        // as at the target; of a two-way type as at the local side
    std::optional<SeenRecord> seen; // it is left alone unless both sides still hold this
};

// What became of one.
enum class ChosenOutcome {
    NotReached, // the run ended before its turn
    Synced,
    Equal,    // both sides are alike already
    Changed,  // it is not what was seen any more; left alone
    LeftOut,  // nothing to do about it: behind the type's filter, or gone while deletes are not passed on
    Conflict, // two-way: a person has to decide
    Failed,   // see the failed records
};

} // namespace tidewright
