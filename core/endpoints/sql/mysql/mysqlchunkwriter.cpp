#include "mysqlchunkwriter.h"

#include "ledgerentry.h"
#include "mysqlliteral.h"
#include "mysqltextreader.h"
#include "sourceselection.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlChunkWriter)
};

// Numbers of staged records grow with the chunk's ordinal, whichever writer has it.
constexpr int recordBits = 24;
constexpr std::size_t keysPerStatement = 1'000;

} // namespace

MysqlChunkWriter::MysqlChunkWriter(MysqlPool::Lease connection, std::shared_ptr<const MysqlLoadPlan> plan)
    : m_connection(std::move(connection))
    , m_plan(std::move(plan))
    , m_keyColumns(m_plan->keyColumns())
    , m_bulk(*m_connection, *m_plan)
{
}

MysqlChunkWriter::~MysqlChunkWriter()
{
    rollback();
}

Result<std::unique_ptr<ChunkWriter>> MysqlChunkWriter::open(const std::shared_ptr<MysqlPool> &pool,
                                                            std::shared_ptr<const MysqlLoadPlan> plan, std::stop_token stop)
{
    TRY_ASSIGN(MysqlPool::Lease connection, pool->take(MysqlUse::Write, std::move(stop)));
    if (plan->kind == LoadKind::Immediate)
        TRY(connection->run(plan->createTemporary()));
    return std::unique_ptr<ChunkWriter>(new MysqlChunkWriter(std::move(connection), std::move(plan)));
}

Result<void> MysqlChunkWriter::begin(std::int64_t ordinal)
{
    rollback();
    TRY(m_connection->run("START TRANSACTION"));
    m_open = true;
    m_number = ordinal << recordBits;
    return {};
}

MysqlStaged MysqlChunkWriter::nextStaged(std::size_t count, bool removed)
{
    MysqlStaged staged;
    staged.number = m_number;
    staged.removed = removed;
    m_number += static_cast<std::int64_t>(count);
    return staged;
}

Result<ChangeCounts> MysqlChunkWriter::upsert(const RecordBatch &batch, std::size_t first, std::size_t count)
{
    if (count == 0)
        return ChangeCounts();
    const MysqlRecords records{batch, first, count, m_plan->columns};
    return underSavepoint<ChangeCounts>(*m_connection, [&]() -> Result<ChangeCounts> {
        ChangeCounts counts;
        switch (m_plan->kind) {
        case LoadKind::Immediate:
            return apply(records);
        case LoadKind::Direct:
            TRY(m_bulk.write(m_plan->table.quoted, records, nullptr));
            counts.created = static_cast<std::int64_t>(count);
            break;
        case LoadKind::Staged: {
            const MysqlStaged staged = nextStaged(count, false);
            TRY(m_bulk.write(m_plan->staging, records, &staged));
            break;
        }
        }
        return counts;
    });
}

// Through a table of the session's own, so that only the key decides which record is meant: never another unique index.
Result<ChangeCounts> MysqlChunkWriter::apply(const MysqlRecords &records)
{
    const MysqlStaged staged = nextStaged(records.count, false);
    TRY(m_bulk.write(m_plan->staging, records, &staged));
    const MysqlLoadPlan::Span span{staged.number, m_number - 1, false};
    ChangeCounts counts;
    if (const QByteArray update = m_plan->updateChanged(span); !update.isEmpty()) {
        TRY_ASSIGN(counts.updated, m_connection->run(update));
    }
    TRY_ASSIGN(counts.created, m_connection->run(m_plan->insertNew(span)));
    return counts;
}

Result<ChangeCounts> MysqlChunkWriter::remove(const RecordBatch &keys, std::size_t first, std::size_t count)
{
    if (count == 0)
        return ChangeCounts();
    const MysqlRecords records{keys, first, count, m_keyColumns};
    return underSavepoint<ChangeCounts>(*m_connection, [&]() -> Result<ChangeCounts> {
        if (m_plan->kind != LoadKind::Staged)
            return deleteKeys(records);
        const MysqlStaged staged = nextStaged(count, true);
        TRY(m_bulk.write(m_plan->staging, records, &staged));
        return ChangeCounts();
    });
}

