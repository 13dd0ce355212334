#include "sqliteload.h"

#include "ledgerentry.h"
#include "loadnames.h"
#include "sqlitechunkwriter.h"
#include "sqlitemerge.h"

namespace tidewright
{

Result<void> noteInLedger(const SqliteConnection &connection, const SqliteLoadPlan &plan, int kind, std::int64_t ordinal,
                          const QByteArray &content)
{
    TRY_ASSIGN(SqliteStatement insert, connection.prepare("INSERT INTO " + plan.ledger + " VALUES (?1, ?2, ?3)"));
    TRY(insert.bindInt(0, kind));
    TRY(insert.bindInt(1, ordinal));
    TRY(insert.bindText(2, {content.constData(), std::size_t(content.size())}));
    return insert.run();
}

SqliteLoad::SqliteLoad(std::stop_token stop)
    : m_stop(std::move(stop))
{
}

Result<std::unique_ptr<Load>> SqliteLoad::open(SqliteLoadPlan plan, const QString &runId, std::stop_token stop)
{
    TRY_ASSIGN(std::unique_ptr<SqliteLoad> load, find(std::move(plan), runId, std::move(stop)));
    TRY(load->begin());
    return load;
}

Result<std::unique_ptr<SqliteLoad>> SqliteLoad::find(SqliteLoadPlan plan, const QString &runId, std::stop_token stop)
{
    const LoadNames names = LoadNames::of(runId, plan.table.place);
    plan.ledgerName = names.ledger;
    plan.stagingName = names.staging;
    const auto quoted = [](const QString &name) { return '"' + name.toUtf8() + '"'; };
    plan.ledger = quoted(names.ledger);
    plan.staging = quoted(names.staging);
    plan.images = quoted(names.images);
    plan.stagingIndex = quoted(names.staging + QStringLiteral("_key"));
    std::unique_ptr<SqliteLoad> load(new SqliteLoad(stop));
    TRY_ASSIGN(load->m_connection, SqliteConnection::open(plan.config, SqliteUse::Write, std::move(stop)));
    load->m_plan = std::make_shared<const SqliteLoadPlan>(std::move(plan));
    return load;
}

Result<void> SqliteLoad::begin()
{
    TRY_ASSIGN(m_resumed, m_connection->hasTable(m_plan->ledgerName));
    // The ledger of an immediate load is made with the entry of its one transaction.
    if (m_plan->kind == LoadKind::Immediate)
        return {};
    if (m_resumed) {
        TRY_ASSIGN(const QByteArray content, entry(int(LedgerKind::Load)));
        return checkLoadContent(content, m_plan->spec, m_plan->kind);
    }
    TRY(m_connection->run("BEGIN IMMEDIATE"));
    const auto make = [&]() -> Result<void> {
        TRY(m_connection->run(m_plan->createLedgerSql()));
        TRY(noteInLedger(*m_connection, *m_plan, int(LedgerKind::Load), 0, loadContent(m_plan->spec, m_plan->kind)));
        if (m_plan->kind == LoadKind::Staged)
            TRY(m_connection->run(m_plan->createStagingSql()));
        return m_connection->commit();
    };
    auto made = make();
    m_connection->rollback();
    return made;
}

Result<QByteArray> SqliteLoad::entry(int kind)
{
    TRY_ASSIGN(SqliteStatement rows, m_connection->prepare("SELECT content FROM " + m_plan->ledger + " WHERE kind = ?1"));
    TRY(rows.bindInt(0, kind));
    TRY_ASSIGN(const bool row, rows.step());
    return row ? rows.bytes(0) : QByteArray();
}

Result<std::vector<ChunkRange>> SqliteLoad::committed()
{
    std::vector<ChunkRange> ranges;
    TRY_ASSIGN(const bool there, m_connection->hasTable(m_plan->ledgerName));
    if (!there)
        return ranges;
    TRY_ASSIGN(SqliteStatement rows,
               m_connection->prepare("SELECT content FROM " + m_plan->ledger + " WHERE kind = ?1 ORDER BY ordinal"));
    TRY(rows.bindInt(0, int(LedgerKind::Chunk)));
    for (;;) {
        TRY_ASSIGN(const bool row, rows.step());
        if (!row)
            return ranges;
        TRY_ASSIGN(ChunkRange range, chunkFromContent(rows.bytes(0)));
        ranges.push_back(std::move(range));
    }
}

Result<std::unique_ptr<ChunkWriter>> SqliteLoad::openWriter()
{
    return SqliteChunkWriter::open(m_plan, m_stop);
}

Result<std::unique_ptr<Merge>> SqliteLoad::beginMerge()
{
    return SqliteMerge::begin(m_plan, m_stop);
}

Result<std::optional<ChangeCounts>> SqliteLoad::mergedCounts()
{
    TRY_ASSIGN(const bool there, m_connection->hasTable(m_plan->ledgerName));
    if (!there)
        return std::nullopt;
    TRY_ASSIGN(const QByteArray content, entry(int(LedgerKind::Merge)));
    if (content.isEmpty())
        return std::nullopt;
    TRY_ASSIGN(const ChangeCounts counts, countsFromContent(content));
    return counts;
}

Result<void> SqliteLoad::drop()
{
    TRY(m_connection->run("DROP TABLE IF EXISTS " + m_plan->staging + "; DROP TABLE IF EXISTS " + m_plan->ledger));
    return m_connection->commit();
}

Result<void> SqliteLoad::close()
{
    TRY(m_connection->run("BEGIN IMMEDIATE"));
    auto dropped = drop();
    m_connection->rollback();
    return dropped;
}

Result<std::int64_t> SqliteLoad::discard()
{
    TRY(m_connection->run("BEGIN IMMEDIATE"));
    const auto undo = [&]() -> Result<std::int64_t> {
        // Without its ledger the load was discarded before, and what is in the target since then is somebody else's.
        TRY_ASSIGN(const bool there, m_connection->hasTable(m_plan->ledgerName));
        std::int64_t taken = 0;
        if (there && m_plan->kind == LoadKind::Direct) {
            TRY_ASSIGN(taken, m_connection->number("SELECT count(*) FROM " + m_plan->table.quoted));
            TRY(m_connection->run("DELETE FROM " + m_plan->table.quoted));
        }
        TRY(drop());
        return taken;
    };
    auto undone = undo();
    m_connection->rollback();
    return undone;
}

} // namespace tidewright
