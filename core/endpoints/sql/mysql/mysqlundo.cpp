#include "mysqlundo.h"

#include "loadnames.h"

namespace tidewright
{

namespace
{

// No rows where nothing was ever kept.
Result<std::vector<MysqlTextRow>> rowsIfAny(MysqlConnection &connection, const QByteArray &sql)
{
    auto rows = connection.rows(sql);
    if (!rows && rows.error().code == ErrorCode::NotFound)
        return std::vector<MysqlTextRow>();
    return rows;
}

} // namespace

Result<std::unique_ptr<Undo>> MysqlUndo::open(const std::shared_ptr<MysqlPool> &pool, MysqlLoadPlan plan, std::stop_token stop)
{
    std::unique_ptr<MysqlUndo> undo(new MysqlUndo);
    undo->m_pool = pool;
    undo->m_stop = std::move(stop);
    TRY_ASSIGN(const QString table, quotePlace({plan.table.place.schema, QString(sharedUndo)}, SqlDialect::Mysql));
    plan.undo = table.toUtf8();
    undo->m_plan = std::move(plan);
    return std::unique_ptr<Undo>(std::move(undo));
}

SqlPlace MysqlUndo::imagesPlace(const QString &runId) const
{
    return {m_plan.table.place.schema, LoadNames::of(runId, m_plan.table.place).images};
}

Result<std::optional<std::int64_t>> MysqlUndo::imagesSize(MysqlConnection &connection, const QString &runId)
{
    const SqlPlace place = imagesPlace(runId);
    TRY_ASSIGN(const auto rows,
               connection.rows("SELECT data_length + index_length FROM information_schema.tables WHERE table_schema = '" +
                               connection.escaped(place.schema.toStdString()) + "' AND table_name = '" +
                               connection.escaped(place.name.toStdString()) + '\''));
    if (rows.empty())
        return std::optional<std::int64_t>();
    return std::optional<std::int64_t>(rows.front()[0].value_or(QByteArray("0")).toLongLong());
}

QByteArray MysqlUndo::where(MysqlConnection &connection, const QString &runId) const
{
    return " FROM " + m_plan.undo + " WHERE place = '" + LoadNames::placeId(m_plan.table.place).toLatin1() + "' AND run = '" +
           connection.escaped(runId.toStdString()) + '\'';
}

Result<std::vector<KeptUndo>> MysqlUndo::runs()
{
    TRY_ASSIGN(const MysqlPool::Lease connection, m_pool->take(MysqlUse::Write, m_stop));
    TRY_ASSIGN(const auto rows, rowsIfAny(*connection, "SELECT run, SUM(size), MAX(at), MAX(images) FROM " + m_plan.undo +
                                                           " WHERE place = '" +
                                                           LoadNames::placeId(m_plan.table.place).toLatin1() +
                                                           "' GROUP BY run ORDER BY MAX(n)"));
    std::vector<KeptUndo> kept;
    for (const MysqlTextRow &row : rows) {
        KeptUndo &run = kept.emplace_back();
        run.runId = QString::fromUtf8(row[0].value_or(QByteArray()));
        run.bytes = row[1].value_or(QByteArray()).toLongLong();
        run.at = Instant(Micros(row[2].value_or(QByteArray()).toLongLong()));
        if (row[3] != QByteArray("1"))
            continue;
        TRY_ASSIGN(const auto images, imagesSize(*connection, run.runId));
        run.bytes += images.value_or(0);
    }
    return kept;
}

Result<std::vector<UndoEntry>> MysqlUndo::entries(const QString &runId, std::int64_t below, std::size_t limit)
{
    TRY_ASSIGN(const MysqlPool::Lease connection, m_pool->take(MysqlUse::Write, m_stop));
    TRY_ASSIGN(const auto rows,
               rowsIfAny(*connection, "SELECT n, at, content" + where(*connection, runId) + " AND n < " +
                                          QByteArray::number(qlonglong(below)) + " ORDER BY n DESC LIMIT " +
                                          QByteArray::number(qulonglong(limit))));
    std::vector<UndoEntry> entries;
    for (const MysqlTextRow &row : rows)
        entries.push_back({row[0].value_or(QByteArray()).toLongLong(),
                           Instant(Micros(row[1].value_or(QByteArray()).toLongLong())),
                           row[2].value_or(QByteArray()).toStdString()});
    return entries;
}

Result<QString> MysqlUndo::images(const QString &runId)
{
    TRY_ASSIGN(const MysqlPool::Lease connection, m_pool->take(MysqlUse::Write, m_stop));
    TRY_ASSIGN(const auto size, imagesSize(*connection, runId));
    return size ? placeText(imagesPlace(runId)) : QString();
}

// The entries last: as long as one is there, the rest is found.
Result<void> MysqlUndo::drop(const QString &runId)
{
    TRY_ASSIGN(const MysqlPool::Lease connection, m_pool->take(MysqlUse::Write, m_stop));
    TRY_ASSIGN(const QString images, quotePlace(imagesPlace(runId), SqlDialect::Mysql));
    TRY(connection->run("DROP TABLE IF EXISTS " + images.toUtf8()));
    const auto deleted = connection->run("DELETE" + where(*connection, runId));
    return deleted || deleted.error().code == ErrorCode::NotFound ? Result<void>() : tl::unexpected(deleted.error());
}

} // namespace tidewright
