// Two works that do not need each other's result.
#pragma once

#include "error.h"
#include "runcontext.h"

#include <thread>

namespace tidewright
{

// Both at once, `second` on a thread of its own; with Concurrency::Inline one after the other. The failure of `first` if both fail.
template <typename First, typename Second>
Result<void> together(Concurrency concurrency, First &&first, Second &&second)
{
    if (concurrency == Concurrency::Inline) {
        TRY(first());
        return second();
    }
    Result<void> done, other;
    {
        const std::jthread thread([&] { other = second(); });
        done = first();
    }
    return done ? other : done;
}

} // namespace tidewright
