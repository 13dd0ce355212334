#include "celldelegate.h"

#include "digits.h"
#include "humantext.h"
#include "icons.h"
#include "statusmark.h"
#include "stylepaint.h"

#include <QPainter>
#include <QTreeView>

namespace tidewright
{

namespace
{

constexpr int groupHeight = 36;
constexpr int typeHeight = 30;
constexpr int runningHeight = 60;
constexpr int nameLeft = 54; // type names stand under the group's name
constexpr int pillRadius = 10;

QRect iconRect(const QRect &rect, int left)
{
    return {left, rect.center().y() - IconSize / 2 + 1, IconSize, IconSize};
}

bool isOpen(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    return tree && tree->isExpanded(index);
}

} // namespace

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    // The first cell speaks for its row: the view asks for every row that there is.
    if (index.column() > 0)
        return {0, 0};
    switch (RowHeight(index.data(Role::Height).toInt())) {
    case RowHeight::Group:
        return {0, scaled(groupHeight)};
    case RowHeight::Type:
        return {0, scaled(typeHeight)};
    case RowHeight::Running:
        return {0, scaled(runningHeight)};
    }
    return {};
}

CellDelegate::Look CellDelegate::lookOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool group = index.data(Role::Kind).toInt() == int(RowKind::Group);
    const bool skipped = !group && index.data(Role::Status).toInt() == int(DisplayStatus::Skipped);
    return {Theme::of(option.palette), group, skipped, option.rect.adjusted(CellPadding, 0, -CellPadding, 0)};
}

int CellDelegate::paintText(QPainter *painter, const QRect &rect, const QString &text, FontRole role, const QColor &color,
                            Qt::Alignment alignment, Qt::TextElideMode mode)
{
    if (rect.width() <= 0)
        return 0;
    const QFont font = fontFor(role);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setPen(color);
    // Shaping words is most of what painting costs: once to measure them, once to draw them.
    int width = metrics.horizontalAdvance(text);
    const bool isCut = mode != Qt::ElideNone && width > rect.width();
    const QString shown = isCut ? metrics.elidedText(text, mode, rect.width()) : text;
    if (isCut)
        width = metrics.horizontalAdvance(shown);
    const int left = alignment.testFlag(Qt::AlignRight) ? rect.right() + 1 - width : rect.left();
    painter->drawText(QPoint(left, rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent()), shown);
    return width;
}

void NameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    const QString name = index.data(Qt::DisplayRole).toString();
    if (!look.group) {
        paintText(painter, look.rect.adjusted(nameLeft - CellPadding, 0, 0, 0), name, FontRole::Body,
                  look.theme.color(look.skipped ? Token::Faint : Token::Text));
        return;
    }
    paintIcon(painter, iconRect(option.rect, option.rect.left() + CellPadding - 1),
              isOpen(option, index) ? QLatin1String("chev-d") : QLatin1String("chev-r"), look.theme.color(Token::Muted));
    paintIcon(painter, iconRect(option.rect, option.rect.left() + 30),
              connectionIcon(index.data(Role::ConnectionKind).toString()), look.theme.color(Token::Muted));
    paintText(painter, look.rect.adjusted(nameLeft - CellPadding, 0, 0, 0), name, FontRole::BodyStrong,
              look.theme.color(Token::Text));
}

int NameDelegate::widthOf(const QModelIndex &group)
{
    return nameLeft + QFontMetrics(fontFor(FontRole::BodyStrong)).horizontalAdvance(group.data().toString()) + CellPadding + 1;
}

void ConflictDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.data(Role::Conflicts).toLongLong() <= 0) {
        paintText(painter, look.rect, text, FontRole::Secondary, look.theme.color(Token::Faint));
        return;
    }
    const QColor color = look.theme.color(Token::Conflict);
    constexpr int mark = 12;
    if (!look.group) {
        const QFontMetrics metrics(fontFor(FontRole::SecondaryMedium));
        const QRectF pill(look.rect.left() - 6, look.rect.center().y() - scaled(10) + 1,
                          metrics.horizontalAdvance(text) + mark + 20, scaled(20));
        paintPlate(painter, pill, pillRadius, look.theme.color(Token::ConflictSoft));
    }
    paintIcon(painter, {look.rect.left(), look.rect.center().y() - mark / 2 + 1, mark, mark}, QLatin1String("s-conflict-o"),
              color);
    paintText(painter, look.rect.adjusted(mark + 6, 0, 0, 0), text, FontRole::SecondaryMedium, color);
}

void LastSyncDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    const QModelIndex name = index.siblingAtColumn(TypesColumn::ContentType);
    const bool stale = !look.group && name.data(Role::Stale).toBool();
    const Token token = stale ? Token::Interrupted : look.skipped ? Token::Faint : Token::Muted;
    // A group's total is a time; its words are the model's for the newest of its rows.
    const QString text = look.group ? relativeTime(index.data(Role::LastSync).toDateTime(), QDateTime::currentDateTimeUtc())
                                    : index.data(Qt::DisplayRole).toString();
    paintText(painter, look.rect, text, FontRole::Secondary, look.theme.color(token));
}

void ModeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    if (look.group)
        return;
    const QColor color = look.theme.color(look.skipped ? Token::Faint : Token::Muted);
    paintIcon(painter, iconRect(option.rect, look.rect.left() - 1), directionIcon(index.data(Role::Direction).toInt()), color);
    // The word as a whole or not at all: the icon says the same.
    const QRect rest = look.rect.adjusted(IconSize + 5, 0, CellPadding, 0);
    const QString word = index.data(Qt::DisplayRole).toString();
    if (QFontMetrics(fontFor(FontRole::Secondary)).horizontalAdvance(word) <= rest.width())
        paintText(painter, rest, word, FontRole::Secondary, color, Qt::AlignLeft, Qt::ElideNone);
}

void PendingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    const qlonglong in = index.data(Role::PendingIn).toLongLong();
    const qlonglong out = index.data(Role::PendingOut).toLongLong();
    painter->setFont(fontFor(FontRole::SecondaryMedium));
    if (in <= 0 && out <= 0) {
        painter->setPen(look.theme.color(Token::Faint));
        paintDigits(*painter, look.rect, QStringLiteral("—"), Qt::AlignRight | Qt::AlignVCenter);
        return;
    }
    QRect rest = look.rect;
    const QFontMetricsF metrics(painter->font());
    const auto part = [&](qlonglong count, QLatin1String arrow) {
        if (count <= 0)
            return;
        const QString text = numberText(count);
        painter->setPen(look.theme.color(Token::Text));
        paintDigits(*painter, rest, text, Qt::AlignRight | Qt::AlignVCenter);
        const int left = rest.right() - int(digitsWidth(metrics, text)) - IconSize;
        paintIcon(painter, {left, rest.center().y() - 5, 12, 12}, arrow, look.theme.color(Token::Muted));
        rest.setRight(left - 8);
    };
    part(out, QLatin1String("up"));
    part(in, QLatin1String("down"));
}

void NumberDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = lookOf(option, index);
    const bool errors = index.column() == TypesColumn::Errors;
    const qlonglong count = errors ? index.data(Role::Errors).toLongLong() : 0;
    Token token = index.column() == TypesColumn::Rows ? Token::Text : Token::Muted;
    FontRole font = FontRole::Secondary;
    if (errors) {
        token = count > 0 ? Token::Bad : Token::Faint;
        font = count > 0 ? FontRole::SecondaryStrong : FontRole::Secondary;
    }
    if (look.skipped)
        token = Token::Faint;
    painter->setFont(fontFor(font));
    painter->setPen(look.theme.color(token));
    paintDigits(*painter, look.rect, index.data(Qt::DisplayRole).toString(), Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace tidewright
