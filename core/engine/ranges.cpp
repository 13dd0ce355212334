#include "ranges.h"

#include <algorithm>

namespace tidewright
{

namespace
{

// The start of a range without `after` is before every key.
bool before(const Key &a, const Key &b)
{
    if (a.empty() || b.empty())
        return a.empty() && !b.empty();
    return order(a, b) == std::strong_ordering::less;
}

} // namespace

std::vector<ChunkRange> joinRanges(std::vector<ChunkRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](const ChunkRange &a, const ChunkRange &b) {
        return a.pass != b.pass ? a.pass < b.pass : before(a.after, b.after);
    });
    std::vector<ChunkRange> joined;
    for (ChunkRange &range : ranges) {
        ChunkRange *last = joined.empty() || joined.back().pass != range.pass ? nullptr : &joined.back();
        if (!last || before(last->until, range.after)) {
            joined.push_back(std::move(range));
            continue;
        }
        if (before(last->until, range.until))
            last->until = std::move(range.until);
        last->records += range.records;
        last->failed += range.failed;
        last->counts += range.counts;
        last->ordinal = std::max(last->ordinal, range.ordinal);
    }
    return joined;
}

std::vector<Gap> gaps(const std::vector<ChunkRange> &ranges, int pass)
{
    std::vector<Gap> left;
    Key at;
    for (const ChunkRange &range : joinRanges(ranges)) {
        if (range.pass != pass)
            continue;
        if (before(at, range.after))
            left.push_back({at, range.after});
        at = range.until;
    }
    left.push_back({at, {}});
    return left;
}

} // namespace tidewright
