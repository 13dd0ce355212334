#include "sqlitemerge.h"

#include "ledgerentry.h"
#include "sqlitedecode.h"
#include "sqliteload.h"
#include "sqliteundo.h"

namespace tidewright
{

SqliteMerge::SqliteMerge(std::shared_ptr<const SqliteLoadPlan> plan)
    : m_plan(std::move(plan))
{
}

SqliteMerge::~SqliteMerge()
{
    if (m_connection)
        m_connection->rollback();
}

Result<std::unique_ptr<Merge>> SqliteMerge::begin(std::shared_ptr<const SqliteLoadPlan> plan, std::stop_token stop)
{
    std::unique_ptr<SqliteMerge> merge(new SqliteMerge(std::move(plan)));
    TRY_ASSIGN(merge->m_connection, SqliteConnection::open(merge->m_plan->config, SqliteUse::Write, std::move(stop)));
    TRY(merge->prepare());
    return std::unique_ptr<Merge>(std::move(merge));
}

Result<void> SqliteMerge::prepare()
{
    const SqliteLoadPlan &plan = *m_plan;
    QList<QByteArray> keys;
    for (const std::size_t column : plan.keyColumns) {
        // By the target's collation, by which its keys are told apart.
        keys += 'c' + QByteArray::number(qulonglong(column));
    }
    const QByteArray list = keys.join(", ");
    TRY(m_connection->run("BEGIN IMMEDIATE"));
    TRY(m_connection->run("CREATE INDEX IF NOT EXISTS " + plan.stagingIndex + " ON " + plan.staging + " (" + list + ')'));
    TRY_ASSIGN(const std::int64_t repeated,
               m_connection->number("SELECT 1 FROM " + plan.staging + " GROUP BY " + list + " HAVING count(*) > 1 LIMIT 1"));
    m_repeatedKeys = repeated > 0;
    TRY_ASSIGN(m_insert, m_connection->prepare(plan.mergeInsertSql()));
    TRY_ASSIGN(m_delete, m_connection->prepare(plan.mergeDeleteSql()));
    if (const QByteArray update = plan.mergeUpdateSql(); !update.isEmpty()) {
        TRY_ASSIGN(m_update, m_connection->prepare(update));
    }
    return {};
}

Result<std::optional<std::pair<std::int64_t, std::int64_t>>> SqliteMerge::extent()
{
    TRY_ASSIGN(SqliteStatement rows, m_connection->prepare("SELECT (SELECT min(n) FROM " + m_plan->staging +
                                                           "), (SELECT max(n) FROM " + m_plan->staging + ')'));
    TRY_ASSIGN(const bool row, rows.step());
    if (!row || rows.isNull(0))
        return std::nullopt;
    return std::pair(rows.number(0), rows.number(1));
}

Result<std::int64_t> SqliteMerge::runFor(SqliteStatement &statement, std::int64_t first, std::int64_t last)
{
    if (!statement)
        return 0;
    TRY(statement.bindInt(0, first));
    TRY(statement.bindInt(1, last));
    TRY(statement.run());
    return m_connection->changes();
}

Result<ChangeCounts> SqliteMerge::applyRange(std::int64_t first, std::int64_t last)
{
    ChangeCounts counts;
    TRY(runFor(m_keepDeleted, first, last));
    TRY_ASSIGN(counts.deleted, runFor(m_delete, first, last));
    TRY(runFor(m_keepWritten, first, last));
    TRY_ASSIGN(counts.updated, runFor(m_update, first, last));
    TRY_ASSIGN(counts.created, runFor(m_insert, first, last));
    return counts;
}

Result<ChangeCounts> SqliteMerge::applyInOrder(std::int64_t first, std::int64_t last)
{
    TRY_ASSIGN(SqliteStatement numbers,
               m_connection->prepare("SELECT n FROM " + m_plan->staging + " WHERE n BETWEEN ?1 AND ?2 ORDER BY n"));
    TRY(numbers.bindInt(0, first));
    TRY(numbers.bindInt(1, last));
    ChangeCounts counts;
    for (;;) {
        TRY_ASSIGN(const bool row, numbers.step());
        if (!row)
            return counts;
        TRY_ASSIGN(const ChangeCounts one, applyRange(numbers.number(0), numbers.number(0)));
        counts += one;
    }
}

Result<ChangeCounts> SqliteMerge::apply(std::int64_t first, std::int64_t last)
{
    TRY(needImages());
    TRY(m_connection->run("SAVEPOINT call"));
    Result<ChangeCounts> counts = m_repeatedKeys ? applyInOrder(first, last) : applyRange(first, last);
    if (counts)
        TRY(m_connection->run("RELEASE call"));
    else if (m_connection->inTransaction())
        TRY(m_connection->run("ROLLBACK TO call; RELEASE call"));
    return counts;
}

Result<void> SqliteMerge::staged(std::int64_t number, RecordBatch &into)
{
    into.clear(m_plan->columns.size());
    TRY_ASSIGN(SqliteStatement rows, m_connection->prepare("SELECT * FROM " + m_plan->staging + " WHERE n = ?1"));
    TRY(rows.bindInt(0, number));
    TRY_ASSIGN(const bool row, rows.step());
    if (!row)
        return {};
    const std::span<Cell> cells = into.appendRow();
    for (std::size_t column = 0; column < m_plan->columns.size(); ++column)
        cells[column] = decode(rows.handle(), int(column) + 2, m_plan->columns[column], into);
    return {};
}

Result<std::int64_t> SqliteMerge::countMissing()
{
    return m_connection->number("SELECT count(*)" + m_plan->missingSql());
}

Result<std::int64_t> SqliteMerge::countTarget()
{
    return m_connection->number("SELECT count(*) FROM " + m_plan->table.quoted);
}

// Before the first that is put aside.
Result<void> SqliteMerge::needImages()
{
    if (!keepsUndo() || m_keepWritten)
        return {};
    TRY(m_connection->run(m_plan->createImagesSql()));
    TRY_ASSIGN(m_keepDeleted, m_connection->prepare(m_plan->keepDeletedSql()));
    TRY_ASSIGN(m_keepWritten, m_connection->prepare(m_plan->keepWrittenSql()));
    return {};
}

Result<std::int64_t> SqliteMerge::removeMissing()
{
    TRY(needImages());
    TRY(m_connection->run("SAVEPOINT call"));
    const auto removed = m_connection->run((keepsUndo() ? m_plan->keepMissingSql() + "; " : QByteArray()) + "DELETE" + m_plan->missingSql());
    if (!removed) {
        if (m_connection->inTransaction())
            TRY(m_connection->run("ROLLBACK TO call; RELEASE call"));
        return Failure(removed.error());
    }
    const std::int64_t count = m_connection->changes();
    TRY(m_connection->run("RELEASE call"));
    return count;
}

Result<void> SqliteMerge::dropImages()
{
    for (SqliteStatement *statement : {&m_keepDeleted, &m_keepWritten})
        *statement = {};
    return m_connection->run("DROP TABLE IF EXISTS " + m_plan->images);
}

Result<void> SqliteMerge::commit(const ChangeCounts &counts)
{
    if (m_undo)
        TRY(noteUndo(*m_connection, *m_plan, *m_undo, true));
    else if (m_keepWritten)
        TRY(dropImages());
    TRY(noteInLedger(*m_connection, *m_plan, int(LedgerKind::Merge), 0, countsContent(counts)));
    return m_connection->commit();
}

} // namespace tidewright
