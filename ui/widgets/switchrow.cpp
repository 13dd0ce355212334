#include "switchrow.h"

#include "switch.h"
#include "themedwidget.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>

namespace tidewright
{

SwitchRow::SwitchRow(const QString &text, QWidget *parent, const QString &note)
    : QWidget(parent)
    , m_switch(new Switch(this))
    , m_text(new QLabel(text, this))
    , m_note(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(9);
    row->addWidget(m_switch);
    row->addWidget(m_text);
    row->addWidget(m_note);
    row->addStretch();
    m_text->setBuddy(m_switch);
    m_switch->setText(text);
    setFontRole(m_text, FontRole::BodyStrong);
    setFontRole(m_note, FontRole::Secondary);
    setTextToken(m_note, Token::Muted);
    m_note->setTextFormat(Qt::PlainText);
    setNote(note);
    setFocusProxy(m_switch);
    connect(m_switch, &Switch::toggled, this, &SwitchRow::toggled);
}

bool SwitchRow::isChecked() const
{
    return m_switch->isChecked();
}

void SwitchRow::setChecked(bool checked)
{
    m_switch->setChecked(checked);
}

void SwitchRow::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setHidden(note.isEmpty());
    m_switch->setAccessibleDescription(note);
}

void SwitchRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_switch->click();
}

} // namespace tidewright
