#include "reviewfooter.h"

#include "keybutton.h"
#include "keycap.h"
#include "icons.h"
#include "markicon.h"
#include "reviewactions.h"
#include "stylepaint.h"
#include "textlabel.h"
#include "themedwidget.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace tidewright
{

namespace
{

constexpr int capGap = 4;
constexpr int wordGap = 8;
constexpr int hintGap = 20;
constexpr int margin = 20;

// Does what the action does, and is enabled as it is.
KeyButton *buttonOf(QAction *action, QWidget *parent, bool withIcon = false)
{
    auto *button = new KeyButton(action->text(), {}, parent);
    button->showKeys(action->shortcut());
    button->setEnabled(action->isEnabled());
    button->setFocusPolicy(Qt::TabFocus);
    if (withIcon)
        button->setIcon(action->icon());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [action, button] { button->setEnabled(action->isEnabled()); });
    return button;
}

QWidget *rowOf(std::initializer_list<QWidget *> buttons, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *button : buttons)
        layout->addWidget(button);
    return row;
}

} // namespace

KeyHints::KeyHints(QWidget *parent)
    : QWidget(parent)
    , m_hints{{{QStringLiteral("1")}, tr("Local")},
              {{QStringLiteral("2")}, tr("Remote")},
              {{QStringLiteral("3")}, tr("Back to base")},
              {{QStringLiteral("E")}, tr("Edit")},
              {{QStringLiteral("J"), QStringLiteral("K")}, tr("Next, previous field")},
              {{QStringLiteral("N"), QStringLiteral("P")}, tr("Next, previous record")}}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize KeyHints::sizeHint() const
{
    return {scaled(520), scaled(24)};
}

void KeyHints::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    int x = 0;
    for (const Hint &hint : m_hints) {
        const QFont font = fontFor(FontRole::Secondary);
        int needed = wordGap + QFontMetrics(font).horizontalAdvance(hint.words);
        for (const QString &key : hint.keys)
            needed += keyCapSize(key).width() + capGap;
        if (x + needed > width())
            return;
        for (const QString &key : hint.keys) {
            const int cap = keyCapSize(key).width();
            paintKeyCap(painter, QRect(x, 0, cap, height()), key, theme, KeyCapGround::Plain);
            x += cap + capGap;
        }
        x += wordGap - capGap;
        painter.setFont(font);
        painter.setPen(theme.color(Token::Muted));
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::TextSingleLine, hint.words);
        x += QFontMetrics(font).horizontalAdvance(hint.words) + hintGap;
    }
}

ReviewFooter::ReviewFooter(const ReviewActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_hints(new KeyHints(this))
    , m_mark(new MarkIcon(QLatin1String("s-conflict-o"), Token::Conflict, this, 14))
    , m_said(textLabel(QString(), FontRole::BodyStrong, Token::Conflict, this))
{
    auto *strip = new QWidget(this);
    setGround(strip, Token::Alt);
    auto *stripLayout = new QHBoxLayout(strip);
    stripLayout->setContentsMargins(margin, 6, margin, 6);
    stripLayout->setSpacing(8);
    stripLayout->addWidget(m_hints, 1);
    stripLayout->addWidget(m_mark);
    stripLayout->addWidget(m_said);

    KeyButton *apply = buttonOf(actions.applyAndNext, this);
    setEmphasis(apply, Emphasis::Filled);
    m_bulk = rowOf({buttonOf(actions.allLocal, this), buttonOf(actions.allRemote, this), buttonOf(actions.allNewest, this, true),
                    buttonOf(actions.similar, this)},
                   this);
    m_steps = rowOf({buttonOf(actions.undo, this, true), buttonOf(actions.skip, this), apply}, this);
    auto *buttons = new QWidget(this);
    setGround(buttons, Token::Window);
    m_bar = new QBoxLayout(QBoxLayout::LeftToRight, buttons);
    m_bar->setContentsMargins(margin, 12, margin - 4, 12);
    m_bar->setSpacing(8);
    m_bar->addWidget(m_bulk, 0, Qt::AlignLeft);
    m_bar->addStretch(1);
    m_bar->addWidget(m_steps, 0, Qt::AlignRight);
    const auto rule = [this] {
        auto *line = new QWidget(this);
        line->setFixedHeight(1);
        setGround(line, Token::Border);
        return line;
    };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(rule());
    layout->addWidget(strip);
    layout->addWidget(rule());
    layout->addWidget(buttons);
    say({}, Tone::Quiet);
}

void ReviewFooter::say(const QString &text, Tone tone)
{
    const bool isNew = m_said->text() != text && !text.isEmpty();
    m_said->setText(text);
    setTextToken(m_said, tone == Tone::Done ? Token::Ok : tone == Tone::Open ? Token::Conflict : Token::Muted);
    m_mark->setMark(QLatin1String(tone == Tone::Done ? "s-resolved" : "s-conflict-o"), tone == Tone::Done ? Token::Ok : Token::Conflict);
    m_mark->setVisible(!text.isEmpty() && tone != Tone::Quiet);
    if (isNew && tone != Tone::Quiet) {
        QAccessibleEvent alert(m_said, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString ReviewFooter::said() const
{
    return m_said->text();
}

int ReviewFooter::neededWidth() const
{
    return std::max(m_bulk->sizeHint().width(), m_steps->sizeHint().width()) + 2 * margin;
}

void ReviewFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

// One row where there is room for it, else two.
void ReviewFooter::place()
{
    const int needed = m_bulk->sizeHint().width() + m_steps->sizeHint().width() + 2 * margin + 4;
    const auto direction = width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_bar->direction() != direction)
        m_bar->setDirection(direction);
}

} // namespace tidewright
