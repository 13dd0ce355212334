#include "typesproxy.h"

#include "humantext.h"
#include "typerow.h"
#include "typesmodel.h"

namespace tidewright {

namespace {

bool needsPerson(DisplayStatus status)
{
    return status == DisplayStatus::Failed || status == DisplayStatus::Conflict || status == DisplayStatus::Interrupted;
}

DisplayStatus statusOf(const QModelIndex &index)
{
    return DisplayStatus(index.data(Role::Status).toInt());
}

} // namespace

TypesProxy::TypesProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setSortRole(Role::Sort);
    setDynamicSortFilter(true);
    sort(-1);
}

void TypesProxy::setView(View view)
{
    m_view = view;
    invalidateFilter();
}

void TypesProxy::setText(const QString &text)
{
    m_text = text.trimmed();
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

QVariant TypesProxy::total(const QModelIndex &group, int column, int role) const
{
    const auto sum = [&](int valueRole) {
        qlonglong total = 0;
        bool known = false;
        for (int row = 0; row < rowCount(group); ++row) {
            const qlonglong value = mapToSource(index(row, 0, group)).data(valueRole).toLongLong();
            known = known || value >= 0;
            total += std::max<qlonglong>(0, value);
        }
        return known ? total : -1;
    };
    if (role == Role::PendingIn || role == Role::PendingOut || role == Role::Rows || role == Role::Duration || role == Role::Errors || role == Role::Conflicts)
        return sum(role);
    if (role == Role::LastSync) {
        QDateTime newest;
        for (int row = 0; row < rowCount(group); ++row) {
            const QDateTime one = mapToSource(index(row, 0, group)).data(Role::LastSync).toDateTime();
            if (one.isValid() && (!newest.isValid() || one > newest))
                newest = one;
        }
        return newest;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TypesColumn::Conflicts: {
        const qlonglong open = sum(Role::Conflicts);
        return open > 0 ? countText(open, [](int n) { return tr("%Ln detected", nullptr, n); }) : tr("None", "conflicts");
    }
    case TypesColumn::Pending: {
        const qlonglong pending = std::max<qlonglong>(0, sum(Role::PendingIn)) + std::max<qlonglong>(0, sum(Role::PendingOut));
        return pending > 0 ? numberText(pending) : QStringLiteral("—");
    }
    case TypesColumn::Rows: {
        const qlonglong rows = sum(Role::Rows);
        return rows < 0 ? QStringLiteral("—") : numberText(rows);
    }
    case TypesColumn::Duration: return durationText(sum(Role::Duration));
    case TypesColumn::Errors: return numberText(std::max<qlonglong>(0, sum(Role::Errors)));
    default: return {};
    }
}

bool TypesProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!parent.isValid())
        return false; // a group is accepted through its rows
    const auto *model = static_cast<const TypesModel *>(sourceModel());
    const QModelIndex at = model->index(row, 0, parent);
    const TypeRow *type = model->row(at);
    if (!m_onlyJob.isEmpty() && type->status.job != m_onlyJob)
        return false;
    if (m_onlyStatus && displayStatus(*type) != *m_onlyStatus)
        return false;
    if (!matches(m_view, *type, model->stale(at)))
        return false;
    return m_text.isEmpty() || type->status.type.key.contains(m_text, Qt::CaseInsensitive) || type->status.job.contains(m_text, Qt::CaseInsensitive) ||
           statusWord(displayStatus(*type)).contains(m_text, Qt::CaseInsensitive);
}

bool TypesProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    // Groups, and rows that compare equal, stay in the order of the files, whichever way is sorted.
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    if (!left.parent().isValid())
        return (left.row() < right.row()) == ascending;
    if (m_attentionFirst) {
        const bool leftNeeds = needsPerson(statusOf(left));
        const bool rightNeeds = needsPerson(statusOf(right));
        if (leftNeeds != rightNeeds)
            return leftNeeds == ascending;
    }
    return m_fileOrder ? left.row() < right.row() : QSortFilterProxyModel::lessThan(left, right);
}

} // namespace tidewright
