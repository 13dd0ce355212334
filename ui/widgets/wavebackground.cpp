#include "wavebackground.h"

#include "theme.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace tidewright
{

namespace
{

struct Wave {
    double level;     // of the middle line, up from the lower edge, as a part of the area
    double amplitude; // as a part of the area
    double length;    // as a part of the width
    double phase;     // in turns
};

constexpr Wave Waves[] = {
    {0.87, 0.095, 0.66, 0.99}, {0.70, 0.085, 0.72, 0.90}, {0.52, 0.085, 0.79, 0.80},
    {0.345, 0.07, 0.87, 0.70}, {0.17, 0.06, 0.97, 0.55},
};
constexpr double AreaShare = 0.2; // of the height
constexpr int MinArea = 110;
constexpr int Step = 8;

QPainterPath crest(const Wave &wave, const QRectF &area)
{
    const auto height = [&](double x) {
        const double turn = x / (area.width() * wave.length) + wave.phase;
        return area.bottom() - area.height() * (wave.level + wave.amplitude * std::sin(2 * std::numbers::pi * turn));
    };
    QPainterPath path(QPointF(area.left(), height(0)));
    for (double x = Step; x < area.width() + Step; x += Step)
        path.lineTo(area.left() + x, height(x));
    return path;
}

} // namespace

WaveBackground::WaveBackground(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void WaveBackground::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Surface));
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = std::max<double>(MinArea, height() * AreaShare);
    const QRectF area(0, height() - size, width(), size);
    QColor fill = theme.color(Token::AccentFill);
    QColor line = fill;
    fill.setAlphaF(theme.shade() == Theme::Shade::Dark ? 0.06F : 0.035F);
    line.setAlphaF(theme.shade() == Theme::Shade::Dark ? 0.30F : 0.18F);
    for (const Wave &wave : Waves) {
        const QPainterPath top = crest(wave, area);
        QPainterPath body = top;
        body.lineTo(area.right() + Step, area.bottom());
        body.lineTo(area.left(), area.bottom());
        body.closeSubpath();
        painter.fillPath(body, fill);
        painter.strokePath(top, QPen(line, 1));
    }
}

} // namespace tidewright
