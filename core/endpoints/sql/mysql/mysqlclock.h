// The server's clock as the upper end of a pass.
#pragma once

#include "mysqlcolumn.h"
#include "mysqlconnection.h"

namespace tidewright
{

struct MysqlClock {
    Instant now;
    Value upper; // in the cursor's kind; no later than the start of what may still commit rows with a time after that start
};

Result<MysqlClock> mysqlClock(MysqlConnection &connection, const MysqlColumn &cursor);

} // namespace tidewright
