// What one run of one content type is given, and what it gives back.
#pragma once

#include "ids.h"
#include "log.h"
#include "mode.h"
#include "quiet.h"
#include "syncevents.h"
#include "verifiedrecords.h"

#include <stop_token>

namespace tidewright
{

// Inline: everything on the calling thread, in an order that depends on nothing but the inputs.
enum class Concurrency { Threads, Inline };

struct RunOptions {
    RunRequest request = RunRequest::Sync;
    bool dryRun = false;
    bool persistState = true;
    bool acceptEndpoint = false;
    bool create = false;
    std::optional<std::int64_t> allowDeletes;
    std::shared_ptr<VerifiedRecords> repair; // these records and no others; empty: a run over the whole type
    bool atomic = false; // the states of a job's types in the batch are written together, or none of them is
};

// References outlive the run. `source` and `target` are as the direction has them.
struct RunContext {
    QString job;
    const ContentType &type;
    Direction direction = Direction::RemoteToLocal;
    QString batchId;
    Endpoint &source;
    Endpoint &target;
    StateStore &store;
    Clock &clock;
    IdSource &ids;
    LogSink &log;
    RunObserver &observer;
    LeaseHolder holder;
    RunOptions options;
    std::stop_token stop;
    Concurrency concurrency = Concurrency::Threads;
};

struct RunResult {
    SyncRun run;
    std::optional<DryRun> dryRun;
};

// Places and field names of the two sides of a type, as the direction has them.
inline const QString &sourcePlace(const ContentType &type, Direction direction)
{
    return direction == Direction::LocalToRemote ? type.local : type.remote;
}
inline const QString &targetPlace(const ContentType &type, Direction direction)
{
    return direction == Direction::LocalToRemote ? type.remote : type.local;
}

} // namespace tidewright
