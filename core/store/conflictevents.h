// What happened to conflicts, who did it and when.
#pragma once

#include "conflict.h"
#include "statement.h"

namespace tidewright
{

Result<void> addConflictEvent(StoreSession &session, std::int64_t number, const ConflictEvent &event);
// From the first one on.
Result<std::vector<ConflictEvent>> readConflictEvents(StoreSession &session, std::int64_t number);

} // namespace tidewright
