// Records by their keys, one at a time: nothing is faster here.
#pragma once

#include "sqlitebind.h"

namespace tidewright
{

// "a = ?1 AND b = ?2" for the columns that make the key.
QByteArray keyCondition(const std::vector<SqliteColumn> &columns, const std::vector<std::size_t> &keyColumns);
// Runs `rows`, which selects the columns under that condition, once for each key. The records with these keys that exist.
Result<void> fetchByKey(SqliteStatement &rows, const std::vector<SqliteColumn> &columns, const std::vector<std::size_t> &keyColumns,
                        const RecordBatch &keys, RecordBatch &into);

} // namespace tidewright
