// What a database says about a failure, as an Error.
#pragma once

#include "error.h"

#include <QSqlError>

namespace tidewright
{

enum class SqlEngine { Sqlite, Postgres };

Error stateError(SqlEngine engine, const QSqlError &error);

// Whether the connection is of no use any more after this failure.
bool endsConnection(ErrorCode code);

} // namespace tidewright
