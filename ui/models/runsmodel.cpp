#include "runsmodel.h"

#include "humantext.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace tidewright
{

namespace
{
struct RunText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::RunText)
};
} // namespace

QString outcomeWord(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running:
        return RunText::tr("Running");
    case RunOutcome::Ok:
        return RunText::tr("Completed");
    case RunOutcome::OkWithConflicts:
        return RunText::tr("Completed, conflicts");
    case RunOutcome::OkWithErrors:
        return RunText::tr("Completed, errors");
    case RunOutcome::Failed:
        return RunText::tr("Failed");
    case RunOutcome::Halted:
        return RunText::tr("Halted");
    case RunOutcome::Cancelled:
        return RunText::tr("Stopped");
    case RunOutcome::Busy:
        return RunText::tr("Busy");
    }
    return {};
}

QString runKind(const SyncRun &run)
{
    if (!run.mode)
        return QStringLiteral("–");
    QString kind;
    switch (*run.mode) {
    case SyncMode::Full:
        kind = RunText::tr("Full");
        break;
    case SyncMode::Incremental:
        kind = RunText::tr("Incremental");
        break;
    case SyncMode::Compare:
        kind = RunText::tr("Compare");
        break;
    case SyncMode::Reconcile:
        kind = RunText::tr("Reconcile");
        break;
    case SyncMode::Baseline:
        kind = RunText::tr("Baseline");
        break;
    }
    if (run.dryRun)
        return RunText::tr("%1, preview").arg(kind);
    return run.resumed ? RunText::tr("%1, resumed").arg(kind) : kind;
}

bool canTakeBack(const SyncRun &run)
{
    const bool ended = run.outcome == RunOutcome::Ok || run.outcome == RunOutcome::OkWithConflicts || run.outcome == RunOutcome::OkWithErrors;
    return ended && !run.dryRun && run.counts.created + run.counts.updated + run.counts.deleted > 0;
}

QString runNote(const SyncRun &run)
{
    if (run.error)
        return run.error->message;
    QStringList parts;
    const auto add = [&parts](std::int64_t count, const QString &text) {
        if (count > 0)
            parts << text;
    };
    add(run.counts.created, countText(run.counts.created, [](int n) { return RunText::tr("%Ln created", nullptr, n); }));
    add(run.counts.updated, countText(run.counts.updated, [](int n) { return RunText::tr("%Ln updated", nullptr, n); }));
    add(run.counts.deleted, countText(run.counts.deleted, [](int n) { return RunText::tr("%Ln deleted", nullptr, n); }));
    add(run.counts.failed, countText(run.counts.failed, [](int n) { return RunText::tr("%Ln rejected", nullptr, n); }));
    return parts.isEmpty() ? RunText::tr("Nothing to do") : parts.join(QLatin1String(", "));
}

RunsModel::RunsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RunsModel::setRuns(const std::vector<SyncRun> &runs)
{
    // Runs only come in at the top and fall off at the bottom, unless another type is shown.
    const bool same = !m_runs.empty() && std::any_of(runs.begin(), runs.end(),
                                                     [this](const SyncRun &run) { return run.runId == m_runs.front().runId; });
    m_runs = runs;
    if (same) {
        setLines(runLines(runs, m_open));
        return;
    }
    beginResetModel();
    m_open.clear();
    m_lines = runLines(runs, m_open);
    endResetModel();
}