Result<ChangeCounts> MysqlChunkWriter::deleteKeys(const MysqlRecords &keys)
{
    ChangeCounts counts;
    for (std::size_t from = 0; from < keys.count; from += keysPerStatement) {
        QList<QByteArray> any;
        for (std::size_t row = from; row < std::min(from + keysPerStatement, keys.count); ++row)
            any += keyCondition(keys.batch.row(keys.first + row), keys.columns, *m_connection);
        TRY_ASSIGN(const std::int64_t deleted,
                   m_connection->run("DELETE FROM " + m_plan->table.quoted + " WHERE " + any.join(" OR ")));
        counts.deleted += deleted;
    }
    return counts;
}

// Under repeatable read the gaps are locked too where a record is missing: whoever would make it waits for this chunk.
Result<void> MysqlChunkWriter::fetchForUpdate(const RecordBatch &keys, RecordBatch &into)
{
    TRY(m_connection->run("ROLLBACK"));
    TRY(m_connection->run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
    TRY(m_connection->run("START TRANSACTION"));
    m_open = true;
    QList<QByteArray> selected;
    for (const MysqlColumn &column : m_plan->columns)
        selected += column.selected();
    const QByteArray select = "SELECT " + selected.join(", ") + " FROM " + m_plan->table.quoted;
    return MysqlTextReader(m_plan->columns).fetch(*m_connection, {select, {}, true}, m_plan->keys, keys, into);
}

Result<void> MysqlChunkWriter::fetchWhole(const RecordBatch &keys, RecordBatch &into)
{
    TRY_ASSIGN(const std::vector<std::size_t> keyColumns, columnsOf(m_plan->table.schema, m_plan->spec.key));
    QList<QByteArray> selected;
    for (const MysqlColumn &column : m_plan->table.columns)
        selected += column.selected();
    const QByteArray select = "SELECT " + selected.join(", ") + " FROM " + m_plan->table.quoted;
    return MysqlTextReader(m_plan->table.columns).fetch(*m_connection, {select, {}, true}, keyColumns, keys, into);
}

Result<void> MysqlChunkWriter::commit(const ChunkRange &range)
{
    if (!m_open)
        return fail(ErrorCode::Internal, Tr::tr("There is no open chunk of “%1” to commit.").arg(m_plan->spec.place));
    for (const UndoEntry &entry : m_undo)
        TRY(insertShared(*m_connection, m_plan->insertUndo(*m_connection, entry, false), m_plan->createUndo()));
    TRY(note(range));
    m_open = false;
    m_undo.clear();
    return m_connection->commit();
}

Result<void> MysqlChunkWriter::note(const ChunkRange &range)
{
    const bool shared = m_plan->kind == LoadKind::Immediate;
    const QByteArray insert = "INSERT INTO " + m_plan->ledger + " VALUES (" +
                              (shared ? '\'' + m_plan->loadId + '\'' : QByteArray::number(static_cast<int>(LedgerKind::Chunk))) +
                              ", " + QByteArray::number(static_cast<qlonglong>(range.ordinal)) + ", '" +
                              m_connection->escaped(chunkContent(range).toStdString()) + "')";
    if (shared)
        return insertShared(*m_connection, insert, m_plan->createLedger());
    TRY(m_connection->run(insert));
    return {};
}

Result<void> insertShared(MysqlConnection &connection, const QByteArray &insert, const QByteArray &create)
{
    const auto noted = connection.run(insert);
    if (noted || noted.error().code != ErrorCode::NotFound)
        return noted ? Result<void>() : tl::unexpected(noted.error());
    {
        TRY_ASSIGN(const auto other, MysqlConnection::open(connection.config(), MysqlUse::Write, {}));
        TRY(other->run(create));
    }
    TRY(connection.run(insert));
    return {};
}

void MysqlChunkWriter::rollback()
{
    if (m_open && !m_connection->isDead())
        static_cast<void>(m_connection->run("ROLLBACK"));
    m_open = false;
    m_undo.clear();
}

} // namespace tidewright
