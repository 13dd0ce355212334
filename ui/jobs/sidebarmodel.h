// The sidebar's rows: views (exclusive filters with their counts), then the jobs with their state and one fact each.
#pragma once

#include "roles.h"
#include "typesmodel.h"

#include <QAbstractListModel>

namespace tidewright
{

// GUI thread only. Follows a TypesModel, which outlives it.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class RowKind { Heading, View, Job };
    enum Roles { KindRole = Qt::UserRole + 1, ViewRole, CountRole, IconRole, TokenRole, JobRole, FactRole };

    explicit SidebarModel(TypesModel &types, QObject *parent = nullptr);

    QModelIndex indexOf(View view) const;
    QModelIndex indexOfJob(const QString &job) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        RowKind kind;
        View view = View::All;
        QString job;
    };
    void rebuild();
    void refresh();
    QString factOf(const QModelIndex &group) const;

    TypesModel &m_types;
    std::vector<Row> m_rows;
};

QString viewName(View view);

} // namespace tidewright
