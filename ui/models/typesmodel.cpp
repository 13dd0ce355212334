#include "typesmodel.h"

#include "text.h"

#include <algorithm>

namespace tidewright
{

QString systemName(const QString &kind)
{
    if (kind == QLatin1String("mysql"))
        return QStringLiteral("MariaDB");
    if (kind == QLatin1String("postgres"))
        return QStringLiteral("PostgreSQL");
    if (kind == QLatin1String("sqlite"))
        return QStringLiteral("SQLite");
    if (kind == QLatin1String("folder"))
        return TypesModel::tr("Folder");
    return kind;
}

namespace
{

QString arrow(Direction direction)
{
    return direction == Direction::Bidirectional ? QStringLiteral("↔") : QStringLiteral("→");
}

QString kindOf(const std::vector<Connection> &connections, const QString &name)
{
    const auto found =
        std::find_if(connections.begin(), connections.end(), [&name](const Connection &one) { return one.name == name; });
    return found == connections.end() ? QString() : found->kind;
}

} // namespace

TypesModel::TypesModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void TypesModel::setWorkspace(const std::vector<Job> &jobs, const std::vector<Connection> &connections)
{
    beginResetModel();
    m_groups.clear();
    m_groupOf.clear();
    for (const Job &job : jobs) {
        const bool pull = job.direction != Direction::LocalToRemote;
        const QString source = pull ? job.remote : job.local;
        const QString target = pull ? job.local : job.remote;
        Group group{job, {}, kindOf(connections, source), parseDuration(job.schedule.every), {}, {}, {}};
        group.route = QStringLiteral("%1 %2 %3")
                          .arg(systemName(group.sourceKind), arrow(job.direction), systemName(kindOf(connections, target)));
        group.rows.resize(std::size_t(job.contentTypes.size()));
        m_groupOf.insert(job.name, int(m_groups.size()));
        m_groups.push_back(std::move(group));
    }
    m_viewCounts.reset();
    endResetModel();
    Q_EMIT countsChanged();
}

void TypesModel::setStatus(const std::vector<TypeStatus> &all)
{
    QHash<int, std::pair<int, int>> touched; // first and last row, by group
    for (const TypeStatus &status : all) {
        QModelIndex at;
        TypeRow *row = findRow(status.state.key, &at);
        if (!row)
            continue;
        const auto pending = status.pending ? status.pending : row->status.pending;
        const bool moved = status.state.lastSyncAt != row->status.state.lastSyncAt;
        row->status = status;
        row->status.pending = moved && !status.pending ? std::nullopt : pending;
        auto &range = touched.contains(at.parent().row()) ? touched[at.parent().row()]
                                                          : (touched[at.parent().row()] = {at.row(), at.row()});
        range = {std::min(range.first, at.row()), std::max(range.second, at.row())};
    }
    m_viewCounts.reset();
    for (auto range = touched.cbegin(); range != touched.cend(); ++range) {
        m_groups[std::size_t(range.key())].counts.clear();
        const QModelIndex group = index(range.key(), 0);
        Q_EMIT dataChanged(index(range->first, 0, group), index(range->second, TypesColumn::Count - 1, group));
        Q_EMIT dataChanged(group, group.siblingAtColumn(TypesColumn::Count - 1));
    }
    Q_EMIT countsChanged();
}

void TypesModel::runStarted(const SyncRun &run)
{
    RunProgress progress;
    progress.runId = run.runId;
    progress.key = run.key;
    progress.mode = run.mode.value_or(progress.mode);
    runProgressed(progress);
    Q_EMIT countsChanged();
}

void TypesModel::runProgressed(const RunProgress &progress)
{
    QModelIndex at;
    if (TypeRow *row = findRow(progress.key, &at)) {
        row->progress = progress;
        row->queued = false;
        changed(at);
    }
}

void TypesModel::runFinished(const SyncRun &run)
{
    QModelIndex at;
    if (TypeRow *row = findRow(run.key, &at)) {
        row->progress.reset();
        row->queued = false;
        row->status.lastRun = run;
        changed(at);
        Q_EMIT countsChanged();
    }
}

void TypesModel::setEdited(const StateKey &key, std::int64_t files)
{
    QModelIndex at;
    if (TypeRow *row = findRow(key, &at); row && row->edited != files) {
        row->edited = files;
        changed(at);
        Q_EMIT countsChanged();
    }
}

void TypesModel::setQueued(const StateKey &key, bool queued)
{
    QModelIndex at;
    if (TypeRow *row = findRow(key, &at); row && row->queued != queued) {
        row->queued = queued;
        changed(at);
        Q_EMIT countsChanged();
    }
}

void TypesModel::setNow(Instant now)
{
    m_now = now;
    m_viewCounts.reset();
    for (int group = 0; group < int(m_groups.size()); ++group) {
        const QModelIndex parent = index(group, 0);
        const int last = rowCount(parent) - 1;
        if (last >= 0)
            Q_EMIT dataChanged(index(0, TypesColumn::LastSync, parent), index(last, TypesColumn::LastSync, parent));
    }
    Q_EMIT countsChanged();
}

const TypeRow *TypesModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &rowOf(m_groups[std::size_t(index.internalId() - 1)], index.row());
}

