// What sync, resume, rollback and records retry have in common: run a batch with progress, print its runs, find the exit code.
#pragma once

#include "session.h"

#include <functional>

namespace tidewright::cli
{

using BatchCall = std::function<Result<BatchResult>(Service &, ServiceObserver &, std::stop_token)>;

int runBatch(Session &session, const BatchCall &call);

} // namespace tidewright::cli
