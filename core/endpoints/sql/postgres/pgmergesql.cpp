#include "pgmerge.h"

namespace tidewright
{

namespace
{

const QString target = QStringLiteral("t");
const QString source = QStringLiteral("s");

// The staged records as a table expression.
QString from(const PgLoadPlan &plan, const PgMergeRange &range)
{
    if (!range.numbers && range.only.empty() && !range.repeats)
        return plan.staging;
    QString sql = QLatin1String("(SELECT ") +
                  (range.repeats ? QLatin1String("DISTINCT ON (") + pgStagedKeys(plan) + QLatin1String(") ") : QString()) +
                  QLatin1String("* FROM ") + plan.staging;
    if (!range.only.empty()) {
        QStringList numbers;
        for (const std::int64_t number : range.only)
            numbers += QString::number(number);
        sql += QLatin1String(" WHERE n = ANY ('{") + numbers.join(QLatin1Char(',')) + QLatin1String("}'::bigint[])");
    } else if (range.numbers)
        sql += QStringLiteral(" WHERE n BETWEEN %1 AND %2").arg(range.numbers->first).arg(range.numbers->second);
    if (range.repeats)
        sql += QLatin1String(" ORDER BY ") + pgStagedKeys(plan) + QLatin1String(", n DESC");
    return sql + QLatin1Char(')');
}

} // namespace

QString pgStagedKeys(const PgLoadPlan &plan)
{
    QStringList names;
    for (const std::size_t column : plan.keyColumns)
        names += QStringLiteral("c%1").arg(column);
    return names.join(QLatin1String(", "));
}

PgMergeSql pgMergeSql(const PgLoadPlan &plan, PgMergeWay way, const PgMergeRange &range)
{
    const QString staged = from(plan, range) + QLatin1String(" AS s");
    const QStringList values = plan.stagedValues(source);
    const QString match = plan.keyMatch(target, values);
    const QString kept = range.removals ? QStringLiteral("NOT s.removed") : QString();
    const QString set = plan.assignments(values);
    const QString different = plan.differenceSql(target, values);
    const QString list = values.join(QLatin1String(", "));
    PgMergeSql sql;
    const QString differs = QStringLiteral("t.%1 IS NULL%2").arg(plan.columns[plan.keyColumns.front()].quoted,
                                                                 different.isEmpty() ? QString() : QLatin1String(" OR ") + different);
    sql.images = plan.imagesOfWrittenSql() + QLatin1String(" FROM ") + staged + QLatin1String(" LEFT JOIN ") + plan.table.quoted +
                 QLatin1String(" AS t ON ") + match + QLatin1String(" WHERE ") + (kept.isEmpty() ? QString() : kept + QLatin1String(" AND (")) +
                 differs + (kept.isEmpty() ? QString() : QStringLiteral(")"));
    if (range.removals) {
        sql.images = plan.imagesOfDeletedSql() + QLatin1String(" FROM ") + plan.table.quoted + QLatin1String(" AS t, ") + staged +
                     QLatin1String(" WHERE ") + match + QLatin1String(" AND s.removed; ") + sql.images;
        sql.removal = QLatin1String("DELETE FROM ") + plan.table.quoted + QLatin1String(" AS t USING ") + staged +
                      QLatin1String(" WHERE ") + match + QLatin1String(" AND s.removed");
    }
    if (way == PgMergeWay::Merge) {
        const QString condition = kept.isEmpty() ? QString() : QLatin1String(" AND ") + kept;
        sql.apply = QLatin1String("MERGE INTO ") + plan.table.quoted + QLatin1String(" AS t USING ") + staged +
                    QLatin1String(" ON ") + match;
        if (!set.isEmpty())
            sql.apply += QLatin1String(" WHEN MATCHED AND ") + different + condition + QLatin1String(" THEN UPDATE SET ") + set;
        sql.apply += QLatin1String(" WHEN NOT MATCHED") + condition + QLatin1String(" THEN INSERT ") + plan.columnList() +
                     plan.overriding() + QLatin1String(" VALUES (") + list + QLatin1Char(')');
        return sql;
    }
    QString insert = QLatin1String("INSERT INTO ") + plan.table.quoted + QLatin1String(" AS t ") + plan.columnList() +
                     plan.overriding() + QLatin1String(" SELECT ") + list + QLatin1String(" FROM ") + staged;
    if (way == PgMergeWay::OnConflict) {
        if (!kept.isEmpty())
            insert += QLatin1String(" WHERE ") + kept;
        QStringList excluded;
        QStringList key;
        for (const PgColumn &column : plan.columns)
            excluded += QLatin1String("excluded.") + column.quoted;
        for (const std::size_t column : plan.keyColumns)
            key += plan.columns[column].quoted;
        insert += QLatin1String(" ON CONFLICT (") + key.join(QLatin1String(", ")) + QLatin1Char(')');
        insert += set.isEmpty() ? QStringLiteral(" DO NOTHING")
                                : QLatin1String(" DO UPDATE SET ") + plan.assignments(excluded) + QLatin1String(" WHERE ") +
                                      plan.differenceSql(target, excluded);
        sql.apply = insert;
        return sql;
    }
    if (!set.isEmpty()) {
        const QString where = staged + QLatin1String(" WHERE ") + match + QLatin1String(" AND ") + different +
                              (kept.isEmpty() ? QString() : QLatin1String(" AND ") + kept);
        sql.update =
            QLatin1String("UPDATE ") + plan.table.quoted + QLatin1String(" AS t SET ") + set + QLatin1String(" FROM ") + where;
        sql.differing = QLatin1String("SELECT count(*) FROM ") + plan.table.quoted + QLatin1String(" AS t, ") + where;
    }
    sql.apply = insert + QLatin1String(" WHERE ") + (kept.isEmpty() ? QString() : kept + QLatin1String(" AND ")) +
                QLatin1String("NOT EXISTS (SELECT FROM ") + plan.table.quoted + QLatin1String(" AS t WHERE ") + match +
                QLatin1Char(')');
    return sql;
}

} // namespace tidewright
