// Labels as the console uses them: plain text always, in a role's font and a token's colour.
#pragma once

#include "themedwidget.h"

#include <QLabel>

namespace tidewright
{

enum class TextUse {
    Shown,
    Copied, // can be selected by mouse
};

QLabel *textLabel(const QString &text, FontRole role, Token token, QWidget *parent, TextUse use = TextUse::Shown);
// The same in as many lines as it needs.
QLabel *paragraph(const QString &text, FontRole role, Token token, QWidget *parent);

} // namespace tidewright
