#include "linkbutton.h"

#include "icons.h"
#include "stylepaint.h"
#include "themedwidget.h"

#include <QPainter>
#include <QStyle>

namespace tidewright
{

namespace
{

constexpr int RingSpace = 4;
constexpr int GlyphSize = 14;
constexpr int LinkHeight = 24;

} // namespace

LinkButton::LinkButton(const QString &text, QWidget *parent, QLatin1String icon)
    : QPushButton(text, parent)
    , m_icon(icon)
{
    setFlat(true);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFontRole(this, FontRole::SecondaryMedium);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const int icon = m_icon.isEmpty() ? 0 : GlyphSize + IconGap;
    return QSize(fontMetrics().size(Qt::TextShowMnemonic, text()).width() + icon + 2 * RingSpace, scaled(LinkHeight));
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (hasFocus())
        paintFocusRing(&painter, rect(), ControlRadius - 2, theme);
    int x = RingSpace;
    if (!m_icon.isEmpty()) {
        paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, GlyphSize, height())), m_icon,
                  isEnabled() ? theme.color(Token::Accent) : theme.disabledGlyph());
        x += GlyphSize + IconGap;
    }
    QFont words = font();
    words.setUnderline(isEnabled() && underMouse());
    painter.setFont(words);
    painter.setPen(theme.color(isEnabled() ? Token::Accent : Token::Faint));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width() - x - RingSpace, height())),
                     static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextShowMnemonic | Qt::TextDontClip, text());
}

} // namespace tidewright
