// The service's conflicts: who decides what, and what becomes of it.
#include "localservice.h"

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

Result<std::vector<ConflictOutcome>> LocalService::resolveConflicts(const std::vector<ReviewedConflict> &reviewed,
                                                                    ServiceObserver &, std::stop_token stop)
{
    const QString who = operatorName();
    std::vector<ConflictOutcome> outcomes;
    for (const ReviewedConflict &one : reviewed) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, ConflictText::tr("Stopped. What was decided up to there is kept."));
        outcomes.push_back(
            outcomeOf(one.id, [&](Conflict &conflict) { return decide(conflict, one, who, m_parts.clock.now()); }));
    }
    return outcomes;
}

Result<std::vector<ConflictOutcome>> LocalService::undoResolutions(const QStringList &ids, ServiceObserver &,
                                                                   std::stop_token stop)
{
    const QString who = operatorName();
    std::vector<ConflictOutcome> outcomes;
    for (const QString &id : ids) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, ConflictText::tr("Stopped. What was taken back up to there stays so."));
        outcomes.push_back(outcomeOf(id, [&](Conflict &conflict) { return takeBack(conflict, who, m_parts.clock.now()); }));
    }
    return outcomes;
}

} // namespace tidewright
