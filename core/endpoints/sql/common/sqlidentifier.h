// Names of tables and columns in SQL text. Our own quoting, since drivers differ and leave holes: whatever an engine can call a
// table or column comes through unchanged, and nothing in a name can end the quoting.
#pragma once

#include "error.h"

#include <QString>
#include <QStringList>

namespace tidewright
{

enum class SqlDialect { Sqlite, Postgres, Mysql };

// `name` as a quoted identifier: "…" or, for Mysql, `…`. Error Configuration for an empty name, one with U+0000, an unpaired surrogate,
// or, for Postgres, more than 63 bytes.
Result<QString> quoteIdentifier(const QString &name, SqlDialect dialect);
// The same for each of them, in order.
Result<QStringList> quoteIdentifiers(const QStringList &names, SqlDialect dialect);

// A string literal, for the few statements that take no parameters. Error Configuration as above (an empty one is fine). For
// Mysql backslashes are doubled: the session must not run with NO_BACKSLASH_ESCAPES.
Result<QString> quoteLiteral(const QString &text, SqlDialect dialect);

// Where a table is: "organization", "ref.organization", "ref.\"odd.name\"". Schema is the database for Mysql and the attached one
// for Sqlite.
struct SqlPlace {
    QString schema; // empty: the connection's own
    QString name;

    friend bool operator==(const SqlPlace &, const SqlPlace &) = default;
};

// A place as a job file writes it: parts separated by dots, each bare or within "…" or `…` (doubled inside). Bare parts are taken
// letter by letter, without folding their case. Error Configuration if it is none.
Result<SqlPlace> parsePlace(const QString &text);
// The inverse: parts that need it in "…".
QString placeText(const SqlPlace &place);
Result<QString> quotePlace(const SqlPlace &place, SqlDialect dialect);

} // namespace tidewright
