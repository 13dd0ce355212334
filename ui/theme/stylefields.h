// Inputs: line edit, combo box, spin box, scroll bar, progress bar.
#pragma once

#include "themedwidget.h"

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionFrame;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;

namespace tidewright
{

inline constexpr int ScrollBarWidth = 12;

// The surface, edge and focus ring of everything one types or chooses in.
void paintFieldPlate(QPainter *painter, const QStyleOption &option, Emphasis emphasis);
void paintLineEdit(QPainter *painter, const QStyleOptionFrame &frame, Emphasis emphasis);
void paintComboBox(QPainter *painter, const QStyleOptionComboBox &combo, Emphasis emphasis);
void paintSpinBox(QPainter *painter, const QStyleOptionSpinBox &spin);
void paintScrollBar(QPainter *painter, const QStyleOptionSlider &bar);
void paintProgressBar(QPainter *painter, const QStyleOptionProgressBar &bar);

QRect comboBoxPart(const QStyleOptionComboBox &combo, QStyle::SubControl part);
QRect spinBoxPart(const QStyleOptionSpinBox &spin, QStyle::SubControl part);
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part);

} // namespace tidewright
