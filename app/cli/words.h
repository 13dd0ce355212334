// Numbers, times and states as the command line words them.
#pragma once

#include "service.h"

#include <QString>

namespace tidewright::cli
{

QString countText(std::int64_t count);                     // "1,115,385"
QString durationText(std::int64_t milliseconds);           // "0.4 s", "3 min 12 s"
QString agoText(std::optional<Instant> then, Instant now); // "19 min ago", "never"
QString statusText(const SyncState &state);                // "in_sync", "interrupted" where it is
QString modeText(std::optional<SyncMode> mode);            // "-": the run ended before it was decided
QString directionArrow(Direction direction);
QString keyText(const Key &key);              // its parts, by commas
QString changesText(const RunCounts &counts); // "3 created, 7 updated", "nothing to do"

} // namespace tidewright::cli
