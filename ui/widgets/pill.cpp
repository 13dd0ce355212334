#include "pill.h"

#include "icons.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QPainter>
#include <QStyle>

namespace tidewright
{

namespace
{

constexpr int Padding = 8;
constexpr int Glyph = 12;
constexpr int Gap = 5;
constexpr int Height = 22;

} // namespace

Pill::Pill(QLatin1String icon, Token token, Token ground, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_token(token)
    , m_ground(ground)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return {2 * Padding + Glyph + Gap + QFontMetrics(fontFor(FontRole::SecondaryMedium)).horizontalAdvance(m_text) + 1,
            scaled(Height)};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    paintPlate(&painter, rect(), height() / 2.0, theme.color(m_ground));
    const auto place = [this](const QRect &rectangle) { return QStyle::visualRect(layoutDirection(), rect(), rectangle); };
    paintIcon(&painter, place({Padding, (height() - Glyph) / 2, Glyph, Glyph}), m_icon, theme.color(m_token));
    painter.setFont(fontFor(FontRole::SecondaryMedium));
    painter.setPen(theme.color(m_token));
    painter.drawText(place(rect().adjusted(Padding + Glyph + Gap, 0, 0, 0)), Qt::AlignVCenter | Qt::TextSingleLine, m_text);
}

} // namespace tidewright
