#include "mode.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct ModeText {
    Q_DECLARE_TR_FUNCTIONS(ModeText)
};

bool isNumber(ValueKind kind)
{
    return kind == ValueKind::Int || kind == ValueKind::UInt || kind == ValueKind::Double || kind == ValueKind::Decimal;
}

QString readable(const Value &value)
{
    return QString::fromStdString(toText(value.cell()));
}

// What the lines of the table ask for, each said once.
struct Facts {
    explicit Facts(const ModeInputs &from)
        : inputs(from)
        , state(from.state)
        , checkpoint(state && state->progress ? &*state->progress : nullptr)
    {
        sourceIsLocal = inputs.direction == Direction::LocalToRemote;
    }

    // The endpoints of an unfinished run, being the newer ones that were accepted, before those of the last success.
    QString knownEndpoints() const
    {
        if (checkpoint && !checkpoint->fingerprints.endpoints.isEmpty())
            return checkpoint->fingerprints.endpoints;
        return state ? state->fingerprints.endpoints : QString();
    }
    bool endpointChanged() const { return !knownEndpoints().isEmpty() && knownEndpoints() != inputs.now.endpoints; }
    bool held(bool local) const { return state && (local ? state->localRecords : state->remoteRecords) > 0; }
    bool sourceSuddenlyEmpty() const { return inputs.sourceEmpty && held(sourceIsLocal); }
    bool targetSuddenlyEmpty() const { return inputs.targetEmpty && held(!sourceIsLocal); }

    bool neverSynced() const { return !state || (!state->lastSyncAt && !state->initialSyncCompleted); }
    bool lost() const { return state && !state->lastSyncAt && state->initialSyncCompleted; }
    bool oneWay() const { return inputs.direction != Direction::Bidirectional; }
    bool configurationChanged() const
    {
        return state && !state->fingerprints.configuration.isEmpty() &&
               state->fingerprints.configuration != inputs.now.configuration;
    }

    Value cursor() const { return state ? state->cursor : Value(); }
    bool bothCursorsKnown() const { return !cursor().isNull() && !inputs.greatestCursor.isNull(); }
    // A stored cursor that cannot be compared with what the field holds now says nothing about it.
    bool cursorUsable() const
    {
        const ValueKind stored = cursor().kind();
        const ValueKind now = inputs.greatestCursor.kind();
        // Two-way: where one side was never followed there is nothing to go on from.
        if (!oneWay() && state && state->localCursor.isNull())
            return false;
        return inputs.hasCursor && (!bothCursorsKnown() || stored == now || (isNumber(stored) && isNumber(now)));
    }
    // The stored cursor, or what the source was known to hold where the cursor is ahead of it: one taken from a clock is.
    Value knownGreatest() const
    {
        const auto &modified = sourceIsLocal ? state->localModified : state->remoteModified;
        if (!modified || !tellsTime(cursor().kind()))
            return cursor();
        const auto micros = modified->time_since_epoch();
        const bool date = cursor().kind() == ValueKind::Date;
        const Value held =
            Value::ofInt(date ? std::chrono::floor<std::chrono::days>(micros).count() : micros.count(), cursor().kind());
        return order(held.cell(), cursor().cell()) == std::strong_ordering::less ? held : cursor();
    }
    bool sourceWentBack() const
    {
        return bothCursorsKnown() &&
               order(inputs.greatestCursor.cell(), rewound(knownGreatest(), inputs.lookback.count()).cell()) ==
                   std::strong_ordering::less;
    }

    QString cursorText() const
    {
        const QString field = state ? state->cursorField : QString();
        return cursor().isNull() ? field : field + QLatin1Char(' ') + readable(cursor());
    }

    const ModeInputs &inputs;
    const SyncState *state;
    const Checkpoint *checkpoint;
    bool sourceIsLocal = false;
};

QString numbered(int rule, const QString &reason)
{
    return QStringLiteral("rule %1: %2").arg(QString::number(rule), reason);
}

