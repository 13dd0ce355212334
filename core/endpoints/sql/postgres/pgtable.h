// A table or view as the catalog describes it: what describe() returns, and what reading and writing need beyond that.
#pragma once

#include "error.h"
#include "pgtypes.h"
#include "schema.h"
#include "sqlidentifier.h"

#include <vector>

namespace tidewright
{

struct PgColumn {
    Field field;
    QString quoted;
    QString typeText; // complete, for casts: "numeric(12,2)", "ref.\"state\""
    PgCodec codec = PgCodec::AsText;
    bool identityAlways = false; // written with OVERRIDING SYSTEM VALUE, never by an UPDATE
    bool bytewise = false;       // text whose own collation orders by bytes
    bool deterministic = true;   // text whose collation calls only equal bytes equal

    // In a SELECT list: what decode() takes.
    QString read() const { return codec == PgCodec::AsText ? quoted + QLatin1String("::text") : quoted; }
    // In ORDER BY and the keyset condition: orders as order() does.
    QString ordering() const;
};

struct PgTable {
    Oid oid = 0;
    char kind = 'r'; // pg_class.relkind
    SqlPlace place;  // schema always given
    QString quoted;
    RecordSchema schema;
    std::vector<PgColumn> columns;       // in the order of schema.fields
    std::vector<QStringList> uniqueKeys; // of whole-table unique indexes that can decide an ON CONFLICT
    QStringList indexed;                 // first columns of its indexes
    std::optional<std::int64_t> estimate;
    bool mayLeaveOut = false; // has a trigger that can keep a record from being written

    const PgColumn *find(const QString &name) const;
    // Columns of these names. SchemaMismatch naming the missing one, with the nearest.
    Result<std::vector<PgColumn>> select(const QStringList &names) const;
    // Where these are among the columns. SchemaMismatch likewise.
    Result<std::vector<std::size_t>> positions(const QStringList &names) const;
    // Whether some unique index stands on exactly these columns.
    bool hasUniqueKey(const QStringList &names) const;
    bool isPartitioned() const { return kind == 'p'; }
};

} // namespace tidewright
