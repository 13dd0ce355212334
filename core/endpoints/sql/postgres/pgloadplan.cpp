#include "pgloadplan.h"

#include "pgkeyarrays.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

constexpr QLatin1String comma(", ");

// An update never sets the key, nor an identity that the server insists on giving itself.
bool isSet(const PgLoadPlan &plan, std::size_t column)
{
    return !plan.columns[column].identityAlways &&
           std::find(plan.keyColumns.begin(), plan.keyColumns.end(), column) == plan.keyColumns.end();
}

// In a form in which only what is the same is equal: doubles bit for bit, text without a collation's leniency, and types that
// have no equality, or a loose one, by their text.
QString comparable(const PgColumn &column, const QString &value)
{
    switch (column.codec) {
    case PgCodec::Float4:
        return QLatin1String("float4send(") + value + QLatin1Char(')');
    case PgCodec::Float8:
        return QLatin1String("float8send(") + value + QLatin1Char(')');
    case PgCodec::Json:
    case PgCodec::AsText:
        return QLatin1Char('(') + value + QLatin1String(")::text");
    case PgCodec::Text:
    case PgCodec::BpChar:
        return column.deterministic ? value : value + QLatin1String(" COLLATE \"C\"");
    default:
        return value;
    }
}

QString cast(const PgColumn &column, const QString &value)
{
    return column.codec == PgCodec::AsText ? value + QLatin1String("::") + column.typeText : value;
}

} // namespace

bool PgLoadPlan::isBinary() const
{
    return std::none_of(columns.begin(), columns.end(), [](const PgColumn &column) { return column.codec == PgCodec::AsText; });
}

std::vector<PgColumn> PgLoadPlan::keys() const
{
    std::vector<PgColumn> keys;
    for (const std::size_t column : keyColumns)
        keys.push_back(columns[column]);
    return keys;
}

QString PgLoadPlan::recordName(std::span<const Cell> row) const
{
    QStringList parts;
    for (const std::size_t column : keyColumns)
        parts += QString::fromStdString(toText(row[column]));
    return parts.join(comma);
}

Error PgLoadPlan::leftOut(std::int64_t taken, std::int64_t count) const
{
    return {ErrorCode::ConstraintViolated,
            Tr::tr("A trigger or rule of “%1” left records out. They were not written.").arg(table.schema.place),
            QStringLiteral("%1 of %2 records were taken").arg(taken).arg(count),
            Tr::tr("Look at the triggers and rules of the table, or leave these records out with a filter.")};
}

QString PgLoadPlan::createLedgerSql() const
{
    return QStringLiteral("CREATE %1TABLE IF NOT EXISTS %2 (kind smallint, ordinal bigint, content text NOT NULL, PRIMARY KEY "
                          "(kind, ordinal))")
        .arg(kind == LoadKind::Staged ? QStringLiteral("UNLOGGED ") : QString(), ledger);
}

QString PgLoadPlan::stagingColumnsSql() const
{
    QStringList all;
    for (std::size_t i = 0; i < columns.size(); ++i)
        all += QStringLiteral("c%1 %2").arg(i).arg(pgTypeName(columns[i].codec));
    return all.join(comma);
}

QString PgLoadPlan::columnList() const
{
    QStringList names;
    for (const PgColumn &column : columns)
        names += column.quoted;
    return QLatin1Char('(') + names.join(comma) + QLatin1Char(')');
}

QString PgLoadPlan::overriding() const
{
    const bool needed = std::any_of(columns.begin(), columns.end(), [](const PgColumn &column) { return column.identityAlways; });
    return needed ? QStringLiteral(" OVERRIDING SYSTEM VALUE") : QString();
}

QString PgLoadPlan::copySql() const
{
    return QLatin1String("COPY ") + table.quoted + QLatin1Char(' ') + columnList() + QLatin1String(" FROM STDIN (FORMAT binary)");
}

QString PgLoadPlan::stageSql(const QString &into, bool keysOnly, bool numbered) const
{
    QStringList names;
    if (numbered)
        names << QStringLiteral("n") << QStringLiteral("removed");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!keysOnly)
            names += QStringLiteral("c%1").arg(i);
    }
    if (keysOnly) {
        for (const std::size_t column : keyColumns)
            names += QStringLiteral("c%1").arg(column);
    }
    return QLatin1String("COPY ") + into + QLatin1String(" (") + names.join(comma) +
           QLatin1String(") FROM STDIN (FORMAT binary)");
}

