// The main table: jobs as group rows, content types below them.
#pragma once

#include "roles.h"
#include "syncstate.h"

#include <QTimer>
#include <QTreeView>
#include <optional>

namespace tidewright
{

class StatusDelegate;
class TypesProxy;

// GUI thread only. Its model is a TypesProxy, which outlives it.
class TypesView : public QTreeView
{
    Q_OBJECT

public:
    explicit TypesView(TypesProxy &proxy, QWidget *parent = nullptr);

    // Rows of the selection; a group stands for all its shown rows.
    QModelIndexList selectedTypes() const;
    // Whatever keys are held: setCurrentIndex() would add to the selection while Ctrl is.
    void selectOnly(const QModelIndex &index);
    void setMotion(bool on);
    // Every job that is folded.
    void unfold();

Q_SIGNALS:
    void selectionMoved();
    void countClicked(const QString &job, tidewright::DisplayStatus status);
    void conflictsClicked(const tidewright::StateKey &type);
    void detailsRequested();
    void contextMenuWanted(const QPoint &globalPosition);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;

private:
    void layOutColumns();
    int widestJob() const;
    void turnMarks();
    void expandNew(const QModelIndex &parent, int first, int last);

    TypesProxy &m_proxy;
    StatusDelegate *m_status;
    QTimer m_turn;
    double m_angle = 0;
    bool m_motion = true;
    int m_runningRows = -1; // as of the last layout: their height differs
};

} // namespace tidewright
