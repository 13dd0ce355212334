#include "stylebuttons.h"

#include "icons.h"
#include "stylepaint.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOption>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr double CheckRadius = 4;
constexpr int MarkSize = 16;
constexpr double PressedShare = 0.12;

bool isOn(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor plateColor(const QStyleOption &option, const QColor &base, const QColor &towards)
{
    double share = isOn(option, QStyle::State_MouseOver) ? PressedShare / 2 : 0;
    if (isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On))
        share = PressedShare;
    return mixed(base, towards, share);
}

QColor labelColor(const QStyleOption &option, Emphasis emphasis)
{
    if (!isOn(option, QStyle::State_Enabled))
        return Theme::of(option.palette).color(Token::Faint);
    if (emphasis == Emphasis::Filled)
        return Theme::of(option.palette).color(Token::OnAccent);
    return option.palette.color(QPalette::ButtonText);
}

QIcon::Mode iconMode(const QStyleOption &option, Emphasis emphasis)
{
    if (!isOn(option, QStyle::State_Enabled))
        return QIcon::Disabled;
    return emphasis == Emphasis::Filled ? QIcon::Selected : QIcon::Normal;
}

// Icon and text as one group, placed in the middle or at the left.
void paintGroup(QPainter *painter, const QStyleOption &option, const QRect &rect, const QIcon &icon, const QSize &iconSize,
                const QString &text, Emphasis emphasis, Qt::Alignment alignment)
{
    const QFontMetrics metrics = option.fontMetrics;
    const int glyph = icon.isNull() ? 0 : std::min(iconSize.width(), iconSize.height());
    const int textWidth = text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, text).width();
    const int gap = glyph > 0 && textWidth > 0 ? IconGap : 0;
    int x = rect.x();
    if (alignment.testFlag(Qt::AlignHCenter))
        x += std::max(0, (rect.width() - glyph - gap - textWidth) / 2);
    if (glyph > 0) {
        const QRect place(x, rect.y() + (rect.height() - glyph) / 2, glyph, glyph);
        icon.paint(painter, QStyle::visualRect(option.direction, rect, place), Qt::AlignCenter, iconMode(option, emphasis),
                   isOn(option, QStyle::State_On) ? QIcon::On : QIcon::Off);
        x += glyph + gap;
    }
    if (textWidth > 0) {
        painter->setPen(labelColor(option, emphasis));
        const QRect place(x, rect.y(), textWidth, rect.height());
        painter->drawText(QStyle::visualRect(option.direction, rect, place),
                          static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextShowMnemonic | Qt::TextDontClip, text);
    }
}

} // namespace

void paintPushPlate(QPainter *painter, const QStyleOptionButton &button, Emphasis emphasis)
{
    const Theme &theme = Theme::of(button.palette);
    const bool enabled = isOn(button, QStyle::State_Enabled);
    const bool focused = isOn(button, QStyle::State_HasFocus);
    const bool flat = button.features.testFlag(QStyleOptionButton::Flat) || emphasis == Emphasis::Quiet;
    const QRectF rect = button.rect;
    if (emphasis == Emphasis::Filled && enabled) {
        const QColor fill = theme.color(Token::AccentFill);
        paintPlate(painter, rect, ControlRadius, plateColor(button, fill, Qt::black));
        if (focused) {
            // A ring in the fill's own colour would not be seen: a light one is set inside the edge.
            constexpr double Inset = 2;
            paintPlate(painter, rect.adjusted(Inset, Inset, -Inset, -Inset), ControlRadius - Inset, {},
                       theme.color(Token::OnAccent), 2);
        }
        return;
    }
    const bool active =
        isOn(button, QStyle::State_MouseOver) || isOn(button, QStyle::State_Sunken) || isOn(button, QStyle::State_On);
    if (flat) {
        if (enabled && active)
            paintPlate(painter, rect, ControlRadius, theme.color(Token::Hover));
    } else {
        const QColor fill =
            enabled ? plateColor(button, theme.color(Token::Surface), theme.color(Token::Text)) : theme.color(Token::Window);
        paintPlate(painter, rect, ControlRadius, fill, theme.color(enabled ? Token::BorderStrong : Token::Border));
    }
    if (focused)
        paintFocusRing(painter, rect, ControlRadius, theme);
}

