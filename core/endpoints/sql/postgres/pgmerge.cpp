#include "pgmerge.h"

#include "ledgerentry.h"
#include "pgdecode.h"
#include "pgledger.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

// Below that the planner does well enough without statistics, and a merge takes no longer than a look at what it will do.
constexpr std::int64_t analyseFrom = 5'000;

std::int64_t member(const QJsonObject &object, QLatin1String name)
{
    return object.value(name).toString().toLongLong();
}

} // namespace

PgMerge::PgMerge(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> plan)
    : m_connection(std::move(connection))
    , m_plan(std::move(plan))
{
}

Result<std::unique_ptr<PgMerge>> PgMerge::begin(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> plan)
{
    std::unique_ptr<PgMerge> merge(new PgMerge(std::move(connection), std::move(plan)));
    // What is put aside to be taken back and what is changed are of one moment then; who meddles fails it, to be tried again.
    const QLatin1String isolation(merge->m_plan->spec.undo.isEmpty() ? "" : " ISOLATION LEVEL REPEATABLE READ");
    TRY(merge->m_connection->run(QStringLiteral("BEGIN%1; SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '128MB'; "
                                                "SET LOCAL default_statistics_target = 10; SET LOCAL jit = off")
                                     .arg(isolation)));
    TRY(merge->look());
    return merge;
}

// What the ledger says about the staged records, and how far the server's counters tell the truth about the target.
Result<void> PgMerge::look()
{
    TRY_ASSIGN(const PgResult entries, m_connection->run(QStringLiteral("SELECT kind, content FROM %1 WHERE kind IN (%2, %3)")
                                                             .arg(m_plan->ledger)
                                                             .arg(int(LedgerKind::Chunk))
                                                             .arg(int(LedgerKind::Numbers))));
    for (int row = 0; row < entries.rows(); ++row) {
        const QByteArray content(PQgetvalue(entries.handle(), row, 1));
        if (entries.number(row, 0) == int(LedgerKind::Chunk)) {
            TRY_ASSIGN(const ChunkRange range, chunkFromContent(content));
            // Other passes than the one by key meet a record again when it changes meanwhile.
            m_repeats = m_repeats || range.pass != int(ReadPass::ByKey);
            continue;
        }
        const QJsonObject numbers = QJsonDocument::fromJson(content).object();
        const std::int64_t first = member(numbers, QLatin1String("first"));
        const std::int64_t last = member(numbers, QLatin1String("last"));
        m_extent =
            m_extent ? std::pair(std::min(m_extent->first, first), std::max(m_extent->second, last)) : std::pair(first, last);
        m_removals = m_removals || member(numbers, QLatin1String("removed")) > 0;
        m_records += last - first + 1;
    }
    // A key that was removed can have come back within the same run.
    m_repeats = m_repeats || m_removals;
    // Few records are looked up one by one sooner than all of the target is read.
    m_exact = !m_repeats && pgCanSurvey(*m_plan);
    m_surveys = m_exact && m_records >= std::max(analyseFrom, m_plan->table.estimate.value_or(0) / 2);
    TRY_ASSIGN(const PgResult sight,
               m_connection->run(QStringLiteral("SELECT current_setting('track_counts') <> 'on' OR EXISTS (SELECT FROM "
                                                "pg_trigger WHERE NOT tgisinternal AND (tgrelid = %1 OR tgrelid IN "
                                                "(SELECT relid FROM pg_partition_tree(%1))))")
                                     .arg(m_plan->table.oid)));
    m_countsBySight = sight.flag(0, 0);
    return {};
}

Result<std::optional<std::pair<std::int64_t, std::int64_t>>> PgMerge::extent()
{
    return m_extent;
}

Result<const PgSurvey *> PgMerge::survey()
{
    // For the merge alone it does not pay: who leaves out what is unchanged does not ask what is missing either.
    if (!m_survey && m_surveys && m_wanted) {
        m_changed = false;
        TRY_ASSIGN(m_survey, pgSurvey(*m_connection, *m_plan, m_records));
        m_surveys = m_survey.has_value();
    }
    return m_survey ? &*m_survey : nullptr;
}

