#include "conflictlistmodel.h"

#include "humantext.h"

#include <QSet>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr std::size_t mostSteps = 400; // row changes of one update that are told one by one

} // namespace

ConflictListModel::ConflictListModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_worker.setMaxThreadCount(1);
    m_shown.index = std::make_shared<const RecordIndex>();
}

ConflictListModel::~ConflictListModel()
{
    m_worker.waitForDone();
}

void ConflictListModel::setSides(const std::map<QString, std::pair<QString, QString>> &sidesByJob)
{
    m_sides = sidesByJob;
}

void ConflictListModel::setConflicts(const Summaries &conflicts)
{
    m_read = conflicts;
    prepare();
}

void ConflictListModel::setFilter(const RecordFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    prepare();
}

void ConflictListModel::setNote(const QString &id, const QString &note)
{
    if (m_notes.value(id) == note)
        return;
    m_notes.insert(id, note);
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

void ConflictListModel::setSettled(const QString &id, ConflictPhase phase, const QString &note)
{
    const ConflictSummary *known = find(id);
    m_notes.insert(id, note);
    if (!known)
        return;
    ConflictSummary settled = *known;
    settled.phase = phase;
    settled.hasDraft = settled.hasDraft && isUndecided(phase);
    if (isUndecided(phase) || phase == ConflictPhase::Resolved)
        m_settled.erase(id); // it is stored as such
    else
        m_settled[id] = settled;
    // Shown at once; what is stored says the same when it is read again.
    m_shown.index = m_shown.index->with({settled});
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
    prepare();
}

void ConflictListModel::forget()
{
    ++m_session;
    beginResetModel();
    m_shown = {};
    m_shown.index = std::make_shared<const RecordIndex>();
    m_settled.clear();
    m_notes.clear();
    m_read.reset();
    m_loaded = m_working = m_wanted = false;
    endResetModel();
    Q_EMIT arranged();
}

void ConflictListModel::prepare()
{
    m_wanted = true;
    if (m_working)
        return;
    m_wanted = false;
    m_working = true;
    m_worker.start([this, session = m_session, read = std::exchange(m_read, nullptr), settled = m_settled, filter = m_filter,
                    shown = m_shown, isReset = !(m_filter == m_shownFilter)] {
        Prepared prepared;
        std::shared_ptr<const RecordIndex> index = shown.index;
        if (read) {
            std::vector<ConflictSummary> all = *read;
            QSet<QString> refused;
            // Of those that were settled here: read before that, or in conflict anew.
            std::erase_if(all, [&](const ConflictSummary &one) {
                if (settled.count(one.id) == 0)
                    return false;
                if (one.phase == ConflictPhase::Refused)
                    refused.insert(one.id);
                return one.phase != ConflictPhase::Refused;
            });
            for (const auto &[id, conflict] : settled) {
                if (!refused.contains(id))
                    all.push_back(conflict);
            }
            index = std::make_shared<const RecordIndex>(std::move(all));
        }
        prepared.arrangement = arrange(index, filter);
        prepared.isReset = isReset;
        if (!isReset)
            prepared.changes = changesBetween(shown, prepared.arrangement);
        QMetaObject::invokeMethod(
            this,
            [this, session, filter, isNew = bool(read), prepared = std::move(prepared)]() mutable {
                if (session != m_session)
                    return;
                m_working = false;
                m_loaded = m_loaded || isNew;
                m_shownFilter = filter;
                take(std::move(prepared));
                if (m_wanted)
                    prepare();
            },
            Qt::QueuedConnection);
    });
}

void ConflictListModel::take(Prepared prepared)
{
    if (prepared.isReset || prepared.changes.size() > mostSteps) {
        beginResetModel();
        m_shown = std::move(prepared.arrangement);
        endResetModel();
    } else {
        m_coming = &prepared.arrangement;
        for (const LineChange &change : prepared.changes)
            apply(change, prepared.arrangement);
        m_coming = nullptr;
        m_shown = std::move(prepared.arrangement);
        if (!m_shown.lines.empty() && !prepared.changes.empty())
            Q_EMIT dataChanged(index(0), index(int(m_shown.lines.size()) - 1));
    }
    Q_EMIT arranged();
}

void ConflictListModel::apply(const LineChange &change, const Arrangement &after)
{
    auto &lines = m_shown.lines;
    if (change.what == LineChange::What::Remove) {
        beginRemoveRows({}, change.row, change.row + change.count - 1);
        lines.erase(lines.begin() + change.row, lines.begin() + change.row + change.count);
        endRemoveRows();
    } else if (change.what == LineChange::What::Insert) {
        beginInsertRows({}, change.row, change.row + change.count - 1);
        lines.insert(lines.begin() + change.row, after.lines.begin() + change.from, after.lines.begin() + change.from + change.count);
        for (int row = change.row; row < change.row + change.count; ++row)
            lines[std::size_t(row)].isComing = true;
        endInsertRows();
    }
}

const ConflictSummary *ConflictListModel::conflict(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const RecordLine &line = m_shown.lines[std::size_t(row)];
    return line.conflict == RecordLine::none ? nullptr : &arrangementOf(line).index->conflict(line.conflict);
}

const ConflictSummary *ConflictListModel::find(const QString &id) const
{
    const auto at = m_shown.index->find(id);
    return at ? &m_shown.index->conflict(*at) : nullptr;
}

int ConflictListModel::rowOf(const QString &id) const
{
    const auto at = m_shown.index->find(id);
    if (!at)
        return -1;
    const auto &lines = m_shown.lines;
    // Lines stand in the order of the index.
    std::size_t low = 0;
    std::size_t high = lines.size();
    const auto place = [&lines](std::size_t line) {
        return lines[line].conflict != RecordLine::none ? lines[line].conflict : lines[line + 1].conflict;
    };
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (place(middle) < *at || (place(middle) == *at && lines[middle].conflict == RecordLine::none))
            low = middle + 1;
        else
            high = middle;
    }
    return low < lines.size() && lines[low].conflict == *at ? int(low) : -1;
}

