// What one-way runs keep beside their target, so that they can be taken back.
#pragma once

#include "runsession.h"
#include "twowayrun.h"

namespace tidewright
{

// Why a run cannot be taken back.
Failure nothingKept(const RunSession &session, const QString &runId);

struct UndoneRunByKey {
    UndoneRun undone;
    QStringList keyFields; // of what was left
};
// Takes a finished run back; NotFound where nothing is kept with which that could be done. The state goes back to where the run began,
// before anything else. What is kept goes with dropUndo(), once that is all stored.
Result<UndoneRunByKey> undoOneWay(RunSession &session, const QString &runId);
Result<void> dropUndo(RunSession &session, const QString &runId);
// What is too old, or too much, by the policy of the type.
Result<void> purgeUndo(RunSession &session);

// The least number behind which nothing is any more, by `anyBehind(number)`: numbers grow, with gaps.
template <typename AnyBehind>
Result<std::int64_t> lastNumber(AnyBehind &&anyBehind)
{
    std::int64_t low = 0, high = 1;
    for (;; low = high, high *= 2) {
        TRY_ASSIGN(const bool more, anyBehind(high));
        if (!more)
            break;
    }
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        TRY_ASSIGN(const bool more, anyBehind(middle));
        (more ? low : high) = more ? middle + 1 : middle;
    }
    return high;
}

} // namespace tidewright
