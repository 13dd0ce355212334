// From PostgreSQL's binary values to cells.
#pragma once

#include "error.h"
#include "pgresult.h"
#include "pgtable.h"
#include "record.h"

#include <string_view>

namespace tidewright
{

// One value (not NULL) to a cell that may borrow `bytes`; what must be made goes into `batch`. False if it is none of the codec
// or, as times after the year 294246, has no place in a cell.
bool pgDecode(PgCodec codec, std::string_view bytes, RecordBatch &batch, Cell &cell);

// One row of a binary COPY, without the file header, as a new row of `batch`; the bytes are copied once. False for the trailer.
Result<bool> pgDecodeCopyRow(const std::vector<PgColumn> &columns, std::string_view row, RecordBatch &batch);

// All rows of a binary result, whose columns are these from `firstColumn` on.
Result<void> pgDecodeResult(const std::vector<PgColumn> &columns, const PgResult &result, RecordBatch &batch);

} // namespace tidewright