int ConflictListModel::neighbour(int row, int step) const
{
    for (int at = row + step; at >= 0 && at < rowCount(); at += step) {
        if (conflict(at))
            return at;
    }
    return -1;
}

QStringList ConflictListModel::idsOfType(const StateKey &type) const
{
    QStringList ids;
    for (std::size_t at = 0; at < m_shown.index->size(); ++at) {
        const ConflictSummary &one = m_shown.index->conflict(at);
        if (one.key == type && isUndecided(one.phase))
            ids << one.id;
    }
    return ids;
}

int ConflictListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.lines.size());
}

QString ConflictListModel::subline(const ConflictSummary &conflict) const
{
    if (const QString note = m_notes.value(conflict.id); !note.isEmpty())
        return note;
    const auto sides = m_sides.find(conflict.key.job);
    const QString local = sides == m_sides.end() ? tr("Local") : sides->second.first;
    const QString remote = sides == m_sides.end() ? tr("Remote") : sides->second.second;
    if (conflict.phase == ConflictPhase::Resolved)
        return tr("Decided, for the next run");
    QString text;
    switch (conflict.kind) {
    case ConflictKind::DeletedLocally:
        text = tr("Deleted in %1").arg(local);
        break;
    case ConflictKind::DeletedRemotely:
        text = tr("Deleted in %1").arg(remote);
        break;
    case ConflictKind::BothCreated:
        text = tr("Created on both sides, %Ln field(s)", nullptr, conflict.overlaps);
        break;
    case ConflictKind::BothChanged:
        text = tr("%Ln field(s)", nullptr, conflict.overlaps);
        break;
    }
    if (conflict.phase == ConflictPhase::Refused)
        return tr("Changed since it was decided");
    return conflict.hasDraft ? tr("%1, begun").arg(text) : text;
}

QString ConflictListModel::sentence(const ConflictSummary &conflict) const
{
    return isUndecided(conflict.phase) ? tr("%1, conflict, %2").arg(recordName(conflict), subline(conflict))
                                       : tr("%1, decided, %2").arg(recordName(conflict), subline(conflict));
}

QVariant ConflictListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConflictSummary *one = conflict(index.row());
    if (!one) {
        const RecordLine &line = m_shown.lines[std::size_t(index.row())];
        const RecordSection &section = arrangementOf(line).sections[line.section];
        switch (role) {
        case Qt::DisplayRole:
            return section.type.typeKey;
        case SublineRole:
            return tr("%1, %2 open of %3").arg(section.type.job, numberText(section.open), numberText(section.all));
        case Qt::AccessibleTextRole:
            return tr("%1 of %2, %3 open of %4")
                .arg(section.type.typeKey, section.type.job, numberText(section.open), numberText(section.all));
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        return recordName(*one);
    case IdRole:
        return one->id;
    case SublineRole:
        return subline(*one);
    case MarkRole:
        switch (one->phase) {
        case ConflictPhase::Open:
            return int(Mark::Open);
        case ConflictPhase::Refused:
            return int(Mark::Refused);
        case ConflictPhase::Resolved:
            return int(Mark::Kept);
        case ConflictPhase::Applied:
            return int(Mark::Applied);
        case ConflictPhase::Closed:
            return int(Mark::Closed);
        }
        return {};
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return sentence(*one);
    default:
        return {};
    }
}

Qt::ItemFlags ConflictListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (!conflict(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace tidewright
