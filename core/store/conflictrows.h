// The conflicts of two-way runs. At most one of a record is not settled.
#pragma once

#include "statement.h"
#include "twowaystore.h"

namespace tidewright
{

Result<std::vector<ConflictSummary>> readConflictSummaries(StoreSession &session, const ConflictFilter &filter);
Result<Conflict> readConflict(StoreSession &session, const QString &id); // NotFound
Result<std::vector<Conflict>> readConflictsOf(StoreSession &session, const StateKey &key, const std::vector<std::string> &keys);
Result<std::vector<ConflictEvent>> readEventsOf(StoreSession &session, const QString &id);

// Found by a run: new, or brought up to date.
Result<void> writeFoundConflicts(StoreSession &session, const StateKey &key, const std::vector<Conflict> &conflicts, Instant now);
// Those of these keys that are not settled.
Result<void> closeConflicts(StoreSession &session, const StateKey &key, const std::vector<std::string> &keys,
                            const ConflictEvent &event);
Result<void> closeAllConflicts(StoreSession &session, const StateKey &key, const ConflictEvent &event);
// As a whole, but for what it is about (type, record, first seen). NotFound; Usage if it would be the second of its record that is not settled.
enum class DraftWrite { AsGiven, LeftUnlessSettled };
Result<void> writeConflict(StoreSession &session, const Conflict &conflict, const ConflictEvent &event, DraftWrite draft);
Result<void> writeDraft(StoreSession &session, const QString &id, const std::optional<Resolution> &draft); // NotFound

struct ConflictCounts {
    std::int64_t undecided = 0;
    std::int64_t decided = 0; // not yet applied
};
Result<ConflictCounts> countConflicts(StoreSession &session, const StateKey &key);
// Brings what a state says about them in line; whether it said something else.
bool setConflicts(SyncState &state, const ConflictCounts &counts);

} // namespace tidewright