QStringList PgLoadPlan::stagedValues(const QString &alias) const
{
    QStringList values;
    for (std::size_t i = 0; i < columns.size(); ++i)
        values += cast(columns[i], QStringLiteral("%1.c%2").arg(alias).arg(i));
    return values;
}

QString PgLoadPlan::insertFromSql(const QString &from) const
{
    return QLatin1String("INSERT INTO ") + table.quoted + QLatin1Char(' ') + columnList() + overriding() +
           QLatin1String(" SELECT ") + stagedValues(QStringLiteral("s")).join(comma) + QLatin1String(" FROM ") + from +
           QLatin1String(" AS s");
}

QString PgLoadPlan::differenceSql(const QString &target, const QStringList &values) const
{
    QStringList ours;
    QStringList theirs;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!isSet(*this, i))
            continue;
        ours += comparable(columns[i], target + QLatin1Char('.') + columns[i].quoted);
        theirs += comparable(columns[i], values[qsizetype(i)]);
    }
    if (ours.isEmpty())
        return {};
    return QLatin1String("(ROW(") + ours.join(comma) + QLatin1String(") IS DISTINCT FROM ROW(") + theirs.join(comma) +
           QLatin1String("))");
}

QString PgLoadPlan::assignments(const QStringList &values) const
{
    QStringList all;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (isSet(*this, i))
            all += columns[i].quoted + QLatin1String(" = ") + values[qsizetype(i)];
    }
    return all.join(comma);
}

QString PgLoadPlan::keyMatch(const QString &target, const QStringList &values) const
{
    QStringList all;
    for (const std::size_t column : keyColumns)
        all += target + QLatin1Char('.') + columns[column].quoted + QLatin1String(" = ") + values[qsizetype(column)];
    return all.join(QLatin1String(" AND "));
}

QString PgLoadPlan::upsertSql() const
{
    QStringList values;
    QStringList excluded;
    QStringList keyNames;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        values += cast(columns[i], QStringLiteral("$%1").arg(i + 1));
        excluded += QLatin1String("excluded.") + columns[i].quoted;
    }
    for (const std::size_t column : keyColumns)
        keyNames += columns[column].quoted;
    const QString into = QLatin1String("INSERT INTO ") + table.quoted + QLatin1String(" AS t ") + columnList() + overriding();
    // Rows of a partitioned table do not tell whether they are new, and without a unique index there is no conflict to rely on.
    if (!table.isPartitioned() && table.hasUniqueKey(spec.key)) {
        const QString set = assignments(excluded);
        const QString target = QLatin1String(" ON CONFLICT (") + keyNames.join(comma) + QLatin1Char(')');
        const QString action = set.isEmpty() ? QStringLiteral(" DO NOTHING")
                                             : QLatin1String(" DO UPDATE SET ") + set + QLatin1String(" WHERE ") +
                                                   differenceSql(QStringLiteral("t"), excluded);
        const QString upsert = into + QLatin1String(" VALUES (") + values.join(comma) + QLatin1Char(')') + target + action +
                               QLatin1String(" RETURNING t.xmax = 0");
        return table.mayLeaveOut ? QLatin1String("WITH d AS (") + upsert + QLatin1String(") SELECT * FROM d") +
                                       leftOutSql(values, {QStringLiteral("d")})
                                 : upsert;
    }
    const QString match = keyMatch(QStringLiteral("t"), values);
    const QString set = assignments(values);
    const QString insert = into + QLatin1String(" SELECT ") + values.join(comma) +
                           QLatin1String(" WHERE NOT EXISTS (SELECT FROM ") + table.quoted + QLatin1String(" AS t WHERE ") +
                           match + QLatin1String(") RETURNING 1");
    const QString update = set.isEmpty() ? QStringLiteral("SELECT 1 WHERE false")
                                         : QLatin1String("UPDATE ") + table.quoted + QLatin1String(" AS t SET ") + set +
                                               QLatin1String(" WHERE ") + match + QLatin1String(" AND ") +
                                               differenceSql(QStringLiteral("t"), values) + QLatin1String(" RETURNING 1");
    return QLatin1String("WITH u AS (") + update + QLatin1String("), i AS (") + insert +
           QLatin1String(") SELECT false FROM u UNION ALL SELECT true FROM i") +
           (table.mayLeaveOut ? leftOutSql(values, {QStringLiteral("u"), QStringLiteral("i")}) : QString());
}

