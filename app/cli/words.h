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
QString keyText(const Key &key);          // its parts, by commas
QString typeText(const StateKey &key);    // "reference_sync/plan"
QString someOf(const QStringList &names); // "a, b, c and 4 more"
QString changesText(const SyncRun &run);  // "3 created, 7 updated", "nothing to do"; "-": it did not get to its end

struct Tally {
    std::int64_t count = 0;
    const char *what = nullptr;
};
// "3 created, 7 updated"; what there is none of is left out.
QString tallyText(const std::vector<Tally> &tallies);
// What a sample of the type leaves out: "… and 10 more of reference_sync/plan: 3 created, 7 updated"; empty: nothing.
QString moreText(const StateKey &key, const std::vector<Tally> &left);

// The message, and below it detail and hint where there are any. Nothing in them moves a terminal's cursor.
QStringList errorLines(const Error &error);

} // namespace tidewright::cli
