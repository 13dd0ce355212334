// A deed that has no order among content types.
#pragma once

#include "jobbatch.h"

namespace tidewright
{

// One task each.
template <typename One>
std::vector<RunResult> eachOf(const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended,
                              const One &one)
{
    std::vector<RunResult> results(contexts.size());
    std::vector<std::function<void()>> tasks;
    for (std::size_t index = 0; index < contexts.size(); ++index) {
        tasks.emplace_back([&, index] {
            results[index] = one(contexts[index]);
            ended(index, results[index]);
        });
    }
    scheduler.run(tasks, std::vector<std::vector<std::size_t>>(tasks.size()));
    return results;
}

} // namespace tidewright
