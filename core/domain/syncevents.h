// What a running run tells its observers: values, at most ten times a second per run.
#pragma once

#include "chosenrecord.h"
#include "syncstate.h"

namespace tidewright
{

struct RunProgress {
    QString runId;
    StateKey key;
    SyncMode mode = SyncMode::Incremental;
    RunPhase phase = RunPhase::Reading;
    int step = 1; // of `steps`
    int steps = 1;
    std::int64_t done = 0; // records read
    std::optional<std::int64_t> expected;
    double recordsPerSecond = 0;
    RunCounts counts;
};

// Called from the run's thread; implementations hand the value over and return at once.
class RunObserver
{
public:
    virtual ~RunObserver() = default;
    virtual void progressed(const RunProgress &progress) = 0;
};

// One record of a dry run's sample.
struct PlannedChange {
    enum class Action { Create, Update, Delete, Refuse, Conflict };
    Action action = Action::Update;
    Side side = Side::Local; // that would be written; of a conflict neither is
    Key recordKey;
    std::vector<std::pair<QString, std::pair<Value, Value>>>
        fields;                 // name, that side's value now, value to come (of a delete null); of a conflict local and remote; only those that differ
    std::optional<Error> error; // Refuse
    SeenRecord seen{};          // that this is planned on; of no use where a side could not be read
};

// "create"
QString plannedActionName(PlannedChange::Action action);

struct DryRun {
    SyncRun run; // counts per action, nothing written
    QStringList keyFields;
    std::vector<PlannedChange> sample; // at most 100 of each action
};

// A run about chosen records: one outcome each, in their order.
struct SyncedRecords {
    SyncRun run;
    std::vector<ChosenOutcome> outcomes;
};

QJsonObject toJson(const DryRun &dryRun);

} // namespace tidewright
