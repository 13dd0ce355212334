#include "recorddelegate.h"

#include "conflictlistmodel.h"
#include "icons.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QPainter>

namespace tidewright
{

namespace
{

constexpr int rowHeight = 50;
constexpr int sideMargin = 8;
constexpr int sectionMargin = 16;
constexpr int gap = 12;

struct RecordMark {
    QLatin1String icon;
    Token token;
};

RecordMark markOf(const QModelIndex &index)
{
    switch (ConflictListModel::Mark(index.data(ConflictListModel::MarkRole).toInt())) {
    case ConflictListModel::Mark::Open:
        return {QLatin1String("s-conflict"), Token::Conflict};
    case ConflictListModel::Mark::Refused:
        return {QLatin1String("alert"), Token::Warn};
    case ConflictListModel::Mark::Kept:
        return {QLatin1String("s-pending"), Token::Neutral};
    case ConflictListModel::Mark::Applied:
    case ConflictListModel::Mark::Closed:
        break;
    }
    return {QLatin1String("s-resolved"), Token::Ok};
}

int paintLineOfText(QPainter *painter, const QRect &rect, const QString &text, FontRole role, const QColor &color,
                    Qt::Alignment alignment = Qt::AlignLeft)
{
    const QFont font = fontFor(role);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setPen(color);
    const int width = metrics.horizontalAdvance(text);
    painter->drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      width > rect.width() ? metrics.elidedText(text, Qt::ElideRight, rect.width()) : text);
    return width;
}

} // namespace

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, scaled(rowHeight)};
}

void RecordDelegate::paintSection(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &theme = Theme::of(option.palette);
    const int line = scaled(20);
    const QRect rect(option.rect.left() + sectionMargin, option.rect.bottom() - scaled(8) - line,
                     option.rect.width() - 2 * sectionMargin, line);
    // The name first; of the rest what there is room for.
    const QString name = index.data().toString();
    const int width = paintLineOfText(painter, rect, name, FontRole::BodyStrong, theme.color(Token::Text));
    const QRect rest = rect.adjusted(width + gap, 0, 0, 0);
    if (rest.width() > scaled(40))
        paintLineOfText(painter, rest, index.data(ConflictListModel::SublineRole).toString(), FontRole::Secondary,
                        theme.color(Token::Muted), Qt::AlignRight);
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(ConflictListModel::IdRole).toString().isEmpty()) {
        paintSection(painter, option, index);
        return;
    }
    const Theme &theme = Theme::of(option.palette);
    const QRect plate = option.rect.adjusted(sideMargin, 1, -sideMargin, -1);
    if (option.state & QStyle::State_Selected) {
        paintPlate(painter, plate, ControlRadius, theme.color(Token::Selected));
        painter->fillRect(QRect(plate.left(), plate.top() + 10, 3, plate.height() - 20), theme.color(Token::Accent));
    } else if (option.state & QStyle::State_MouseOver) {
        paintPlate(painter, plate, ControlRadius, theme.color(Token::Hover));
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, QRectF(plate), ControlRadius, theme);

    const RecordMark mark = markOf(index);
    const bool settled = mark.token == Token::Ok || mark.token == Token::Neutral;
    const int line = scaled(18);
    const int top = option.rect.top() + (option.rect.height() - 2 * line) / 2;
    paintIcon(painter, {plate.left() + 12, top + line / 2 - IconSize / 2, IconSize, IconSize}, mark.icon, theme.color(mark.token));
    const int left = plate.left() + 12 + IconSize + 10;
    const int width = plate.right() - 10 - left;
    paintLineOfText(painter, {left, top, width, line}, index.data().toString(), settled ? FontRole::Body : FontRole::BodyStrong,
                    theme.color(settled ? Token::Muted : Token::Text));
    paintLineOfText(painter, {left, top + line, width, line}, index.data(ConflictListModel::SublineRole).toString(),
                    FontRole::Secondary, theme.color(mark.token == Token::Warn ? Token::Warn : Token::Muted));
}

} // namespace tidewright
