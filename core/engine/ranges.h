// Sets of committed chunks. Pure.
#pragma once

#include "endpoint.h"

#include <vector>

namespace tidewright
{

// (after, until] of a reading pass; empty keys: no end.
struct Gap {
    Key after;
    Key until;
    friend bool operator==(const Gap &, const Gap &) = default;
};

// The same positions in as few ranges as possible, by pass and position; records and failures are added up, the ordinal is the greatest.
std::vector<ChunkRange> joinRanges(std::vector<ChunkRange> ranges);
// What `ranges` leave out of a pass, in reading order. The last one has no end: what follows the last range is not known.
std::vector<Gap> gaps(const std::vector<ChunkRange> &ranges, int pass);

} // namespace tidewright