// How many there are and how their keys lie is all that the planner needs: of the other columns nothing is asked.
Result<void> PgMerge::needStatistics()
{
    if (m_analysed || m_records < analyseFrom)
        return {};
    m_analysed = true;
    TRY(m_connection->run(QStringLiteral("ANALYZE %1 (%2)").arg(m_plan->staging, pgStagedKeys(*m_plan))));
    return {};
}

// For a look at a few of very many staged records; their numbers stand in the order of the table.
Result<void> PgMerge::needIndex()
{
    if (m_indexed)
        return {};
    TRY(m_connection->run(QLatin1String("CREATE INDEX ON ") + m_plan->staging +
                          QLatin1String(" USING brin (n) WITH (pages_per_range = 16)")));
    m_indexed = true;
    return {};
}

Result<std::int64_t> PgMerge::inserted()
{
    TRY_ASSIGN(
        const PgResult counted,
        m_connection->run(QStringLiteral("SELECT sum(pg_stat_get_xact_tuples_inserted(r) - CASE WHEN %2 THEN "
                                         "pg_stat_get_xact_tuples_deleted(r) ELSE 0 END)::bigint FROM (SELECT %1::oid AS r UNION "
                                         "SELECT relid::oid FROM pg_partition_tree(%1)) AS tree")
                              .arg(m_plan->table.oid)
                              .arg(m_plan->table.isPartitioned() ? QLatin1String("true") : QLatin1String("false"))));
    return counted.number(0, 0);
}

Result<std::int64_t> PgMerge::countNew(const PgMergeRange &range)
{
    PgMergeRange kept = range;
    kept.repeats = true;
    const QStringList values = m_plan->stagedValues(QStringLiteral("s"));
    // The INSERT of the plainest way counts what is not there yet, if it is turned into a SELECT.
    QString sql = pgMergeSql(*m_plan, PgMergeWay::UpdateInsert, kept).apply;
    sql = QLatin1String("SELECT count(*)") + sql.mid(sql.indexOf(QLatin1String(" FROM ")));
    TRY_ASSIGN(const PgResult counted, m_connection->run(sql));
    return counted.number(0, 0);
}

// New ones and those that differ.
Result<std::int64_t> PgMerge::countWanted(const PgMergeRange &range)
{
    PgMergeRange kept = range;
    kept.repeats = true;
    TRY_ASSIGN(std::int64_t wanted, countNew(range));
    if (const QString differing = pgMergeSql(*m_plan, PgMergeWay::UpdateInsert, kept).differing; !differing.isEmpty()) {
        TRY_ASSIGN(const PgResult counted, m_connection->run(differing));
        wanted += counted.number(0, 0);
    }
    return wanted;
}

Result<ChangeCounts> PgMerge::run(PgMergeWay way, const PgMergeRange &range)
{
    const PgMergeSql sql = pgMergeSql(*m_plan, way, range);
    ChangeCounts counts;
    if (keepsUndo()) {
        TRY(needImages());
        TRY(m_connection->run(sql.images));
    }
    if (!sql.removal.isEmpty()) {
        TRY_ASSIGN(const PgResult removed, m_connection->run(sql.removal));
        counts.deleted = removed.affected();
    }
    std::int64_t wanted = 0;
    if (m_plan->table.mayLeaveOut) {
        TRY_ASSIGN(wanted, countWanted(range));
    }
    if (way == PgMergeWay::UpdateInsert) {
        if (!sql.update.isEmpty()) {
            TRY_ASSIGN(const PgResult updated, m_connection->run(sql.update));
            counts.updated = updated.affected();
        }
        TRY_ASSIGN(const PgResult created, m_connection->run(sql.apply));
        counts.created = created.affected();
        if (counts.created + counts.updated < wanted)
            return tl::unexpected(m_plan->leftOut(counts.created + counts.updated, wanted));
        return counts;
    }
    // The tag counts created and updated ones together.
    std::int64_t before = 0;
    if (m_countsBySight) {
        TRY_ASSIGN(counts.created, countNew(range));
    } else {
        TRY_ASSIGN(before, inserted());
    }
    TRY_ASSIGN(const PgResult applied, m_connection->run(sql.apply));
    if (applied.affected() < wanted)
        return tl::unexpected(m_plan->leftOut(applied.affected(), wanted));
    if (!m_countsBySight) {
        TRY_ASSIGN(const std::int64_t after, inserted());
        counts.created = after - before;
    }
    counts.created = std::clamp<std::int64_t>(counts.created, 0, applied.affected());
    counts.updated = applied.affected() - counts.created;
    return counts;
}

