#include "keybutton.h"

#include "keycap.h"
#include "stylebuttons.h"
#include "stylepaint.h"
#include "themedwidget.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace tidewright
{

namespace
{

constexpr int CapGap = 8;

} // namespace

KeyButton::KeyButton(const QString &text, const QKeySequence &keys, QWidget *parent)
    : QPushButton(text, parent)
{
    setKeys(keys);
}

void KeyButton::setKeys(const QKeySequence &keys)
{
    setShortcut(keys);
    updateGeometry();
    update();
}

void KeyButton::showKeys(const QKeySequence &keys)
{
    m_shown = keys;
    setKeys({});
}

QSize KeyButton::sizeHint() const
{
    QSize size = QPushButton::sizeHint();
    const QString cap = keyCapText(keys());
    if (!cap.isEmpty())
        size.rwidth() += CapGap + keyCapSize(cap).width();
    return size;
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const QString cap = keyCapText(keys());
    if (!cap.isEmpty()) {
        const QSize size = keyCapSize(cap);
        const int slack = std::max(0, (width() - sizeHint().width()) / 2);
        const QRect place(width() - ButtonPadding + 2 - slack - size.width(), 0, size.width(), height());
        const bool filled = emphasis(this) == Emphasis::Filled && isEnabled();
        paintKeyCap(painter, QStyle::visualRect(layoutDirection(), rect(), place), cap, Theme::of(this),
                    filled ? KeyCapGround::Filled : KeyCapGround::Plain);
        QRect words = rect();
        words.setRight(words.right() - CapGap - size.width());
        option.rect = QStyle::visualRect(layoutDirection(), rect(), words);
    }
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
}

} // namespace tidewright
