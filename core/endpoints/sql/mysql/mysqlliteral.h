// Values in SQL text.
#pragma once

#include "mysqlcolumn.h"
#include "mysqlconnection.h"

namespace tidewright
{

// A literal for storing into or comparing with a column.
QByteArray literal(const Cell &cell, MysqlConnection &connection);
// A literal for comparing with MysqlColumn::ordered().
QByteArray positionLiteral(const Cell &cell, const MysqlColumn &column, MysqlConnection &connection);

} // namespace tidewright
