// All records of a content type that could not be applied.
#pragma once

#include "rejectedmodel.h"

#include <QDialog>

namespace tidewright
{

// GUI thread only.
class RejectedDialog : public QDialog
{
    Q_OBJECT

public:
    RejectedDialog(const QString &type, const std::vector<FailedRecord> &records, QWidget *parent = nullptr);

private:
    RejectedModel m_model;
};

} // namespace tidewright
