#include "sqliteundo.h"

#include "loadnames.h"

namespace tidewright
{

namespace
{

QByteArray placeId(const SqliteLoadPlan &plan)
{
    return LoadNames::placeId(plan.table.place).toLatin1();
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

} // namespace

Result<void> noteUndo(const SqliteConnection &connection, const SqliteLoadPlan &plan, const UndoEntry &entry, bool withImages)
{
    const QByteArray table = QByteArray(sharedUndo.data(), sharedUndo.size());
    TRY(connection.run("CREATE TABLE IF NOT EXISTS " + table +
                       " (n INTEGER PRIMARY KEY, place TEXT NOT NULL, run TEXT NOT NULL, at INTEGER NOT NULL, "
                       "images INTEGER NOT NULL, content BLOB NOT NULL); "
                       "CREATE INDEX IF NOT EXISTS tidewright_undo_runs ON " +
                       table + " (place, run, n)"));
    TRY_ASSIGN(SqliteStatement insert,
               connection.prepare("INSERT INTO " + table + " (place, run, at, images, content) VALUES (?1, ?2, ?3, ?4, ?5)"));
    const QByteArray place = placeId(plan), run = plan.spec.undo.toUtf8();
    TRY(insert.bindText(0, view(place)));
    TRY(insert.bindText(1, view(run)));
    TRY(insert.bindInt(2, entry.at.time_since_epoch().count()));
    TRY(insert.bindInt(3, withImages ? 1 : 0));
    TRY(insert.bindBytes(4, entry.content));
    return insert.run();
}

Result<std::unique_ptr<Undo>> SqliteUndo::open(SqliteLoadPlan plan, std::stop_token stop)
{
    std::unique_ptr<SqliteUndo> undo(new SqliteUndo);
    TRY_ASSIGN(undo->m_connection, SqliteConnection::open(plan.config, SqliteUse::Write, std::move(stop)));
    undo->m_plan = std::move(plan);
    return std::unique_ptr<Undo>(std::move(undo));
}

QString SqliteUndo::imagesName(const QString &runId) const
{
    return LoadNames::of(runId, m_plan.table.place).images;
}

// From what SQLite knows of its pages; where it does not, by what a record takes.
Result<std::int64_t> SqliteUndo::imagesSize(const QString &runId)
{
    const QByteArray name = imagesName(runId).toUtf8();
    const auto pages = m_connection->number("SELECT sum(pgsize) FROM dbstat WHERE name = '" + name + '\'');
    if (pages)
        return pages;
    constexpr std::int64_t usual = 400;
    TRY_ASSIGN(const std::int64_t records, m_connection->number("SELECT count(*) FROM \"" + name + '"'));
    return records * usual;
}

Result<std::vector<KeptUndo>> SqliteUndo::runs()
{
    std::vector<KeptUndo> kept;
    TRY_ASSIGN(const bool any, m_connection->hasTable(QString(sharedUndo)));
    if (!any)
        return kept;
    std::vector<std::size_t> withImages;
    TRY_ASSIGN(SqliteStatement rows,
               m_connection->prepare("SELECT run, sum(length(content)), max(at), max(images) FROM tidewright_undo WHERE place = ?1 "
                                     "GROUP BY run ORDER BY max(n)"));
    const QByteArray place = placeId(m_plan);
    TRY(rows.bindText(0, view(place)));
    for (;;) {
        TRY_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        if (rows.number(3) != 0)
            withImages.push_back(kept.size());
        kept.push_back({rows.text(0), rows.number(1), Instant(Micros(rows.number(2)))});
    }
    for (const std::size_t at : withImages) {
        TRY_ASSIGN(const bool there, m_connection->hasTable(imagesName(kept[at].runId)));
        if (!there)
            continue;
        TRY_ASSIGN(const std::int64_t bytes, imagesSize(kept[at].runId));
        kept[at].bytes += bytes;
    }
    return kept;
}

Result<std::vector<UndoEntry>> SqliteUndo::entries(const QString &runId, std::int64_t below, std::size_t limit)
{
    std::vector<UndoEntry> entries;
    TRY_ASSIGN(const bool any, m_connection->hasTable(QString(sharedUndo)));
    if (!any)
        return entries;
    TRY_ASSIGN(SqliteStatement rows,
               m_connection->prepare("SELECT n, at, content FROM tidewright_undo WHERE place = ?1 AND run = ?2 AND n < ?3 "
                                     "ORDER BY n DESC LIMIT ?4"));
    const QByteArray place = placeId(m_plan), run = runId.toUtf8();
    TRY(rows.bindText(0, view(place)));
    TRY(rows.bindText(1, view(run)));
    TRY(rows.bindInt(2, below));
    TRY(rows.bindInt(3, std::int64_t(limit)));
    for (;;) {
        TRY_ASSIGN(const bool row, rows.step());
        if (!row)
            return entries;
        entries.push_back({rows.number(0), Instant(Micros(rows.number(1))), rows.bytes(2).toStdString()});
    }
}

Result<QString> SqliteUndo::images(const QString &runId)
{
    TRY_ASSIGN(const bool there, m_connection->hasTable(imagesName(runId)));
    return there ? imagesName(runId) : QString();
}

Result<void> SqliteUndo::dropAll(const QString &runId)
{
    TRY(m_connection->run("DROP TABLE IF EXISTS \"" + imagesName(runId).toUtf8() + '"'));
    TRY_ASSIGN(const bool any, m_connection->hasTable(QString(sharedUndo)));
    if (any) {
        TRY_ASSIGN(SqliteStatement remove, m_connection->prepare("DELETE FROM tidewright_undo WHERE place = ?1 AND run = ?2"));
        const QByteArray place = placeId(m_plan), run = runId.toUtf8();
        TRY(remove.bindText(0, view(place)));
        TRY(remove.bindText(1, view(run)));
        TRY(remove.run());
    }
    return m_connection->commit();
}

Result<void> SqliteUndo::drop(const QString &runId)
{
    TRY(m_connection->run("BEGIN IMMEDIATE"));
    auto dropped = dropAll(runId);
    m_connection->rollback();
    return dropped;
}

} // namespace tidewright
