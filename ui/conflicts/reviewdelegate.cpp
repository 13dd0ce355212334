#include "reviewdelegate.h"

#include "icons.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QPainter>

namespace tidewright
{

namespace
{

using Choice = ReviewRow::Choice;
using State = ReviewRow::State;

constexpr int markGap = 10;
constexpr int markSize = 14;
constexpr int barWidth = 3;
constexpr int tickSize = 14;
constexpr int tickRoom = 22;
constexpr double sideShare = 0.62; // of the soft colour: a whole column of it is loud
constexpr int smallStep = 16;

struct FieldMark {
    QLatin1String icon;
    Token token;
};

FieldMark markOf(State state)
{
    switch (state) {
    case State::Undecided:
        return {QLatin1String("s-conflict"), Token::Conflict};
    case State::Decided:
        return {QLatin1String("s-resolved"), Token::Ok};
    case State::Merged:
        return {QLatin1String("link"), Token::Muted};
    case State::Follows:
    case State::Same:
        break;
    }
    return {QLatin1String("equal"), Token::Faint};
}

bool isChosen(const ReviewRow &row, int column)
{
    if (row.state == State::Merged)
        return (column == ReviewModel::Local && (row.change == ReviewRow::Change::Local || row.change == ReviewRow::Change::Same)) ||
               (column == ReviewModel::Remote && (row.change == ReviewRow::Change::Remote || row.change == ReviewRow::Change::Same));
    return (column == ReviewModel::Base && row.choice == Choice::Base) ||
           (column == ReviewModel::Local && row.choice == Choice::Local) ||
           (column == ReviewModel::Remote && row.choice == Choice::Remote);
}

// Whether the side has something of its own in this row.
bool hasGround(const ReviewRow &row, int column)
{
    if (row.state == State::Same)
        return false;
    if (row.state == State::Merged || row.state == State::Follows)
        return isChosen(row, column) ||
               (row.state == State::Follows &&
                row.change == (column == ReviewModel::Local ? ReviewRow::Change::Local : ReviewRow::Change::Remote));
    return column != ReviewModel::Base;
}

} // namespace

ReviewDelegate::ReviewDelegate(const ReviewModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

int ReviewDelegate::foldHeight()
{
    return scaled(38);
}

MarkedText ReviewDelegate::textOf(int row, int column) const
{
    if (m_model.at(row)->kind == ReviewRow::Kind::Record)
        return {Presence::There, m_model.index(row, column).data().toString(), {}};
    const RowTexts &texts = m_model.texts(row);
    switch (column) {
    case ReviewModel::Base:
        return texts.base;
    case ReviewModel::Local:
        return texts.local;
    case ReviewModel::Remote:
        return texts.remote;
    default:
        return texts.result;
    }
}

// A name that is too wide breaks behind an underscore.
MarkedText ReviewDelegate::nameOf(int row) const
{
    QString name = m_model.index(row, ReviewModel::Field).data().toString();
    name.replace(QLatin1Char('_'), QStringLiteral("_\u200b"));
    return {Presence::There, name, {}};
}

QString ReviewDelegate::kindOf(int row) const
{
    const ReviewRow *of = m_model.at(row);
    if (of->kind == ReviewRow::Kind::Record)
        return tr("deleted or kept");
    const QString paragraphs = m_model.texts(row).paragraphs;
    const QString kind = kindWord(of->valueKind, of->field);
    return paragraphs.isEmpty() ? kind : tr("%1, %2", "kind of field, paragraphs").arg(kind, paragraphs);
}

int ReviewDelegate::linesOf(int row) const
{
    return m_model.at(row)->kind == ReviewRow::Kind::Record ? 3 : mostCellLines;
}

int ReviewDelegate::heightFor(int row, int column, int width) const
{
    const ReviewRow *of = m_model.at(row);
    if (!of)
        return foldHeight();
    if (column == ReviewModel::Field) {
        const int words = width - 2 * Padding - markSize - markGap;
        int height = CellText(nameOf(row), {{}, {}, TextLook::Mark::None, true}, Theme::light(), words, 3).height();
        const QFontMetrics metrics(fontFor(FontRole::Small));
        height += metrics.boundingRect(0, 0, words, 1000, Qt::TextWordWrap, kindOf(row)).height();
        if (isLongText(of->field))
            height += scaled(smallStep) + 4;
        return height + 2 * TopPadding;
    }
    return CellText(textOf(row, column), {}, Theme::light(), width - 2 * Padding - tickRoom, linesOf(row)).height() + 2 * TopPadding;
}

QRect ReviewDelegate::openLink(int row, const QRect &cell) const
{
    const ReviewRow *of = m_model.at(row);
    if (!of || of->kind == ReviewRow::Kind::Record || !isLongText(of->field))
        return {};
    const int left = cell.left() + Padding + markSize + markGap;
    const int words = cell.right() - Padding - left;
    const QFontMetrics metrics(fontFor(FontRole::Small));
    const int top = cell.top() + TopPadding + CellText(nameOf(row), {{}, {}, TextLook::Mark::None, true}, Theme::light(), words, 3).height() +
                    metrics.boundingRect(0, 0, words, 1000, Qt::TextWordWrap, kindOf(row)).height() + 4;
    return {left, top, metrics.horizontalAdvance(tr("Full text")), scaled(smallStep)};
}

void ReviewDelegate::paintSeparators(QPainter &painter, const QRect &cell, int column, const Theme &theme)
{
    paintLine(&painter, cell, Qt::BottomEdge, theme.color(Token::Border));
    if (column < ReviewModel::Result)
        paintLine(&painter, cell, Qt::RightEdge, theme.color(Token::Hair));
}

void ReviewDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const int row = index.row();
    painter->save();
    painter->setClipRect(option.rect);
    if (m_model.isFold(row))
        paintFold(*painter, option.rect, index.column(), theme);
    else if (index.column() == ReviewModel::Field)
        paintField(*painter, option.rect, row, theme);
    else
        paintValue(*painter, option.rect, row, index.column(), theme);
    painter->restore();
}

void ReviewDelegate::paintFold(QPainter &painter, const QRect &cell, int column, const Theme &theme) const
{
    paintLine(&painter, cell, Qt::BottomEdge, theme.color(Token::Hair));
    if (column != ReviewModel::Field)
        return;
    const QRect chevron(cell.left() + Padding, cell.center().y() - markSize / 2, markSize, markSize);
    paintChevron(&painter, chevron, m_model.onlyDiffering() ? Qt::RightArrow : Qt::DownArrow, theme.color(Token::Muted));
    painter.setFont(fontFor(FontRole::Secondary));
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(cell.adjusted(Padding + markSize + markGap, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, m_model.foldText());
}

void ReviewDelegate::paintField(QPainter &painter, const QRect &cell, int row, const Theme &theme) const
{
    const ReviewRow &of = *m_model.at(row);
    paintSeparators(painter, cell, ReviewModel::Field, theme);
    const FieldMark mark = markOf(of.state);
    const int line = CellText::lineHeight();
    paintIcon(&painter, {cell.left() + Padding, cell.top() + TopPadding + (line - markSize) / 2, markSize, markSize}, mark.icon,
              theme.color(mark.token));
    const int left = cell.left() + Padding + markSize + markGap;
    const int width = cell.right() - Padding - left;
    const bool quiet = of.state == State::Same || of.state == State::Follows;
    const CellText name(nameOf(row), {theme.color(quiet ? Token::Muted : Token::Text), {}, TextLook::Mark::None, true}, theme, width, 3);
    name.paint(painter, {left, cell.top() + TopPadding});
    painter.setFont(fontFor(FontRole::Small));
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(QRect(left, cell.top() + TopPadding + name.height(), width, cell.height()), Qt::TextWordWrap, kindOf(row));
    if (const QRect link = openLink(row, cell); !link.isEmpty()) {
        painter.setPen(theme.color(Token::Accent));
        painter.drawText(link, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, tr("Full text"));
    }
}

void ReviewDelegate::paintValue(QPainter &painter, const QRect &cell, int row, int column, const Theme &theme) const
{
    const ReviewRow &of = *m_model.at(row);
    const bool local = column == ReviewModel::Local;
    const bool base = column == ReviewModel::Base;
    const Token side = base ? Token::Neutral : local ? Token::Info : Token::Interrupted;
    const bool ground = hasGround(of, column);
    if (ground && !base)
        painter.fillRect(cell, mixed(theme.color(Token::Surface), theme.color(local ? Token::InfoSoft : Token::InterruptedSoft), sideShare));
    paintSeparators(painter, cell, column, theme);
    const bool chosen = isChosen(of, column);
    if (chosen) {
        painter.fillRect(QRect(cell.left(), cell.top(), barWidth, cell.height() - 1), theme.color(side));
        paintIcon(&painter, {cell.right() - Padding - tickSize, cell.top() + TopPadding + (CellText::lineHeight() - tickSize) / 2,
                             tickSize, tickSize},
                  QLatin1String("check"), theme.color(side));
    }
    const bool quiet = base || of.state == State::Same || (of.state == State::Decided && !chosen) || (of.state == State::Merged && !chosen);
    TextLook look;
    look.color = theme.color(quiet ? Token::Muted : Token::Text);
    look.mark = base ? TextLook::Mark::StruckOut : TextLook::Mark::Underlined;
    look.ground = theme.color(base ? Token::NeutralSoft : local ? Token::DiffLocal : Token::DiffRemote);
    look.strong = of.kind == ReviewRow::Kind::Record && !base;
    const CellText text(textOf(row, column), look, theme, cell.width() - 2 * Padding - tickRoom, linesOf(row));
    text.paint(painter, {cell.left() + Padding, cell.top() + TopPadding});
}

} // namespace tidewright
