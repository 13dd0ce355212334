#include "themedwidget.h"

#include <QApplication>
#include <QPushButton>
#include <QVariant>
#include <QWidget>

namespace tidewright
{

namespace
{

constexpr char FontMark[] = "tidewrightFont";
constexpr char TextMark[] = "tidewrightText";
constexpr char GroundMark[] = "tidewrightGround";
constexpr char EmphasisMark[] = "tidewrightEmphasis";

QColor tokenColor(const QVariant &mark)
{
    // The application's palette, since the widget's own may still hold the colours of the theme before.
    return Theme::of(QApplication::palette()).color(static_cast<Token>(mark.toInt()));
}

void applyFont(QWidget *widget, const QVariant &mark)
{
    widget->setFont(fontFor(static_cast<FontRole>(mark.toInt())));
}

void applyText(QWidget *widget, const QVariant &mark)
{
    QPalette palette = widget->palette();
    const QColor color = tokenColor(mark);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
    }
    widget->setPalette(palette);
}

void applyGround(QWidget *widget, const QVariant &mark)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::All, widget->backgroundRole(), tokenColor(mark));
    widget->setPalette(palette);
    widget->setAutoFillBackground(true);
}

} // namespace

void setFontRole(QWidget *widget, FontRole role)
{
    const QVariant mark(static_cast<int>(role));
    widget->setProperty(FontMark, mark);
    applyFont(widget, mark);
}

void setTextToken(QWidget *widget, Token token)
{
    const QVariant mark(static_cast<int>(token));
    widget->setProperty(TextMark, mark);
    applyText(widget, mark);
}

void setGround(QWidget *widget, Token token)
{
    const QVariant mark(static_cast<int>(token));
    widget->setProperty(GroundMark, mark);
    applyGround(widget, mark);
}

void setEmphasis(QWidget *button, Emphasis emphasis)
{
    button->setProperty(EmphasisMark, static_cast<int>(emphasis));
    if (qobject_cast<QPushButton *>(button))
        setFontRole(button, emphasis == Emphasis::Filled ? FontRole::BodyStrong : FontRole::Body);
    button->updateGeometry();
    button->update();
}

Emphasis emphasis(const QWidget *widget)
{
    return widget ? static_cast<Emphasis>(widget->property(EmphasisMark).toInt()) : Emphasis::Normal;
}

void refreshMarks(QWidget *widget)
{
    if (const QVariant mark = widget->property(FontMark); mark.isValid())
        applyFont(widget, mark);
    if (const QVariant mark = widget->property(TextMark); mark.isValid())
        applyText(widget, mark);
    if (const QVariant mark = widget->property(GroundMark); mark.isValid())
        applyGround(widget, mark);
}

} // namespace tidewright
