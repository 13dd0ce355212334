#include "searchfield.h"

#include "icons.h"
#include "keycap.h"
#include "theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace tidewright
{

namespace
{

constexpr int Padding = 8;

} // namespace

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
    , m_cap(keyCapText(QKeySequence(QKeySequence::Find)))
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    makeRoom();
    connect(this, &QLineEdit::textChanged, this, &SearchField::makeRoom);
}

void SearchField::setKeys(const QKeySequence &keys)
{
    m_cap = keyCapText(keys);
    makeRoom();
    update();
}

void SearchField::makeRoom()
{
    const int cap = text().isEmpty() && !m_cap.isEmpty() ? keyCapSize(m_cap).width() + 4 : 0;
    const int glyph = IconSize + Padding - 2;
    setTextMargins(isRightToLeft() ? QMargins(cap, 0, glyph, 0) : QMargins(glyph, 0, cap, 0));
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        makeRoom();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const QRect glyph(Padding, 0, IconSize, height());
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), glyph), QLatin1String("search"),
              isEnabled() ? theme.color(Token::Muted) : theme.disabledGlyph());
    if (text().isEmpty() && !m_cap.isEmpty()) {
        const int width = keyCapSize(m_cap).width();
        const QRect cap(rect().right() - Padding + 3 - width, 0, width, height());
        paintKeyCap(painter, QStyle::visualRect(layoutDirection(), rect(), cap), m_cap, theme, KeyCapGround::Plain);
    }
}

} // namespace tidewright
