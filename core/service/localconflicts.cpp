// The service's conflicts: who decides what, and what becomes of it.
#include "eachtype.h"
#include "localservice.h"
#include "runtype.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <pwd.h>
#include <unistd.h>

#include <array>

namespace tidewright
{

namespace
{

struct ConflictText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::Service)
};

// Who decides here: "maria@desk".
QString operatorName()
{
    std::array<char, 4096> room{};
    passwd entry{};
    passwd *found = nullptr;
    const bool known = getpwuid_r(geteuid(), &entry, room.data(), room.size(), &found) == 0 && found;
    const QString name = known ? QString::fromLocal8Bit(found->pw_name) : QString::number(geteuid());
    return name + QLatin1Char('@') + QSysInfo::machineHostName();
}

Failure settledAlready(const Conflict &conflict)
{
    return conflict.summary.phase == ConflictPhase::Applied
               ? fail(ErrorCode::Usage,
                      ConflictText::tr("%1 has been decided and applied already. Nothing was changed.").arg(conflict.summary.id),
                      {}, ConflictText::tr("Take that decision back first, if another one is wanted."))
               : fail(ErrorCode::Usage,
                      ConflictText::tr("%1 has closed: both sides came to agree. Nothing was changed.").arg(conflict.summary.id));
}

Failure seenOtherwise(const Conflict &conflict)
{
    return fail(ErrorCode::Halted,
                ConflictText::tr("%1 has changed since it was looked at. Nothing was written.").arg(conflict.summary.id), {},
                ConflictText::tr("Look at its new values and decide again."));
}

bool isSettled(const Conflict &conflict)
{
    return conflict.summary.phase == ConflictPhase::Applied || conflict.summary.phase == ConflictPhase::Closed;
}

// What an operator has decided, kept for whoever applies it.
Result<ConflictEvent> decide(Conflict &conflict, const ReviewedConflict &reviewed, const QString &who, Instant now)
{
    if (isSettled(conflict))
        return settledAlready(conflict);
    if (!(conflict.localHash == reviewed.localSeen) || !(conflict.remoteHash == reviewed.remoteSeen))
        return seenOtherwise(conflict);
    TRY(resolvedRecord(conflict, reviewed.resolution));
    Resolution resolution = reviewed.resolution;
    resolution.decidedBy = who;
    resolution.decidedAt = now;
    resolution.appliedAt.reset();
    conflict.resolution = resolution;
    conflict.draft.reset();
    conflict.summary.phase = ConflictPhase::Resolved;
    return ConflictEvent{ConflictEvent::What::Resolved, who, now, resolution};
}

// Of a decision that has not been applied: it is as if it had not been made.
Result<ConflictEvent> takeBack(Conflict &conflict, const QString &who, Instant now)
{
    if (conflict.summary.phase != ConflictPhase::Resolved)
        return fail(
            ErrorCode::Usage,
            ConflictText::tr("%1 has no decision that could be taken back. Nothing was changed.").arg(conflict.summary.id));
    ConflictEvent event{ConflictEvent::What::Undone, who, now, std::exchange(conflict.resolution, std::nullopt)};
    conflict.summary.phase = ConflictPhase::Open;
    return event;
}

} // namespace

TwoWayStore &LocalService::twoWay() const
{
    return dynamic_cast<TwoWayStore &>(*m_store);
}

Result<std::vector<ConflictSummary>> LocalService::conflicts(const ConflictFilter &filter)
{
    const auto now = workspace();
    TRY(selected(*now, {filter.job.isEmpty() ? QStringList() : QStringList{filter.job}, filter.typeKeys}));
    return twoWay().conflicts(filter);
}

Result<Conflict> LocalService::conflict(const QString &id)
{
    return twoWay().conflict(id);
}

Result<std::vector<ConflictEvent>> LocalService::conflictEvents(const QString &id)
{
    return twoWay().conflictEvents(id);
}

Result<void> LocalService::saveDraft(const QString &id, const std::optional<Resolution> &draft)
{
    return twoWay().saveDraft(id, draft);
}

// What became of the conflict by a change of an operator; `refused` where it failed.
ConflictOutcome LocalService::outcomeOf(const QString &id, const TwoWayStore::ConflictChange &change)
{
    ConflictOutcome outcome{id, ConflictPhase::Open, {}};
    const auto changed = twoWay().updateConflict(id, [&](Conflict &conflict) -> Result<ConflictEvent> {
        outcome.phase = conflict.summary.phase;
        return change(conflict);
    });
    if (changed) {
        outcome.phase = changed->summary.phase;
    } else {
        outcome.error = changed.error();
        if (changed.error().code == ErrorCode::Halted)
            outcome.phase = ConflictPhase::Refused;
    }
    return outcome;
}

