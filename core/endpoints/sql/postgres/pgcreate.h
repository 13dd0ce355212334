// Making a table from a neutral schema.
#pragma once

#include "pgconnection.h"
#include "schema.h"

namespace tidewright
{

// The table, and its schema where it is missing. Both or neither.
Result<void> pgCreate(PgConnection &connection, const RecordSchema &schema);

} // namespace tidewright
