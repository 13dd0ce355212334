// The content types of a selection, run together: parents before the children that refer to them, the rest side by side.
#pragma once

#include "runcontext.h"

#include <functional>
#include <vector>

namespace tidewright
{

// Runs tasks, each blocking. The order in which they are handed over is the order in which they begin.
class TaskScheduler
{
public:
    virtual ~TaskScheduler() = default;
    // Returns when all tasks have ended. Task i begins after those in `after[i]` (lower indices only) have ended.
    virtual void run(const std::vector<std::function<void()>> &tasks, const std::vector<std::vector<std::size_t>> &after) = 0;
};

// One after the other on the calling thread.
class InlineScheduler final : public TaskScheduler
{
public:
    void run(const std::vector<std::function<void()>> &tasks, const std::vector<std::vector<std::size_t>> &after) override;
};

// Up to `workers` threads, the calling one among them.
class ThreadScheduler final : public TaskScheduler
{
public:
    explicit ThreadScheduler(int workers);
    void run(const std::vector<std::function<void()>> &tasks, const std::vector<std::vector<std::size_t>> &after) override;

private:
    int m_workers;
};

// Runs every context; the results are in their order. Called on each result as soon as it is there, from the task's thread.
using RunEnded = std::function<void(std::size_t index, const RunResult &)>;
std::vector<RunResult> runBatch(const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended = {});

} // namespace tidewright
