// Records as LOAD DATA reads them: fields between tabs, \N for NULL. What the server would bend without a word is refused here.
#pragma once

#include "mysqlcolumn.h"
#include "record.h"

#include <optional>
#include <span>
#include <string>

namespace tidewright
{

// Why a cell cannot be held by the column, though the server would take it.
std::optional<Error> refusedSilently(const Cell &cell, const MysqlColumn &column, bool mariaDb);

// Appends the text of one cell.
void appendField(const Cell &cell, const MysqlColumn &column, std::string &to);

} // namespace tidewright
