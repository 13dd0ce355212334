#include "callout.h"

#include "icons.h"
#include "stylepaint.h"
#include "themedwidget.h"

#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace tidewright
{

namespace
{

constexpr int HeadlineIcon = 20;

struct Look {
    Token ground;
    QColor edge; // invalid: none
    Token glyph;
    QLatin1String icon;
};

Look lookOf(Callout::Kind kind, const Theme &theme)
{
    constexpr double EdgeShare = 0.3;
    switch (kind) {
    case Callout::Kind::Warning:
        return {Token::WarnPanel, mixed(theme.color(Token::WarnPanel), theme.color(Token::Warn), EdgeShare), Token::Warn,
                QLatin1String("alert")};
    case Callout::Kind::Problem:
        return {Token::BadPanel, theme.color(Token::BadEdge), Token::Bad, QLatin1String("s-failed")};
    case Callout::Kind::Info:
        break;
    }
    return {Token::AccentSoft, {}, Token::Accent, QLatin1String("info")};
}

} // namespace

Callout::Callout(Kind kind, QWidget *parent, Size size)
    : QFrame(parent)
    , m_kind(kind)
    , m_size(size)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_body(new QVBoxLayout)
{
    const bool large = size == Size::Headline;
    const int padding = large ? 16 : 12;
    setFontRole(m_heading, large ? FontRole::Headline : FontRole::BodyMedium);
    setFontRole(m_text, large ? FontRole::Body : FontRole::Secondary);
    setFontRole(m_detail, FontRole::Secondary);
    setTextToken(m_text, large ? Token::Text : Token::Muted);
    setTextToken(m_detail, Token::Muted);
    const int glyph = large ? HeadlineIcon : IconSize;
    auto *outer = new QVBoxLayout(this);
    outer->addLayout(m_body);
    outer->addStretch(1);
    outer->setSpacing(0);
    outer->setContentsMargins(padding + glyph + (large ? 12 : 10), padding - 2, padding, padding - 2);
    m_body->setSpacing(large ? 6 : 2);
    for (QLabel *label : {m_heading, m_text, m_detail}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setTextFormat(Qt::PlainText);
        label->setVisible(false);
        m_body->addWidget(label);
    }
    // Its words decide the height: room left over belongs to what stands around it.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void Callout::setKind(Kind kind)
{
    m_kind = kind;
    describe();
    update();
}

void Callout::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    describe();
}

void Callout::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void Callout::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void Callout::setIcon(QLatin1String name)
{
    m_icon = name;
    update();
}

QString Callout::heading() const
{
    return m_heading->text();
}

QString Callout::text() const
{
    return m_text->text();
}

void Callout::describe()
{
    // The colour and the icon say the kind to the eye; this says it to everyone else.
    switch (m_kind) {
    case Kind::Info:
        setAccessibleName(m_heading->text());
        break;
    case Kind::Warning:
        setAccessibleName(tr("Warning: %1").arg(m_heading->text()));
        break;
    case Kind::Problem:
        setAccessibleName(tr("Problem: %1").arg(m_heading->text()));
        break;
    }
}

void Callout::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    const Look look = lookOf(m_kind, theme);
    QPainter painter(this);
    paintPlate(&painter, rect(), m_size == Size::Headline ? CardRadius : ControlRadius, theme.color(look.ground), look.edge);
    const int glyph = m_size == Size::Headline ? HeadlineIcon : IconSize;
    const int padding = m_size == Size::Headline ? 16 : 12;
    const QLabel *first = m_heading->isHidden() ? m_text : m_heading;
    const int line = first->fontMetrics().height();
    const QRect place(padding, first->y() + (line - glyph) / 2, glyph, glyph);
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), place), m_icon.isEmpty() ? look.icon : m_icon,
              theme.color(look.glyph));
}

} // namespace tidewright
