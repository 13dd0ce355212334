// Buttons and marks: push and tool buttons, check boxes, radio buttons.
#pragma once

#include "themedwidget.h"

class QPainter;
class QStyle;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionToolButton;

namespace tidewright
{

void paintPushPlate(QPainter *painter, const QStyleOptionButton &button, Emphasis emphasis);
void paintPushLabel(QPainter *painter, const QStyleOptionButton &button, Emphasis emphasis);
void paintToolButton(QPainter *painter, const QStyleOptionToolButton &button, Emphasis emphasis);
void paintCheckMark(QPainter *painter, const QStyleOption &option);
void paintRadioMark(QPainter *painter, const QStyleOption &option);

} // namespace tidewright