ModeDecision run(int rule, SyncMode mode, const QString &reason)
{
    ModeDecision decision;
    decision.rule = rule;
    decision.mode = mode;
    decision.reason = numbered(rule, reason);
    return decision;
}

ModeDecision refuse(ModeDecision::Kind kind, int rule, const QString &reason, Error error)
{
    ModeDecision decision;
    decision.kind = kind;
    decision.rule = rule;
    decision.reason = numbered(rule, reason);
    decision.error = std::move(error);
    return decision;
}

ModeDecision busy(const QString &holder)
{
    return refuse(ModeDecision::Kind::Busy, 1, QStringLiteral("busy, another worker holds the lease: %1").arg(holder),
                  {ErrorCode::Busy,
                   ModeText::tr("Another worker is syncing this content type: %1. Nothing was started and nothing was changed.")
                       .arg(holder),
                   {},
                   ModeText::tr("Wait until it has finished, or stop it there.")});
}

ModeDecision unreadable(const Error &error)
{
    const QString detail = error.detail.isEmpty() ? error.message : error.message + QLatin1String(" | ") + error.detail;
    const QString hint =
        error.hint.isEmpty()
            ? ModeText::tr(
                  "Restore the state database from its back-up, or export what can be read and import it into a new one.")
            : error.hint;
    return refuse(ModeDecision::Kind::Halt, 2,
                  QStringLiteral("halted, the stored state cannot be trusted: %1").arg(error.message),
                  {ErrorCode::StateUnreadable,
                   ModeText::tr("What is stored about this content type cannot be read or trusted. It was left as it is, and no "
                                "record was changed."),
                   detail, hint});
}

constexpr QLatin1String changedEndpointDetail("endpoints were ");

ModeDecision changedEndpoint(const Facts &facts)
{
    return refuse(
        ModeDecision::Kind::Halt, 3, QStringLiteral("halted, an endpoint is not the one the state belongs to"),
        {ErrorCode::Halted,
         ModeText::tr("One of the two systems is not the one this content type was synced with before. Nothing was changed."),
         QStringLiteral("%1%2, are %3").arg(changedEndpointDetail, facts.knownEndpoints(), facts.inputs.now.endpoints),
         ModeText::tr("Check the connections. If the change is meant, run once more with --accept-endpoint.")});
}

ModeDecision suddenlyEmpty(const Facts &facts)
{
    const bool source = facts.sourceSuddenlyEmpty();
    const bool local = source == facts.sourceIsLocal;
    const std::int64_t before = local ? facts.state->localRecords : facts.state->remoteRecords;
    const QString message =
        local ? ModeText::tr("The local side is suddenly empty: it held %1 records after the last sync. Nothing was changed.")
              : ModeText::tr("The remote side is suddenly empty: it held %1 records after the last sync. Nothing was changed.");
    return refuse(
        ModeDecision::Kind::Halt, 3,
        QStringLiteral("halted, the %1 is suddenly empty, it held %2 records")
            .arg(source ? QStringLiteral("source") : QStringLiteral("target"), QString::number(before)),
        {ErrorCode::Halted,
         message.arg(before),
         {},
         ModeText::tr("Check that it is the right table. If it was emptied on purpose, allow it with --allow-deletes N.")});
}

ModeDecision resumed(const Checkpoint &checkpoint)
{
    ModeDecision decision = run(5, checkpoint.mode,
                                QStringLiteral("resume, the unfinished %1 run %2 goes on from its checkpoint")
                                    .arg(syncModeName(checkpoint.mode), checkpoint.runId));
    decision.resume = true;
    decision.initial = checkpoint.initial;
    return decision;
}

// Lines 6 and 7.
ModeDecision first(const ModeInputs &inputs)
{
    if (!inputs.initialSyncEnabled)
        return run(7, SyncMode::Baseline,
                   QStringLiteral("baseline, never synced and the initial sync is switched off: nothing is copied"));
    ModeDecision decision = run(6, SyncMode::Full, QStringLiteral("full, the initial sync: never synced before"));
    decision.initial = true;
    return decision;
}

