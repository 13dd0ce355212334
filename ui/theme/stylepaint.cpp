#include "stylepaint.h"

#include "icons.h"

#include <QPainter>

namespace tidewright
{

void paintPlate(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge, double width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (edge.isValid()) {
        const double half = width / 2;
        painter->setPen(QPen(edge, width));
        painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
    } else {
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(rect, radius, radius);
    }
    painter->restore();
}

void paintFocusRing(QPainter *painter, const QRectF &rect, double radius, const Theme &theme)
{
    constexpr double RingWidth = 2;
    paintPlate(painter, rect, radius, {}, theme.color(Token::Accent), RingWidth);
}

void paintChevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &color)
{
    constexpr double Down = 90;
    switch (direction) {
    case Qt::LeftArrow:
        return paintIcon(painter, rect, QLatin1String("chev-l"), color);
    case Qt::RightArrow:
        return paintIcon(painter, rect, QLatin1String("chev-r"), color);
    case Qt::UpArrow:
        return paintIcon(painter, rect, QLatin1String("chev-d"), color, 2 * Down);
    case Qt::DownArrow:
    case Qt::NoArrow:
        return paintIcon(painter, rect, QLatin1String("chev-d"), color);
    }
}

void paintLine(QPainter *painter, const QRect &rect, Qt::Edge edge, const QColor &color, int width)
{
    QRect line = rect;
    switch (edge) {
    case Qt::TopEdge:
        line.setHeight(width);
        break;
    case Qt::BottomEdge:
        line.setTop(rect.bottom() + 1 - width);
        break;
    case Qt::LeftEdge:
        line.setWidth(width);
        break;
    case Qt::RightEdge:
        line.setLeft(rect.right() + 1 - width);
        break;
    }
    painter->fillRect(line, color);
}

} // namespace tidewright
