#include "pgkeyedfetch.h"

#include "pgdecode.h"
#include "pgkeyarrays.h"

namespace tidewright
{

Result<void> pgFetch(PgConnection &connection, const PgKeyedFetch &what, const RecordBatch &keys, RecordBatch &into)
{
    into.clear(what.columns.size());
    if (keys.isEmpty())
        return {};
    std::vector<PgColumn> keyColumns;
    QStringList own, read;
    for (const std::size_t column : what.keyColumns) {
        keyColumns.push_back(what.columns[column]);
        own += what.columns[column].quoted;
    }
    for (const PgColumn &column : what.columns)
        read += column.read();
    PgParams params;
    TRY(pgKeyArrays(keyColumns, keys, 0, keys.rows(), params));
    QString sql = QStringLiteral("SELECT %1 FROM %2 WHERE (%3) IN (%4)")
                      .arg(read.join(QLatin1String(", ")), what.table.quoted, own.join(QLatin1String(", ")), pgKeyRows(keyColumns));
    if (!what.filter.isEmpty())
        sql += QLatin1String(" AND ") + what.filter;
    if (what.lock)
        sql += QLatin1String(" FOR UPDATE");
    TRY_ASSIGN(const PgResult result, connection.query(sql, params));
    return pgDecodeResult(what.columns, result, into);
}

} // namespace tidewright
