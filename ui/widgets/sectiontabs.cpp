#include "sectiontabs.h"

#include "themedwidget.h"

#include <QFontMetrics>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int TabHeight = 41;
constexpr int TabPadding = 13;

} // namespace

SectionTabs::SectionTabs(QWidget *parent)
    : QTabBar(parent)
{
    setFontRole(this, FontRole::BodyMedium);
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(false);
    setFocusPolicy(Qt::TabFocus);
}

QSize SectionTabs::tabSizeHint(int index) const
{
    // Room for the weight of the current tab, so that choosing one moves nothing.
    QFont heavy = font();
    heavy.setWeight(QFont::DemiBold);
    const int icon = tabIcon(index).isNull() ? 0 : iconSize().width() + 8;
    return QSize(QFontMetrics(heavy).size(Qt::TextShowMnemonic, tabText(index)).width() + icon + 2 * TabPadding,
                 std::max(scaled(TabHeight), fontMetrics().height() + 2 * 4));
}

} // namespace tidewright
