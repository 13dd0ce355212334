#include "linediff.h"

#include <algorithm>
#include <vector>

namespace tidewright::cli
{

namespace
{

enum class Mark { Common, Gone, New };

struct Line {
    Mark mark;
    QString text;
};

// The longest common lines of what is left between a common beginning and a common end; where that is too much to compare, all of it is new.
std::vector<Line> compared(const QStringList &before, const QStringList &after)
{
    constexpr qsizetype most = 4'000'000; // cells of the table
    const qsizetype rows = before.size(), columns = after.size();
    std::vector<Line> lines;
    if ((rows + 1) * (columns + 1) > most) {
        for (const QString &text : before)
            lines.push_back({Mark::Gone, text});
        for (const QString &text : after)
            lines.push_back({Mark::New, text});
        return lines;
    }
    const auto at = [columns](qsizetype row, qsizetype column) { return std::size_t(row * (columns + 1) + column); };
    std::vector<int> common(at(rows, columns) + 1, 0);
    for (qsizetype row = rows - 1; row >= 0; --row) {
        for (qsizetype column = columns - 1; column >= 0; --column)
            common[at(row, column)] = before[row] == after[column]
                                          ? common[at(row + 1, column + 1)] + 1
                                          : std::max(common[at(row + 1, column)], common[at(row, column + 1)]);
    }
    qsizetype row = 0, column = 0;
    while (row < rows || column < columns) {
        if (row < rows && column < columns && before[row] == after[column]) {
            lines.push_back({Mark::Common, before[row++]});
            ++column;
        } else if (row < rows && (column == columns || common[at(row + 1, column)] >= common[at(row, column + 1)])) {
            lines.push_back({Mark::Gone, before[row++]});
        } else {
            lines.push_back({Mark::New, after[column++]});
        }
    }
    return lines;
}

std::vector<Line> marked(const QStringList &before, const QStringList &after)
{
    qsizetype start = 0;
    while (start < before.size() && start < after.size() && before[start] == after[start])
        ++start;
    qsizetype end = 0;
    while (end < before.size() - start && end < after.size() - start &&
           before[before.size() - 1 - end] == after[after.size() - 1 - end])
        ++end;
    std::vector<Line> lines;
    for (qsizetype line = 0; line < start; ++line)
        lines.push_back({Mark::Common, before[line]});
    for (Line &line : compared(before.mid(start, before.size() - start - end), after.mid(start, after.size() - start - end)))
        lines.push_back(std::move(line));
    for (qsizetype line = before.size() - end; line < before.size(); ++line)
        lines.push_back({Mark::Common, before[line]});
    return lines;
}

} // namespace

QStringList lineDiff(const QStringList &before, const QStringList &after)
{
    constexpr std::size_t around = 2;
    const std::vector<Line> lines = marked(before, after);
    std::vector<bool> shown(lines.size(), false);
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (lines[line].mark == Mark::Common)
            continue;
        const std::size_t from = line < around ? 0 : line - around;
        for (std::size_t near = from; near < std::min(lines.size(), line + around + 1); ++near)
            shown[near] = true;
    }
    QStringList result;
    bool leftOut = false;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (!shown[line]) {
            if (!leftOut)
                result << QStringLiteral("…");
            leftOut = true;
            continue;
        }
        leftOut = false;
        const QLatin1String mark = lines[line].mark == Mark::Common ? QLatin1String("  ")
                                   : lines[line].mark == Mark::Gone ? QLatin1String("- ")
                                                                    : QLatin1String("+ ");
        result << mark + lines[line].text;
    }
    return result;
}

} // namespace tidewright::cli
