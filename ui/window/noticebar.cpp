#include "noticebar.h"

#include "icons.h"
#include "stylepaint.h"
#include "themedwidget.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace tidewright
{

namespace
{

struct NoticeLook {
    QLatin1String icon;
    Token mark;
    Token ground;
};

NoticeLook lookOf(Callout::Kind kind)
{
    switch (kind) {
    case Callout::Kind::Info:
        return {QLatin1String("info"), Token::Accent, Token::AccentSoft};
    case Callout::Kind::Warning:
        return {QLatin1String("alert"), Token::Warn, Token::WarnPanel};
    case Callout::Kind::Problem:
        return {QLatin1String("s-failed"), Token::Bad, Token::BadPanel};
    }
    return {QLatin1String("info"), Token::Accent, Token::AccentSoft};
}

constexpr int textLeft = 40;
constexpr int briefText = 60; // characters

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setAccessibleName(tr("Notice"));
    auto *close = new QToolButton(this);
    close->setIcon(icon(QLatin1String("x"), Token::Muted));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close the notice"));
    close->setToolTip(tr("Close the notice"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(textLeft, 6, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    setFontRole(m_text, FontRole::BodyMedium);
    setFontRole(m_hint, FontRole::Body);
    setTextToken(m_hint, Token::Muted);
    for (QLabel *label : {m_text, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    connect(close, &QToolButton::clicked, this, &NoticeBar::clear);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto action = m_action;
        clear();
        if (action)
            action();
    });
    hide();
}

void NoticeBar::say(Callout::Kind kind, const QString &text, const QString &hint, const QString &actionText,
                    std::function<void()> action)
{
    m_kind = kind;
    m_text->setText(text);
    m_hint->setText(hint);
    // A short statement stands in one line beside its hint; a long one shares the room with it.
    const bool brief = text.size() <= briefText && !hint.isEmpty();
    m_text->setWordWrap(!brief);
    static_cast<QHBoxLayout *>(layout())->setStretch(0, brief ? 0 : 1);
    m_hint->setVisible(!hint.isEmpty());
    m_button->setText(actionText);
    m_button->setVisible(!actionText.isEmpty());
    m_action = std::move(action);
    setAccessibleDescription(text + QLatin1Char(' ') + hint);
    show();
    update();
}

void NoticeBar::clear()
{
    m_action = {};
    hide();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const NoticeLook look = lookOf(m_kind);
    painter.fillRect(rect(), theme.color(look.ground));
    paintLine(&painter, rect(), Qt::BottomEdge, theme.color(Token::Border));
    paintIcon(&painter, QRect(14, rect().center().y() - 7, 16, 16), look.icon, theme.color(look.mark));
}

} // namespace tidewright
