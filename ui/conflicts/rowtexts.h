// The texts of one row of a review, with what is to be marked in them. Pure.
#pragma once

#include "fieldtext.h"
#include "review.h"
#include "worddiff.h"

namespace tidewright
{

struct MarkedText {
    Presence presence = Presence::Absent;
    QString text;
    QList<TextSpan> marks;
};

struct RowTexts {
    MarkedText base;
    MarkedText local;
    MarkedText remote;
    MarkedText result;
    QString paragraphs; // "¶ 4 of 11": the others are left out
};

enum class TextExtent { Changed, Whole }; // of a text in several paragraphs
RowTexts rowTexts(const ReviewRow &row, TextExtent extent);

} // namespace tidewright
