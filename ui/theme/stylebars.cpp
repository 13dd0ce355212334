#include "stylebars.h"

#include "icons.h"
#include "stylepaint.h"

#include <QPainter>
#include <QStyleOption>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int TabInset = 8;
constexpr int HeaderPadding = 10;
constexpr int MenuPadding = 8;
constexpr int MenuTextStart = MenuPadding + IconSize + IconGap;
constexpr int MenuTextEnd = MenuPadding + IconSize;
constexpr int MenuShortcutGap = 24;
constexpr int SeparatorHeight = 9;

bool isOn(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor textColor(const QStyleOption &option, Token token)
{
    return Theme::of(option.palette).color(isOn(option, QStyle::State_Enabled) ? token : Token::Faint);
}

} // namespace

void paintTabShape(QPainter *painter, const QStyleOptionTab &tab)
{
    const Theme &theme = Theme::of(tab.palette);
    const QRect body = tab.rect.adjusted(TabInset - 4, 0, 4 - TabInset, 0);
    if (isOn(tab, QStyle::State_Selected))
        paintLine(painter, body, Qt::BottomEdge, theme.color(Token::Accent), 2);
    else if (isOn(tab, QStyle::State_MouseOver) && isOn(tab, QStyle::State_Enabled))
        paintLine(painter, body, Qt::BottomEdge, theme.color(Token::BorderStrong), 2);
    if (isOn(tab, QStyle::State_HasFocus))
        paintFocusRing(painter, body.adjusted(0, 3, 0, -4), ControlRadius, theme);
}

void paintTabLabel(QPainter *painter, const QStyleOptionTab &tab)
{
    const bool selected = isOn(tab, QStyle::State_Selected);
    QFont font = painter->font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Medium);
    painter->save();
    painter->setFont(font);
    painter->setPen(textColor(tab, selected ? Token::Text : Token::Muted));
    QRect rect = tab.rect;
    if (!tab.icon.isNull()) {
        const QRect place(rect.x() + TabInset, rect.y() + (rect.height() - IconSize) / 2, IconSize, IconSize);
        tab.icon.paint(painter, QStyle::visualRect(tab.direction, tab.rect, place), Qt::AlignCenter,
                       isOn(tab, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        rect.setLeft(place.right() + 1);
    }
    painter->drawText(QStyle::visualRect(tab.direction, tab.rect, rect),
                      static_cast<int>(Qt::AlignCenter) | Qt::TextShowMnemonic | Qt::TextDontClip, tab.text);
    painter->restore();
}

void paintHeaderSection(QPainter *painter, const QStyleOptionHeader &header)
{
    const Theme &theme = Theme::of(header.palette);
    painter->fillRect(header.rect, theme.color(Token::Surface));
    paintLine(painter, header.rect, header.orientation == Qt::Horizontal ? Qt::BottomEdge : Qt::RightEdge,
              theme.color(Token::Border));
}

void paintHeaderLabel(QPainter *painter, const QStyleOptionHeader &header)
{
    const bool sorted = header.sortIndicator != QStyleOptionHeader::None;
    const bool right = header.textAlignment.testFlag(Qt::AlignRight);
    const QRect rect = header.rect.adjusted(HeaderPadding, 0, -HeaderPadding, 0);
    const int room = rect.width() - (sorted ? IconSize : 0);
    const QString text = header.fontMetrics.elidedText(header.text, Qt::ElideRight, room);
    const int width = std::min(room, header.fontMetrics.horizontalAdvance(text) + 1);
    // The arrow stands at the inner side of the words, so that right-aligned words stay over their numbers.
    QRect words(rect.x(), rect.y(), width, rect.height());
    QRect arrow(rect.x() + width, rect.y(), IconSize, rect.height());
    if (right) {
        words.moveRight(rect.right());
        arrow.moveRight(words.left() - 1);
    } else if (header.textAlignment.testFlag(Qt::AlignHCenter)) {
        words.moveLeft(rect.x() + (rect.width() - width) / 2);
        arrow.moveLeft(words.right() + 1);
    }
    painter->setPen(textColor(header, sorted ? Token::Text : Token::Muted));
    painter->drawText(QStyle::visualRect(header.direction, header.rect, words),
                      static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextDontClip, text);
    if (sorted)
        paintChevron(painter, QStyle::visualRect(header.direction, header.rect, arrow),
                     header.sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow,
                     textColor(header, Token::Muted));
}

void paintMenuBarItem(QPainter *painter, const QStyleOptionMenuItem &item)
{
    const Theme &theme = Theme::of(item.palette);
    painter->fillRect(item.rect, theme.color(Token::Window));
    const bool active = isOn(item, QStyle::State_Selected) || isOn(item, QStyle::State_Sunken);
    if (active && isOn(item, QStyle::State_Enabled))
        paintPlate(painter, item.rect.adjusted(1, 3, -1, -3), ControlRadius, theme.color(Token::Hover));
    painter->setPen(textColor(item, Token::Text));
    // The letters to press show once the keyboard is in the menu bar, as after Alt.
    const int mnemonic = isOn(item, QStyle::State_HasFocus) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->drawText(item.rect, static_cast<int>(Qt::AlignCenter) | mnemonic | Qt::TextDontClip, item.text);
}

void paintMenuItem(QPainter *painter, const QStyleOptionMenuItem &item)
{
    const Theme &theme = Theme::of(item.palette);
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        const QRect line(item.rect.x(), item.rect.center().y(), item.rect.width(), 1);
        painter->fillRect(line, theme.color(Token::Border));
        return;
    }
    const bool enabled = isOn(item, QStyle::State_Enabled);
    if (isOn(item, QStyle::State_Selected))
        paintPlate(painter, item.rect, CardRadius / 2, theme.color(enabled ? Token::Selected : Token::Alt));

    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(item.direction, item.rect, rect); };
    const QRect mark(item.rect.x() + MenuPadding, item.rect.y(), IconSize, item.rect.height());
    if (item.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item.checked)
            paintIcon(painter, placed(mark), QLatin1String("check"),
                      enabled ? theme.color(Token::Accent) : theme.disabledGlyph());
    } else if (!item.icon.isNull()) {
        item.icon.paint(painter, placed(QRect(mark.x(), mark.y() + (mark.height() - IconSize) / 2, IconSize, IconSize)),
                        Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }

    const qsizetype tab = item.text.indexOf(QLatin1Char('\t'));
    const QRect words = item.rect.adjusted(MenuTextStart, 0, -MenuTextEnd, 0);
    const int flags = static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip;
    painter->setFont(item.font);
    painter->setPen(textColor(item, Token::Text));
    painter->drawText(placed(words), flags | Qt::TextShowMnemonic | Qt::AlignLeft, tab < 0 ? item.text : item.text.left(tab));
    if (tab >= 0) {
        painter->setPen(theme.color(Token::Faint));
        painter->drawText(placed(words), flags | Qt::AlignRight, item.text.mid(tab + 1));
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(item.rect.right() - MenuPadding - IconSize + 5, item.rect.y(), IconSize, item.rect.height());
        paintChevron(painter, placed(arrow), item.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow,
                     textColor(item, Token::Muted));
    }
}

QSize menuItemSize(const QStyleOptionMenuItem &item, const QSize &contents)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator)
        return QSize(contents.width(), SeparatorHeight);
    // The menu adds the width of its widest shortcut itself.
    const int shortcut = item.text.contains(QLatin1Char('\t')) ? MenuShortcutGap : 0;
    return QSize(MenuTextStart + contents.width() + shortcut + MenuTextEnd, std::max(MenuItemHeight, contents.height() + 8));
}

} // namespace tidewright
