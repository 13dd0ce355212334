// Whether a cron expression is well formed: minute, hour, day of month, month, day of week.
#pragma once

#include <QString>
#include <optional>

namespace tidewright
{

// Empty if it is; else what is wrong, for people. Lists, ranges, steps, and the English three-letter names of months and days are
// read; Sunday is 0 or 7.
std::optional<QString> cronProblem(const QString &expression);

} // namespace tidewright
