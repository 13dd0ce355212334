#include "pgcatalog.h"

#include "loadnames.h"
#include "text.h"

#include <QCoreApplication>
#include <QHash>
#include <QMap>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

// Relations; $1 narrows to one oid. Rows of a partitioned table are those of its leaves; a never analysed one has no estimate.
constexpr QLatin1String relationsSql(R"(
SELECT c.oid, n.nspname, c.relname, c.relkind, pg_table_is_visible(c.oid),
       CASE WHEN c.relkind = 'p' THEN (SELECT sum(l.reltuples)::bigint FROM pg_partition_tree(c.oid) p JOIN pg_class l ON l.oid = p.relid
                                       WHERE p.isleaf AND l.reltuples >= 0)
            WHEN c.relkind IN ('r', 'm') AND c.reltuples >= 0 AND c.relpages > 0
            THEN round(c.reltuples / c.relpages * (pg_relation_size(c.oid) / current_setting('block_size')::int))::bigint
            WHEN c.relkind IN ('r', 'm') AND pg_relation_size(c.oid) = 0 THEN 0 END,
       EXISTS (SELECT FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 66 <> 0
               AND t.tgtype & 20 <> 0 AND (t.tgrelid = c.oid OR c.relkind = 'p' AND t.tgrelid IN (SELECT relid FROM pg_partition_tree(c.oid))))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ($1::bigint = 0 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND n.nspname <> 'information_schema'
       AND n.nspname !~ '^pg_' AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT'))
   OR c.oid = $1::bigint::oid
ORDER BY n.nspname, c.relname)");

// A domain counts as what it is based on, with the first length or precision on the way there.
constexpr QLatin1String columnsSql(R"(
WITH RECURSIVE base(oid, root, modifier, required) AS (
    SELECT t.oid, t.oid, -1, false FROM pg_type t WHERE t.typtype = 'd'
  UNION ALL
    SELECT b.oid, t.typbasetype, CASE WHEN b.modifier >= 0 THEN b.modifier ELSE t.typtypmod END, b.required OR t.typnotnull
    FROM base b JOIN pg_type t ON t.oid = b.root WHERE t.typtype = 'd')
SELECT a.attrelid, a.attname, coalesce(b.root, a.atttypid), CASE WHEN a.atttypmod >= 0 THEN a.atttypmod ELSE coalesce(b.modifier, -1) END,
       format_type(a.atttypid, a.atttypmod), a.attnotnull OR coalesce(b.required, false), a.atthasdef OR a.attidentity <> '',
       a.attgenerated <> '', a.attidentity = 'a',
       a.attcollation IN (950, 951) OR (a.attcollation = 100 AND d.datcollate IN ('C', 'POSIX') AND d.datlocprovider = 'c'),
       coalesce(l.collisdeterministic, true)
FROM pg_attribute a
LEFT JOIN (SELECT base.* FROM base JOIN pg_type r ON r.oid = base.root WHERE r.typtype <> 'd') b ON b.oid = a.atttypid
LEFT JOIN pg_collation l ON l.oid = a.attcollation
CROSS JOIN (SELECT * FROM pg_database WHERE datname = current_database()) d
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = ANY ($1::text::oid[])
ORDER BY a.attrelid, a.attnum)");

constexpr QLatin1String indexesSql(R"(
SELECT i.indrelid, i.indisprimary, i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indisvalid, i.indimmediate,
       (SELECT sum(CASE WHEN a.attlen > 0 THEN a.attlen ELSE 64 END) FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)),
       k.position, a.attname, a.attnotnull, i.indexrelid
FROM pg_index i
CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, position)
JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
WHERE k.position <= i.indnkeyatts AND i.indrelid = ANY ($1::text::oid[])
ORDER BY i.indrelid, i.indexrelid, k.position)");

constexpr QLatin1String foreignKeysSql(R"(
SELECT c.conrelid, c.oid, n.nspname, r.relname, pg_table_is_visible(r.oid), a.attname, f.attname
FROM pg_constraint c
JOIN pg_class r ON r.oid = c.confrelid JOIN pg_namespace n ON n.oid = r.relnamespace
CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k(own, other, position)
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = k.other
WHERE c.contype = 'f' AND c.conrelid = ANY ($1::text::oid[])
ORDER BY c.conrelid, c.conname, k.position)");

