#include "statussegment.h"

#include "digits.h"
#include "icons.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyle>
#include <cmath>

namespace tidewright
{

namespace
{

constexpr int SegmentHeight = 28;
constexpr int Padding = 8;
constexpr int WordGap = 8;

int wordsWidth(FontRole role, const QString &words)
{
    return words.isEmpty() ? 0 : static_cast<int>(std::ceil(digitsWidth(QFontMetricsF(fontFor(role)), words)));
}

} // namespace

StatusSegment::StatusSegment(QLatin1String icon, QWidget *parent, Edge edge)
    : QToolButton(parent)
    , m_icon(icon)
    , m_edge(edge)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusSegment::setIconName(QLatin1String name, Token token)
{
    m_icon = name;
    m_token = token;
    update();
}

void StatusSegment::setWords(const QString &strong, const QString &muted)
{
    if (m_strong == strong && m_muted == muted)
        return;
    m_strong = strong;
    m_muted = muted;
    // For assistive technology; it is painted in two weights below.
    setText(muted.isEmpty() ? strong : tr("%1, %2", "status bar: fact, explanation").arg(strong, muted));
    updateGeometry();
    update();
}

QSize StatusSegment::sizeHint() const
{
    int width = 2 * Padding + (m_icon.isEmpty() ? 0 : IconSize + IconGap) + wordsWidth(FontRole::SecondaryStrong, m_strong) +
                wordsWidth(FontRole::Secondary, m_muted);
    if (!m_strong.isEmpty() && !m_muted.isEmpty())
        width += WordGap;
    return QSize(width + (m_edge == Edge::Line ? 1 : 0), scaled(SegmentHeight) - 1);
}

void StatusSegment::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const QRect plate = rect().adjusted(1, 2, -2, -2);
    if (isEnabled() && (underMouse() || isDown()))
        paintPlate(&painter, plate, ControlRadius - 2, theme.color(Token::Hover));
    if (hasFocus())
        paintFocusRing(&painter, plate, ControlRadius - 2, theme);
    if (m_edge == Edge::Line)
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(width() - 1, 7, 1, height() - 14)),
                         theme.color(Token::Border));

    int x = Padding;
    if (!m_icon.isEmpty()) {
        paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, IconSize, height())), m_icon,
                  isEnabled() ? theme.color(m_token) : theme.disabledGlyph());
        x += IconSize + IconGap;
    }
    const auto words = [&](FontRole role, Token token, const QString &text) {
        if (text.isEmpty())
            return;
        const QRect place(x, 0, wordsWidth(role, text), height());
        painter.setFont(fontFor(role));
        painter.setPen(theme.color(isEnabled() ? token : Token::Faint));
        paintDigits(painter, QStyle::visualRect(layoutDirection(), rect(), place), text, Qt::AlignLeft | Qt::AlignVCenter);
        x = place.right() + 1 + WordGap;
    };
    words(FontRole::SecondaryStrong, Token::Text, m_strong);
    words(FontRole::Secondary, Token::Muted, m_muted);
}

} // namespace tidewright
