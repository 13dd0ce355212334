// Icons by name, drawn from vector files in one colour that is looked up when they are painted: an icon made once follows the
// theme. Nothing is read or drawn before the first paint.
#pragma once

#include "theme.h"

#include <QIcon>
#include <QSize>

class QPainter;

namespace tidewright
{

inline constexpr int IconSize = 16;
// For buttons that are laid out by a foreign style: the glyph stands at the left, the rest is the gap to the text.
inline constexpr QSize ButtonIconSize(20, 16);

// QIcon::Disabled is faint, QIcon::Selected is white, for standing on the accent fill.
QIcon icon(QLatin1String name, Token token = Token::Text);
QIcon applicationIcon();

// For delegates and painted widgets; the glyph is square and centred in the rectangle. `degrees` turns it clockwise.
void paintIcon(QPainter *painter, const QRect &rect, QLatin1String name, const QColor &color, double degrees = 0);

} // namespace tidewright
