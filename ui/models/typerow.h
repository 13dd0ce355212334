// One content type as the console shows it: a value worked out from its status, its running progress and the clock.
#pragma once

#include "roles.h"
#include "service.h"

#include <QString>

namespace tidewright
{

struct TypeRow {
    TypeStatus status;
    std::optional<RunProgress> progress; // while it runs in this process
    bool queued = false;                 // asked for, not started yet
    std::int64_t edited = 0;             // files of its folders that were changed since its last run
};

DisplayStatus displayStatus(const TypeRow &row);
// Lower is more severe: failed, conflict, interrupted, syncing, modified, pending, new, in sync, skipped.
int severity(DisplayStatus status);
// Longer ago than its schedule, if it has one, asks for.
bool isStale(const TypeRow &row, std::optional<Micros> every, Instant now);
bool matches(View view, const TypeRow &row, bool stale);
// "In sync"
QString statusWord(DisplayStatus status);
// At most 32 characters: who or what, then how many, then what is possible.
QString reasonText(const TypeRow &row);
QString stepText(const RunProgress &progress);
QString progressText(const RunProgress &progress);
// A full sentence for a screen reader.
QString accessibleText(const TypeRow &row);

// What an operator can do about it.
bool isResumable(const TypeRow &row);
bool isRevertible(const TypeRow &row);
// Halted, as an endpoint is not the one its state belongs to.
bool isMoved(const TypeRow &row);

} // namespace tidewright
