// How conflicts are named, and found by their records.
#pragma once

#include "error.h"

#include <optional>

namespace tidewright
{

QString conflictId(std::int64_t number); // "c42"
std::optional<std::int64_t> conflictNumber(const QString &id);
Failure conflictNotFound(const QString &id);
Result<std::int64_t> knownConflictNumber(const QString &id); // NotFound if it is no id

// As in the partial indices, so that they serve.
inline constexpr QLatin1String unsettledConflicts("phase IN ('open', 'resolved', 'refused')");
// The statement that reads these columns of the one of a record (job, type, key) that is not settled.
QString selectUnsettled(const QString &columns);

} // namespace tidewright
