// The records of a content type that could not be applied, with the reason of each.
#pragma once

#include "syncstate.h"

#include <QAbstractTableModel>

namespace tidewright
{

// GUI thread only.
class RejectedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RecordKey, Field, FailedAt, Reason, ColumnCount };

    explicit RejectedModel(QObject *parent = nullptr);
    void setRecords(const std::vector<FailedRecord> &records);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<FailedRecord> m_records;
};

// Why, as the system that refused the record says it, or else in our words.
QString rejectedReason(const FailedRecord &record);

// One record a line, for the clipboard: key, field, time and reason between tabs.
QString rejectedText(const std::vector<FailedRecord> &records);

} // namespace tidewright
