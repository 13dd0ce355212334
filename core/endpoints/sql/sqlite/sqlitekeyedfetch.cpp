#include "sqlitekeyedfetch.h"

#include "sqlitedecode.h"
#include "sqliteforms.h"

namespace tidewright
{

QByteArray keyCondition(const std::vector<SqliteColumn> &columns, const std::vector<std::size_t> &keyColumns)
{
    QList<QByteArray> conditions;
    for (std::size_t part = 0; part < keyColumns.size(); ++part)
        conditions += keyEquals(columns[keyColumns[part]], columns[keyColumns[part]].ordered(),
                                '?' + QByteArray::number(qulonglong(part + 1)));
    return conditions.join(" AND ");
}

Result<void> fetchByKey(SqliteStatement &rows, const std::vector<SqliteColumn> &columns, const std::vector<std::size_t> &keyColumns,
                        const RecordBatch &keys, RecordBatch &into)
{
    into.clear(columns.size());
    SqliteBinder binder(keyColumns.size());
    for (std::size_t key = 0; key < keys.rows(); ++key) {
        for (std::size_t part = 0; part < keyColumns.size(); ++part)
            TRY(binder.bind(rows, int(part), keys.row(key)[part], columns[keyColumns[part]]));
        for (;;) {
            TRY_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            const std::span<Cell> cells = into.appendRow();
            for (std::size_t column = 0; column < columns.size(); ++column)
                cells[column] = decode(rows.handle(), int(column), columns[column], into);
        }
        rows.reset();
    }
    return {};
}

} // namespace tidewright
