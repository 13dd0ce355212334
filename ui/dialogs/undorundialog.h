// Asks before a finished run is taken back.
#pragma once

#include "factsdialog.h"
#include "service.h"

namespace tidewright
{

// GUI thread only.
class UndoRunDialog : public FactsDialog
{
    Q_OBJECT

public:
    UndoRunDialog(const SyncRun &run, const Job &job, QWidget *parent = nullptr);

private:
    static Question questionOf(const SyncRun &run, const Job &job);
};

} // namespace tidewright
