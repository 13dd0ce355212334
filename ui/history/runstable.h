// The runs of a content type as a table, newest first; a fold opens on a click, Enter, Space or Right.
#pragma once

#include "linetable.h"

namespace tidewright
{

class RunsModel;

// GUI thread only. The model outlives it.
class RunsTable : public LineTable
{
    Q_OBJECT

public:
    explicit RunsTable(RunsModel &model, QWidget *parent = nullptr);

    // Out of its fold, if it is in one.
    void selectRun(const QString &runId);
    // With which every column but the note is whole, and the note has room for some words.
    int wantedWidth() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void layOut() override;

private:
    RunsModel &m_runs;
};

} // namespace tidewright
