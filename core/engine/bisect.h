// Finds the records that a target refuses.
#pragma once

#include "error.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace tidewright
{

// A refusal that is about records, so that taking the bad ones out helps.
inline bool isAboutRecords(ErrorCode code)
{
    return code == ErrorCode::ConstraintViolated || code == ErrorCode::ValueRefused;
}

// Tries [first, first + count) as a whole and halves it where it is refused, in order, down to single records. `attempt(first, count)` returns
// Result<void> and leaves nothing behind where it fails. What was refused alone is tried again as long as that helps: it may only have
// had to wait for another record (a parent, a unique value that is given up). `refused(position, error)` is told of each bad one and may
// end it all by failing.
template <typename Attempt, typename Refused>
Result<void> bisect(std::int64_t first, std::int64_t count, Attempt &&attempt, Refused &&refused)
{
    std::vector<std::pair<std::int64_t, Error>> bad;
    std::vector<std::pair<std::int64_t, std::int64_t>> left; // the last one is next
    if (count > 0)
        left.emplace_back(first, count);
    while (!left.empty()) {
        const auto [from, some] = left.back();
        left.pop_back();
        Result<void> tried = attempt(from, some);
        if (tried)
            continue;
        if (!isAboutRecords(tried.error().code))
            return tried;
        if (some == 1) {
            bad.emplace_back(from, std::move(tried).error());
            continue;
        }
        left.emplace_back(from + some / 2, some - some / 2);
        left.emplace_back(from, some / 2);
    }
    for (std::size_t before = bad.size() + 1; !bad.empty() && bad.size() < before && std::int64_t(bad.size()) < count;) {
        before = bad.size();
        std::vector<std::pair<std::int64_t, Error>> still;
        for (auto &[at, error] : bad) {
            Result<void> tried = attempt(at, 1);
            if (!tried && !isAboutRecords(tried.error().code))
                return tried;
            if (!tried)
                still.emplace_back(at, std::move(tried).error());
        }
        bad = std::move(still);
    }
    for (const auto &[at, error] : bad)
        TRY(refused(at, error));
    return {};
}

} // namespace tidewright