// What the engine did about conflicts, type by type: the error of each run that did not come to its end.
Result<std::map<StateKey, std::optional<Error>>> LocalService::onTypes(const std::set<StateKey> &keys, const Deed &deed,
                                                                       ServiceObserver &observer, std::stop_token stop)
{
    std::map<StateKey, std::optional<Error>> ended;
    for (const StateKey &key : keys)
        ended[key] = Error{
            ErrorCode::NotFound,
            ConflictText::tr("%1/%2 is not in this workspace, or switched off. Nothing was written.").arg(key.job, key.typeKey),
            {},
            ConflictText::tr("Put it back into its job file, and sync it.")};
    if (keys.empty())
        return ended;
    const Filter chosen = [&keys](const StateKey &key) -> Result<bool> { return keys.contains(key); };
    TRY_ASSIGN(const BatchResult batch, runSelection({}, {}, deed, chosen, observer, stop));
    for (const SyncRun &run : batch.runs)
        ended[run.key] = run.error;
    return ended;
}

Result<std::vector<ConflictOutcome>> LocalService::resolveConflicts(const std::vector<ReviewedConflict> &reviewed,
                                                                    ServiceObserver &observer, std::stop_token stop)
{
    const QString who = operatorName();
    std::vector<ConflictOutcome> outcomes;
    std::vector<StateKey> keys;
    std::set<StateKey> concerned;
    for (const ReviewedConflict &one : reviewed) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, ConflictText::tr("Stopped. What was decided up to there is kept."));
        StateKey &key = keys.emplace_back();
        outcomes.push_back(outcomeOf(one.id, [&](Conflict &conflict) {
            key = conflict.summary.key;
            return decide(conflict, one, who, m_parts.clock.now());
        }));
        if (!outcomes.back().error)
            concerned.insert(key);
    }
    const Deed deed = [](const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended) {
        return eachOf(contexts, scheduler, ended, applyResolutionsOfType);
    };
    const auto ended = onTypes(concerned, deed, observer, stop);
    for (std::size_t at = 0; at < outcomes.size(); ++at) {
        ConflictOutcome &outcome = outcomes[at];
        if (outcome.error)
            continue;
        TRY_ASSIGN(const Conflict conflict, twoWay().conflict(outcome.id));
        outcome.phase = conflict.summary.phase;
        if (outcome.phase == ConflictPhase::Refused)
            outcome.error = seenOtherwise(conflict).value();
        else if (outcome.phase == ConflictPhase::Resolved)
            outcome.error = ended ? ended->at(keys[at]) : std::optional(ended.error());
    }
    return outcomes;
}

Result<std::vector<ConflictOutcome>> LocalService::undoResolutions(const QStringList &ids, ServiceObserver &observer,
                                                                   std::stop_token stop)
{
    const QString who = operatorName();
    std::vector<ConflictOutcome> outcomes;
    std::map<StateKey, QStringList> applied;
    std::set<StateKey> concerned;
    for (const QString &id : ids) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, ConflictText::tr("Stopped. What was taken back up to there stays so."));
        ConflictOutcome &outcome = outcomes.emplace_back(
            outcomeOf(id, [&](Conflict &conflict) { return takeBack(conflict, who, m_parts.clock.now()); }));
        if (outcome.phase != ConflictPhase::Applied)
            continue;
        TRY_ASSIGN(const Conflict conflict, twoWay().conflict(id));
        applied[conflict.summary.key] << id;
        concerned.insert(conflict.summary.key);
    }
    std::mutex mutex;
    std::map<QString, std::optional<Error>> refused;
    const Deed deed = [&](const std::vector<RunContext> &contexts, TaskScheduler &scheduler, const RunEnded &ended) {
        return eachOf(contexts, scheduler, ended, [&](const RunContext &context) {
            const QStringList &mine = applied.at({context.job, context.type.key});
            UndoneResolutions undone = undoResolutionsOfType(context, mine);
            const std::lock_guard lock(mutex);
            for (qsizetype at = 0; at < mine.size(); ++at)
                refused[mine[at]] = undone.refused[std::size_t(at)];
            return RunResult{std::move(undone.run), std::nullopt};
        });
    };
    const auto ended = onTypes(concerned, deed, observer, stop);
    for (ConflictOutcome &outcome : outcomes) {
        if (outcome.phase != ConflictPhase::Applied)
            continue;
        TRY_ASSIGN(const Conflict conflict, twoWay().conflict(outcome.id));
        outcome.phase = conflict.summary.phase;
        const auto known = refused.find(outcome.id);
        outcome.error = known != refused.end() ? known->second : ended ? ended->at(conflict.summary.key) : ended.error();
    }
    return outcomes;
}

} // namespace tidewright