DisplayStatus TypesModel::statusOf(const QModelIndex &index) const
{
    return statusOf(m_groups[std::size_t(index.internalId() - 1)], index.row());
}

bool TypesModel::isKnown(const QModelIndex &index) const
{
    return bool(m_groups[std::size_t(index.internalId() - 1)].rows[std::size_t(index.row())]);
}

TypeRow &TypesModel::rowOf(const Group &group, int row)
{
    std::unique_ptr<TypeRow> &made = group.rows[std::size_t(row)];
    if (!made) {
        made = std::make_unique<TypeRow>();
        made->status.job = group.job.name;
        made->status.type = group.job.contentTypes[row];
        made->status.direction = group.job.direction;
        made->status.state.key = {group.job.name, made->status.type.key};
    }
    return *made;
}

DisplayStatus TypesModel::statusOf(const Group &group, int row)
{
    const auto &made = group.rows[std::size_t(row)];
    if (made)
        return displayStatus(*made);
    return group.job.contentTypes[row].enabled ? DisplayStatus::New : DisplayStatus::Skipped;
}

const TypeRow *TypesModel::find(const StateKey &key) const
{
    return const_cast<TypesModel *>(this)->findRow(key);
}

const Job *TypesModel::job(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const std::size_t group = index.internalId() == 0 ? std::size_t(index.row()) : std::size_t(index.internalId() - 1);
    return &m_groups[group].job;
}

QModelIndex TypesModel::indexOf(const StateKey &key) const
{
    if (key.typeKey.isEmpty())
        return m_groupOf.contains(key.job) ? index(m_groupOf.value(key.job), 0) : QModelIndex();
    QModelIndex at;
    const_cast<TypesModel *>(this)->findRow(key, &at);
    return at;
}

bool TypesModel::stale(const QModelIndex &index) const
{
    const TypeRow *type = row(index);
    return type && isStale(*type, m_groups[std::size_t(index.internalId() - 1)].every, m_now);
}

// Asked for at every paint of the sidebar.
int TypesModel::count(View view) const
{
    if (!m_viewCounts) {
        m_viewCounts.emplace();
        for (const Group &group : m_groups) {
            (*m_viewCounts)[std::size_t(View::All)] += int(group.rows.size());
            for (const auto &row : group.rows) {
                for (std::size_t one = 0; row && one < std::size_t(View::All); ++one)
                    (*m_viewCounts)[one] += matches(View(one), *row, isStale(*row, group.every, m_now));
            }
        }
    }
    return (*m_viewCounts)[std::size_t(view)];
}

int TypesModel::typeCount() const
{
    return count(View::All);
}

std::vector<StateKey> TypesModel::interrupted() const
{
    std::vector<StateKey> keys;
    for (const Group &group : m_groups) {
        for (const auto &row : group.rows) {
            if (row && displayStatus(*row) == DisplayStatus::Interrupted)
                keys.push_back(row->status.state.key);
        }
    }
    return keys;
}

qlonglong TypesModel::openConflicts() const
{
    qlonglong open = 0;
    for (const Group &group : m_groups) {
        for (const auto &row : group.rows)
            open += row ? row->status.state.conflicts : 0;
    }
    return open;
}

QModelIndex TypesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex TypesModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId() - 1), 0, quintptr(0));
}

int TypesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_groups[std::size_t(parent.row())].rows.size());
}

int TypesModel::columnCount(const QModelIndex &) const
{
    return TypesColumn::Count;
}

TypeRow *TypesModel::findRow(const StateKey &key, QModelIndex *at)
{
    const auto group = m_groupOf.constFind(key.job);
    if (group == m_groupOf.constEnd())
        return nullptr;
    const Group &found = m_groups[std::size_t(*group)];
    if (found.rowOf.isEmpty()) {
        found.rowOf.reserve(found.job.contentTypes.size());
        for (const ContentType &type : found.job.contentTypes)
            found.rowOf.insert(type.key, int(found.rowOf.size()));
    }
    const auto row = found.rowOf.constFind(key.typeKey);
    if (row == found.rowOf.constEnd())
        return nullptr;
    if (at)
        *at = createIndex(*row, 0, quintptr(*group) + 1);
    return &rowOf(found, *row);
}

void TypesModel::changed(const QModelIndex &row)
{
    m_viewCounts.reset();
    m_groups[std::size_t(row.parent().row())].counts.clear();
    Q_EMIT dataChanged(row, row.siblingAtColumn(TypesColumn::Count - 1));
    const QModelIndex group = row.parent();
    Q_EMIT dataChanged(group, group.siblingAtColumn(TypesColumn::Count - 1));
}

QVariant TypesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return groupData(m_groups[std::size_t(index.row())], index.column(), role);
    const Group &group = m_groups[std::size_t(index.internalId() - 1)];
    if (role == Role::Height && !group.rows[std::size_t(index.row())])
        return int(RowHeight::Type); // the view asks for every row
    return typeData(group, rowOf(group, index.row()), index.column(), role);
}

} // namespace tidewright
