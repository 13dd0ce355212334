// Making a table for a neutral schema.
#pragma once

#include "mysqlconnection.h"
#include "schema.h"

namespace tidewright
{

Result<void> createTable(MysqlConnection &connection, const RecordSchema &schema);

} // namespace tidewright
