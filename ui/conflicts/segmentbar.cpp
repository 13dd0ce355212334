#include "segmentbar.h"

#include "stylepaint.h"
#include "typescale.h"

#include <QPainter>

namespace tidewright
{

namespace
{

constexpr int segmentHeight = 28;
constexpr int padding = 8;

} // namespace

SegmentButton::SegmentButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SegmentButton::sizeHint() const
{
    return {QFontMetrics(fontFor(FontRole::SecondaryStrong)).horizontalAdvance(text()) + 2 * padding, scaled(segmentHeight)};
}

void SegmentButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (isChecked())
        paintPlate(&painter, rect(), ControlRadius, theme.color(Token::Surface), theme.color(Token::BorderStrong));
    else if (underMouse())
        paintPlate(&painter, rect(), ControlRadius, theme.color(Token::Hover));
    if (hasFocus())
        paintFocusRing(&painter, rect(), ControlRadius, theme);
    painter.setFont(fontFor(isChecked() ? FontRole::SecondaryStrong : FontRole::SecondaryMedium));
    painter.setPen(theme.color(isChecked() ? Token::Text : Token::Muted));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace tidewright
