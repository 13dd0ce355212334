#include "markicon.h"

#include "icons.h"
#include "stylepaint.h"

#include <QPainter>

namespace tidewright
{

MarkIcon::MarkIcon(QLatin1String name, Token token, QWidget *parent, int size)
    : QWidget(parent)
    , m_name(name)
    , m_token(token)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MarkIcon::setMark(QLatin1String name, Token token)
{
    m_name = name;
    m_token = token;
    update();
}

void MarkIcon::setTile(Token ground, int side)
{
    m_ground = ground;
    m_side = side;
    updateGeometry();
    update();
}

QSize MarkIcon::sizeHint() const
{
    const int side = m_side > 0 ? m_side : m_size;
    return {side, side};
}

void MarkIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    if (m_side > 0)
        paintPlate(&painter, rect(), CardRadius, theme.color(m_ground));
    QRect glyph(0, 0, m_size, m_size);
    glyph.moveCenter(rect().center());
    paintIcon(&painter, glyph, m_name, theme.color(m_token));
}

} // namespace tidewright
