// Many keys as parameters of one statement: an array per key field.
#pragma once

#include "pgparams.h"
#include "pgtable.h"
#include "record.h"

namespace tidewright
{

// Adds one array parameter per column from records first … first+count-1 of `keys`, whose columns are these.
Result<void> pgKeyArrays(const std::vector<PgColumn> &columns, const RecordBatch &keys, std::size_t first, std::size_t count,
                         PgParams &params);
// The rows of those arrays ($1, $2, …), each value of its column's type: "SELECT k.k0, k.k1 FROM unnest(…) AS k(k0, k1)".
QString pgKeyRows(const std::vector<PgColumn> &columns);

} // namespace tidewright
