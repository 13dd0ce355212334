// Views and jobs at the left of the main window.
#pragma once

#include "roles.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace tidewright
{

class SidebarModel;

class SidebarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

// GUI thread only. The model outlives it.
class Sidebar : public QListView
{
    Q_OBJECT

public:
    explicit Sidebar(SidebarModel &model, QWidget *parent = nullptr);

    View view() const { return m_view; }
    void setView(View view);

Q_SIGNALS:
    void viewChosen(tidewright::View view);
    void jobChosen(const QString &job);     // scroll to it
    void onlyJobChosen(const QString &job); // with Ctrl: show only it

private:
    void choose(const QModelIndex &index);

    SidebarModel &m_model;
    View m_view = View::All;
};

} // namespace tidewright
