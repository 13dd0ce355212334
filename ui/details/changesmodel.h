// The sample of a dry run as rows: one per changed field, one per record that is added, deleted or refused.
#pragma once

#include "service.h"

#include <QAbstractTableModel>

namespace tidewright
{

// GUI thread only.
class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Change, RecordKey, Field, Before, After, ColumnCount };
    enum Roles { ActionRole = Qt::UserRole + 1 };

    explicit ChangesModel(QObject *parent = nullptr);

    // Only changes of `only`, or all.
    void setChanges(const std::vector<PlannedChange> &sample, std::optional<PlannedChange::Action> only = {});
    int recordCount() const { return m_records; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        PlannedChange::Action action;
        QString key;
        QString field;
        QString before;
        QString after;
    };
    std::vector<Row> m_rows;
    int m_records = 0;
};

QString keyText(const Key &key);

} // namespace tidewright
