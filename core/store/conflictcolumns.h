// The columns of a conflict that follow its two sides.
#pragma once

#include "conflict.h"
#include "statement.h"

#include <functional>

namespace tidewright
{

// Fields that somebody has to decide.
std::int64_t overlapsOf(const Conflict &conflict);
// Binds kind, phase, title, overlapping, local_modified, remote_modified, local_hash, remote_hash, in this order, then what `rest` does; runs it.
Result<void> runWithValues(Statement &statement, const Conflict &conflict, const std::function<void(Statement &)> &rest);

} // namespace tidewright