// Before version 15 every collation of the database was libc's.
QString forVersion(QLatin1String text, int version)
{
    QString sql(text);
    if (version < 150000)
        sql.replace(QLatin1String(" AND d.datlocprovider = 'c'"), QString());
    if (version < 120000) {
        sql.replace(QLatin1String("coalesce(l.collisdeterministic, true)"), QLatin1String("true"));
        sql.replace(QLatin1String("a.attgenerated <> ''"), QLatin1String("false"));
    }
    return sql;
}

PgColumn columnOf(const PgResult &rows, int row, const QString &quoted)
{
    PgColumn column;
    column.quoted = quoted;
    const auto modifier = std::int32_t(rows.number(row, 3));
    column.codec = pgCodec(Oid(rows.number(row, 2)), modifier);
    column.typeText = rows.text(row, 4);
    column.field.name = rows.text(row, 1);
    column.field.type = pgFieldType(column.codec, modifier);
    column.field.nativeType = column.typeText;
    column.field.nullable = !rows.flag(row, 5);
    column.field.generated = rows.flag(row, 7);
    column.field.hasDefault = rows.flag(row, 6) && !column.field.generated;
    column.identityAlways = rows.flag(row, 8);
    column.bytewise = rows.flag(row, 9);
    column.deterministic = rows.flag(row, 10);
    return column;
}

Result<void> readColumns(PgConnection &connection, PgParams &oids, QHash<Oid, PgTable *> &tables)
{
    TRY_ASSIGN(const PgResult rows, connection.ask(forVersion(columnsSql, connection.serverVersion()), oids));
    for (int row = 0; row < rows.rows(); ++row) {
        PgTable *table = tables.value(Oid(rows.number(row, 0)));
        TRY_ASSIGN(const QString quoted, quoteIdentifier(rows.text(row, 1), SqlDialect::Postgres));
        table->columns.push_back(columnOf(rows, row, quoted));
        table->schema.fields.push_back(table->columns.back().field);
    }
    return {};
}

struct Index {
    Oid table = 0;
    bool primary = false;
    bool unique = false;   // decides over whole rows
    bool immediate = true; // an ON CONFLICT can use it
    bool nullable = false;
    std::int64_t width = 0;
    QStringList columns;
};

Result<void> readIndexes(PgConnection &connection, PgParams &oids, QHash<Oid, PgTable *> &tables)
{
    TRY_ASSIGN(const PgResult rows, connection.ask(QString(indexesSql), oids));
    QMap<std::int64_t, Index> indexes;
    for (int row = 0; row < rows.rows(); ++row) {
        Index &index = indexes[rows.number(row, 8)];
        index.table = Oid(rows.number(row, 0));
        index.primary = rows.flag(row, 1);
        index.unique = rows.flag(row, 2);
        index.immediate = rows.flag(row, 3);
        index.width = rows.number(row, 4);
        // A part that is an expression left a gap before this one.
        if (index.columns.isEmpty() && rows.number(row, 5) == 1)
            tables.value(index.table)->indexed += rows.text(row, 6);
        index.columns += rows.text(row, 6);
        index.nullable = index.nullable || !rows.flag(row, 7);
    }
    QHash<Oid, Index> best;
    for (const Index &index : std::as_const(indexes)) {
        if (!index.unique)
            continue;
        if (index.immediate)
            tables.value(index.table)->uniqueKeys.push_back(index.columns);
        if (index.nullable && !index.primary)
            continue;
        const auto rank = [](const Index &one) { return std::tuple(!one.primary, one.columns.size(), one.width); };
        const auto found = best.constFind(index.table);
        if (found == best.constEnd() || rank(index) < rank(*found))
            best.insert(index.table, index);
    }
    for (const Index &index : std::as_const(best))
        tables.value(index.table)->schema.key = index.columns;
    return {};
}

QString shownPlace(const QString &schema, const QString &name, bool visible)
{
    return placeText({visible ? QString() : schema, name});
}

