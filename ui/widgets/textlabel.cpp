#include "textlabel.h"

namespace tidewright
{

QLabel *textLabel(const QString &text, FontRole role, Token token, QWidget *parent, TextUse use)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setFontRole(label, role);
    setTextToken(label, token);
    // By mouse only: a label that Tab stops at would stand between every two controls.
    if (use == TextUse::Copied)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *paragraph(const QString &text, FontRole role, Token token, QWidget *parent)
{
    QLabel *label = textLabel(text, role, token, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace tidewright
