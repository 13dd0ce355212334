#include "pgload.h"

#include "loadnames.h"
#include "pgcopywriter.h"
#include "pgledger.h"
#include "pgmerge.h"
#include "pgupsertwriter.h"
#include "repeatable.h"

namespace tidewright
{

namespace
{

// Two keep a server busy; where each answer is on its way for long, a third one fills the waiting.
int writersFor(const PgConnection &connection)
{
    constexpr std::chrono::milliseconds far{2};
    return connection.roundTrip() > far ? 3 : 2;
}

} // namespace

PgLoad::PgLoad(std::shared_ptr<PgPool> pool, std::stop_token stop)
    : m_pool(std::move(pool))
    , m_stop(std::move(stop))
{
}

Result<std::unique_ptr<PgLoad>> PgLoad::open(const std::shared_ptr<PgPool> &pool, PgLoadPlan plan, const QString &runId,
                                             std::stop_token stop)
{
    if (plan.kind == LoadKind::Immediate)
        return find(pool, std::move(plan), runId, std::move(stop));
    std::unique_ptr<PgLoad> load(new PgLoad(pool, stop));
    TRY_ASSIGN(const PgPool::Lease connection, pool->take(PgAccess::ReadWrite, stop));
    TRY_ASSIGN(const std::optional<QString> schema, ledgerSchema(*connection, plan, runId));
    load->m_resumed = schema.has_value();
    load->m_writers = writersFor(*connection);
    QString home = schema.value_or(QString());
    if (!schema) {
        TRY_ASSIGN(home, pgHomeSchema(*connection, plan));
    }
    TRY(load->place(std::move(plan), home, runId));
    TRY(load->begin(*connection));
    return load;
}

Result<std::unique_ptr<PgLoad>> PgLoad::find(const std::shared_ptr<PgPool> &pool, PgLoadPlan plan, const QString &runId,
                                             std::stop_token stop)
{
    std::unique_ptr<PgLoad> load(new PgLoad(pool, stop));
    QString schema = plan.table.place.schema;
    if (plan.kind != LoadKind::Immediate) {
        TRY_ASSIGN(const PgPool::Lease connection, pool->take(PgAccess::ReadWrite, stop));
        TRY_ASSIGN(const std::optional<QString> found, ledgerSchema(*connection, plan, runId));
        schema = found.value_or(schema);
    }
    TRY(load->place(std::move(plan), schema, runId));
    return load;
}

// Where the run's ledger is: beside the target, or in a schema of our own.
Result<std::optional<QString>> PgLoad::ledgerSchema(PgConnection &connection, const PgLoadPlan &plan, const QString &runId)
{
    PgParams params;
    params.addText(LoadNames::of(runId, plan.table.place).ledger);
    params.addText(plan.table.place.schema);
    params.addText(QString(pgOwnSchema));
    TRY_ASSIGN(const PgResult found,
               connection.ask(QStringLiteral("SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                             "WHERE c.relname = $1 AND n.nspname IN ($2, $3)"),
                              params));
    return found.rows() > 0 ? std::optional(found.text(0, 0)) : std::nullopt;
}

Result<void> PgLoad::place(PgLoadPlan plan, const QString &schema, const QString &runId)
{
    const LoadNames names = LoadNames::of(runId, plan.table.place);
    plan.loadId = names.id;
    TRY_ASSIGN(plan.ledger, quotePlace({schema, names.ledger}, SqlDialect::Postgres));
    TRY_ASSIGN(plan.staging, quotePlace({schema, names.staging}, SqlDialect::Postgres));
    TRY_ASSIGN(plan.images, quotePlace({schema, names.images}, SqlDialect::Postgres));
    m_plan = std::make_shared<const PgLoadPlan>(std::move(plan));
    return {};
}

Result<void> PgLoad::begin(PgConnection &connection)
{
    if (m_resumed) {
        TRY_ASSIGN(const PgResult entry,
                   connection.run(
                       QStringLiteral("SELECT content FROM %1 WHERE kind = %2").arg(m_plan->ledger).arg(int(LedgerKind::Load))));
        if (entry.rows() > 0)
            return checkLoadContent(QByteArray(PQgetvalue(entry.handle(), 0, 0)), m_plan->spec, m_plan->kind);
        // Emptied by a server crash, the staging table with it.
        m_resumed = false;
        TRY(connection.run(dropSql()));
    }
    TRY_ASSIGN(const QString content,
               quoteLiteral(QString::fromUtf8(loadContent(m_plan->spec, m_plan->kind)), SqlDialect::Postgres));
    QString sql =
        QLatin1String("BEGIN; ") + m_plan->createLedgerSql() +
        QStringLiteral("; INSERT INTO %1 VALUES (%2, 0, %3)").arg(m_plan->ledger).arg(int(LedgerKind::Load)).arg(content);
    if (m_plan->kind == LoadKind::Staged)
        sql += QLatin1String("; CREATE UNLOGGED TABLE ") + m_plan->staging + QLatin1String(" (n bigint, removed boolean, ") +
               m_plan->stagingColumnsSql() + QLatin1String(") WITH (autovacuum_enabled = false)");
    return repeatable(connection.commit(sql)); // opened again, the ledger is found or made
}

Result<bool> PgLoad::exists(PgConnection &connection) const
{
    PgParams params;
    params.addText(m_plan->ledger);
    TRY_ASSIGN(const PgResult found, connection.ask(QStringLiteral("SELECT to_regclass($1) IS NOT NULL"), params));
    return found.flag(0, 0);
}

Result<std::optional<PgResult>> PgLoad::chunkEntries(PgConnection &connection) const
{
    if (m_plan->kind == LoadKind::Immediate)
        return pgAskShared(connection, *m_plan, sharedLedger,
                                 QStringLiteral("SELECT content FROM %1 WHERE load = '") + m_plan->loadId +
                                     QLatin1String("' ORDER BY ordinal"));
    TRY_ASSIGN(const bool there, exists(connection));
    if (!there)
        return std::optional<PgResult>();
    TRY_ASSIGN(PgResult rows, connection.run(QStringLiteral("SELECT content FROM %1 WHERE kind = %2 ORDER BY ordinal")
                                                 .arg(m_plan->ledger)
                                                 .arg(int(LedgerKind::Chunk))));
    return std::optional<PgResult>(std::move(rows));
}

Result<std::vector<ChunkRange>> PgLoad::committed()
{
    std::vector<ChunkRange> ranges;
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(const std::optional<PgResult> rows, chunkEntries(*connection));
    for (int row = 0; rows && row < rows->rows(); ++row) {
        TRY_ASSIGN(ChunkRange range, chunkFromContent(QByteArray(PQgetvalue(rows->handle(), row, 0))));
        ranges.push_back(std::move(range));
    }
    return ranges;
}

Result<std::unique_ptr<ChunkWriter>> PgLoad::openWriter()
{
    TRY_ASSIGN(PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    if (m_plan->kind == LoadKind::Immediate)
        return std::make_unique<PgUpsertWriter>(std::move(connection), m_plan);
    return std::make_unique<PgCopyWriter>(std::move(connection), m_plan);
}

Result<std::unique_ptr<Merge>> PgLoad::beginMerge()
{
    TRY_ASSIGN(PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(std::unique_ptr<PgMerge> merge, PgMerge::begin(std::move(connection), m_plan));
    return merge;
}

Result<std::optional<ChangeCounts>> PgLoad::mergedCounts()
{
    if (m_plan->kind == LoadKind::Immediate)
        return std::nullopt;
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(const bool there, exists(*connection));
    if (!there)
        return std::nullopt;
    TRY_ASSIGN(const PgResult rows,
               connection->run(
                   QStringLiteral("SELECT content FROM %1 WHERE kind = %2").arg(m_plan->ledger).arg(int(LedgerKind::Merge))));
    if (rows.rows() == 0)
        return std::nullopt;
    TRY_ASSIGN(const ChangeCounts counts, countsFromContent(QByteArray(PQgetvalue(rows.handle(), 0, 0))));
    return counts;
}

QString PgLoad::dropSql() const
{
    return QLatin1String("DROP TABLE IF EXISTS ") + m_plan->staging + QLatin1String(", ") + m_plan->ledger;
}

Result<void> PgLoad::close()
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    if (m_plan->kind == LoadKind::Immediate) {
        // An entry that comes back with a crash of the server does no harm: nobody asks for it.
        TRY(pgAskShared(*connection, *m_plan, sharedLedger,
                              QStringLiteral("SET LOCAL synchronous_commit = off; DELETE FROM %1 WHERE load = '") +
                                  m_plan->loadId + QLatin1Char('\'')));
        return {};
    }
    TRY(connection->run(dropSql()));
    return {};
}

Result<std::int64_t> PgLoad::discard()
{
    std::int64_t taken = 0;
    if (m_plan->kind == LoadKind::Immediate) {
        TRY(close());
        return taken;
    }
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(const bool there, exists(*connection));
    TRY(connection->run(QStringLiteral("BEGIN")));
    // Without its ledger the load was discarded before, and what is in the target since then is somebody else's.
    if (there && m_plan->kind == LoadKind::Direct) {
        TRY_ASSIGN(const PgResult rows, connection->run(QLatin1String("SELECT count(*) FROM ") + m_plan->table.quoted));
        taken = rows.number(0, 0);
        const auto truncated = connection->run(QLatin1String("SAVEPOINT call; TRUNCATE ") + m_plan->table.quoted);
        if (!truncated) {
            // Referenced by a foreign key, or not ours to truncate.
            TRY(connection->run(QLatin1String("ROLLBACK TO SAVEPOINT call; DELETE FROM ") + m_plan->table.quoted));
        }
    }
    TRY(repeatable(connection->commit(dropSql())));
    return taken;
}

} // namespace tidewright
