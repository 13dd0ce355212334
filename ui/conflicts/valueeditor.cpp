#include "valueeditor.h"

#include "fieldtext.h"
#include "stylepaint.h"
#include "textlabel.h"
#include "themedwidget.h"

#include <QAccessible>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int mostLines = 10;

} // namespace

ValueEditor::ValueEditor(const ReviewRow &row, QWidget *parent)
    : QFrame(parent)
    , m_kind(row.valueKind)
    , m_text(new QPlainTextEdit(this))
    , m_null(new QCheckBox(tr("null", "the value of a field"), this))
    , m_hint(textLabel(tr("Enter keeps it, Esc leaves it"), FontRole::Small, Token::Muted, this))
    , m_error(paragraph(QString(), FontRole::Secondary, Token::Bad, this))
{
    const std::optional<Value> start = row.result ? row.result : row.field.local ? row.field.local : row.field.remote;
    m_text->setPlainText(fieldText(start).text);
    m_text->setAccessibleName(tr("Value of %1").arg(row.field.name));
    m_text->setTabChangesFocus(true);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_text->installEventFilter(this);
    m_null->installEventFilter(this);
    m_null->setChecked(start && start->isNull());
    m_text->setDisabled(m_null->isChecked());
    m_error->hide();
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_null);
    foot->addStretch(1);
    foot->addWidget(m_hint);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_error);
    layout->addLayout(foot);
    connect(m_null, &QCheckBox::toggled, this, [this](bool null) {
        m_text->setDisabled(null);
        say({});
        if (!null)
            m_text->setFocus();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        say({});
        Q_EMIT heightChanged();
    });
}

void ValueEditor::begin()
{
    if (m_null->isChecked()) {
        m_null->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_text->setFocus(Qt::OtherFocusReason);
    if (m_kind == ValueKind::Text && m_text->blockCount() > 1)
        m_text->moveCursor(QTextCursor::End);
    else
        m_text->selectAll();
}

QString ValueEditor::text() const
{
    return m_text->toPlainText();
}

QString ValueEditor::error() const
{
    return m_error->text();
}

bool ValueEditor::isNull() const
{
    return m_null->isChecked();
}

int ValueEditor::neededHeight() const
{
    // Lines as they are wrapped, which a plain text's size counts in.
    const int lines = std::clamp(int(m_text->document()->size().height()), 1, mostLines);
    const QMargins margins = m_text->contentsMargins();
    const int text = lines * QFontMetrics(m_text->font()).lineSpacing() + 2 * int(m_text->document()->documentMargin()) + margins.top() +
                     margins.bottom() + 2 * m_text->frameWidth() + 6;
    const int error = m_error->isHidden() ? 0 : m_error->heightForWidth(std::max(40, width() - 24)) + 4;
    return 10 + std::max(text, scaled(34)) + 4 + error + m_null->sizeHint().height() + 8;
}

void ValueEditor::say(const QString &error)
{
    if (m_error->text() == error)
        return;
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    if (!error.isEmpty()) {
        QAccessibleEvent alert(m_error, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    Q_EMIT heightChanged();
}

void ValueEditor::accept()
{
    if (m_null->isChecked()) {
        Q_EMIT accepted(Value::null());
        return;
    }
    const auto value = typedValue(text(), m_kind);
    if (value)
        Q_EMIT accepted(*value);
    else
        say(tr("%1 Nothing was changed.").arg(value.error().message));
}

// Enter keeps the value; with Shift it begins a line.
bool ValueEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape || (key->key() == Qt::Key_Return && key->modifiers() == Qt::ControlModifier)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT cancelled();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !(key->modifiers() & Qt::ShiftModifier)) {
            accept();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

// The frame of the row goes on around it, and the field has a ring while it has the keys.
void ValueEditor::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Surface));
    for (const Qt::Edge edge : {Qt::TopEdge, Qt::BottomEdge, Qt::RightEdge})
        paintLine(&painter, rect(), edge, theme.color(Token::Accent), 2);
    if (m_text->hasFocus())
        paintFocusRing(&painter, QRectF(m_text->geometry()).adjusted(-3, -3, 3, 3), ControlRadius, theme);
}

} // namespace tidewright
