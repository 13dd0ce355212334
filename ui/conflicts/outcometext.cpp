#include "outcometext.h"

#include "humantext.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace tidewright
{

namespace
{

struct OutcomeWording {
    Q_DECLARE_TR_FUNCTIONS(tidewright::OutcomeWording)
};

} // namespace

QString decisionText(const Conflict &conflict, const Resolution &decisions, const SideNames &sides)
{
    const auto kept = [&](Take take) {
        return OutcomeWording::tr("kept %1").arg(take == Take::Local    ? sides.local
                                                 : take == Take::Remote ? sides.remote
                                                                        : OutcomeWording::tr("the base"));
    };
    if (decisions.record && decisions.fields.empty()) {
        const RecordImage &image = *decisions.record == Take::Local    ? conflict.local
                                   : *decisions.record == Take::Remote ? conflict.remote
                                                                       : conflict.base;
        return image ? kept(*decisions.record) : OutcomeWording::tr("deleted on both sides");
    }
    if (decisions.fields.empty())
        return OutcomeWording::tr("merged");
    const std::optional<Take> first = decisions.fields.begin()->second.take;
    const bool alike = std::ranges::all_of(decisions.fields, [&first](const auto &choice) { return choice.second.take == first; });
    return alike && first ? kept(*first) : OutcomeWording::tr("merged by hand");
}

QString outcomeText(const ConflictOutcome &outcome, const Conflict &conflict, const Resolution &decisions, const SideNames &sides,
                    Instant now)
{
    const QDateTime time = toDateTime(now);
    switch (outcome.phase) {
    case ConflictPhase::Applied:
        if (!outcome.error)
            return OutcomeWording::tr("Applied %1, %2", "time, decision")
                .arg(clockTime(time, time), decisionText(conflict, decisions, sides));
        break;
    case ConflictPhase::Resolved:
        if (!outcome.error)
            return OutcomeWording::tr("Kept for the next run, %1 is busy").arg(conflict.summary.key.typeKey);
        break;
    case ConflictPhase::Refused:
        return OutcomeWording::tr("Refused: changed since it was decided");
    case ConflictPhase::Closed:
        return OutcomeWording::tr("Closed: both sides agree");
    case ConflictPhase::Open:
        if (!outcome.error)
            return OutcomeWording::tr("Came back: both sides are as before");
        break;
    }
    return OutcomeWording::tr("Not applied: %1").arg(outcome.error ? outcome.error->message : QString());
}

Movement movementBetween(const Conflict &before, const Conflict &now)
{
    Movement movement;
    movement.local = before.localHash != now.localHash;
    movement.remote = before.remoteHash != now.remoteHash;
    if (!movement.any())
        return movement;
    const auto was = fieldsOf(before);
    for (const ConflictField &field : fieldsOf(now)) {
        const auto found = std::ranges::find(was, field.name, &ConflictField::name);
        if (found == was.end() || found->local != field.local || found->remote != field.remote)
            movement.fields << field.name;
    }
    return movement;
}

QString movementText(const Movement &movement, const SideNames &sides)
{
    const QString who = movement.local && movement.remote ? OutcomeWording::tr("%1 and %2").arg(sides.local, sides.remote)
                        : movement.local                  ? sides.local
                                                          : sides.remote;
    if (movement.fields.isEmpty() || movement.fields.size() > 3)
        return OutcomeWording::tr("Changed since in %1.").arg(who);
    return OutcomeWording::tr("Changed since in %1: %2.").arg(who, QLocale().createSeparatedList(movement.fields));
}

} // namespace tidewright
