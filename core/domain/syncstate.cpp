#include "syncstate.h"

#include "enumnames.h"

#include <array>

namespace tidewright
{

namespace
{

constexpr std::array syncStatusNames{"new", "pending", "modified", "syncing", "in_sync", "conflict", "failed", "skipped"};
constexpr std::array conflictStatusNames{"none", "detected", "resolved"};
constexpr std::array syncModeNames{"full", "incremental", "compare", "reconcile", "baseline"};
constexpr std::array runPhaseNames{"reading", "merging", "deleting", "finishing"};
constexpr std::array runOutcomeNames{"running", "ok",     "ok_with_conflicts", "ok_with_errors",
                                     "failed",  "halted", "cancelled",         "busy"};

} // namespace

QString syncStatusName(SyncStatus status)
{
    return nameIn(syncStatusNames, status);
}

std::optional<SyncStatus> syncStatusFromName(const QString &name)
{
    return valueIn<SyncStatus>(syncStatusNames, name);
}

QString conflictStatusName(ConflictStatus status)
{
    return nameIn(conflictStatusNames, status);
}

std::optional<ConflictStatus> conflictStatusFromName(const QString &name)
{
    return valueIn<ConflictStatus>(conflictStatusNames, name);
}

QString syncModeName(SyncMode mode)
{
    return nameIn(syncModeNames, mode);
}

std::optional<SyncMode> syncModeFromName(const QString &name)
{
    return valueIn<SyncMode>(syncModeNames, name);
}

QString runPhaseName(RunPhase phase)
{
    return nameIn(runPhaseNames, phase);
}

std::optional<RunPhase> runPhaseFromName(const QString &name)
{
    return valueIn<RunPhase>(runPhaseNames, name);
}

QString runOutcomeName(RunOutcome outcome)
{
    return nameIn(runOutcomeNames, outcome);
}

std::optional<RunOutcome> runOutcomeFromName(const QString &name)
{
    return valueIn<RunOutcome>(runOutcomeNames, name);
}

} // namespace tidewright
