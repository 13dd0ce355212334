// Planned changes as a table; used by the Changes tab and by the preview of a force full.
#pragma once

#include <QTableView>

namespace tidewright {

class ChangesModel;

// GUI thread only. The model outlives it.
class ChangesTable : public QTableView
{
    Q_OBJECT

public:
    explicit ChangesTable(ChangesModel &model, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
};

} // namespace tidewright
