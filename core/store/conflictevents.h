// What happened to conflicts, who did it and when.
#pragma once

#include "conflictcontents.h"

namespace tidewright
{

Result<void> addConflictEvent(StoreSession &session, std::int64_t number, const ConflictEvent &event);
// The first of each of these, on PostgreSQL.
Result<void> addDetected(StoreSession &session, const std::vector<NumberedConflict> &conflicts);
// From the first one on.
Result<std::vector<ConflictEvent>> readConflictEvents(StoreSession &session, std::int64_t number);

} // namespace tidewright
