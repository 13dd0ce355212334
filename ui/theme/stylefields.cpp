#include "stylefields.h"

#include "icons.h"
#include "stylepaint.h"

#include <QPainter>
#include <QStyleOption>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int FieldPadding = 10;
constexpr int SpinButtonWidth = 24;
constexpr int MinHandle = 32;
constexpr int ProgressHeight = 6;

bool isOn(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor chevronColor(const QStyleOption &option, bool usable)
{
    const Theme &theme = Theme::of(option.palette);
    return usable ? theme.color(Token::Muted) : theme.disabledGlyph();
}

} // namespace

void paintFieldPlate(QPainter *painter, const QStyleOption &option, Emphasis emphasis)
{
    const Theme &theme = Theme::of(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool focused = isOn(option, QStyle::State_HasFocus);
    const bool quiet = emphasis == Emphasis::Quiet && !focused && !isOn(option, QStyle::State_MouseOver);
    if (!quiet)
        paintPlate(painter, option.rect, ControlRadius, theme.color(enabled ? Token::Surface : Token::Window),
                   theme.color(enabled ? Token::Control : Token::Border));
    if (focused)
        paintFocusRing(painter, option.rect, ControlRadius, theme);
}

void paintLineEdit(QPainter *painter, const QStyleOptionFrame &frame, Emphasis emphasis)
{
    // Without a frame it is the editor inside a combo box, a spin box or a cell, which painted its own ground.
    if (frame.lineWidth > 0)
        paintFieldPlate(painter, frame, emphasis);
}

void paintComboBox(QPainter *painter, const QStyleOptionComboBox &combo, Emphasis emphasis)
{
    paintFieldPlate(painter, combo, emphasis);
    const QRect arrow = comboBoxPart(combo, QStyle::SC_ComboBoxArrow);
    paintChevron(painter, QRect(arrow.x(), arrow.y(), IconSize, arrow.height()), Qt::DownArrow,
                 chevronColor(combo, isOn(combo, QStyle::State_Enabled)));
}

QRect comboBoxPart(const QStyleOptionComboBox &combo, QStyle::SubControl part)
{
    const QRect all = combo.rect;
    const int arrowWidth = IconSize + 8;
    QRect result = all;
    if (part == QStyle::SC_ComboBoxArrow)
        result = QRect(all.right() + 1 - arrowWidth, all.y(), arrowWidth, all.height());
    else if (part == QStyle::SC_ComboBoxEditField)
        result = all.adjusted(FieldPadding, 2, -arrowWidth - 2, -2);
    return QStyle::visualRect(combo.direction, all, result);
}

void paintSpinBox(QPainter *painter, const QStyleOptionSpinBox &spin)
{
    paintFieldPlate(painter, spin, Emphasis::Normal);
    if (spin.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Theme &theme = Theme::of(spin.palette);
    const auto arrow = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType direction) {
        const QRect rect = spinBoxPart(spin, part);
        const bool usable = isOn(spin, QStyle::State_Enabled) && spin.stepEnabled.testFlag(step);
        if (usable && spin.activeSubControls == part && isOn(spin, QStyle::State_MouseOver))
            paintPlate(painter, rect, ControlRadius / 2, theme.color(Token::Hover));
        paintChevron(painter, rect, direction, chevronColor(spin, usable));
    };
    arrow(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    arrow(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

QRect spinBoxPart(const QStyleOptionSpinBox &spin, QStyle::SubControl part)
{
    const QRect all = spin.rect;
    const int buttons = spin.buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : SpinButtonWidth;
    const int half = (all.height() - 4) / 2;
    QRect result = all;
    if (part == QStyle::SC_SpinBoxEditField)
        result = all.adjusted(FieldPadding - 2, 2, -buttons - 2, -2);
    else if (part == QStyle::SC_SpinBoxUp)
        result = QRect(all.right() - 1 - buttons, all.y() + 2, buttons, buttons > 0 ? half : 0);
    else if (part == QStyle::SC_SpinBoxDown)
        result = QRect(all.right() - 1 - buttons, all.bottom() - 1 - half, buttons, buttons > 0 ? half : 0);
    return QStyle::visualRect(spin.direction, all, result);
}

void paintScrollBar(QPainter *painter, const QStyleOptionSlider &bar)
{
    constexpr int Inset = 3;
    const Theme &theme = Theme::of(bar.palette);
    if (bar.maximum <= bar.minimum)
        return;
    const bool held = bar.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider) &&
                      (isOn(bar, QStyle::State_Sunken) || isOn(bar, QStyle::State_MouseOver));
    const QRect rect = scrollBarPart(bar, QStyle::SC_ScrollBarSlider).adjusted(Inset, Inset, -Inset, -Inset);
    paintPlate(painter, rect, std::min(rect.width(), rect.height()) / 2.0,
               theme.color(held ? Token::Control : Token::BorderStrong));
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool upright = bar.orientation == Qt::Vertical;
    const int length = upright ? bar.rect.height() : bar.rect.width();
    const int range = bar.maximum - bar.minimum;
    int handle = length;
    if (range > 0) {
        const double share = double(bar.pageStep) / (double(range) + bar.pageStep);
        handle = std::clamp(static_cast<int>(length * share), std::min(MinHandle, length), length);
    }
    const int start =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    const auto slice = [&](int from, int size) {
        const QRect rect = upright ? QRect(bar.rect.x(), bar.rect.y() + from, bar.rect.width(), size)
                                   : QRect(bar.rect.x() + from, bar.rect.y(), size, bar.rect.height());
        return QStyle::visualRect(bar.direction, bar.rect, rect);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSlider:
        return slice(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return slice(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return slice(start + handle, length - start - handle);
    default:
        return {};
    }
}

void paintProgressBar(QPainter *painter, const QStyleOptionProgressBar &bar)
{
    const Theme &theme = Theme::of(bar.palette);
    constexpr double Radius = ProgressHeight / 2.0;
    const QRectF track(bar.rect.x(), bar.rect.y() + (bar.rect.height() - ProgressHeight) / 2.0, bar.rect.width(), ProgressHeight);
    paintPlate(painter, track, Radius, theme.color(Token::Track));
    QRectF done = track;
    const double range = double(bar.maximum) - bar.minimum;
    if (range > 0) {
        done.setWidth(track.width() * std::clamp((double(bar.progress) - bar.minimum) / range, 0.0, 1.0));
        if (bar.direction == Qt::RightToLeft)
            done.moveRight(track.right());
    } else {
        // How far is not known: a part in the middle, which cannot be taken for a position.
        done.setWidth(track.width() / 3);
        done.moveCenter(track.center());
    }
    if (done.width() >= ProgressHeight)
        paintPlate(painter, done, Radius, theme.color(Token::Accent));
}

} // namespace tidewright
