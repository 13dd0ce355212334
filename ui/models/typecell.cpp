#include "typecell.h"

#include "humantext.h"
#include "roles.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct CellText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::TypesModel)
};
} // namespace

QString cellText(const TypeRow &row, int column, Instant now)
{
    const SyncState &state = row.status.state;
    switch (column) {
    case TypesColumn::ContentType:
        return row.status.type.key;
    case TypesColumn::Status:
        return statusWord(displayStatus(row));
    case TypesColumn::Conflicts:
        return state.conflicts ? countText(state.conflicts, [](int n) { return CellText::tr("%Ln detected", nullptr, n); })
                               : CellText::tr("None", "conflicts");
    case TypesColumn::LastSync:
        return relativeTime(state.lastSyncAt ? toDateTime(*state.lastSyncAt) : QDateTime(), toDateTime(now));
    case TypesColumn::Mode:
        switch (row.status.direction) {
        case Direction::RemoteToLocal:
            return CellText::tr("Pull");
        case Direction::LocalToRemote:
            return CellText::tr("Push");
        case Direction::Bidirectional:
            return CellText::tr("Two-way");
        }
        return {};
    case TypesColumn::Pending:
        return row.status.pending.value_or(0) > 0 ? numberText(*row.status.pending) : QStringLiteral("—");
    case TypesColumn::Rows:
        return row.status.records ? numberText(*row.status.records) : QStringLiteral("—");
    case TypesColumn::Duration:
        return durationText(row.status.lastRun ? row.status.lastRun->durationMs : -1);
    case TypesColumn::Errors:
        return numberText(state.errorCount + state.failedRecords);
    }
    return {};
}

QString cellToolTip(const TypeRow &row, int column)
{
    const SyncState &state = row.status.state;
    switch (column) {
    case TypesColumn::LastSync: {
        if (!state.lastSyncAt)
            return CellText::tr("Never synced");
        const QString time = absoluteTime(toDateTime(*state.lastSyncAt));
        return row.status.lastRun ? CellText::tr("%1\nLast complete sync, run %2").arg(time, row.status.lastRun->runId) : time;
    }
    case TypesColumn::ContentType:
        return row.status.type.key;
    case TypesColumn::Status:
        return state.lastError ? state.lastError->message : QString();
    case TypesColumn::Pending:
        return row.status.pending ? QString() : CellText::tr("Not known yet. Refresh asks the source.");
    default:
        return {};
    }
}

bool sortsBefore(const TypeRow &left, const TypeRow &right, int column)
{
    if (column == TypesColumn::ContentType)
        return left.status.type.key < right.status.type.key;
    const auto number = [column](const TypeRow &row) -> std::int64_t {
        const SyncState &state = row.status.state;
        switch (column) {
        case TypesColumn::Status:
            return severity(displayStatus(row));
        case TypesColumn::Conflicts:
            return state.conflicts;
        case TypesColumn::LastSync:
            return state.lastSyncAt ? state.lastSyncAt->time_since_epoch().count() : -1;
        case TypesColumn::Mode:
            return int(row.status.direction);
        case TypesColumn::Pending:
            return row.status.pending.value_or(-1);
        case TypesColumn::Rows:
            return row.status.records.value_or(-1);
        case TypesColumn::Duration:
            return row.status.lastRun ? row.status.lastRun->durationMs : -1;
        case TypesColumn::Errors:
            return state.errorCount + state.failedRecords;
        }
        return 0;
    };
    return number(left) < number(right);
}

} // namespace tidewright
