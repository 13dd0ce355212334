// A world in memory that the engine can run in.
#pragma once

#include "deeds.h"
#include "simulatedendpoint.h"
#include "simulatedstore.h"

namespace tidewright
{

class FakeObserver final : public RunObserver
{
public:
    void progressed(const RunProgress &) override {}
};

// A pull of "job" on the calling thread.
inline RunContext fakeRun(const ContentType &type, Endpoint &source, Endpoint &target, StateStore &store, Clock &clock,
                          IdSource &ids, LogSink &log, RunObserver &observer)
{
    return {QStringLiteral("job"),
            type,
            Direction::RemoteToLocal,
            QStringLiteral("batch"),
            source,
            target,
            store,
            clock,
            ids,
            log,
            observer,
            {},
            {},
            {},
            Concurrency::Inline};
}

// Two tables with the state of the type that is pulled from one into the other.
struct FakeSides {
    using Deed = RunResult (*)(const RunContext &);
    // `itsClock`: other than the world's.
    RunResult perform(Deed deed, LogSink &log, const RunOptions &how = {}, Clock *itsClock = nullptr, std::stop_token stop = {})
    {
        FakeEndpoint from(world, source);
        FakeEndpoint to(world, target);
        FakeObserver observer;
        RunContext context = fakeRun(type, from, to, store, itsClock ? *itsClock : world.clock, world.ids, log, observer);
        context.options = how;
        context.stop = std::move(stop);
        return deed(context);
    }

    FakeWorld world;
    FakeTable source;
    FakeTable target;
    FakeStore store{world};
    ContentType type;
};

} // namespace tidewright
