// The forms in which others write times and UUIDs: seen in what a column holds, kept in what is written to it, and compared by what
// they mean.
#pragma once

#include "sqlitecatalog.h"

namespace tidewright
{

// For columns that are Loose. Looks at the first records only.
Result<void> detectForms(const SqliteConnection &connection, const SqliteTable &table, std::vector<SqliteColumn> &columns);

// An expression for the UUID of `value` as the column writes it; `value` itself for other columns, and for what is no UUID.
QByteArray storedForm(const SqliteColumn &column, const QByteArray &value);
// The column's UUID as text in lower case, as it is bound and staged.
QByteArray stagedForm(const SqliteColumn &column, const QByteArray &value);
// All ways in which the column may write a bound or staged key.
QList<QByteArray> keyForms(const SqliteColumn &column, const QByteArray &value);
// "left is right", where right is a UUID as text in lower case: found with an index however left is written.
QByteArray keyEquals(const SqliteColumn &column, const QByteArray &left, const QByteArray &right);
// Whether two stored values differ in what they mean.
QByteArray differs(const SqliteColumn &column, const QByteArray &left, const QByteArray &right);

// The time as the column writes its times; for a column without any, as SQLite's own functions do. False if that would alter it.
// What is written goes into `buffer`, of inlineTextSize.
bool bindLooseTime(sqlite3_stmt *statement, int at, const Cell &cell, const SqliteColumn &column, char *buffer, int &code);

// What the expressions call.
int registerFormFunctions(sqlite3 *database);

} // namespace tidewright
