#include "typerow.h"

#include "humantext.h"
#include "mode.h"

#include <QCoreApplication>
#include <array>

namespace tidewright
{

namespace
{

struct TypeText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::TypeText)
};

constexpr int reasonLength = 32;

QString modeWord(SyncMode mode)
{
    switch (mode) {
    case SyncMode::Full:
        return TypeText::tr("loading rows");
    case SyncMode::Incremental:
        return TypeText::tr("loading changes");
    case SyncMode::Compare:
    case SyncMode::Reconcile:
        return TypeText::tr("comparing both sides");
    case SyncMode::Baseline:
        return TypeText::tr("setting the position");
    }
    return {};
}

QString phaseWord(const RunProgress &progress)
{
    switch (progress.phase) {
    case RunPhase::Reading:
        return modeWord(progress.mode);
    case RunPhase::Merging:
        return TypeText::tr("merging into the target");
    case RunPhase::Deleting:
        return TypeText::tr("deleting");
    case RunPhase::Finishing:
        return TypeText::tr("finishing");
    }
    return {};
}

} // namespace

DisplayStatus displayStatus(const TypeRow &row)
{
    const SyncState &state = row.status.state;
    if (!row.status.type.enabled)
        return DisplayStatus::Skipped;
    if (row.progress || state.running)
        return DisplayStatus::Syncing;
    if (state.interrupted())
        return DisplayStatus::Interrupted;
    if (row.queued)
        return DisplayStatus::Pending;
    if (state.status == SyncStatus::InSync && (row.status.pending.value_or(0) > 0 || row.edited > 0))
        return DisplayStatus::Modified;
    switch (state.status) {
    case SyncStatus::New:
        return DisplayStatus::New;
    case SyncStatus::Pending:
        return DisplayStatus::Pending;
    case SyncStatus::Modified:
        return DisplayStatus::Modified;
    case SyncStatus::Syncing:
        return DisplayStatus::Syncing;
    case SyncStatus::InSync:
        return DisplayStatus::InSync;
    case SyncStatus::Conflict:
        return DisplayStatus::Conflict;
    case SyncStatus::Failed:
        return DisplayStatus::Failed;
    case SyncStatus::Skipped:
        return DisplayStatus::Skipped;
    }
    return DisplayStatus::New;
}

int severity(DisplayStatus status)
{
    static constexpr std::array order{DisplayStatus::Failed,  DisplayStatus::Conflict, DisplayStatus::Interrupted,
                                      DisplayStatus::Syncing, DisplayStatus::Modified, DisplayStatus::Pending,
                                      DisplayStatus::New,     DisplayStatus::InSync,   DisplayStatus::Skipped};
    return int(std::find(order.begin(), order.end(), status) - order.begin());
}

bool isStale(const TypeRow &row, std::optional<Micros> every, Instant now)
{
    const auto &last = row.status.state.lastSyncAt;
    return row.status.type.enabled && last && every && now - *last > 2 * *every;
}

bool matches(View view, const TypeRow &row, bool stale)
{
    const DisplayStatus status = displayStatus(row);
    switch (view) {
    case View::NeedsAttention:
        return status == DisplayStatus::Failed || status == DisplayStatus::Conflict || status == DisplayStatus::Interrupted ||
               stale || row.status.state.failedRecords > 0;
    case View::Running:
        return status == DisplayStatus::Syncing;
    case View::Conflicts:
        return row.status.state.conflicts > 0;
    case View::Failed:
        return status == DisplayStatus::Failed;
    case View::Stale:
        return stale;
    case View::All:
        return true;
    }
    return true;
}

QString statusWord(DisplayStatus status)
{
    switch (status) {
    case DisplayStatus::InSync:
        return TypeText::tr("In sync");
    case DisplayStatus::Syncing:
        return TypeText::tr("Syncing");
    case DisplayStatus::Failed:
        return TypeText::tr("Failed");
    case DisplayStatus::Conflict:
        return TypeText::tr("Conflict");
    case DisplayStatus::Interrupted:
        return TypeText::tr("Interrupted");
    case DisplayStatus::Modified:
        return TypeText::tr("Modified");
    case DisplayStatus::Pending:
        return TypeText::tr("Pending");
    case DisplayStatus::New:
        return TypeText::tr("New");
    case DisplayStatus::Skipped:
        return TypeText::tr("Skipped");
    }
    return {};
}

