#include "digits.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace tidewright
{

namespace
{

double widestDigit(const QFontMetricsF &metrics)
{
    double widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

} // namespace

double digitsWidth(const QFontMetricsF &metrics, const QString &text)
{
    const double digit = widestDigit(metrics);
    double width = 0;
    for (const QChar character : text)
        width += isDigit(character) ? digit : metrics.horizontalAdvance(character);
    return width;
}

void paintDigits(QPainter &painter, const QRect &rect, const QString &text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double digit = widestDigit(metrics);
    double x = rect.x();
    if (alignment.testFlag(Qt::AlignRight))
        x = rect.x() + rect.width() - digitsWidth(metrics, text);
    else if (alignment.testFlag(Qt::AlignHCenter))
        x = rect.x() + (rect.width() - digitsWidth(metrics, text)) / 2;
    double y = rect.y() + (rect.height() - metrics.height()) / 2;
    if (alignment.testFlag(Qt::AlignTop))
        y = rect.y();
    else if (alignment.testFlag(Qt::AlignBottom))
        y = rect.y() + rect.height() - metrics.height();
    y += metrics.ascent();
    for (const QChar character : text) {
        const double own = metrics.horizontalAdvance(character);
        const double advance = isDigit(character) ? digit : own;
        painter.drawText(QPointF(x + (advance - own) / 2, y), QString(character));
        x += advance;
    }
}

DigitLabel::DigitLabel(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

QSize DigitLabel::sizeHint() const
{
    ensurePolished();
    const QMargins margins = contentsMargins();
    const double width = digitsWidth(QFontMetricsF(font(), this), text());
    return QSize(static_cast<int>(std::ceil(width)) + margins.left() + margins.right(),
                 fontMetrics().height() + margins.top() + margins.bottom());
}

void DigitLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    paintDigits(painter, contentsRect(), text(), alignment());
}

} // namespace tidewright
