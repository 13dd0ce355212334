// What SQLite answers, as an Error.
#pragma once

#include "error.h"

struct sqlite3;

namespace tidewright
{

struct SqliteConfig;

// The failure of the last call on `database`. `code` is its (extended) result.
Error sqliteError(const SqliteConfig &config, sqlite3 *database, int code);

} // namespace tidewright
