// Planned changes as a table; used by the Changes tab and by the preview of a force full.
#pragma once

#include "linetable.h"

namespace tidewright
{

class ChangesModel;

// GUI thread only. The model outlives it.
class ChangesTable : public LineTable
{
    Q_OBJECT

public:
    explicit ChangesTable(ChangesModel &model, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void layOut() override;

private:
    ChangesModel &m_changes;
};

} // namespace tidewright
