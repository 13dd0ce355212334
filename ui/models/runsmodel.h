// Past runs of one content type, newest first, for the History tab: completed runs that lie back are folded.
#pragma once

#include "runlines.h"
#include "service.h"

#include <QAbstractTableModel>

namespace tidewright
{

// GUI thread only.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Result, Start, Kind, Rows, Time, Note, ColumnCount };
    enum Roles {
        OutcomeRole = Qt::UserRole + 1,
        DurationRole,
        RowsRole,
        RunIdRole,
        FoldRole,
        OpenRole
    }; // FoldRole, OpenRole: bool

    explicit RunsModel(QObject *parent = nullptr);
    // Newly read runs, newest first: rows that stay are kept, new ones inserted, changed ones updated.
    void setRuns(const std::vector<SyncRun> &runs);
    const std::vector<SyncRun> &runs() const { return m_runs; }
    const SyncRun *run(int row) const; // null for a fold
    // Shows or hides the runs of the fold in this row.
    void toggleFold(int row);
    // The row of a run, unfolded if need be; -1 if there is none.
    int reveal(const QString &runId);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void setLines(const std::vector<RunLine> &lines);
    QVariant foldData(const RunLine &fold, int column, int role) const;

    std::vector<SyncRun> m_runs;
    std::vector<RunLine> m_lines; // the rows
    QSet<QString> m_open;         // folds
};

QString outcomeWord(RunOutcome outcome);
QString runKind(const SyncRun &run); // "Incremental", "Full", "Full, resumed"
// Whether it has ended and written something.
bool canTakeBack(const SyncRun &run);
QString runNote(const SyncRun &run); // "12,466 updated, 14 created", or the error

} // namespace tidewright