Result<ChangeCounts> PgMerge::apply(std::int64_t first, std::int64_t last)
{
    PgMergeRange range;
    range.repeats = m_repeats;
    range.removals = m_removals;
    TRY_ASSIGN(const PgSurvey *const found, survey());
    if (found) {
        const auto &numbers = found->numbers;
        range.only.assign(std::lower_bound(numbers.begin(), numbers.end(), first),
                          std::upper_bound(numbers.begin(), numbers.end(), last));
        if (range.only.empty())
            return ChangeCounts{};
    } else {
        TRY(needStatistics());
    }
    if (!m_extent || first > m_extent->first || last < m_extent->second) {
        TRY(needIndex());
        range.numbers = std::pair(first, last);
    }
    const bool unique = m_plan->table.hasUniqueKey(m_plan->spec.key);
    std::vector<PgMergeWay> ways;
    // Their counts tell what a trigger has left out: MERGE counts that too.
    if (m_plan->table.mayLeaveOut)
        ways.push_back(PgMergeWay::UpdateInsert);
    else if (m_connection->serverVersion() >= 150000)
        ways.push_back(PgMergeWay::Merge);
    ways.push_back(unique ? PgMergeWay::OnConflict : PgMergeWay::UpdateInsert);
    TRY(m_connection->run(pgCheckLater + QLatin1String("; SAVEPOINT apply")));
    for (std::size_t i = 0;; ++i) {
        Result<ChangeCounts> counts = run(ways[i], range);
        if (counts) {
            if (const auto checked = m_connection->run(pgCheckNow + QLatin1String("; RELEASE SAVEPOINT apply")); !checked)
                counts = tl::unexpected(checked.error());
        }
        if (counts) {
            m_changed = m_changed || *counts != ChangeCounts();
            if (m_target)
                *m_target += counts->created;
            return counts;
        }
        if (m_connection->isLost())
            return counts;
        TRY(m_connection->run(QStringLiteral("ROLLBACK TO SAVEPOINT apply")));
        if (counts.error().code != ErrorCode::ConstraintViolated || i + 1 == ways.size()) {
            TRY(m_connection->run(QStringLiteral("RELEASE SAVEPOINT apply")));
            return counts;
        }
    }
}

Result<void> PgMerge::staged(std::int64_t number, RecordBatch &into)
{
    TRY(needIndex());
    QStringList names;
    for (std::size_t i = 0; i < m_plan->columns.size(); ++i)
        names += QStringLiteral("c%1").arg(i);
    PgParams params;
    params.addInt(number);
    TRY_ASSIGN(const PgResult rows,
               m_connection->query(QLatin1String("SELECT ") + names.join(QLatin1String(", ")) + QLatin1String(" FROM ") +
                                       m_plan->staging + QLatin1String(" WHERE n = $1"),
                                   params));
    into.clear(m_plan->columns.size());
    return pgDecodeResult(m_plan->columns, rows, into);
}

