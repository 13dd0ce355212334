// What a row of SQLite holds, as cells. A value that is none of its column's kind comes as what it is (Int, Double, Text,
// Binary), for the target to convert or refuse.
#pragma once

#include "record.h"
#include "sqlitecolumn.h"

#include <sqlite3.h>

namespace tidewright
{

Cell decode(sqlite3_stmt *row, int at, const SqliteColumn &column, RecordBatch &into);
// Borrowed from the statement.
std::string_view storedText(sqlite3_stmt *row, int at);
// As it is stored, whatever the column.
Value storedValue(sqlite3_stmt *row, int at);

} // namespace tidewright