void paintPushLabel(QPainter *painter, const QStyleOptionButton &button, Emphasis emphasis)
{
    QRect rect = button.rect;
    if (button.features.testFlag(QStyleOptionButton::HasMenu)) {
        const QRect chevron(rect.right() - ButtonPadding - IconSize + 4, rect.y(), IconSize, rect.height());
        paintChevron(painter, chevron, Qt::DownArrow, labelColor(button, emphasis));
        rect.setRight(chevron.left());
    }
    paintGroup(painter, button, rect, button.icon, button.iconSize, button.text, emphasis, Qt::AlignHCenter);
}

void paintToolButton(QPainter *painter, const QStyleOptionToolButton &button, Emphasis emphasis)
{
    const Theme &theme = Theme::of(button.palette);
    const bool enabled = isOn(button, QStyle::State_Enabled);
    if (!enabled)
        emphasis = Emphasis::Normal;
    const bool active =
        isOn(button, QStyle::State_MouseOver) || isOn(button, QStyle::State_Sunken) || isOn(button, QStyle::State_On);
    if (emphasis == Emphasis::Filled)
        paintPlate(painter, button.rect, ControlRadius, plateColor(button, theme.color(Token::AccentFill), Qt::black));
    else if (enabled && active)
        paintPlate(painter, button.rect, ControlRadius,
                   plateColor(button, theme.color(Token::Hover),
                              isOn(button, QStyle::State_MouseOver) ? theme.color(Token::Hover) : theme.color(Token::Text)));
    if (isOn(button, QStyle::State_HasFocus))
        paintFocusRing(painter, button.rect, ControlRadius, theme);

    const bool withText = button.toolButtonStyle != Qt::ToolButtonIconOnly && !button.text.isEmpty();
    const bool withIcon = button.toolButtonStyle != Qt::ToolButtonTextOnly && !button.icon.isNull();
    QRect rect = button.rect;
    if (button.features.testFlag(QStyleOptionToolButton::HasMenu)) {
        const QRect chevron(rect.right() - IconSize - 4, rect.y(), IconSize, rect.height());
        paintChevron(painter, chevron, Qt::DownArrow, labelColor(button, emphasis));
        rect.setRight(chevron.left());
    }
    if (button.features.testFlag(QStyleOptionToolButton::Arrow)) {
        paintChevron(painter, rect, button.arrowType, labelColor(button, emphasis));
        return;
    }
    paintGroup(painter, button, rect, withIcon ? button.icon : QIcon(), button.iconSize, withText ? button.text : QString(),
               emphasis, Qt::AlignHCenter);
}

void paintCheckMark(QPainter *painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool filled = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    QRectF box(0, 0, MarkSize, MarkSize);
    box.moveCenter(QRectF(option.rect).center());
    if (isOn(option, QStyle::State_HasFocus))
        paintFocusRing(painter, box.adjusted(-2, -2, 2, 2), CheckRadius + 2, theme);
    if (filled)
        paintPlate(painter, box, CheckRadius, enabled ? theme.color(Token::AccentFill) : theme.disabledGlyph());
    else
        paintPlate(painter, box, CheckRadius, theme.color(enabled ? Token::Surface : Token::Window),
                   theme.color(enabled ? Token::Control : Token::Border), 1);
    if (filled) {
        const QRect mark = box.toRect().adjusted(1, 1, -1, -1);
        paintIcon(painter, mark, isOn(option, QStyle::State_On) ? QLatin1String("check") : QLatin1String("minus"),
                  theme.color(enabled ? Token::OnAccent : Token::Window));
    }
}

void paintRadioMark(QPainter *painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    constexpr double Radius = MarkSize / 2.0;
    constexpr double DotInset = 5;
    QRectF box(0, 0, MarkSize, MarkSize);
    box.moveCenter(QRectF(option.rect).center());
    if (isOn(option, QStyle::State_HasFocus))
        paintFocusRing(painter, box.adjusted(-2, -2, 2, 2), Radius + 2, theme);
    if (isOn(option, QStyle::State_On)) {
        paintPlate(painter, box, Radius, enabled ? theme.color(Token::AccentFill) : theme.disabledGlyph());
        paintPlate(painter, box.adjusted(DotInset, DotInset, -DotInset, -DotInset), Radius - DotInset,
                   theme.color(enabled ? Token::OnAccent : Token::Window));
    } else {
        paintPlate(painter, box, Radius, theme.color(enabled ? Token::Surface : Token::Window),
                   theme.color(enabled ? Token::Control : Token::Border), 1);
    }
}

} // namespace tidewright
