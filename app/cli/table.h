// A table for a terminal: columns as wide as their content, shortened to fit when the output is a terminal.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace tidewright::cli
{

enum class Align { Left, Right };

class Table
{
public:
    // The columns with the highest `give` are shortened first when the table is wider than the terminal; 0 is never shortened.
    struct Column {
        QString title;
        Align align = Align::Left;
        int give = 0;
    };

    explicit Table(std::vector<Column> columns);
    void add(const QStringList &cells);
    bool isEmpty() const { return m_rows.empty(); }
    // Lines without their ends. `width` 0: unlimited.
    QStringList lines(int width) const;

private:
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

// Columns of the terminal on stdout, 0 if it is none.
int terminalWidth();
// Cells a text takes on a terminal: wide characters two, combining marks none.
int displayWidth(const QString &text);

} // namespace tidewright::cli
