// What the tests of the PostgreSQL endpoint share: a fresh database, an endpoint on it, and short ways to make and read records.
#pragma once

#include "postgresendpoint.h"
#include "testservers.h"

#include <QTest>

namespace tidewright
{

inline SqlConnectionConfig configOf(const TestDatabase &database)
{
    return SqlConnectionConfig::of(database.connection(), database.password());
}

inline Value textValue(const char *text)
{
    return Value::ofText(text);
}

inline Value bytesValue(ValueKind kind, std::string_view bytes)
{
    return Value(Cell::ofBytes(kind, bytes));
}

inline void addRow(RecordBatch &batch, const std::vector<Value> &values)
{
    const std::span<Cell> row = batch.appendRow();
    for (std::size_t i = 0; i < values.size(); ++i)
        row[i] = batch.adopt(values[i].cell());
}

inline RecordBatch batchOf(const std::vector<std::vector<Value>> &rows)
{
    RecordBatch batch(rows.empty() ? 1 : rows.front().size());
    for (const std::vector<Value> &row : rows)
        addRow(batch, row);
    return batch;
}

// "1|one;2|two"
inline QString shown(const RecordBatch &batch)
{
    QStringList rows;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        QStringList cells;
        for (const Cell &cell : batch.row(row))
            cells += cell.isNull() ? QStringLiteral("∅") : QString::fromStdString(toText(cell));
        rows += cells.join(QLatin1Char('|'));
    }
    return rows.join(QLatin1Char(';'));
}

inline QString shown(const QList<QStringList> &rows)
{
    QStringList lines;
    for (const QStringList &row : rows)
        lines += row.join(QLatin1Char('|'));
    return lines.join(QLatin1Char(';'));
}

template <typename T>
QString problemOf(const Result<T> &result)
{
    return result ? QString()
                  : errorCodeName(result.error().code) + QLatin1String(": ") + result.error().message + QLatin1String(" / ") +
                        result.error().detail;
}

} // namespace tidewright

// For a Result that must hold a value; evaluates its argument once.
#define VERIFY_OK(...)                                                                                                           \
    do {                                                                                                                         \
        const QString verifyProblem = tidewright::problemOf(__VA_ARGS__);                                                        \
        QVERIFY2(verifyProblem.isNull(), qPrintable(verifyProblem));                                                             \
    } while (false)