QString reasonText(const TypeRow &row)
{
    const SyncState &state = row.status.state;
    QString reason;
    switch (displayStatus(row)) {
    case DisplayStatus::Syncing:
        reason = row.progress ? QString() : state.holder;
        break;
    case DisplayStatus::Interrupted:
        reason = state.progress ? TypeText::tr("stopped at %1, can resume").arg(numberText(state.progress->counts.read))
                                : TypeText::tr("can resume");
        break;
    case DisplayStatus::Failed:
        reason = state.failedRecords > 0 ? countText(state.failedRecords,
                                                     [](int n) { return TypeText::tr("target rejected %Ln row(s)", nullptr, n); })
                                         : (state.lastError ? state.lastError->message : QString());
        break;
    case DisplayStatus::Conflict:
        reason = countText(state.conflicts, [](int n) { return TypeText::tr("%Ln entries changed on both sides", nullptr, n); });
        break;
    case DisplayStatus::Modified:
        reason = row.edited > 0
                     ? countText(row.edited, [](int n) { return TypeText::tr("%Ln file(s) changed in its folder", nullptr, n); })
                 : row.status.pending
                     ? countText(*row.status.pending, [](int n) { return TypeText::tr("%Ln changed at the source", nullptr, n); })
                     : QString();
        break;
    case DisplayStatus::New:
        reason = TypeText::tr("never synced");
        break;
    case DisplayStatus::Pending:
        reason = row.queued ? TypeText::tr("queued") : QString();
        break;
    case DisplayStatus::Skipped:
        reason = TypeText::tr("switched off in this job");
        break;
    case DisplayStatus::InSync:
        if (state.failedRecords > 0)
            reason = countText(state.failedRecords, [](int n) { return TypeText::tr("%Ln row(s) rejected", nullptr, n); });
        else if (state.stateLost)
            reason = TypeText::tr("state was lost");
        break;
    }
    return reason.size() > reasonLength ? reason.left(reasonLength - 1) + QChar(0x2026) : reason;
}

QString stepText(const RunProgress &progress)
{
    return TypeText::tr("Step %1 of %2, %3").arg(progress.step).arg(progress.steps).arg(phaseWord(progress));
}

QString progressText(const RunProgress &progress)
{
    QStringList parts;
    if (progress.expected)
        parts << TypeText::tr("%1 of %2 rows").arg(numberText(progress.done), numberText(*progress.expected));
    else
        parts << countText(progress.done, [](int n) { return TypeText::tr("%Ln row(s)", nullptr, n); });
    if (progress.recordsPerSecond >= 1) {
        parts << rateText(progress.recordsPerSecond);
        if (progress.expected && *progress.expected > progress.done)
            parts << TypeText::tr("%1 left", "time")
                         .arg(durationText(
                             qlonglong(double(*progress.expected - progress.done) / progress.recordsPerSecond * 1000)));
    }
    return parts.join(TypeText::tr(",  ", "between parts of the progress line"));
}

QString accessibleText(const TypeRow &row)
{
    const DisplayStatus status = displayStatus(row);
    QStringList parts{row.status.type.key, statusWord(status)};
    if (row.progress)
        parts << stepText(*row.progress) << progressText(*row.progress);
    else if (const QString reason = reasonText(row); !reason.isEmpty())
        parts << reason;
    return parts.join(QLatin1String(", "));
}

bool isResumable(const TypeRow &row)
{
    const DisplayStatus status = displayStatus(row);
    return status == DisplayStatus::Interrupted || (status == DisplayStatus::Failed && row.status.state.progress);
}

bool isRevertible(const TypeRow &row)
{
    return displayStatus(row) != DisplayStatus::Syncing && row.status.state.progress.has_value();
}

bool isMoved(const TypeRow &row)
{
    return displayStatus(row) == DisplayStatus::Failed && row.status.state.lastError &&
           isEndpointChange(*row.status.state.lastError);
}

} // namespace tidewright
