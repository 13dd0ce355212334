// Asks before unfinished runs are undone.
#pragma once

#include "factsdialog.h"
#include "typerow.h"

namespace tidewright
{

// GUI thread only.
class RollbackDialog : public FactsDialog
{
    Q_OBJECT

public:
    // Rows with an unfinished run that does not run.
    explicit RollbackDialog(const std::vector<TypeRow> &rows, QWidget *parent = nullptr);

private:
    static Question questionOf(const std::vector<TypeRow> &rows);
};

} // namespace tidewright