void RunsModel::setLines(const std::vector<RunLine> &lines)
{
    // Lines that both have, in the same order, stay.
    std::vector<char> stays(m_lines.size());
    std::vector<char> isNew(lines.size(), true);
    std::size_t next = 0;
    for (std::size_t old = 0; old < m_lines.size(); ++old) {
        const auto found = std::find_if(lines.begin() + std::ptrdiff_t(next), lines.end(),
                                        [&](const RunLine &line) { return line.id == m_lines[old].id; });
        if (found == lines.end())
            continue;
        stays[old] = true;
        next = std::size_t(found - lines.begin());
        isNew[next++] = false;
    }
    for (std::size_t end = m_lines.size(); end > 0;) {
        std::size_t first = end;
        while (first > 0 && !stays[first - 1])
            --first;
        if (first < end) {
            beginRemoveRows({}, int(first), int(end) - 1);
            m_lines.erase(m_lines.begin() + std::ptrdiff_t(first), m_lines.begin() + std::ptrdiff_t(end));
            endRemoveRows();
        }
        end = first > 0 ? first - 1 : 0;
    }
    for (std::size_t first = 0; first < lines.size(); ++first) {
        std::size_t end = first;
        while (end < lines.size() && isNew[end])
            ++end;
        if (end == first)
            continue;
        beginInsertRows({}, int(first), int(end) - 1);
        m_lines.insert(m_lines.begin() + std::ptrdiff_t(first), lines.begin() + std::ptrdiff_t(first),
                       lines.begin() + std::ptrdiff_t(end));
        endInsertRows();
        first = end;
    }
    m_lines = lines;
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_lines.size()) - 1, ColumnCount - 1));
}

const SyncRun *RunsModel::run(int row) const
{
    const bool is = row >= 0 && row < int(m_lines.size()) && !m_lines[std::size_t(row)].isFold();
    return is ? &m_lines[std::size_t(row)].run : nullptr;
}

void RunsModel::toggleFold(int row)
{
    const RunLine &line = m_lines[std::size_t(row)];
    if (!line.isFold())
        return;
    if (!m_open.remove(line.id))
        m_open.insert(line.id);
    setLines(runLines(m_runs, m_open));
}

int RunsModel::reveal(const QString &runId)
{
    if (const auto fold = foldOf(m_runs, runId); fold && !m_open.contains(*fold)) {
        m_open.insert(*fold);
        setLines(runLines(m_runs, m_open));
    }
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&runId](const RunLine &line) { return line.id == runId; });
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RunLine &line = m_lines[std::size_t(index.row())];
    if (line.isFold())
        return foldData(line, index.column(), role);
    const SyncRun &run = line.run;
    switch (role) {
    case OutcomeRole:
        return int(run.outcome);
    case DurationRole:
        return qlonglong(run.durationMs);
    case RowsRole:
        return qlonglong(run.counts.read);
    case RunIdRole:
        return run.runId;
    case Qt::TextAlignmentRole:
        return int((index.column() == Rows || index.column() == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return index.column() == Start ? absoluteTime(toDateTime(run.startedAt))
                                       : (index.column() == Note ? runNote(run) : QVariant());
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Result:
        return outcomeWord(run.outcome);
    case Start:
        return clockTime(toDateTime(run.startedAt), QDateTime::currentDateTime());
    case Kind:
        return runKind(run);
    case Rows:
        return numberText(run.counts.read);
    case Time:
        return run.outcome == RunOutcome::Running ? QStringLiteral("—") : durationText(run.durationMs);
    case Note:
        return runNote(run);
    }
    return {};
}

QVariant RunsModel::foldData(const RunLine &fold, int column, int role) const
{
    switch (role) {
    case FoldRole:
        return true;
    case OpenRole:
        return fold.open;
    case OutcomeRole:
        return int(fold.run.outcome);
    case Qt::AccessibleDescriptionRole:
        return fold.open ? tr("Enter folds these runs") : tr("Enter shows these runs");
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    if (column != Result)
        return {};
    const QDateTime now = QDateTime::currentDateTime();
    return tr("%Ln completed run(s), %1 back to %2", nullptr, fold.folded)
        .arg(clockTime(toDateTime(fold.run.startedAt), now), clockTime(toDateTime(fold.oldest), now));
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Rows || section == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Result:
        return tr("Result");
    case Start:
        return tr("Start");
    case Kind:
        return tr("Kind");
    case Rows:
        return tr("Rows");
    case Time:
        return tr("Time");
    case Note:
        return tr("Note");
    }
    return {};
}

} // namespace tidewright
