// A content type's filter before it is put into a statement of ours.
#pragma once

#include "sqlidentifier.h"

namespace tidewright
{

// Error Configuration unless `filter` is one condition that ends where its text does: no bracket that it did not open, none, no
// quotation and no comment left open, no semicolon. What it says is the server's to judge.
Result<void> checkFilter(const QString &filter, SqlDialect dialect);

} // namespace tidewright
