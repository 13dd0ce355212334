// Finds the records that a target refuses.
#pragma once

#include "error.h"

#include <cstdint>

namespace tidewright {

// A refusal that is about records, so that taking the bad ones out helps.
inline bool isAboutRecords(ErrorCode code)
{
    return code == ErrorCode::ConstraintViolated || code == ErrorCode::ValueRefused;
}

// Tries [first, first + count) as a whole and halves it where it is refused, in order, down to single records. `attempt(first, count)` returns
// Result<void> and leaves nothing behind where it fails; `refused(position, error)` is told of each bad one and may end it all by failing.
template <typename Attempt, typename Refused>
Result<void> bisect(std::int64_t first, std::int64_t count, Attempt &&attempt, Refused &&refused)
{
    if (count <= 0)
        return {};
    Result<void> tried = attempt(first, count);
    if (tried || !isAboutRecords(tried.error().code))
        return tried;
    if (count == 1)
        return refused(first, tried.error());
    const std::int64_t half = count / 2;
    TRY(bisect(first, half, attempt, refused));
    return bisect(first + half, count - half, attempt, refused);
}

} // namespace tidewright
