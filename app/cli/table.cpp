#include "table.h"

#include "text.h"

#include <algorithm>
#include <cwchar>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tidewright::cli
{

namespace
{

constexpr int gap = 2;
constexpr int narrowest = 6;

QString shortened(const QString &text, int width)
{
    if (displayWidth(text) <= width)
        return text;
    QString cut = text;
    while (!cut.isEmpty() && displayWidth(cut) > width - 1)
        cut.chop(cut.back().isLowSurrogate() ? 2 : 1);
    return cut + QChar(0x2026);
}

QString padded(const QString &text, int width, Align align)
{
    const QString space(std::max(0, width - displayWidth(text)), QLatin1Char(' '));
    return align == Align::Left ? text + space : space + text;
}

} // namespace

Table::Table(std::vector<Column> columns)
    : m_columns(std::move(columns))
{
}

void Table::add(const QStringList &cells)
{
    QStringList row;
    for (const QString &cell : cells)
        row << escapeControls(cell);
    m_rows.push_back(row);
}

QStringList Table::lines(int width) const
{
    std::vector<int> widths;
    for (std::size_t at = 0; at < m_columns.size(); ++at) {
        int widest = displayWidth(m_columns[at].title);
        for (const QStringList &row : m_rows)
            widest = std::max(widest, displayWidth(row.at(qsizetype(at))));
        widths.push_back(widest);
    }
    const auto total = [&widths] {
        int sum = gap * (int(widths.size()) - 1);
        for (const int one : widths)
            sum += one;
        return sum;
    };
    for (int give = 9; width > 0 && give > 0; --give) {
        for (std::size_t at = 0; at < m_columns.size(); ++at) {
            if (m_columns[at].give == give && total() > width)
                widths[at] = std::max(narrowest, widths[at] - (total() - width));
        }
    }
    const auto line = [&](const QStringList &cells) {
        QString text;
        for (std::size_t at = 0; at < m_columns.size(); ++at) {
            const QString cell = shortened(cells.at(qsizetype(at)), widths[at]);
            text += padded(cell, widths[at], m_columns[at].align) + QString(gap, QLatin1Char(' '));
        }
        while (text.endsWith(QLatin1Char(' ')))
            text.chop(1);
        return text;
    };
    QStringList titles;
    for (const Column &column : m_columns)
        titles << column.title;
    QStringList all{line(titles)};
    for (const QStringList &row : m_rows)
        all << line(row);
    return all;
}

int terminalWidth()
{
    winsize size{};
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int displayWidth(const QString &text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += std::max(0, wcwidth(wchar_t(c)));
    return width;
}

} // namespace tidewright::cli
