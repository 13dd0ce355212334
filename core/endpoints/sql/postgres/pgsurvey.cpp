#include "pgsurvey.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int mostNumbers = 50'000;
constexpr double sampleSize = 1'000;

bool isExactKey(const PgColumn &column)
{
    switch (column.codec) {
    case PgCodec::Text:
        return column.deterministic;
    case PgCodec::BpChar:
    case PgCodec::Float4:
    case PgCodec::Float8:
    case PgCodec::Json:
    case PgCodec::Jsonb:
    case PgCodec::Interval:
    case PgCodec::AsText:
        return false;
    default:
        return true;
    }
}

struct SurveyParts {
    QString isNew;
    QString differs; // new or different
    QString match;
};

SurveyParts partsOf(const PgLoadPlan &plan)
{
    const QString target = QStringLiteral("t");
    const QStringList values = plan.stagedValues(QStringLiteral("s"));
    SurveyParts parts;
    parts.isNew = QLatin1String("t.") + plan.columns[plan.keyColumns.front()].quoted + QLatin1String(" IS NULL");
    const QString different = plan.differenceSql(target, values);
    parts.differs = parts.isNew + (different.isEmpty() ? QString() : QLatin1String(" OR ") + different);
    parts.match = plan.keyMatch(target, values);
    return parts;
}

// How many of some staged records from all over the table differ: read by block, looked up by key.
QString sampleSql(const PgLoadPlan &plan, double percent)
{
    const SurveyParts parts = partsOf(plan);
    return QLatin1String("SELECT count(*), count(*) FILTER (WHERE ") + parts.differs + QLatin1String(") FROM ") + plan.staging +
           QStringLiteral(" AS s TABLESAMPLE SYSTEM (%1) REPEATABLE (1) LEFT JOIN ").arg(percent, 0, 'f', 6) + plan.table.quoted +
           QLatin1String(" AS t ON ") + parts.match;
}

// In one statement, so that both parts see the same records: the row that does not say whether it is new is the target's size.
QString surveySql(const PgLoadPlan &plan)
{
    const SurveyParts parts = partsOf(plan);
    return QLatin1String("SELECT count(*), NULL::boolean FROM ") + plan.table.quoted + QLatin1String(" UNION ALL (SELECT s.n, ") +
           parts.isNew + QLatin1String(" FROM ") + plan.staging + QLatin1String(" AS s LEFT JOIN ") + plan.table.quoted +
           QLatin1String(" AS t ON ") + parts.match + QLatin1String(" WHERE ") + parts.differs +
           QStringLiteral(" LIMIT %1)").arg(mostNumbers + 1);
}

} // namespace

bool pgCanSurvey(const PgLoadPlan &plan)
{
    const std::vector<PgColumn> keys = plan.keys();
    return plan.table.hasUniqueKey(plan.spec.key) && std::all_of(keys.begin(), keys.end(), isExactKey);
}

Result<std::optional<PgSurvey>> pgSurvey(PgConnection &connection, const PgLoadPlan &plan, std::int64_t staged)
{
    // A few are looked at first: where most differ, the whole look would end without an answer.
    if (staged > mostNumbers) {
        const Result<PgResult> sample = connection.run(
            QLatin1String("SAVEPOINT survey; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; ") +
            sampleSql(plan, 100 * sampleSize / double(staged)));
        if (connection.isLost())
            return tl::unexpected(sample ? connection.lost() : sample.error());
        TRY(connection.run(QStringLiteral("ROLLBACK TO SAVEPOINT survey; RELEASE SAVEPOINT survey")));
        if (!sample || sample->number(0, 1) * staged > sample->number(0, 0) * mostNumbers)
            return std::nullopt;
    }
    // Nothing is known of the staged records yet, and hardly a row comes back: said to the planner, who would guess otherwise.
    const Result<PgResult> rows =
        connection.run(QLatin1String("SAVEPOINT survey; SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off; "
                                     "SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0; ") +
                       surveySql(plan));
    if (connection.isLost())
        return tl::unexpected(rows ? connection.lost() : rows.error());
    TRY(connection.run(QStringLiteral("ROLLBACK TO SAVEPOINT survey; RELEASE SAVEPOINT survey")));
    if (!rows || rows->rows() > mostNumbers + 1)
        return std::nullopt;
    PgSurvey survey;
    std::int64_t created = 0;
    for (int row = 0; row < rows->rows(); ++row) {
        if (rows->isNull(row, 1)) {
            survey.target = rows->number(row, 0);
            continue;
        }
        survey.numbers.push_back(rows->number(row, 0));
        created += rows->flag(row, 1);
    }
    survey.missing = survey.target - (staged - created);
    std::sort(survey.numbers.begin(), survey.numbers.end());
    return survey;
}

} // namespace tidewright
