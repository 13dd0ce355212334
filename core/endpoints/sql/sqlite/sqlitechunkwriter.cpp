#include "sqlitechunkwriter.h"

#include "ledgerentry.h"
#include "sqlitekeyedfetch.h"
#include "sqliteforms.h"
#include "sqliteload.h"
#include "sqliteundo.h"
#include "sourceselection.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Sqlite)
};

constexpr int chunkBits = 24;
} // namespace

SqliteChunkWriter::SqliteChunkWriter(std::shared_ptr<const SqliteLoadPlan> plan)
    : m_plan(std::move(plan))
    , m_keys(m_plan->keys())
    , m_binder(m_plan->columns.size())
{
}

Result<std::unique_ptr<ChunkWriter>> SqliteChunkWriter::open(std::shared_ptr<const SqliteLoadPlan> plan, std::stop_token stop)
{
    std::unique_ptr<SqliteChunkWriter> writer(new SqliteChunkWriter(std::move(plan)));
    TRY_ASSIGN(writer->m_connection, SqliteConnection::open(writer->m_plan->config, SqliteUse::Write, std::move(stop)));
    TRY(writer->prepare());
    return std::unique_ptr<ChunkWriter>(std::move(writer));
}

Result<void> SqliteChunkWriter::prepare()
{
    const SqliteLoadPlan &plan = *m_plan;
    QByteArray insert = plan.insertSql(), remove = plan.deleteSql();
    if (plan.kind == LoadKind::Staged) {
        insert = plan.stageSql();
        remove = plan.stageRemovalSql();
    } else if (plan.kind == LoadKind::Immediate) {
        insert = plan.insertNewSql();
        if (const QByteArray update = plan.updateSql(); !update.isEmpty()) {
            TRY_ASSIGN(m_update, m_connection->prepare(update));
        }
    }
    TRY_ASSIGN(m_insert, m_connection->prepare(insert));
    TRY_ASSIGN(m_remove, m_connection->prepare(remove));
    return {};
}

Result<void> SqliteChunkWriter::begin(std::int64_t ordinal)
{
    m_ordinal = ordinal;
    m_next = ordinal << chunkBits;
    return m_connection->run("BEGIN IMMEDIATE");
}

// What one call wrote is undone if a record of it is refused; the chunk goes on.
template <typename Work>
Result<ChangeCounts> SqliteChunkWriter::underSavepoint(Work &&work)
{
    if (!m_connection->inTransaction())
        return fail(ErrorCode::Internal,
                    Tr::tr("A chunk of “%1” is written outside of its transaction.").arg(m_plan->table.schema.place));
    TRY(m_connection->run("SAVEPOINT call"));
    Result<ChangeCounts> counts = work();
    if (counts) {
        TRY(m_connection->run("RELEASE call"));
        return counts;
    }
    // A full disk ends the whole transaction, and the savepoint with it.
    if (m_connection->inTransaction())
        TRY(m_connection->run("ROLLBACK TO call; RELEASE call"));
    return counts;
}

Result<std::int64_t> SqliteChunkWriter::runWith(SqliteStatement &statement, std::span<const Cell> row,
                                                const std::vector<SqliteColumn> &columns)
{
    for (std::size_t at = 0; at < columns.size(); ++at)
        TRY(m_binder.bind(statement, int(at), row[at], columns[at]));
    TRY(statement.run());
    return m_connection->changes();
}

Result<void> SqliteChunkWriter::number(SqliteStatement &statement, std::size_t parameter)
{
    return statement.bindInt(int(parameter), m_next++);
}

Result<ChangeCounts> SqliteChunkWriter::writeRows(const RecordBatch &batch, std::size_t first, std::size_t count)
{
    ChangeCounts counts;
    for (std::size_t at = first; at < first + count; ++at) {
        const std::span<const Cell> row = batch.row(at);
        if (m_plan->kind == LoadKind::Staged) {
            TRY(number(m_insert, m_plan->columns.size()));
            TRY(runWith(m_insert, row, m_plan->columns));
            continue;
        }
        if (m_update) {
            TRY_ASSIGN(const std::int64_t updated, runWith(m_update, row, m_plan->columns));
            counts.updated += updated;
            if (updated > 0)
                continue;
        }
        TRY_ASSIGN(const std::int64_t created, runWith(m_insert, row, m_plan->columns));
        counts.created += created;
    }
    return counts;
}

Result<ChangeCounts> SqliteChunkWriter::removeRows(const RecordBatch &keys, std::size_t first, std::size_t count)
{
    ChangeCounts counts;
    for (std::size_t at = first; at < first + count; ++at) {
        if (m_plan->kind == LoadKind::Staged)
            TRY(number(m_remove, m_keys.size()));
        TRY_ASSIGN(const std::int64_t deleted, runWith(m_remove, keys.row(at), m_keys));
        if (m_plan->kind != LoadKind::Staged)
            counts.deleted += deleted;
    }
    return counts;
}

Result<ChangeCounts> SqliteChunkWriter::upsert(const RecordBatch &batch, std::size_t first, std::size_t count)
{
    return underSavepoint([&] { return writeRows(batch, first, count); });
}

Result<ChangeCounts> SqliteChunkWriter::remove(const RecordBatch &keys, std::size_t first, std::size_t count)
{
    return underSavepoint([&] { return removeRows(keys, first, count); });
}

// The transaction holds the only write lock there is.
Result<void> SqliteChunkWriter::fetchForUpdate(const RecordBatch &keys, RecordBatch &into)
{
    if (!m_fetch) {
        QList<QByteArray> names;
        for (const SqliteColumn &column : m_plan->columns)
            names += column.name;
        TRY_ASSIGN(m_fetch, m_connection->prepare("SELECT " + names.join(", ") + " FROM " + m_plan->table.quoted + " WHERE " +
                                                  keyCondition(m_plan->columns, m_plan->keyColumns)));
    }
    return fetchByKey(m_fetch, m_plan->columns, m_plan->keyColumns, keys, into);
}

Result<void> SqliteChunkWriter::fetchWhole(const RecordBatch &keys, RecordBatch &into)
{
    std::vector<SqliteColumn> columns = m_plan->table.columns;
    TRY(detectForms(*m_connection, m_plan->table, columns));
    TRY_ASSIGN(const std::vector<std::size_t> keyColumns, columnsOf(m_plan->table.schema, m_plan->spec.key));
    QList<QByteArray> names;
    for (const SqliteColumn &column : columns)
        names += column.name;
    TRY_ASSIGN(SqliteStatement rows, m_connection->prepare("SELECT " + names.join(", ") + " FROM " + m_plan->table.quoted + " WHERE " +
                                                           keyCondition(columns, keyColumns)));
    return fetchByKey(rows, columns, keyColumns, keys, into);
}

Result<void> SqliteChunkWriter::commit(const ChunkRange &range)
{
    for (const UndoEntry &entry : std::exchange(m_undo, {}))
        TRY(noteUndo(*m_connection, *m_plan, entry, false));
    if (m_plan->kind == LoadKind::Immediate)
        TRY(m_connection->run(m_plan->createLedgerSql()));
    TRY(noteInLedger(*m_connection, *m_plan, int(LedgerKind::Chunk), m_ordinal, chunkContent(range)));
    return m_connection->commit();
}

void SqliteChunkWriter::rollback()
{
    m_connection->rollback();
    m_undo.clear();
}

} // namespace tidewright
