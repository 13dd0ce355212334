#include "reviewheader.h"

#include "reviewmodel.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QPainter>

namespace tidewright
{

namespace
{

constexpr int padding = 12;
constexpr int letterSide = 16;
constexpr int letterGap = 8;
constexpr int noteGap = 8;

} // namespace

void paintSideLetter(QPainter &painter, const QRect &rect, int side, const Theme &theme)
{
    const bool local = side == ReviewModel::Local;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintPlate(&painter, rect, 4, theme.color(local ? Token::InfoSoft : Token::InterruptedSoft));
    painter.setFont(fontFor(FontRole::SmallStrong));
    painter.setPen(theme.color(local ? Token::Info : Token::Interrupted));
    painter.drawText(rect, Qt::AlignCenter, local ? ReviewModel::tr("L", "letter of the local side") : ReviewModel::tr("R", "letter of the remote side"));
    painter.restore();
}

ReviewHeader::ReviewHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_notes(ReviewModel::ColumnCount)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setSectionsClickable(false);
    setHighlightSections(false);
    setMinimumSectionSize(24);
}

void ReviewHeader::setNote(int section, const QString &note)
{
    m_notes[section] = note;
    viewport()->update();
}

QSize ReviewHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), scaled(32)};
}

void ReviewHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = Theme::of(this);
    painter->save();
    painter->fillRect(rect, theme.color(Token::Alt));
    paintLine(painter, rect, Qt::BottomEdge, theme.color(Token::Border));
    int x = rect.left() + padding;
    if (section == ReviewModel::Local || section == ReviewModel::Remote) {
        const int side = scaled(letterSide);
        paintSideLetter(*painter, QRect(x, rect.center().y() - side / 2, side, side), section, theme);
        x += side + letterGap;
    }
    const int end = rect.right() - 6;
    const QString name = model() ? model()->headerData(section, Qt::Horizontal).toString() : QString();
    const QFont strong = fontFor(FontRole::SecondaryStrong);
    const QFontMetrics metrics(strong);
    const int width = std::min(metrics.horizontalAdvance(name), end - x);
    painter->setFont(strong);
    painter->setPen(theme.color(Token::Text));
    painter->drawText(QRect(x, rect.top(), width + 1, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(name, Qt::ElideRight, width + 1));
    x += width + noteGap;
    const QFont plain = fontFor(FontRole::Secondary);
    const QString &note = m_notes[section];
    // A note is shown as a whole or not at all.
    if (QFontMetrics(plain).horizontalAdvance(note) <= end - x) {
        painter->setFont(plain);
        painter->setPen(theme.color(Token::Faint));
        painter->drawText(QRect(x, rect.top(), end - x, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine, note);
    }
    painter->restore();
}

} // namespace tidewright
