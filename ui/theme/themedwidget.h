// Marks on standard widgets that the console's style and theme read: which font, which text colour, which ground, how strong.
// A mark stays: when the theme or the font scale changes, what it stands for is applied again.
#pragma once

#include "theme.h"
#include "typescale.h"

class QWidget;

namespace tidewright
{

enum class Emphasis {
    Normal,
    Filled, // the one main action of a window
    Quiet,  // an edge on hover and focus only
};

void setFontRole(QWidget *widget, FontRole role);
void setTextToken(QWidget *widget, Token token);
// Fills the widget's background with a token.
void setGround(QWidget *widget, Token token);
void setEmphasis(QWidget *button, Emphasis emphasis);
Emphasis emphasis(const QWidget *widget);

// Applies the marks again, after the theme or the application's font changed.
void refreshMarks(QWidget *widget);

} // namespace tidewright
