// Asks before unfinished runs are undone.
#pragma once

#include "typerow.h"

#include <QDialog>

namespace tidewright
{

// GUI thread only.
class RollbackDialog : public QDialog
{
    Q_OBJECT

public:
    // Rows with an unfinished run that does not run.
    explicit RollbackDialog(const std::vector<TypeRow> &rows, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const std::vector<tidewright::StateKey> &keys);

private:
    QWidget *makeFacts(const std::vector<TypeRow> &rows);
};

} // namespace tidewright
