#include "sidebarmodel.h"

#include "humantext.h"
#include "statusmark.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct ViewMark {
    View view;
    QLatin1String icon;
    Token token;
};
constexpr std::array<ViewMark, viewCount> viewMarks{{{View::NeedsAttention, QLatin1String("alert"), Token::Warn},
                                                     {View::Running, QLatin1String("sync"), Token::Accent},
                                                     {View::Conflicts, QLatin1String("s-conflict-o"), Token::Conflict},
                                                     {View::Failed, QLatin1String("s-failed-o"), Token::Bad},
                                                     {View::Stale, QLatin1String("stale"), Token::Interrupted},
                                                     {View::All, QLatin1String("list"), Token::Text}}};

} // namespace

QString viewName(View view)
{
    switch (view) {
    case View::NeedsAttention:
        return SidebarModel::tr("Needs attention");
    case View::Running:
        return SidebarModel::tr("Running");
    case View::Conflicts:
        return SidebarModel::tr("Conflicts");
    case View::Failed:
        return SidebarModel::tr("Failed");
    case View::Stale:
        return SidebarModel::tr("Stale");
    case View::All:
        return SidebarModel::tr("All");
    }
    return {};
}

SidebarModel::SidebarModel(TypesModel &types, QObject *parent)
    : QAbstractListModel(parent)
    , m_types(types)
{
    rebuild();
    connect(&types, &QAbstractItemModel::modelReset, this, &SidebarModel::rebuild);
    connect(&types, &TypesModel::countsChanged, this, &SidebarModel::refresh);
}

QModelIndex SidebarModel::indexOf(View view) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].kind == RowKind::View && m_rows[row].view == view)
            return index(int(row));
    }
    return {};
}

QModelIndex SidebarModel::indexOfJob(const QString &job) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].kind == RowKind::Job && m_rows[row].job == job)
            return index(int(row));
    }
    return {};
}

void SidebarModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_rows.push_back({RowKind::Heading, View::All, {}});
    for (const ViewMark &mark : viewMarks)
        m_rows.push_back({RowKind::View, mark.view, {}});
    m_rows.push_back({RowKind::Heading, View::All, QStringLiteral("jobs")});
    for (int group = 0; group < m_types.rowCount(); ++group)
        m_rows.push_back({RowKind::Job, View::All, m_types.index(group, 0).data(Role::Job).toString()});
    endResetModel();
}

void SidebarModel::refresh()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    const bool heading = !index.isValid() || m_rows[std::size_t(index.row())].kind == RowKind::Heading;
    return heading ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == KindRole)
        return int(row.kind);
    if (row.kind == RowKind::Heading)
        return role == Qt::DisplayRole ? (row.job.isEmpty() ? tr("Views") : tr("Jobs")) : QVariant();
    if (row.kind == RowKind::View) {
        const ViewMark &mark = viewMarks[std::size_t(row.view)];
        switch (role) {
        case Qt::DisplayRole:
            return viewName(row.view);
        case ViewRole:
            return int(row.view);
        case CountRole:
            return m_types.count(row.view);
        case IconRole:
            return QString(mark.icon);
        case TokenRole:
            return int(mark.token);
        case Qt::AccessibleTextRole:
            return tr("%1, %Ln content type(s)", nullptr, m_types.count(row.view)).arg(viewName(row.view));
        default:
            return {};
        }
    }
    const QModelIndex group = m_types.indexOf({row.job, {}});
    const StatusMark mark = statusMark(DisplayStatus(group.data(Role::Status).toInt()));
    switch (role) {
    case Qt::DisplayRole:
    case JobRole:
        return row.job;
    case FactRole:
        return factOf(group);
    case IconRole:
        return QString(mark.icon);
    case TokenRole:
        return int(mark.token);
    case Qt::ToolTipRole:
        return group.data(Qt::ToolTipRole);
    case Qt::AccessibleTextRole:
        return tr("Job %1, %2", "name, state").arg(row.job, factOf(group));
    default:
        return {};
    }
}

// One fact: the most pressing one.
QString SidebarModel::factOf(const QModelIndex &group) const
{
    const auto counts = group.data(Role::StatusCounts).value<StatusCounts>();
    const auto count = [&counts](DisplayStatus status) { return counts.empty() ? 0 : counts[std::size_t(status)]; };
    if (const int running = count(DisplayStatus::Syncing))
        return tr("%Ln running", nullptr, running);
    if (const int failed = count(DisplayStatus::Failed))
        return tr("%Ln failed", nullptr, failed);
    if (const int conflicts = count(DisplayStatus::Conflict))
        return tr("%Ln with conflicts", nullptr, conflicts);
    if (const int interrupted = count(DisplayStatus::Interrupted))
        return tr("%Ln interrupted, can resume", nullptr, interrupted);
    if (const int changed = count(DisplayStatus::Modified))
        return tr("%Ln with changes", nullptr, changed);
    if (const int fresh = count(DisplayStatus::New))
        return tr("%Ln never synced", nullptr, fresh);
    return count(DisplayStatus::InSync) > 0 ? tr("In sync") : tr("Nothing to sync");
}

} // namespace tidewright
