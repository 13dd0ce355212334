// The Status column: icon, word and reason of a type; step, bar and rate while it runs; counts per state and the route of a group.
#pragma once

#include "celldelegate.h"

#include <optional>

namespace tidewright
{

class StatusDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    // Turns the mark of running rows; the view repaints them.
    void setAngle(double degrees) { m_angle = degrees; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // The count of a group row that lies at a point of its cell.
    static std::optional<DisplayStatus> countAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                                                const QPoint &position);

private:
    void paintGroup(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintRunning(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    double m_angle = 0;
};

} // namespace tidewright
