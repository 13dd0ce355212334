// What the main table shows in each cell.
#include "humantext.h"
#include "typecell.h"
#include "typesmodel.h"

#include <algorithm>

namespace tidewright
{

QVariant TypesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= TypesColumn::Pending ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TypesColumn::ContentType:
        return tr("Content type");
    case TypesColumn::Status:
        return tr("Status");
    case TypesColumn::Conflicts:
        return tr("Conflicts");
    case TypesColumn::LastSync:
        return tr("Last sync");
    case TypesColumn::Mode:
        return tr("Mode");
    case TypesColumn::Pending:
        return tr("Pending");
    case TypesColumn::Rows:
        return tr("Rows");
    case TypesColumn::Duration:
        return tr("Duration");
    case TypesColumn::Errors:
        return tr("Errors");
    }
    return {};
}

// Asked for at every paint of the group, whose rows may be thousands.
const StatusCounts &TypesModel::countsOf(const Group &group) const
{
    if (group.counts.empty()) {
        group.counts.resize(displayStatusCount);
        for (std::size_t row = 0; row < group.rows.size(); ++row)
            ++group.counts[std::size_t(statusOf(group, int(row)))];
    }
    return group.counts;
}

QVariant TypesModel::groupData(const Group &group, int column, int role) const
{
    switch (role) {
    case Role::Kind:
        return int(RowKind::Group);
    case Role::Job:
        return group.job.name;
    case Role::Route:
        return group.route;
    case Role::ConnectionKind:
        return group.sourceKind;
    case Role::Direction:
        return int(group.job.direction);
    case Role::StatusCounts:
        return QVariant::fromValue(countsOf(group));
    case Role::Status: {
        const StatusCounts &counts = countsOf(group);
        auto worst = DisplayStatus::Skipped;
        for (std::size_t status = 0; status < counts.size(); ++status) {
            if (counts[status] > 0 && severity(DisplayStatus(status)) < severity(worst))
                worst = DisplayStatus(status);
        }
        return int(worst);
    }
    case Qt::AccessibleTextRole:
        if (column != TypesColumn::ContentType)
            return {};
        return tr("Job %1, %Ln content type(s), %2", nullptr, int(group.rows.size())).arg(group.job.name, group.route);
    case Qt::ToolTipRole:
        return group.job.title.isEmpty() ? group.job.name : group.job.title;
    case Qt::DisplayRole:
        return column == TypesColumn::ContentType ? QVariant(group.job.name) : QVariant();
    case Role::Height:
        return int(RowHeight::Group);
    default:
        return {};
    }
}

QVariant TypesModel::typeData(const Group &group, const TypeRow &row, int column, int role) const
{
    const SyncState &state = row.status.state;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column, m_now);
    case Qt::ToolTipRole:
        return cellToolTip(row, column);
    case Qt::TextAlignmentRole:
        return int((column >= TypesColumn::Pending ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return column == TypesColumn::ContentType ? accessibleText(row) : cellText(row, column, m_now);
    case Role::Kind:
        return int(RowKind::Type);
    case Role::Job:
        return group.job.name;
    case Role::TypeKey:
        return row.status.type.key;
    case Role::Status:
        return int(displayStatus(row));
    case Role::Reason:
        return reasonText(row);
    case Role::Stale:
        return isStale(row, group.every, m_now);
    case Role::Conflicts:
        return qlonglong(state.conflicts);
    case Role::Resolved:
        return qlonglong(0);
    case Role::LastSync:
        return state.lastSyncAt ? toDateTime(*state.lastSyncAt) : QDateTime();
    case Role::Direction:
        return int(row.status.direction);
    case Role::PendingIn:
        return row.status.direction == Direction::LocalToRemote ? qlonglong(0) : qlonglong(row.status.pending.value_or(-1));
    case Role::PendingOut:
        return row.status.direction == Direction::LocalToRemote ? qlonglong(row.status.pending.value_or(-1)) : qlonglong(0);
    case Role::Rows:
        return qlonglong(row.status.records.value_or(-1));
    case Role::Duration:
        return row.status.lastRun ? qlonglong(row.status.lastRun->durationMs) : qlonglong(-1);
    case Role::Errors:
        return qlonglong(state.errorCount + state.failedRecords);
    case Role::Running:
        return bool(row.progress);
    case Role::Share: {
        const bool known = row.progress && row.progress->expected && *row.progress->expected > 0;
        return known ? std::min(1.0, double(row.progress->done) / double(*row.progress->expected)) : -1.0;
    }
    case Role::StepText:
        return row.progress ? stepText(*row.progress) : QString();
    case Role::ProgressText:
        return row.progress ? progressText(*row.progress) : QString();
    case Role::Height:
        return int(row.progress ? RowHeight::Running : RowHeight::Type);
    default:
        return {};
    }
}

} // namespace tidewright
