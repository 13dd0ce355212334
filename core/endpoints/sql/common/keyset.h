// Keyset paging in SQL text. Never OFFSET, and never a row constructor: MariaDB scans the table for (a, b) > (x, y).
//
// The order is that of order() in value.h on every engine; so text keys and text cursors order by their bytes, whatever the
// column's collation: COLLATE "C" (Postgres), COLLATE BINARY (Sqlite), CAST(… AS BINARY) or a _bin collation without padding
// (Mysql).
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

namespace tidewright
{

// The condition for rows after a position in the order of `columns` (SQL expressions, none of them NULL):
//   a >= P0 AND (a > P0 OR (b >= P1 AND (b > P1 OR c > P2)))
// `placeholder` gives the text of the parameter for a column; it is called once for each time it stands in the text, in that
// order.
QString keysetAfter(const QStringList &columns, const std::function<QString(qsizetype column)> &placeholder);
// Rows up to and with a position: a <= P0 AND (a < P0 OR (b <= P1 AND (b < P1 OR c <= P2))).
QString keysetUntil(const QStringList &columns, const std::function<QString(qsizetype column)> &placeholder);

} // namespace tidewright
