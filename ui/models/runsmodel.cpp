#include "runsmodel.h"

#include "humantext.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace tidewright {

namespace {
struct RunText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::RunText)
};
} // namespace

QString outcomeWord(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running: return RunText::tr("Running");
    case RunOutcome::Ok: return RunText::tr("Completed");
    case RunOutcome::OkWithConflicts: return RunText::tr("Completed, conflicts");
    case RunOutcome::OkWithErrors: return RunText::tr("Completed, errors");
    case RunOutcome::Failed: return RunText::tr("Failed");
    case RunOutcome::Halted: return RunText::tr("Halted");
    case RunOutcome::Cancelled: return RunText::tr("Stopped");
    case RunOutcome::Busy: return RunText::tr("Busy");
    }
    return {};
}

QString runKind(const SyncRun &run)
{
    QString kind;
    switch (run.mode) {
    case SyncMode::Full: kind = RunText::tr("Full"); break;
    case SyncMode::Incremental: kind = RunText::tr("Incremental"); break;
    case SyncMode::Compare: kind = RunText::tr("Compare"); break;
    case SyncMode::Reconcile: kind = RunText::tr("Reconcile"); break;
    case SyncMode::Baseline: kind = RunText::tr("Baseline"); break;
    }
    if (run.dryRun)
        return RunText::tr("%1, preview").arg(kind);
    return run.resumed ? RunText::tr("%1, resumed").arg(kind) : kind;
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
    add(run.counts.created, RunText::tr("%Ln created", nullptr, int(run.counts.created)));
    add(run.counts.updated, RunText::tr("%Ln updated", nullptr, int(run.counts.updated)));
    add(run.counts.deleted, RunText::tr("%Ln deleted", nullptr, int(run.counts.deleted)));
    add(run.counts.failed, RunText::tr("%Ln rejected", nullptr, int(run.counts.failed)));
    return parts.isEmpty() ? RunText::tr("Nothing to do") : parts.join(QLatin1String(", "));
}

RunsModel::RunsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RunsModel::setRuns(const std::vector<SyncRun> &runs)
{
    // Runs only come in at the top and fall off at the bottom, unless another type is shown.
    const auto anchor = m_runs.empty() ? runs.end() : std::find_if(runs.begin(), runs.end(), [this](const SyncRun &run) { return run.runId == m_runs.front().runId; });
    if (anchor == runs.end()) {
        beginResetModel();
        m_runs = runs;
        endResetModel();
        return;
    }
    const int fresh = int(anchor - runs.begin());
    if (fresh > 0) {
        beginInsertRows({}, 0, fresh - 1);
        m_runs.insert(m_runs.begin(), runs.begin(), anchor);
        endInsertRows();
    }
    if (m_runs.size() > runs.size()) {
        beginRemoveRows({}, int(runs.size()), int(m_runs.size()) - 1);
        m_runs.resize(runs.size());
        endRemoveRows();
    } else if (m_runs.size() < runs.size()) {
        beginInsertRows({}, int(m_runs.size()), int(runs.size()) - 1);
        m_runs.insert(m_runs.end(), runs.begin() + std::ptrdiff_t(m_runs.size()), runs.end());
        endInsertRows();
    }
    m_runs = runs;
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_runs.size()) - 1, ColumnCount - 1));
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SyncRun &run = m_runs[std::size_t(index.row())];
    switch (role) {
    case OutcomeRole: return int(run.outcome);
    case DurationRole: return qlonglong(run.durationMs);
    case RowsRole: return qlonglong(run.counts.read);
    case RunIdRole: return run.runId;
    case Qt::TextAlignmentRole: return int((index.column() == Rows || index.column() == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole: return index.column() == Start ? absoluteTime(toDateTime(run.startedAt)) : (index.column() == Note ? runNote(run) : QVariant());
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Result: return outcomeWord(run.outcome);
    case Start: return clockTime(toDateTime(run.startedAt), QDateTime::currentDateTime());
    case Kind: return runKind(run);
    case Rows: return numberText(run.counts.read);
    case Time: return run.outcome == RunOutcome::Running ? QStringLiteral("—") : durationText(run.durationMs);
    case Note: return runNote(run);
    }
    return {};
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
    case Result: return tr("Result");
    case Start: return tr("Start");
    case Kind: return tr("Kind");
    case Rows: return tr("Rows");
    case Time: return tr("Time");
    case Note: return tr("Note");
    }
    return {};
}

} // namespace tidewright