Result<void> readForeignKeys(PgConnection &connection, PgParams &oids, QHash<Oid, PgTable *> &tables)
{
    TRY_ASSIGN(const PgResult rows, connection.ask(QString(foreignKeysSql), oids));
    std::int64_t constraint = 0;
    for (int row = 0; row < rows.rows(); ++row) {
        std::vector<ForeignKey> &keys = tables.value(Oid(rows.number(row, 0)))->schema.foreignKeys;
        if (rows.number(row, 1) != constraint)
            keys.push_back({{}, shownPlace(rows.text(row, 2), rows.text(row, 3), rows.flag(row, 4)), {}});
        constraint = rows.number(row, 1);
        keys.back().fields += rows.text(row, 5);
        keys.back().referenced += rows.text(row, 6);
    }
    return {};
}

Result<std::vector<PgTable>> readTables(PgConnection &connection, std::int64_t onlyOid)
{
    PgParams only;
    only.addInt(onlyOid);
    TRY_ASSIGN(const PgResult rows, connection.ask(QString(relationsSql), only));
    std::vector<PgTable> tables;
    QStringList oids;
    for (int row = 0; row < rows.rows(); ++row) {
        PgTable table;
        table.oid = Oid(rows.number(row, 0));
        table.place = {rows.text(row, 1), rows.text(row, 2)};
        if (onlyOid == 0 && isLoadName(table.place.name))
            continue;
        table.kind = rows.bytes(row, 3).front();
        TRY_ASSIGN(table.quoted, quotePlace(table.place, SqlDialect::Postgres));
        table.schema.place = shownPlace(table.place.schema, table.place.name, rows.flag(row, 4));
        table.schema.isView = table.kind == 'v' || table.kind == 'm';
        if (!rows.isNull(row, 5))
            table.estimate = rows.number(row, 5);
        table.mayLeaveOut = rows.flag(row, 6);
        oids += rows.text(row, 0);
        tables.push_back(std::move(table));
    }
    QHash<Oid, PgTable *> byOid;
    for (PgTable &table : tables)
        byOid.insert(table.oid, &table);
    PgParams all;
    all.addText(QLatin1Char('{') + oids.join(QLatin1Char(',')) + QLatin1Char('}'));
    TRY(readColumns(connection, all, byOid));
    TRY(readIndexes(connection, all, byOid));
    TRY(readForeignKeys(connection, all, byOid));
    return tables;
}

Result<PgTable> notFound(PgConnection &connection, const QString &place)
{
    PgParams none;
    none.addInt(0);
    QStringList known;
    if (const auto rows = connection.ask(QString(relationsSql), none)) {
        for (int row = 0; row < rows->rows(); ++row)
            known += shownPlace(rows->text(row, 1), rows->text(row, 2), rows->flag(row, 4));
    }
    const std::optional<QString> near = nearest(place, known);
    return fail(ErrorCode::NotFound,
                Tr::tr("%1 has no table “%2”, or its account may not see it.")
                    .arg(connection.config().described(), escapeControls(place)),
                {},
                near ? Tr::tr("Did you mean “%1”?").arg(*near)
                     : Tr::tr("“tidewright discover %1” lists what there is.").arg(connection.config().name));
}

} // namespace

Result<std::vector<PgTable>> pgTables(PgConnection &connection)
{
    return readTables(connection, 0);
}

Result<PgTable> pgTable(PgConnection &connection, const QString &place)
{
    TRY_ASSIGN(const SqlPlace wanted, parsePlace(place));
    PgParams params;
    params.addText(wanted.schema);
    params.addText(wanted.name);
    TRY_ASSIGN(const PgResult found,
               connection.ask(QStringLiteral("SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                             "WHERE c.relname = $2 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') "
                                             "AND CASE WHEN $1 = '' THEN pg_table_is_visible(c.oid) ELSE n.nspname = $1 END"),
                              params));
    if (found.rows() == 0)
        return notFound(connection, place);
    TRY_ASSIGN(std::vector<PgTable> tables, readTables(connection, found.number(0, 0)));
    if (tables.empty())
        return notFound(connection, place);
    return std::move(tables.front());
}

} // namespace tidewright
