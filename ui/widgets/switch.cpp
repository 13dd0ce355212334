#include "switch.h"

#include "stylepaint.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>

namespace tidewright
{

namespace
{

constexpr QSize PlateSize(34, 18);
constexpr int RingSpace = 3;
constexpr double KnobInset = 3;

class AccessibleSwitch final : public QAccessibleWidget
{
public:
    explicit AccessibleSwitch(Switch *widget)
        : QAccessibleWidget(widget, QAccessible::CheckBox)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State result = QAccessibleWidget::state();
        result.checkable = true;
        result.checked = button()->isChecked();
        return result;
    }
    QString text(QAccessible::Text kind) const override
    {
        const QString named = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && named.isEmpty() ? button()->text() : named;
    }
    QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (button()->isEnabled())
            names.prepend(toggleAction());
        return names;
    }
    void doAction(const QString &name) override
    {
        if (name == toggleAction())
            button()->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    Switch *button() const { return static_cast<Switch *>(widget()); }
};

QAccessibleInterface *accessibleSwitch(const QString &, QObject *object)
{
    auto *widget = qobject_cast<Switch *>(object);
    return widget ? new AccessibleSwitch(widget) : nullptr;
}

} // namespace

Switch::Switch(QWidget *parent)
    : QAbstractButton(parent)
{
    QAccessible::installFactory(accessibleSwitch);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    return PlateSize + QSize(2 * RingSpace, 2 * RingSpace);
}

void Switch::keyPressEvent(QKeyEvent *event)
{
    // Space is the button's own; Enter stays with the dialog.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Switch::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    QRectF plate(QPointF(), PlateSize);
    plate.moveCenter(QRectF(rect()).center());
    const double radius = plate.height() / 2;
    const bool toTheRight = isChecked() != isRightToLeft();
    QRectF knob = plate.adjusted(KnobInset, KnobInset, -KnobInset, -KnobInset);
    const double size = knob.height();
    knob = QRectF(toTheRight ? knob.right() - size : knob.left(), knob.top(), size, size);
    if (hasFocus())
        paintFocusRing(&painter, plate.adjusted(-RingSpace, -RingSpace, RingSpace, RingSpace), radius + RingSpace, theme);
    if (isChecked()) {
        paintPlate(&painter, plate, radius, isEnabled() ? theme.color(Token::AccentFill) : theme.disabledGlyph());
        paintPlate(&painter, knob, size / 2, theme.color(isEnabled() ? Token::OnAccent : Token::Window));
    } else {
        const QColor line = isEnabled() ? theme.color(underMouse() ? Token::Muted : Token::Control) : theme.disabledGlyph();
        paintPlate(&painter, plate, radius, theme.color(isEnabled() ? Token::Surface : Token::Window), line);
        paintPlate(&painter, knob, size / 2, line);
    }
}

} // namespace tidewright
