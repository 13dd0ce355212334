#include "statusdelegate.h"

#include "digits.h"
#include "icons.h"
#include "statusmark.h"
#include "stylepaint.h"

#include <QLocale>
#include <QPainter>
#include <array>

namespace tidewright
{

namespace
{

constexpr int markSize = 16;
constexpr int smallMark = 14;
constexpr int textLeft = markSize + 8;

// The order of a group's counts, whatever their number.
constexpr std::array countOrder{DisplayStatus::InSync,   DisplayStatus::Syncing,     DisplayStatus::Failed,
                                DisplayStatus::Conflict, DisplayStatus::Interrupted, DisplayStatus::Modified,
                                DisplayStatus::Pending,  DisplayStatus::New,         DisplayStatus::Skipped};

struct CountPlace {
    DisplayStatus status;
    int count;
    QRect rect;
};

std::vector<CountPlace> countPlaces(const QRect &rect, const QModelIndex &index)
{
    const auto counts = index.siblingAtColumn(TypesColumn::ContentType).data(Role::StatusCounts).value<StatusCounts>();
    const QFontMetrics metrics(fontFor(FontRole::SecondaryMedium));
    std::vector<CountPlace> places;
    int left = rect.left();
    for (const DisplayStatus status : countOrder) {
        const int count = counts.empty() ? 0 : counts[std::size_t(status)];
        if (count == 0)
            continue;
        const int width = smallMark + 5 + metrics.horizontalAdvance(QLocale().toString(count));
        places.push_back({status, count, QRect(left, rect.top(), width, rect.height())});
        left += width + 14;
    }
    return places;
}

FontRole wordFont(DisplayStatus status)
{
    switch (status) {
    case DisplayStatus::Syncing:
        return FontRole::BodyStrong;
    case DisplayStatus::Failed:
    case DisplayStatus::Conflict:
    case DisplayStatus::Interrupted:
        return FontRole::BodyMedium;
    default:
        return FontRole::Body;
    }
}

} // namespace

void StatusDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    if (look.group) {
        paintGroup(painter, option, index);
        return;
    }
    if (index.data(Role::Running).toBool()) {
        paintRunning(painter, option, index);
        return;
    }
    const auto status = DisplayStatus(index.data(Role::Status).toInt());
    const StatusMark mark = statusMark(status);
    const QRect &rect = look.rect;
    paintIcon(painter, {rect.left(), rect.center().y() - markSize / 2 + 1, markSize, markSize}, mark.icon,
              look.theme.color(mark.token));
    const Token wordToken = status == DisplayStatus::InSync ? Token::Text : look.skipped ? Token::Faint : mark.token;
    QRect rest = rect.adjusted(textLeft, 0, 0, 0);
    rest.setLeft(rest.left() +
                 paintText(painter, rest, index.data(Qt::DisplayRole).toString(), wordFont(status), look.theme.color(wordToken),
                           Qt::AlignLeft, Qt::ElideNone) +
                 8);
    paintText(painter, rest, index.data(Role::Reason).toString(), FontRole::Secondary,
              look.theme.color(look.skipped ? Token::Faint : Token::Muted));
}

void StatusDelegate::paintGroup(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    int right = look.rect.left();
    for (const CountPlace &place : countPlaces(look.rect, index)) {
        const StatusMark mark = statusMark(place.status);
        paintIcon(painter, {place.rect.left(), place.rect.center().y() - smallMark / 2 + 1, smallMark, smallMark}, mark.icon,
                  look.theme.color(mark.token));
        paintText(painter, place.rect.adjusted(smallMark + 5, 0, 2, 0), QLocale().toString(place.count),
                  FontRole::SecondaryMedium, look.theme.color(Token::Text), Qt::AlignLeft, Qt::ElideNone);
        right = place.rect.right() + 14;
    }
    QRect rest = look.rect;
    rest.setLeft(right);
    paintText(painter, rest, index.siblingAtColumn(TypesColumn::ContentType).data(Role::Route).toString(), FontRole::Secondary,
              look.theme.color(Token::Muted), Qt::AlignRight, Qt::ElideMiddle);
}

void StatusDelegate::paintRunning(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    const QRect &rect = look.rect;
    const QColor accent = look.theme.color(Token::Accent);
    const int line = scaled(18);
    const QRect first(rect.left() + textLeft, rect.top() + scaled(6), rect.width() - textLeft, line);
    paintIcon(painter, {rect.left(), first.center().y() - markSize / 2 + 1, markSize, markSize}, QLatin1String("sync"), accent,
              m_angle);

    const double share = index.data(Role::Share).toDouble();
    QRect rest = first;
    if (share >= 0) {
        painter->setFont(fontFor(FontRole::SecondaryStrong));
        painter->setPen(look.theme.color(Token::Text));
        const QString percent = tr("%1 %", "per cent").arg(QLocale().toString(int(share * 100)));
        paintDigits(*painter, first, percent, Qt::AlignRight | Qt::AlignVCenter);
        rest.setRight(first.right() - int(digitsWidth(QFontMetricsF(painter->font()), percent)) - 8);
    }
    rest.setLeft(rest.left() +
                 paintText(painter, rest, index.data(Qt::DisplayRole).toString(), FontRole::BodyStrong, accent, Qt::AlignLeft,
                           Qt::ElideNone) +
                 8);
    paintText(painter, rest, index.data(Role::StepText).toString(), FontRole::Secondary, look.theme.color(Token::Muted));

    const QRectF track(first.left(), rect.top() + scaled(29), first.width(), 6);
    paintPlate(painter, track, 3, look.theme.color(Token::Track));
    if (share > 0)
        paintPlate(painter, QRectF(track.left(), track.top(), std::max(6.0, track.width() * share), track.height()), 3, accent);

    painter->setFont(fontFor(FontRole::Secondary));
    painter->setPen(look.theme.color(Token::Muted));
    paintDigits(*painter, QRect(first.left(), rect.top() + scaled(38), first.width(), line),
                index.data(Role::ProgressText).toString(), Qt::AlignLeft | Qt::AlignVCenter);
}

std::optional<DisplayStatus> StatusDelegate::countAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                                                     const QPoint &position)
{
    if (index.data(Role::Kind).toInt() != int(RowKind::Group) || index.column() != TypesColumn::Status)
        return std::nullopt;
    for (const CountPlace &place : countPlaces(option.rect.adjusted(CellPadding, 0, -CellPadding, 0), index)) {
        if (place.rect.adjusted(-4, 0, 4, 0).contains(position))
            return place.status;
    }
    return std::nullopt;
}

} // namespace tidewright
