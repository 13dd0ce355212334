// Numbers painted with one advance for all digits, so that a counter does not jitter and columns stand under each other.
#pragma once

#include <QLabel>
#include <QString>

class QFontMetricsF;
class QPainter;
class QRect;

namespace tidewright
{

double digitsWidth(const QFontMetricsF &metrics, const QString &text);
// With the painter's font and pen, in one line, never elided.
void paintDigits(QPainter &painter, const QRect &rect, const QString &text, Qt::Alignment alignment);

// A label of one line that paints its text so.
class DigitLabel : public QLabel
{
    Q_OBJECT
public:
    explicit DigitLabel(const QString &text = {}, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tidewright
