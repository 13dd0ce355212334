// The small cap that names a shortcut: "Ctrl F".
#pragma once

#include <QFont>
#include <QKeySequence>
#include <QSize>

class QPainter;
class QRect;

namespace tidewright
{

class Theme;

enum class KeyCapGround { Plain, Filled };

QFont keyCapFont();
QString keyCapText(const QKeySequence &keys);
QSize keyCapSize(const QString &text);
// The cap keeps its own height in the middle of the rectangle.
void paintKeyCap(QPainter &painter, const QRect &rect, const QString &text, const Theme &theme, KeyCapGround ground);

} // namespace tidewright
