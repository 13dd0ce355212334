#include "jobbatch.h"

#include "runorder.h"
#include "runtype.h"
#include "settling.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace tidewright
{

void InlineScheduler::run(const std::vector<std::function<void()>> &tasks, const std::vector<std::vector<std::size_t>> &)
{
    for (const auto &task : tasks)
        task();
}

ThreadScheduler::ThreadScheduler(int workers)
    : m_workers(std::max(1, workers))
{
}

void ThreadScheduler::run(const std::vector<std::function<void()>> &tasks, const std::vector<std::vector<std::size_t>> &after)
{
    enum class Stage { Waiting, Running, Ended };
    std::vector<Stage> stages(tasks.size(), Stage::Waiting);
    std::mutex mutex;
    std::condition_variable changed;
    const auto next = [&]() -> std::size_t {
        for (std::size_t at = 0; at < tasks.size(); ++at) {
            const bool ready = std::all_of(after[at].begin(), after[at].end(),
                                           [&](std::size_t before) { return stages[before] == Stage::Ended; });
            if (stages[at] == Stage::Waiting && ready)
                return at;
        }
        return tasks.size();
    };
    const auto work = [&] {
        std::unique_lock lock(mutex);
        while (std::find(stages.begin(), stages.end(), Stage::Waiting) != stages.end()) {
            const std::size_t at = next();
            if (at == tasks.size()) {
                changed.wait(lock);
                continue;
            }
            stages[at] = Stage::Running;
            lock.unlock();
            tasks[at]();
            lock.lock();
            stages[at] = Stage::Ended;
            changed.notify_all();
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t at = 1; at < std::min(std::size_t(m_workers), tasks.size()); ++at)
        threads.emplace_back(work);
    work();
}

namespace
{

RunOrder orderOf(const std::vector<RunContext> &contexts)
{
    std::vector<RecordSchema> schemas;
    for (const RunContext &context : contexts) {
        // A table that cannot be described has no order; its own run says why.
        auto schema = context.target.describe(targetPlace(context.type, context.direction), context.stop);
        schemas.push_back(schema ? std::move(*schema) : RecordSchema{});
        // Of other jobs: they may go to another system.
        const bool same = &context.target == &contexts.front().target;
        if (!same)
            schemas.back() = {};
    }
    return orderByForeignKeys(schemas);
}

std::vector<RunResult> runAll(const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended)
{
    std::vector<RunResult> results(contexts.size());
    if (contexts.empty())
        return results;
    const RunOrder order = contexts.size() > 1 ? orderOf(contexts) : RunOrder{{0}, {{}}, {}};
    for (const std::size_t index : order.cycle)
        RunLog(contexts[index].log, contexts[index].clock, contexts[index].job, contexts[index].type.key)
            .warn(QStringLiteral("Foreign keys form a cycle: the order of the job file is kept"));
    std::vector<std::size_t> place(contexts.size());
    for (std::size_t at = 0; at < order.order.size(); ++at)
        place[order.order[at]] = at;

    std::vector<std::unique_ptr<TypeRun>> waiting(contexts.size());
    const auto tell = [&](std::size_t index, RunResult result) {
        results[index] = std::move(result);
        if (ended)
            ended(index, results[index]);
    };
    const auto finish = [&](std::size_t index, TypeRun &run) { tell(index, run.finish()); };
    std::vector<std::function<void()>> tasks;
    std::vector<std::vector<std::size_t>> after;
    for (const std::size_t index : order.order) {
        tasks.push_back([&, index] {
            auto run = std::make_unique<TypeRun>(contexts[index]);
            if (run->apply() || contexts[index].options.atomic)
                waiting[index] = std::move(run);
            else
                finish(index, *run);
        });
        std::vector<std::size_t> before;
        for (const std::size_t parent : order.parents[index])
            before.push_back(place[parent]);
        after.push_back(std::move(before));
    }
    scheduler.run(tasks, after);
    // The deletes that were refused: children before their parents.
    std::map<QString, std::vector<std::size_t>> together; // of one job
    for (auto index = order.order.rbegin(); index != order.order.rend(); ++index) {
        if (waiting[*index] && contexts[*index].options.atomic)
            together[contexts[*index].job].push_back(*index);
        else if (waiting[*index])
            finish(*index, *std::exchange(waiting[*index], nullptr));
    }
    for (const auto &[job, indices] : together) {
        std::vector<TypeRun *> runs;
        for (const std::size_t index : indices)
            runs.push_back(waiting[index].get());
        std::vector<RunResult> finished = TypeRun::finishTogether(runs);
        for (std::size_t at = 0; at < indices.size(); ++at)
            tell(indices[at], std::move(finished[at]));
    }
    return results;
}

} // namespace

std::vector<RunResult> runBatch(const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended)
{
    std::vector<RunResult> results(contexts.size());
    std::vector<RunContext> left;
    std::vector<std::size_t> places;
    // That writes the states of what has nothing to do.
    const bool atomic = std::ranges::any_of(contexts, [](const RunContext &context) { return context.options.atomic; });
    std::vector<std::optional<RunResult>> settled = atomic ? std::vector<std::optional<RunResult>>(contexts.size()) : settleUnchanged(contexts);
    for (std::size_t index = 0; index < contexts.size(); ++index) {
        if (!settled[index]) {
            left.push_back(contexts[index]);
            places.push_back(index);
            continue;
        }
        results[index] = std::move(*settled[index]);
        if (ended)
            ended(index, results[index]);
    }
    const RunEnded endedThere = [&](std::size_t at, const RunResult &result) {
        if (ended)
            ended(places[at], result);
    };
    std::vector<RunResult> ran = runAll(left, scheduler, endedThere);
    for (std::size_t at = 0; at < ran.size(); ++at)
        results[places[at]] = std::move(ran[at]);
    return results;
}

} // namespace tidewright
