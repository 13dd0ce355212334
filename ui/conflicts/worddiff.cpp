#include "worddiff.h"

#include <vector>

namespace tidewright
{

namespace
{

constexpr qsizetype mostCells = 1'000'000; // of the table of common words; beyond it what is not at the ends counts as changed

bool isIdeograph(QChar character)
{
    return character.script() == QChar::Script_Han || character.script() == QChar::Script_Hiragana ||
           character.script() == QChar::Script_Katakana;
}

// Words, runs of spaces, and everything else one by one.
std::vector<TextSpan> words(const QString &text)
{
    enum class Class { Word, Space, Other };
    const auto classOf = [](QChar character) {
        if (character.isSpace() && character != u'\n')
            return Class::Space;
        const bool word = character.isLetterOrNumber() || character.isMark() || character == u'_' || character.isSurrogate();
        return word && !isIdeograph(character) ? Class::Word : Class::Other;
    };
    std::vector<TextSpan> result;
    Class last = Class::Other;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const Class current = classOf(text[at]);
        if (current != Class::Other && !result.empty() && current == last)
            ++result.back().length;
        else
            result.push_back({at, 1});
        last = current;
    }
    return result;
}

void append(QList<TextSpan> &spans, const TextSpan &span)
{
    if (!spans.isEmpty() && spans.back().start + spans.back().length == span.start)
        spans.back().length += span.length;
    else
        spans.append(span);
}

// A space between two changed words belongs to the change.
void joinOverSpaces(QList<TextSpan> &spans, const QString &text)
{
    QList<TextSpan> joined;
    for (const TextSpan &span : spans) {
        if (!joined.isEmpty()) {
            TextSpan &before = joined.back();
            const QStringView between = QStringView(text).mid(before.start + before.length, span.start - before.start - before.length);
            if (between.size() <= 1 && between.trimmed().isEmpty() && between != u"\n") {
                before.length = span.start + span.length - before.start;
                continue;
            }
        }
        joined.append(span);
    }
    // The spaces around it do not.
    for (TextSpan &span : joined) {
        const QStringView marked = QStringView(text).mid(span.start, span.length);
        const QStringView trimmed = marked.trimmed();
        if (trimmed.isEmpty())
            continue;
        span = {span.start + (trimmed.data() - marked.data()), trimmed.size()};
    }
    spans = joined;
}

} // namespace

WordDiff wordDiff(const QString &before, const QString &after)
{
    const std::vector<TextSpan> a = words(before);
    const std::vector<TextSpan> b = words(after);
    const auto same = [&](qsizetype i, qsizetype j) {
        return QStringView(before).mid(a[i].start, a[i].length) == QStringView(after).mid(b[j].start, b[j].length);
    };
    qsizetype head = 0;
    qsizetype endA = qsizetype(a.size());
    qsizetype endB = qsizetype(b.size());
    while (head < endA && head < endB && same(head, head))
        ++head;
    while (endA > head && endB > head && same(endA - 1, endB - 1)) {
        --endA;
        --endB;
    }
    const qsizetype rows = endA - head;
    const qsizetype columns = endB - head;
    WordDiff diff;
    qsizetype i = 0;
    qsizetype j = 0;
    if (rows > 0 && columns > 0 && rows <= mostCells / columns) {
        // Length of the longest common run of words from (i, j) on.
        std::vector<int> common(std::size_t((rows + 1) * (columns + 1)), 0);
        const auto at = [&](qsizetype row, qsizetype column) -> int & { return common[std::size_t(row * (columns + 1) + column)]; };
        for (qsizetype row = rows - 1; row >= 0; --row) {
            for (qsizetype column = columns - 1; column >= 0; --column)
                at(row, column) = same(head + row, head + column) ? at(row + 1, column + 1) + 1
                                                                  : std::max(at(row + 1, column), at(row, column + 1));
        }
        while (i < rows && j < columns) {
            if (same(head + i, head + j)) {
                ++i;
                ++j;
            } else if (at(i + 1, j) >= at(i, j + 1)) {
                append(diff.removed, a[std::size_t(head + i++)]);
            } else {
                append(diff.added, b[std::size_t(head + j++)]);
            }
        }
    }
    for (; i < rows; ++i)
        append(diff.removed, a[std::size_t(head + i)]);
    for (; j < columns; ++j)
        append(diff.added, b[std::size_t(head + j)]);
    joinOverSpaces(diff.removed, before);
    joinOverSpaces(diff.added, after);
    return diff;
}

QList<qsizetype> changedParagraphs(const QStringList &texts)
{
    QList<QStringList> all;
    for (const QString &text : texts)
        all << text.split(u'\n');
    for (const QStringList &paragraphs : all) {
        if (paragraphs.size() != all.front().size())
            return {};
    }
    QList<qsizetype> changed;
    if (all.isEmpty() || all.front().size() < 2)
        return changed;
    for (qsizetype at = 0; at < all.front().size(); ++at) {
        for (const QStringList &paragraphs : all) {
            if (paragraphs[at] != all.front()[at]) {
                changed << at;
                break;
            }
        }
    }
    return changed;
}

} // namespace tidewright
