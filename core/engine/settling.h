// The content types of a batch that have nothing to do: told by one look at each source, without a run each.
#pragma once

#include "runcontext.h"

#include <optional>
#include <vector>

namespace tidewright
{

// What a run that read little enough has seen, so that the next batch may tell that it is still so.
SeenWindow seenWindow(const RunContext &context, const Value &from, const QString &content, Instant seenAt);

// More records than this are not worth looking at again and again.
inline constexpr std::size_t mostSeen = 500;

// Results of those whose sources hold exactly what their last run saw: state and history are written as by an incremental run that found
// nothing. Empty for all that have to run, which is every one of which anything is in doubt.
std::vector<std::optional<RunResult>> settleUnchanged(const std::vector<RunContext> &contexts);

} // namespace tidewright
