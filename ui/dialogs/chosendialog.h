// Asks before chosen records of a preview are synced, some of which are deleted by that.
#pragma once

#include "factsdialog.h"
#include "service.h"

namespace tidewright
{

// GUI thread only.
class ChosenDialog : public FactsDialog
{
    Q_OBJECT

public:
    ChosenDialog(const std::vector<PlannedChange> &changes, std::size_t records, const Job &job, QWidget *parent = nullptr);

private:
    static Question questionOf(const std::vector<PlannedChange> &changes, std::size_t records, const Job &job);
};

} // namespace tidewright
