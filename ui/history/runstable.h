// The runs of a content type as a table, newest first.
#pragma once

#include <QTableView>

namespace tidewright {

class RunsModel;

// GUI thread only. The model outlives it.
class RunsTable : public QTableView
{
    Q_OBJECT

public:
    explicit RunsTable(RunsModel &model, QWidget *parent = nullptr);

    void selectRun(const QString &runId);
    // With which every column but the note is whole, and the note has room for some words.
    int wantedWidth() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
};

} // namespace tidewright
