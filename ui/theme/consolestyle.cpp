#include "consolestyle.h"

#include "icons.h"
#include "stylebars.h"
#include "stylebuttons.h"
#include "stylefields.h"
#include "stylepaint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QMenuBar>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace tidewright
{

namespace
{

// The option as what it is said to be; null if the caller passed something else, as Qt's own styles tolerate.
template <typename T>
const T *as(const QStyleOption *option)
{
    return qstyleoption_cast<const T *>(option);
}

} // namespace

ConsoleStyle::ConsoleStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget) ||
        qobject_cast<QHeaderView *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QHeaderView *>(widget))
        setFontRole(widget, FontRole::SecondaryMedium);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    switch (element) {
    case PE_FrameFocusRect:
        // A click alone does not ring a cell, the selection shows it; keys do.
        if (!qobject_cast<const QAbstractItemView *>(widget) || option->state.testFlag(State_KeyboardFocusChange))
            paintFocusRing(painter, option->rect, ControlRadius / 2, theme);
        return;
    case PE_PanelButtonCommand:
        if (const auto *button = as<QStyleOptionButton>(option))
            return paintPushPlate(painter, *button, emphasis(widget));
        break;
    case PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(option)) {
            if (frame->lineWidth <= 0 && option->state.testFlag(State_Enabled))
                painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
            return paintLineEdit(painter, *frame, emphasis(widget));
        }
        break;
    case PE_FrameLineEdit:
        return paintFieldPlate(painter, *option, emphasis(widget));
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheckMark(painter, *option);
    case PE_IndicatorRadioButton:
        return paintRadioMark(painter, *option);
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            paintChevron(painter, option->rect, option->state.testFlag(State_Open) ? Qt::DownArrow : Qt::RightArrow,
                         theme.color(Token::Muted));
        return;
    case PE_IndicatorArrowDown:
        return paintChevron(painter, option->rect, Qt::DownArrow, theme.color(Token::Muted));
    case PE_IndicatorArrowUp:
        return paintChevron(painter, option->rect, Qt::UpArrow, theme.color(Token::Muted));
    case PE_IndicatorArrowLeft:
        return paintChevron(painter, option->rect, Qt::LeftArrow, theme.color(Token::Muted));
    case PE_IndicatorArrowRight:
        return paintChevron(painter, option->rect, Qt::RightArrow, theme.color(Token::Muted));
    case PE_IndicatorToolBarSeparator: {
        constexpr int Length = 20;
        QRect line(0, 0, 1, Length);
        line.moveCenter(option->rect.center());
        painter->fillRect(line, theme.color(Token::Border));
        return;
    }
    case PE_PanelItemViewRow:
        if (option->state.testFlag(State_Selected))
            painter->fillRect(option->rect, theme.color(Token::Selected));
        else if (const auto *item = as<QStyleOptionViewItem>(option);
                 item && item->features.testFlag(QStyleOptionViewItem::Alternate))
            painter->fillRect(option->rect, option->palette.brush(QPalette::AlternateBase));
        return;
    case PE_PanelItemViewItem:
        if (option->state.testFlag(State_Selected))
            painter->fillRect(option->rect, theme.color(Token::Selected));
        else if (const auto *item = as<QStyleOptionViewItem>(option); item && item->backgroundBrush.style() != Qt::NoBrush)
            painter->fillRect(option->rect, item->backgroundBrush);
        return;
    case PE_Frame:
    case PE_FrameWindow:
    case PE_FrameDockWidget:
        painter->save();
        painter->setPen(theme.color(Token::Border));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_FrameGroupBox:
        return paintPlate(painter, option->rect, CardRadius, {}, theme.color(Token::Border));
    case PE_PanelMenu:
        painter->fillRect(option->rect, theme.color(Token::Surface));
        return;
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        if (element == PE_PanelTipLabel)
            painter->fillRect(option->rect, theme.color(Token::Surface));
        return drawPrimitive(PE_Frame, option, painter, widget);
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, theme.color(Token::Window));
        return paintLine(painter, option->rect, Qt::TopEdge, theme.color(Token::Border));
    case PE_FrameTabBarBase:
        return paintLine(painter, option->rect, Qt::BottomEdge, theme.color(Token::Border));
    case PE_FrameTabWidget:
        return paintLine(painter, option->rect, Qt::TopEdge, theme.color(Token::Border));
    case PE_PanelMenuBar:
    case PE_FrameStatusBarItem:
    case PE_IndicatorHeaderArrow:
    case PE_FrameButtonTool:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    switch (element) {
    case CE_PushButton:
    case CE_PushButtonBevel:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            paintPushPlate(painter, *button, emphasis(widget));
            if (element == CE_PushButton)
                paintPushLabel(painter, *button, emphasis(widget));
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option))
            return paintPushLabel(painter, *button, emphasis(widget));
        break;
    case CE_CheckBox:
    case CE_RadioButton:
        return drawCheckControl(element, option, painter, widget);
    case CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return paintTabShape(painter, *tab);
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return paintTabLabel(painter, *tab);
        break;
    case CE_Header: // the label over the whole section: words stand over the column's own
        if (const auto *header = as<QStyleOptionHeader>(option)) {
            paintHeaderSection(painter, *header);
            return paintHeaderLabel(painter, *header);
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        if (const auto *header = as<QStyleOptionHeader>(option))
            return paintHeaderSection(painter, *header);
        painter->fillRect(option->rect, theme.color(Token::Surface));
        return paintLine(painter, option->rect, Qt::BottomEdge, theme.color(Token::Border));
    case CE_HeaderLabel:
        if (const auto *header = as<QStyleOptionHeader>(option))
            return paintHeaderLabel(painter, *header);
        break;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return paintMenuBarItem(painter, *item);
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, theme.color(Token::Window));
        return;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return paintMenuItem(painter, *item);
        break;
    case CE_ToolBar:
        painter->fillRect(option->rect, theme.color(Token::Window));
        return paintLine(painter, option->rect, Qt::BottomEdge, theme.color(Token::Border));
    case CE_Splitter:
        painter->fillRect(option->rect, theme.color(Token::Border));
        return;
    case CE_ProgressBar:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            return paintProgressBar(painter, *bar);
        break;
    case CE_ItemViewItem:
        return drawViewItem(option, painter, widget);
    case CE_ShapedFrame:
        if (const auto *frame = as<QStyleOptionFrame>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const bool flat = frame->frameShape == QFrame::HLine;
            const QPoint middle = option->rect.center();
            painter->fillRect(flat ? QRect(option->rect.x(), middle.y(), option->rect.width(), 1)
                                   : QRect(middle.x(), option->rect.y(), 1, option->rect.height()),
                              theme.color(Token::Border));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ConsoleStyle::drawCheckControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                    const QWidget *widget) const
{
    const auto *button = as<QStyleOptionButton>(option);
    if (!button)
        return;
    const bool check = element == CE_CheckBox;
    QStyleOptionButton part = *button;
    part.rect = subElementRect(check ? SE_CheckBoxIndicator : SE_RadioButtonIndicator, option, widget);
    drawPrimitive(check ? PE_IndicatorCheckBox : PE_IndicatorRadioButton, &part, painter, widget);
    part.rect = subElementRect(check ? SE_CheckBoxContents : SE_RadioButtonContents, option, widget);
    drawControl(check ? CE_CheckBoxLabel : CE_RadioButtonLabel, &part, painter, widget);
}

void ConsoleStyle::drawViewItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = as<QStyleOptionViewItem>(option);
    if (!item)
        return;
    drawPrimitive(PE_PanelItemViewItem, item, painter, widget);
    // The ground says that it is selected; text and icon keep their colours on it.
    QStyleOptionViewItem plain = *item;
    plain.state.setFlag(State_Selected, false);
    plain.backgroundBrush = Qt::NoBrush;
    QProxyStyle::drawControl(CE_ItemViewItem, &plain, painter, widget);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return paintToolButton(painter, *button, emphasis(widget));
        break;
    case CC_ComboBox:
        if (const auto *combo = as<QStyleOptionComboBox>(option))
            return paintComboBox(painter, *combo, emphasis(widget));
        break;
    case CC_SpinBox:
        if (const auto *spin = as<QStyleOptionSpinBox>(option))
            return paintSpinBox(painter, *spin);
        break;
    case CC_ScrollBar:
        if (const auto *bar = as<QStyleOptionSlider>(option))
            return paintScrollBar(painter, *bar);
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace tidewright
