#include "mysqlload.h"

#include "ledgerentry.h"
#include "loadnames.h"
#include "mysqlchunkwriter.h"
#include "mysqlmerge.h"
#include "repeatable.h"

namespace tidewright
{

Result<std::unique_ptr<Load>> MysqlLoad::open(const std::shared_ptr<MysqlPool> &pool, MysqlLoadPlan plan, const QString &runId,
                                              std::stop_token stop)
{
    TRY_ASSIGN(std::unique_ptr<MysqlLoad> load, find(pool, std::move(plan), runId, std::move(stop)));
    if (load->kind() != LoadKind::Immediate)
        TRY(load->begin());
    return load;
}

Result<std::unique_ptr<MysqlLoad>> MysqlLoad::find(const std::shared_ptr<MysqlPool> &pool, MysqlLoadPlan plan,
                                                   const QString &runId, std::stop_token stop)
{
    std::unique_ptr<MysqlLoad> load(new MysqlLoad);
    load->m_pool = pool;
    load->m_stop = stop;
    const LoadNames names = LoadNames::of(runId, plan.table.place);
    load->m_schema = plan.table.place.schema;
    load->m_ledgerTable = names.ledger;
    load->m_imagesTable = names.images;
    load->m_runId = runId;
    const QString ledgerTable = plan.kind == LoadKind::Immediate ? QString(sharedLedger) : names.ledger;
    TRY_ASSIGN(const QString ledger, quotePlace({load->m_schema, ledgerTable}, SqlDialect::Mysql));
    TRY_ASSIGN(const QString staging, quotePlace({load->m_schema, names.staging}, SqlDialect::Mysql));
    plan.ledger = ledger.toUtf8();
    plan.loadId = names.id.toLatin1();
    plan.staging = staging.toUtf8();
    TRY_ASSIGN(const QString images, quotePlace({load->m_schema, names.images}, SqlDialect::Mysql));
    TRY_ASSIGN(const QString undo, quotePlace({load->m_schema, QString(sharedUndo)}, SqlDialect::Mysql));
    plan.images = images.toUtf8();
    plan.undo = undo.toUtf8();
    load->m_plan = std::make_shared<MysqlLoadPlan>(std::move(plan));
    if (load->kind() != LoadKind::Immediate)
        TRY(load->connect());
    return load;
}

Result<bool> MysqlLoad::ledgerExists()
{
    TRY_ASSIGN(const auto found, m_connection->rows("SELECT 1 FROM information_schema.tables WHERE table_schema = '" +
                                                    m_connection->escaped(m_schema.toStdString()) + "' AND table_name = '" +
                                                    m_connection->escaped(m_ledgerTable.toStdString()) + '\''));
    return !found.empty();
}

Result<std::vector<QByteArray>> MysqlLoad::entries(int kind)
{
    std::vector<QByteArray> all;
    TRY_ASSIGN(const bool exists, ledgerExists());
    if (!exists)
        return all;
    TRY_ASSIGN(const auto rows, m_connection->rows("SELECT content FROM " + m_plan->ledger +
                                                   " WHERE kind = " + QByteArray::number(kind) + " ORDER BY ordinal"));
    for (const MysqlTextRow &row : rows)
        all.push_back(row.front().value_or(QByteArray()));
    return all;
}

Result<void> MysqlLoad::begin()
{
    TRY_ASSIGN(const std::vector<QByteArray> found, entries(static_cast<int>(LedgerKind::Load)));
    if (!found.empty()) {
        TRY(checkLoadContent(found.front(), m_plan->spec, m_plan->kind));
        // After a merge the staging table goes first: it may be gone while the ledger still tells of the merge.
        if (m_plan->kind == LoadKind::Staged)
            TRY(m_connection->run(m_plan->createStaging()));
        m_resumed = true;
        return {};
    }
    if (m_plan->kind == LoadKind::Staged) {
        TRY(m_connection->run("DROP TABLE IF EXISTS " + m_plan->staging));
        TRY(m_connection->run(m_plan->createStaging()));
    }
    TRY(m_connection->run(m_plan->createLedger()));
    TRY(m_connection->run("INSERT INTO " + m_plan->ledger + " (kind, ordinal, content) VALUES (" +
                          QByteArray::number(static_cast<int>(LedgerKind::Load)) + ", 0, '" +
                          m_connection->escaped(loadContent(m_plan->spec, m_plan->kind).toStdString()) + "')"));
    return {};
}

// For an immediate load, which needs a connection of its own only after a crash and at its end.
Result<void> MysqlLoad::connect()
{
    if (!m_connection) {
        TRY_ASSIGN(m_connection, m_pool->take(MysqlUse::Write, m_stop));
    }
    return {};
}

// Of an immediate load, in the ledger that these share.
Result<std::vector<QByteArray>> MysqlLoad::sharedEntries()
{
    TRY(connect());
    const auto rows =
        m_connection->rows("SELECT content FROM " + m_plan->ledger + " WHERE `load` = '" + m_plan->loadId + "' ORDER BY ordinal");
    if (!rows && rows.error().code != ErrorCode::NotFound)
        return tl::unexpected(rows.error());
    std::vector<QByteArray> all;
    for (const MysqlTextRow &row : rows.value_or(std::vector<MysqlTextRow>()))
        all.push_back(row.front().value_or(QByteArray()));
    return all;
}

Result<void> MysqlLoad::forgetEntries()
{
    TRY(connect());
    const auto deleted = m_connection->run("DELETE FROM " + m_plan->ledger + " WHERE `load` = '" + m_plan->loadId + '\'');
    return deleted || deleted.error().code == ErrorCode::NotFound ? Result<void>() : tl::unexpected(deleted.error());
}

Result<std::vector<ChunkRange>> MysqlLoad::committed()
{
    TRY_ASSIGN(const std::vector<QByteArray> contents,
               m_plan->kind == LoadKind::Immediate ? sharedEntries() : entries(static_cast<int>(LedgerKind::Chunk)));
    std::vector<ChunkRange> ranges;
    for (const QByteArray &content : contents) {
        TRY_ASSIGN(ranges.emplace_back(), chunkFromContent(content));
    }
    return ranges;
}

Result<std::unique_ptr<ChunkWriter>> MysqlLoad::openWriter()
{
    return MysqlChunkWriter::open(m_pool, m_plan, m_stop);
}

int MysqlLoad::writers() const
{
    return m_plan->kind == LoadKind::Immediate ? 1 : 2;
}

Result<std::unique_ptr<Merge>> MysqlLoad::beginMerge()
{
    // One pass by key meets each key once.
    TRY_ASSIGN(const std::vector<ChunkRange> ranges, committed());
    const bool latestOnly = std::any_of(ranges.begin(), ranges.end(),
                                        [](const ChunkRange &range) { return range.pass != static_cast<int>(ReadPass::ByKey); });
    TRY_ASSIGN(MysqlPool::Lease connection, m_pool->take(MysqlUse::Write, m_stop));
    return MysqlMerge::begin(std::move(connection), m_plan, latestOnly);
}

Result<std::optional<ChangeCounts>> MysqlLoad::mergedCounts()
{
    std::optional<ChangeCounts> counts;
    if (m_plan->kind == LoadKind::Immediate)
        return counts;
    TRY_ASSIGN(const std::vector<QByteArray> contents, entries(static_cast<int>(LedgerKind::Merge)));
    if (!contents.empty()) {
        TRY_ASSIGN(counts, countsFromContent(contents.front()));
    }
    return counts;
}

Result<void> MysqlLoad::close()
{
    if (m_plan->kind == LoadKind::Immediate)
        return forgetEntries();
    TRY(dropOrphanedImages());
    TRY(m_connection->run("DROP TABLE IF EXISTS " + m_plan->staging));
    TRY(m_connection->run("DROP TABLE IF EXISTS " + m_plan->ledger));
    return {};
}

// Those of a merge that was not committed, or has changed nothing.
Result<void> MysqlLoad::dropOrphanedImages()
{
    const auto found = m_connection->rows("SELECT 1 FROM information_schema.tables WHERE table_schema = '" +
                                          m_connection->escaped(m_schema.toStdString()) + "' AND table_name = '" +
                                          m_connection->escaped(m_imagesTable.toStdString()) + '\'');
    if (!found || found->empty())
        return found ? Result<void>() : tl::unexpected(found.error());
    const auto kept = m_connection->rows("SELECT 1 FROM " + m_plan->undo + " WHERE place = '" +
                                         LoadNames::placeId(m_plan->table.place).toLatin1() + "' AND run = '" +
                                         m_connection->escaped(m_runId.toStdString()) + "' AND images = 1 LIMIT 1");
    if (!kept && kept.error().code != ErrorCode::NotFound)
        return tl::unexpected(kept.error());
    if (!kept || kept->empty())
        TRY(m_connection->run("DROP TABLE IF EXISTS " + m_plan->images));
    return {};
}

// With the ledger's chunks, in one transaction: a second discard finds none and takes nothing back.
Result<std::int64_t> MysqlLoad::emptyTarget()
{
    TRY_ASSIGN(const std::vector<ChunkRange> ranges, committed());
    if (m_plan->kind != LoadKind::Direct || ranges.empty())
        return 0;
    TRY(m_connection->run("START TRANSACTION"));
    auto deleted = m_connection->run("DELETE FROM " + m_plan->table.quoted);
    if (!deleted) {
        if (!m_connection->isDead())
            static_cast<void>(m_connection->run("ROLLBACK"));
        return deleted;
    }
    TRY(m_connection->run("DELETE FROM " + m_plan->ledger));
    TRY(repeatable(m_connection->commit()));
    return deleted;
}

Result<std::int64_t> MysqlLoad::discard()
{
    if (m_plan->kind == LoadKind::Immediate) {
        TRY(forgetEntries());
        return 0;
    }
    TRY_ASSIGN(const std::int64_t takenBack, emptyTarget());
    TRY(dropOrphanedImages());
    TRY(m_connection->run("DROP TABLE IF EXISTS " + m_plan->ledger));
    TRY(m_connection->run("DROP TABLE IF EXISTS " + m_plan->staging));
    return takenBack;
}

} // namespace tidewright