QString PgMerge::missing() const
{
    return QLatin1String(" FROM ") + m_plan->table.quoted + QLatin1String(" AS t WHERE NOT EXISTS (SELECT FROM ") +
           m_plan->staging + QLatin1String(" AS s WHERE ") +
           m_plan->keyMatch(QStringLiteral("t"), m_plan->stagedValues(QStringLiteral("s"))) + QLatin1Char(')');
}

Result<std::int64_t> PgMerge::countMissing()
{
    m_wanted = true;
    TRY_ASSIGN(const PgSurvey *const found, survey());
    if (found && !m_changed)
        return found->missing;
    TRY(needStatistics());
    if (m_exact)
        return countBoth();
    TRY_ASSIGN(const PgResult counted, m_connection->run(QLatin1String("SELECT count(*)") + missing()));
    return counted.number(0, 0);
}

Result<std::int64_t> PgMerge::countBoth()
{
    TRY_ASSIGN(const PgResult counted,
               m_connection->run(QLatin1String("SELECT count(*), count(*) FILTER (WHERE s.n IS NULL) FROM ") +
                                 m_plan->table.quoted + QLatin1String(" AS t LEFT JOIN ") + m_plan->staging +
                                 QLatin1String(" AS s ON ") +
                                 m_plan->keyMatch(QStringLiteral("t"), m_plan->stagedValues(QStringLiteral("s")))));
    // What triggers add or take away, nobody tells.
    if (!m_countsBySight)
        m_target = counted.number(0, 0);
    return counted.number(0, 1);
}

Result<std::int64_t> PgMerge::countTarget()
{
    if (m_survey && !m_changed)
        return m_survey->target;
    if (m_target)
        return *m_target;
    TRY_ASSIGN(const PgResult counted, m_connection->run(QLatin1String("SELECT count(*) FROM ") + m_plan->table.quoted));
    return counted.number(0, 0);
}

Result<std::int64_t> PgMerge::removeMissing()
{
    TRY(needStatistics());
    TRY(m_connection->run(pgCheckLater + QLatin1String("; SAVEPOINT apply")));
    Result<void> kept = keepsUndo() ? needImages() : Result<void>();
    if (kept && keepsUndo()) {
        if (const auto put = m_connection->run(m_plan->imagesOfDeletedSql() + missing()); !put)
            kept = tl::unexpected(put.error());
    }
    Result<PgResult> removed = kept ? m_connection->run(QLatin1String("DELETE") + missing()) : Result<PgResult>(tl::unexpected(kept.error()));
    if (removed) {
        if (const auto checked = m_connection->run(QString(pgCheckNow)); !checked)
            removed = tl::unexpected(checked.error());
    }
    if (!removed) {
        if (!m_connection->isLost())
            TRY(m_connection->run(QStringLiteral("ROLLBACK TO SAVEPOINT apply")));
        return tl::unexpected(removed.error());
    }
    TRY(m_connection->run(QStringLiteral("RELEASE SAVEPOINT apply")));
    // Records that refer to those that were removed may be gone or altered with them.
    if (removed->affected() > 0) {
        m_survey.reset();
        m_target.reset();
    }
    return removed->affected();
}

Result<void> PgMerge::needImages()
{
    TRY(m_connection->run(QLatin1String("CREATE TABLE IF NOT EXISTS ") + m_plan->images + m_plan->imagesColumnsSql()));
    return {};
}

Result<void> PgMerge::commit(const ChangeCounts &counts)
{
    if (m_undo)
        TRY(pgNoteUndo(*m_connection, *m_connection.get_deleter().pool, *m_plan, {*m_undo, true}, {}));
    else if (keepsUndo())
        TRY(m_connection->run(QLatin1String("DROP TABLE IF EXISTS ") + m_plan->images));
    TRY_ASSIGN(const QString content, quoteLiteral(QString::fromUtf8(countsContent(counts)), SqlDialect::Postgres));
    return m_connection->commit(
        QStringLiteral("INSERT INTO %1 VALUES (%2, 0, %3)").arg(m_plan->ledger).arg(int(LedgerKind::Merge)).arg(content));
}

} // namespace tidewright
