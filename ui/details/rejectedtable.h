// Rejected records as a table.
#pragma once

#include "linetable.h"

namespace tidewright
{

class RejectedModel;

// GUI thread only. The model outlives it.
class RejectedTable : public LineTable
{
    Q_OBJECT

public:
    explicit RejectedTable(RejectedModel &model, QWidget *parent = nullptr);

protected:
    void layOut() override;
};

} // namespace tidewright
