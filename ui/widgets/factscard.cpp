#include "factscard.h"

#include "digits.h"
#include "icons.h"
#include "stylepaint.h"
#include "themedwidget.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace tidewright
{

namespace
{

constexpr int Padding = 15;
constexpr int RowHeight = 40;
constexpr int NumberWidth = 104;

enum Column { IconColumn, NumberColumn, WordsColumn, NoteColumn };

} // namespace

FactsCard::FactsCard(QWidget *parent)
    : Card(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(Padding, 0, Padding, 0);
    m_grid->setHorizontalSpacing(0);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(NoteColumn, 1);
    m_grid->setColumnMinimumWidth(IconColumn, IconSize);
}

void FactsCard::setFacts(const QList<Fact> &facts)
{
    const int before = static_cast<int>(m_facts.size());
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < before; ++row)
        m_grid->setRowMinimumHeight(row, 0);
    m_facts = facts;
    m_grid->setColumnMinimumWidth(NumberColumn, scaled(NumberWidth));
    int row = 0;
    for (const Fact &fact : m_facts)
        addRow(row++, fact);
    update();
}

void FactsCard::addRow(int row, const Fact &fact)
{
    const bool alarming = fact.weight == Fact::Weight::Alarming;
    const Token token = alarming ? Token::Bad : Token::Text;
    m_grid->setRowMinimumHeight(row, scaled(RowHeight));

    auto *number = new DigitLabel(fact.number, this);
    setFontRole(number, FontRole::Heading);
    setTextToken(number, token);
    m_grid->addWidget(number, row, NumberColumn);

    auto *words = new QLabel(fact.words, this);
    words->setTextFormat(Qt::PlainText);
    words->setContentsMargins(12, 0, 12, 0);
    setFontRole(words, alarming ? FontRole::BodyStrong : FontRole::Body);
    setTextToken(words, token);
    m_grid->addWidget(words, row, WordsColumn);

    auto *note = new QLabel(fact.note, this);
    note->setTextFormat(Qt::PlainText);
    note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setFontRole(note, FontRole::Secondary);
    setTextToken(note, alarming ? Token::Text : Token::Muted);
    m_grid->addWidget(note, row, NoteColumn);
}

void FactsCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath inside;
    inside.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), CardRadius - 1, CardRadius - 1);
    for (int row = 0; row < m_facts.size(); ++row) {
        const Fact &fact = m_facts.at(row);
        const QRect first = m_grid->cellRect(row, IconColumn);
        const QRect band(1, first.y(), width() - 2, first.height());
        if (fact.weight == Fact::Weight::Alarming) {
            QPainterPath ground;
            ground.addRect(band);
            painter.fillPath(ground.intersected(inside), theme.color(Token::BadPanel));
        }
        if (row > 0)
            painter.fillRect(QRect(1 + Padding, first.y(), width() - 2 - 2 * Padding, 1), theme.color(Token::Hair));
        paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(1 + Padding, band.y(), IconSize, band.height())),
                  fact.icon, theme.color(fact.weight == Fact::Weight::Alarming ? Token::Bad : fact.token));
    }
}

} // namespace tidewright
