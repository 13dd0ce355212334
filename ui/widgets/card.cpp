#include "card.h"

#include "stylepaint.h"

#include <QPainter>

namespace tidewright
{

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    // The edge counts as the frame, so a layout without margins stays inside it.
    setContentsMargins(1, 1, 1, 1);
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    paintPlate(&painter, rect(), CardRadius, theme.color(Token::Surface), theme.color(Token::Border));
}

} // namespace tidewright