// Lines 10 to 13.
ModeDecision usual(const Facts &facts)
{
    if (facts.configurationChanged())
        return run(10, SyncMode::Reconcile,
                   QStringLiteral("reconcile, key, cursor, filter or field mapping changed since the last sync"));
    // What both sides had agreed on says nothing about a system that is another one.
    if (!facts.oneWay() && facts.endpointChanged())
        return run(10, SyncMode::Reconcile, QStringLiteral("reconcile, another endpoint was accepted: nothing is agreed with it yet"));
    if (!facts.inputs.hasCursor)
        return run(11, SyncMode::Compare, QStringLiteral("compare, there is no cursor to follow"));
    // Here that was allowed, and no cursor tells what was deleted.
    if (facts.sourceSuddenlyEmpty() || (!facts.oneWay() && facts.targetSuddenlyEmpty()))
        return run(11, SyncMode::Compare, QStringLiteral("compare, a side is empty and no cursor tells what it held"));
    if (!facts.cursorUsable())
        return run(11, SyncMode::Compare,
                   QStringLiteral("compare, the stored cursor (%1) does not fit the field any more (%2)")
                       .arg(kindName(facts.cursor().kind()), kindName(facts.inputs.greatestCursor.kind())));
    if (facts.inputs.localWentBack || facts.sourceWentBack()) {
        if (facts.inputs.localWentBack) {
            ModeDecision decision =
                run(12, SyncMode::Reconcile,
                    QStringLiteral("reconcile, the local side's greatest cursor is below the stored one: restored from a back-up?"));
            decision.restored = true;
            return decision;
        }
        ModeDecision decision =
            run(12, SyncMode::Reconcile,
                QStringLiteral("reconcile, the source's greatest cursor %1 is below the stored %2: restored from a back-up?")
                    .arg(readable(facts.inputs.greatestCursor), facts.cursorText()));
        decision.restored = true;
        return decision;
    }
    const QString cursor = facts.cursorText();
    return run(13, SyncMode::Incremental,
               cursor.isEmpty() ? QStringLiteral("incremental") : QStringLiteral("incremental, cursor %1").arg(cursor));
}

} // namespace

bool isEndpointChange(const Error &error)
{
    return error.code == ErrorCode::Halted && error.detail.startsWith(changedEndpointDetail);
}

ModeDecision decideMode(const ModeInputs &inputs)
{
    const Facts facts(inputs);
    if (inputs.leaseHolder)
        return busy(*inputs.leaseHolder);
    if (inputs.stateError)
        return unreadable(*inputs.stateError);
    if (facts.endpointChanged() && !inputs.acceptEndpoint)
        return changedEndpoint(facts);
    if ((facts.sourceSuddenlyEmpty() || facts.targetSuddenlyEmpty()) && !inputs.allowDeletes)
        return suddenlyEmpty(facts);
    if (inputs.request == RunRequest::ForceFull)
        return run(4, SyncMode::Full, QStringLiteral("full, it was forced"));
    if (facts.checkpoint && facts.checkpoint->fingerprints == inputs.now)
        return resumed(*facts.checkpoint);
    if (facts.neverSynced())
        return first(inputs);
    if (facts.lost() && facts.oneWay()) {
        ModeDecision decision =
            run(8, SyncMode::Incremental,
                QStringLiteral("incremental from now, the state was lost: the initial sync was completed, but not when"));
        decision.stateLost = true;
        return decision;
    }
    if (facts.lost() && !inputs.sourceEmpty && !inputs.targetEmpty) {
        ModeDecision decision =
            run(9, SyncMode::Reconcile, QStringLiteral("reconcile, the state was lost and both sides hold records"));
        decision.stateLost = true;
        return decision;
    }
    return usual(facts);
}

} // namespace tidewright
