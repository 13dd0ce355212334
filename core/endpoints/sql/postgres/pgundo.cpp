#include "pgundo.h"

#include "loadnames.h"

namespace tidewright
{

PgUndo::PgUndo(std::shared_ptr<PgPool> pool, PgLoadPlan plan, std::stop_token stop)
    : m_pool(std::move(pool))
    , m_plan(std::move(plan))
    , m_stop(std::move(stop))
{
}

QString PgUndo::ofRun(const QString &literal) const
{
    return QStringLiteral(" WHERE place = '%1' AND run = %2").arg(LoadNames::placeId(m_plan.table.place), literal);
}

Result<std::optional<SqlPlace>> PgUndo::imagesPlace(PgConnection &connection, const QString &runId)
{
    const QString name = LoadNames::of(runId, m_plan.table.place).images;
    PgParams params;
    params.addText(name);
    params.addText(m_plan.table.place.schema);
    params.addText(QString(pgOwnSchema));
    TRY_ASSIGN(const PgResult found,
               connection.ask(QStringLiteral("SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                             "WHERE c.relname = $1 AND n.nspname IN ($2, $3)"),
                              params));
    return found.rows() > 0 ? std::optional(SqlPlace{found.text(0, 0), name}) : std::nullopt;
}

Result<std::vector<KeptUndo>> PgUndo::runs()
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(const auto rows,
               pgAskShared(*connection, m_plan, sharedUndo,
                           QStringLiteral("SELECT run, sum(octet_length(content))::bigint, max(at), bool_or(images)::int FROM %1 WHERE "
                                          "place = '") +
                               LoadNames::placeId(m_plan.table.place) + QLatin1String("' GROUP BY run ORDER BY max(n)")));
    std::vector<KeptUndo> kept;
    for (int row = 0; rows && row < rows->rows(); ++row) {
        KeptUndo &run = kept.emplace_back();
        run.runId = rows->text(row, 0);
        run.bytes = rows->number(row, 1);
        run.at = Instant(Micros(rows->number(row, 2)));
        if (rows->number(row, 3) == 0)
            continue;
        TRY_ASSIGN(const auto images, imagesPlace(*connection, run.runId));
        if (!images)
            continue;
        TRY_ASSIGN(const QString quoted, quotePlace(*images, SqlDialect::Postgres));
        PgParams params;
        params.addText(quoted);
        TRY_ASSIGN(const PgResult size, connection->ask(QStringLiteral("SELECT pg_total_relation_size($1::regclass)"), params));
        run.bytes += size.number(0, 0);
    }
    return kept;
}

Result<std::vector<UndoEntry>> PgUndo::entries(const QString &runId, std::int64_t below, std::size_t limit)
{
    TRY_ASSIGN(const QString run, quoteLiteral(runId, SqlDialect::Postgres));
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(const auto rows, pgAskShared(*connection, m_plan, sharedUndo,
                                            QLatin1String("SELECT n, at, encode(content, 'hex') FROM %1") + ofRun(run) +
                                                QStringLiteral(" AND n < %1 ORDER BY n DESC LIMIT ").arg(below) +
                                                QString::number(limit)));
    std::vector<UndoEntry> entries;
    for (int row = 0; rows && row < rows->rows(); ++row) {
        const auto hex = rows->bytes(row, 2);
        entries.push_back({rows->number(row, 0), Instant(Micros(rows->number(row, 1))),
                           QByteArray::fromHex(QByteArray::fromRawData(hex.data(), qsizetype(hex.size()))).toStdString()});
    }
    return entries;
}

Result<QString> PgUndo::images(const QString &runId)
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(const auto place, imagesPlace(*connection, runId));
    if (!place)
        return QString();
    TRY_ASSIGN(const QString quoted, quotePlace(*place, SqlDialect::Postgres));
    // For whoever reads it by number; a run has no use for it.
    TRY(connection->run(QStringLiteral("CREATE INDEX IF NOT EXISTS %1 ON %2 (n)").arg(place->name + QLatin1String("_n"), quoted)));
    return placeText(*place);
}

Result<void> PgUndo::drop(const QString &runId)
{
    TRY_ASSIGN(const QString run, quoteLiteral(runId, SqlDialect::Postgres));
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(const auto place, imagesPlace(*connection, runId));
    QString sql = QLatin1String("DELETE FROM %1") + ofRun(run);
    if (place) {
        TRY_ASSIGN(const QString quoted, quotePlace(*place, SqlDialect::Postgres));
        sql += QLatin1String("; DROP TABLE IF EXISTS ") + quoted; // both or none
    }
    TRY(pgAskShared(*connection, m_plan, sharedUndo, sql));
    return {};
}

} // namespace tidewright
