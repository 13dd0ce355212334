#include "typesproxy.h"

#include "humantext.h"
#include "typecell.h"
#include "typesmodel.h"

namespace tidewright
{

namespace
{

bool needsPerson(DisplayStatus status)
{
    return status == DisplayStatus::Failed || status == DisplayStatus::Conflict || status == DisplayStatus::Interrupted;
}

} // namespace

TypesProxy::TypesProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(true);
    sort(-1);
    const auto forget = [this] { m_totals.clear(); };
    connect(this, &QAbstractItemModel::dataChanged, this, forget);
    connect(this, &QAbstractItemModel::rowsInserted, this, forget);
    connect(this, &QAbstractItemModel::rowsRemoved, this, forget);
    connect(this, &QAbstractItemModel::modelReset, this, forget);
    connect(this, &QAbstractItemModel::layoutChanged, this, forget);
}

void TypesProxy::setView(View view)
{
    m_view = view;
    invalidateFilter();
}

void TypesProxy::setText(const QString &text)
{
    m_text = text.trimmed();
    for (std::size_t status = 0; status < m_textStatuses.size(); ++status)
        m_textStatuses[status] = statusWord(DisplayStatus(status)).contains(m_text, Qt::CaseInsensitive);
    invalidateFilter();
}

void TypesProxy::setOnlyJob(const QString &job)
{
    m_onlyJob = job;
    invalidateFilter();
}

void TypesProxy::setOnlyStatus(std::optional<DisplayStatus> status)
{
    m_onlyStatus = status;
    invalidateFilter();
}

void TypesProxy::setAttentionFirst(bool on)
{
    m_attentionFirst = on;
    invalidate();
}

bool TypesProxy::isFiltered() const
{
    return m_view != View::All || !m_text.isEmpty() || !m_onlyJob.isEmpty() || m_onlyStatus;
}

void TypesProxy::clear()
{
    m_view = View::All;
    m_text.clear();
    m_onlyJob.clear();
    m_onlyStatus.reset();
    invalidateFilter();
}

void TypesProxy::sort(int column, Qt::SortOrder order)
{
    m_fileOrder = column < 0;
    QSortFilterProxyModel::sort(std::max(0, column), m_fileOrder ? Qt::AscendingOrder : order);
}

QVariant TypesProxy::data(const QModelIndex &index, int role) const
{
    const bool totalled = index.isValid() && !index.parent().isValid() && index.column() >= TypesColumn::Conflicts;
    if (totalled) {
        const QVariant value = total(index.siblingAtColumn(0), index.column(), role);
        if (value.isValid())
            return value;
    }
    return QSortFilterProxyModel::data(index, role);
}

// Asked for by every cell of a group at every paint, over rows that may be thousands.
const TypesProxy::Totals &TypesProxy::totals(const QModelIndex &group) const
{
    const int at = mapToSource(group).row();
    if (const auto found = m_totals.constFind(at); found != m_totals.cend())
        return *found;
    Totals sums;
    const auto *model = static_cast<const TypesModel *>(sourceModel());
    const auto add = [](qlonglong &sum, std::optional<std::int64_t> value) {
        if (value)
            sum = std::max<qlonglong>(0, sum) + *value;
    };
    const bool pushes = model->job(mapToSource(group))->direction == Direction::LocalToRemote;
    for (int row = 0; row < rowCount(group); ++row) {
        const QModelIndex type = mapToSource(index(row, 0, group));
        if (!model->isKnown(type)) {
            add(pushes ? sums.pendingIn : sums.pendingOut, 0);
            add(sums.errors, 0);
            add(sums.conflicts, 0);
            continue;
        }
        const TypeStatus &status = model->row(type)->status;
        const bool out = status.direction == Direction::LocalToRemote;
        add(sums.pendingIn, out ? 0 : status.pending);
        add(sums.pendingOut, out ? status.pending : 0);
        add(sums.rows, status.records);
        add(sums.duration, status.lastRun ? std::optional(status.lastRun->durationMs) : std::nullopt);
        add(sums.errors, status.state.errorCount + status.state.failedRecords);
        add(sums.conflicts, status.state.conflicts);
        if (status.state.lastSyncAt)
            sums.lastSync = std::max(sums.lastSync.value_or(Instant::min()), *status.state.lastSyncAt);
    }
    return *m_totals.insert(at, sums);
}

QVariant TypesProxy::total(const QModelIndex &group, int column, int role) const
{
    const Totals &sums = totals(group);
    switch (role) {
    case Role::PendingIn:
        return sums.pendingIn;
    case Role::PendingOut:
        return sums.pendingOut;
    case Role::Rows:
        return sums.rows;
    case Role::Duration:
        return sums.duration;
    case Role::Errors:
        return sums.errors;
    case Role::Conflicts:
        return sums.conflicts;
    case Role::LastSync:
        return sums.lastSync ? toDateTime(*sums.lastSync) : QDateTime();
    default:
        break;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TypesColumn::Conflicts: {
        const qlonglong open = sums.conflicts;
        return open > 0 ? countText(open, [](int n) { return tr("%Ln detected", nullptr, n); }) : tr("None", "conflicts");
    }
    case TypesColumn::Pending: {
        const qlonglong pending = std::max<qlonglong>(0, sums.pendingIn) + std::max<qlonglong>(0, sums.pendingOut);
        return pending > 0 ? numberText(pending) : QStringLiteral("—");
    }
    case TypesColumn::Rows:
        return sums.rows < 0 ? QStringLiteral("—") : numberText(sums.rows);
    case TypesColumn::Duration:
        return durationText(sums.duration);
    case TypesColumn::Errors:
        return numberText(std::max<qlonglong>(0, sums.errors));
    default:
        return {};
    }
}

bool TypesProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!parent.isValid())
        return false; // a group is accepted through its rows
    if (!isFiltered())
        return true;
    const auto *model = static_cast<const TypesModel *>(sourceModel());
    const QModelIndex at = model->index(row, 0, parent);
    const TypeRow *type = model->row(at);
    if (!m_onlyJob.isEmpty() && type->status.job != m_onlyJob)
        return false;
    if (m_onlyStatus && displayStatus(*type) != *m_onlyStatus)
        return false;
    if (!matches(m_view, *type, model->stale(at)))
        return false;
    return m_text.isEmpty() || type->status.type.key.contains(m_text, Qt::CaseInsensitive) ||
           type->status.job.contains(m_text, Qt::CaseInsensitive) || m_textStatuses[std::size_t(displayStatus(*type))];
}

bool TypesProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    // Groups, and rows that compare equal, stay in the order of the files, whichever way is sorted.
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    if (!left.parent().isValid())
        return (left.row() < right.row()) == ascending;
    const auto *model = static_cast<const TypesModel *>(sourceModel());
    if (m_attentionFirst) {
        const bool leftNeeds = needsPerson(model->statusOf(left));
        const bool rightNeeds = needsPerson(model->statusOf(right));
        if (leftNeeds != rightNeeds)
            return leftNeeds == ascending;
    }
    return m_fileOrder ? left.row() < right.row() : sortsBefore(*model->row(left), *model->row(right), left.column());
}

} // namespace tidewright
