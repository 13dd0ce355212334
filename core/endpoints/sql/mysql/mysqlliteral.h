// Values in SQL text.
#pragma once

#include "mysqlcolumn.h"
#include "mysqlconnection.h"

#include <span>

namespace tidewright
{

// A literal for storing into or comparing with a column.
QByteArray literal(const Cell &cell, MysqlConnection &connection);
// A literal for comparing with MysqlColumn::ordered().
QByteArray positionLiteral(const Cell &cell, const MysqlColumn &column, MysqlConnection &connection);
// "(a = 1 AND b = 'x')": the record with this key, byte by byte, found by an index.
QByteArray keyCondition(std::span<const Cell> key, const std::vector<MysqlColumn> &columns, MysqlConnection &connection);

} // namespace tidewright
