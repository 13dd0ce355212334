#include "linetable.h"

#include "icons.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int LineHeight = 26;
constexpr int MeasuredRows = 200;

} // namespace

LineTable::LineTable(QAbstractItemModel &model, QWidget *parent)
    : QTableView(parent)
{
    setModel(&model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(0);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight();
}

void LineTable::setRowHeight()
{
    verticalHeader()->setMinimumSectionSize(scaled(LineHeight));
    verticalHeader()->setDefaultSectionSize(scaled(LineHeight));
}

int LineTable::neededWidth(int column, const std::function<bool(const QModelIndex &)> &counts) const
{
    const QFontMetrics words(fontFor(FontRole::SecondaryStrong));
    int width = words.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < std::min(model()->rowCount(), MeasuredRows); ++row) {
        const QModelIndex index = model()->index(row, column);
        if (!counts || counts(index))
            width = std::max(width, words.horizontalAdvance(index.data().toString()));
    }
    return width + 2 * Padding + 2;
}

void LineTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setRowHeight();
        layOut();
    }
}

void LineTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
}

void LineDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    const Theme &theme = Theme::of(option.palette);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(Token::Selected));
    paintLine(painter, option.rect, Qt::BottomEdge, theme.color(Token::Hair));
}

QRect LineDelegate::paintMark(QPainter *painter, const QRect &cell, QLatin1String icon, const QColor &color)
{
    const int size = LineTable::MarkSize;
    const int left = cell.left() + LineTable::Padding;
    paintIcon(painter, {left, cell.center().y() - size / 2 + 1, size, size}, icon, color);
    return cell.adjusted(LineTable::Padding + size + LineTable::MarkGap, 0, -LineTable::Padding, 0);
}

} // namespace tidewright
