// What a merge is going to find, looked at before it: one join of the staged records with the target that the server can do with
// several processes and that touches each row once. Where little or nothing has changed, that is most of the work of a run.
#pragma once

#include "pgconnection.h"
#include "pgloadplan.h"

namespace tidewright
{

struct PgSurvey {
    std::int64_t target = 0;           // records in the target
    std::int64_t missing = 0;          // of them without a staged one
    std::vector<std::int64_t> numbers; // of the staged records that are new or different
};

// Whether a key is staged once only and told apart by the target just as by its bytes: else the numbers would not add up.
bool pgCanSurvey(const PgLoadPlan &plan);

// Within the caller's transaction. Empty if more differs than is worth a list, or if a staged value cannot be compared: then the
// merge finds out by itself.
Result<std::optional<PgSurvey>> pgSurvey(PgConnection &connection, const PgLoadPlan &plan, std::int64_t staged);

} // namespace tidewright
