#include "rejectedmodel.h"

#include "changesmodel.h"
#include "humantext.h"

namespace tidewright
{

RejectedModel::RejectedModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RejectedModel::setRecords(const std::vector<FailedRecord> &records)
{
    beginResetModel();
    m_records = records;
    endResetModel();
}

int RejectedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int RejectedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RejectedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FailedRecord &record = m_records[std::size_t(index.row())];
    if (role == Qt::ToolTipRole)
        return index.column() == FailedAt ? absoluteTime(toDateTime(record.failedAt))
               : index.column() == Reason ? rejectedReason(record) + QLatin1Char('\n') + record.error.message
                                          : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case RecordKey:
        return keyText(record.recordKey);
    case Field:
        return record.field;
    case FailedAt:
        return clockTime(toDateTime(record.failedAt), QDateTime::currentDateTime());
    case Reason:
        return rejectedReason(record);
    }
    return {};
}

QVariant RejectedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RecordKey:
        return tr("Key");
    case Field:
        return tr("Field");
    case FailedAt:
        return tr("Since");
    case Reason:
        return tr("Reason");
    }
    return {};
}

QString rejectedReason(const FailedRecord &record)
{
    return record.error.detail.isEmpty() ? record.error.message : record.error.detail;
}

QString rejectedText(const std::vector<FailedRecord> &records)
{
    QString text;
    for (const FailedRecord &record : records)
        text += QStringList{keyText(record.recordKey), record.field, toIso(record.failedAt), rejectedReason(record)}.join(
                    QLatin1Char('\t')) +
                QLatin1Char('\n');
    return text;
}

} // namespace tidewright
