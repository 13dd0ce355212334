// The strokes that controls share: plates, edges, rings, chevrons. Everything stays inside the rectangle it was given.
#pragma once

#include "theme.h"

#include <QRectF>

class QPainter;

namespace tidewright
{

inline constexpr double ControlRadius = 6;
inline constexpr double CardRadius = 8;
inline constexpr int ControlHeight = 32;
inline constexpr int ButtonPadding = 12;
inline constexpr int IconGap = 8;

// A filled round rectangle with a line of `width` inside its edge; an invalid colour leaves that part out.
void paintPlate(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge = {},
                double width = 1);
void paintFocusRing(QPainter *painter, const QRectF &rect, double radius, const Theme &theme);
void paintChevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &color);
void paintLine(QPainter *painter, const QRect &rect, Qt::Edge edge, const QColor &color, int width = 1);

} // namespace tidewright
