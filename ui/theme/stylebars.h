// What lies along an edge or pops up: tabs, headers, menu bar and menus.
#pragma once

class QPainter;
class QSize;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionTab;

namespace tidewright
{

inline constexpr int MenuBarHeight = 32;
inline constexpr int MenuItemHeight = 30;

void paintTabShape(QPainter *painter, const QStyleOptionTab &tab);
void paintTabLabel(QPainter *painter, const QStyleOptionTab &tab);
void paintHeaderSection(QPainter *painter, const QStyleOptionHeader &header);
void paintHeaderLabel(QPainter *painter, const QStyleOptionHeader &header);
void paintMenuBarItem(QPainter *painter, const QStyleOptionMenuItem &item);
void paintMenuItem(QPainter *painter, const QStyleOptionMenuItem &item);
// `contents` is what the menu measured: the widest text and shortcut.
QSize menuItemSize(const QStyleOptionMenuItem &item, const QSize &contents);

} // namespace tidewright
