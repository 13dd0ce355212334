// Records by their keys, in one statement.
#pragma once

#include "pgconnection.h"
#include "pgtable.h"
#include "record.h"

namespace tidewright
{

// What to look for: `columns` to read of the table, `keyColumns` of them that make the key.
struct PgKeyedFetch {
    const PgTable &table;
    const std::vector<PgColumn> &columns;
    const std::vector<std::size_t> &keyColumns;
    QString filter;            // a condition of the reader's; empty: none
    bool lock = false;         // FOR UPDATE
};
// The records with these keys that exist, in any order.
Result<void> pgFetch(PgConnection &connection, const PgKeyedFetch &what, const RecordBatch &keys, RecordBatch &into);

} // namespace tidewright
