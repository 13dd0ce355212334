// The measures of the console's style: sizes, places of parts, hints.
#include "consolestyle.h"

#include "icons.h"
#include "stylebars.h"
#include "stylefields.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QDialogButtonBox>
#include <QStyleOption>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int CheckArea = 20; // the 16 px mark and its focus ring
constexpr int TabPadding = 13;
constexpr int TabHeight = 38;
constexpr int StepsWidth = 24;
constexpr int RowHeight = 30;

int controlHeight()
{
    return scaled(ControlHeight);
}

QSize pushButtonSize(const QStyleOptionButton &button, const QSize &contents)
{
    constexpr int MinWidth = 72;
    int width = contents.width() + 2 * ButtonPadding;
    // The button counts 4 px between icon and text; the gap is 8, of which a 20 px wide icon holds the rest.
    if (!button.icon.isNull() && !button.text.isEmpty())
        width += IconGap - 4 + std::min(0, button.iconSize.height() - button.iconSize.width());
    if (button.features.testFlag(QStyleOptionButton::HasMenu))
        width += IconGap;
    if (button.text.isEmpty())
        return QSize(std::max(width, controlHeight()), controlHeight());
    return QSize(std::max(width, MinWidth), controlHeight());
}

QSize toolButtonSize(const QStyleOptionToolButton &button)
{
    const bool withText = button.toolButtonStyle != Qt::ToolButtonIconOnly && !button.text.isEmpty();
    const bool withIcon = button.toolButtonStyle != Qt::ToolButtonTextOnly && !button.icon.isNull();
    const int menu = button.features.testFlag(QStyleOptionToolButton::HasMenu) ? IconSize : 0;
    const int side = controlHeight();
    if (!withText)
        return QSize(side + menu, side);
    const int glyph = withIcon ? std::min(button.iconSize.width(), button.iconSize.height()) + IconGap : 0;
    return QSize(2 * ButtonPadding + glyph + button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width() + menu, side);
}

} // namespace

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return pushButtonSize(*button, size);
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            return toolButtonSize(*button);
        break;
    case CT_LineEdit:
        return QSize(size.width() + 16, std::max(size.height(), controlHeight()));
    case CT_ComboBox:
        return QSize(size.width() + 2 * ButtonPadding + IconSize, std::max(size.height(), controlHeight()));
    case CT_SpinBox:
        return QSize(size.width() + ButtonPadding + StepsWidth, std::max(size.height(), controlHeight()));
    case CT_TabBarTab:
        return QSize(size.width(), std::max(size.height(), scaled(TabHeight)));
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return QSize(base.width() + 12, std::max(base.height(), controlHeight()));
    }
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return QSize(base.width(), std::max(base.height(), scaled(RowHeight)));
    }
    case CT_MenuBarItem:
        return QSize(size.width() + 18, scaled(MenuBarHeight));
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return menuItemSize(*item, size);
        break;
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    if (control == CC_ComboBox && part != SC_ComboBoxListBoxPopup) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return comboBoxPart(*combo, part);
    }
    if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return spinBoxPart(*spin, part);
    }
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarPart(*bar, part);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return option->rect.adjusted(8, 2, -8, -2);
        break;
    case SE_PushButtonContents:
    case SE_PushButtonFocusRect:
        return option->rect;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
    case PM_ToolTipLabelFrameWidth:
        return 1;
    case PM_ButtonMargin:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_ToolBarFrameWidth:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabVSpace:
    case PM_TabBarBaseOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_ToolBarItemMargin:
        return 8;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarSeparatorExtent:
        return 15;
    case PM_ToolBarExtensionExtent:
        return 24;
    case PM_TabBarTabHSpace:
        return 2 * TabPadding;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return CheckArea;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 6;
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return 2 * IconSize;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
        return IconSize;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return widget && widget->isWindow() ? 24 : 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return m_motion == Motion::Reduced ? 0 : QProxyStyle::styleHint(hint, option, widget, result);
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout;
    case SH_TabBar_ElideMode:
        return static_cast<int>(Qt::ElideNone);
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QIcon ConsoleStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
        return icon(QLatin1String("x"), Token::Muted);
    case SP_ToolBarHorizontalExtensionButton:
        return icon(QLatin1String("chev-r"), Token::Muted);
    case SP_ToolBarVerticalExtensionButton:
        return icon(QLatin1String("chev-d"), Token::Muted);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace tidewright
