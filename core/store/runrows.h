// The history of runs and the list of records that could not be applied.
#pragma once

#include "statement.h"

namespace tidewright
{

// Its entry as it stands now; one with the same run id is replaced.
Result<void> writeRun(StoreSession &session, const SyncRun &run);
// An entry that is there already is left as it is: it is that of a successor which resumed the run.
Result<void> addRun(StoreSession &session, const SyncRun &run);
// Keeps what `before` has left in the history of its unfinished run; `next` is written next, and may be about to take over that entry.
Result<void> keepFormerAttempt(StoreSession &session, const SyncState &before, const SyncRun &next);
Result<std::vector<SyncRun>> readRuns(StoreSession &session, const HistoryFilter &filter);
// The newest of every content type that has a state.
Result<std::vector<SyncRun>> readLatestRuns(StoreSession &session);

// One entry per record: a record that failed before has its entry brought up to date. An entry with an id is settled and taken
// off.
Result<void> writeFailedRecords(StoreSession &session, const StateKey &key, const std::vector<FailedRecord> &records);
Result<std::int64_t> countFailedRecords(StoreSession &session, const StateKey &key);
// Empty typeKey: the job's; empty job: all.
Result<std::vector<FailedRecord>> readFailedRecords(StoreSession &session, const StateKey &key);

} // namespace tidewright
