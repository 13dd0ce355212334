// What differs between two texts, word by word, and which of their paragraphs are of interest. Pure.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace tidewright
{

struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

// Spans in the order of the text that do not touch: neighbours are one.
struct WordDiff {
    QList<TextSpan> removed; // of `before`
    QList<TextSpan> added;   // of `after`
};
WordDiff wordDiff(const QString &before, const QString &after);

// The paragraphs (lines) that are not the same in all of `texts`; empty where they do not have the same number of them, more than one.
QList<qsizetype> changedParagraphs(const QStringList &texts);

} // namespace tidewright