// NULL where nothing was `done` to a record that was not as it is to be. All parts of a statement see the table as it was before.
QString PgLoadPlan::leftOutSql(const QStringList &values, const QStringList &done) const
{
    QString sql = QStringLiteral(" UNION ALL SELECT NULL WHERE NOT EXISTS (SELECT FROM %1 AS t WHERE %2")
                      .arg(table.quoted, keyMatch(QStringLiteral("t"), values));
    if (const QString different = differenceSql(QStringLiteral("t"), values); !different.isEmpty())
        sql += QLatin1String(" AND NOT ") + different;
    sql += QLatin1Char(')');
    for (const QString &one : done)
        sql += QStringLiteral(" AND NOT EXISTS (SELECT FROM %1)").arg(one);
    return sql;
}

QString PgLoadPlan::deleteSql() const
{
    QStringList names;
    for (const std::size_t column : keyColumns)
        names += columns[column].quoted;
    return QLatin1String("DELETE FROM ") + table.quoted + QLatin1String(" WHERE (") + names.join(comma) +
           QLatin1String(") IN (") + pgKeyRows(keys()) + QLatin1Char(')');
}

// ---- what a merge puts aside -------------------------------------------------------------------------------------------------

QString PgLoadPlan::imagesColumnsSql() const
{
    QStringList all{QStringLiteral("%1 bigint GENERATED ALWAYS AS IDENTITY").arg(Undo::numberColumn()),
                    QStringLiteral("%1 bigint").arg(Undo::deedColumn())};
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        all += Undo::beforeColumn(qsizetype(i)) + QLatin1Char(' ') + pgTypeName(table.columns[i].codec);
    for (std::size_t i = 0; i < columns.size(); ++i)
        all += Undo::afterColumn(qsizetype(i)) + QLatin1Char(' ') + pgTypeName(columns[i].codec);
    return QLatin1String(" (") + all.join(comma) + QLatin1Char(')');
}

namespace
{

// As the columns of what is put aside hold it: what the target has made of it, without its constraints.
QString plain(const PgColumn &column, const QString &value)
{
    return QStringLiteral("%1::%2").arg(value, pgTypeName(column.codec));
}

QString insertImages(const PgLoadPlan &plan, bool after)
{
    QStringList names{Undo::deedColumn()};
    for (std::size_t i = 0; i < plan.table.columns.size(); ++i)
        names += Undo::beforeColumn(qsizetype(i));
    for (std::size_t i = 0; after && i < plan.columns.size(); ++i)
        names += Undo::afterColumn(qsizetype(i));
    return QLatin1String("INSERT INTO ") + plan.images + QLatin1String(" (") + names.join(comma) + QLatin1String(") SELECT ");
}

QStringList befores(const PgLoadPlan &plan)
{
    QStringList all;
    for (const PgColumn &column : plan.table.columns)
        all += plain(column, QLatin1String("t.") + column.quoted);
    return all;
}

} // namespace

QString PgLoadPlan::imagesOfWrittenSql() const
{
    QStringList values{QStringLiteral("CASE WHEN t.%1 IS NULL THEN %2 ELSE %3 END")
                           .arg(columns[keyColumns.front()].quoted)
                           .arg(int(Undo::Deed::Create))
                           .arg(int(Undo::Deed::Update))};
    values += befores(*this);
    const QStringList staged = stagedValues(QStringLiteral("s"));
    for (std::size_t i = 0; i < columns.size(); ++i)
        values += plain(columns[i], QStringLiteral("(%1)::%2").arg(staged[qsizetype(i)], columns[i].typeText));
    return insertImages(*this, true) + values.join(comma);
}

QString PgLoadPlan::imagesOfDeletedSql() const
{
    QStringList values{QString::number(int(Undo::Deed::Delete))};
    values += befores(*this);
    return insertImages(*this, false) + values.join(comma);
}

} // namespace tidewright
