#include "pgwindows.h"

#include "contenttext.h"
#include "pgcatalog.h"
#include "pgliteral.h"

namespace tidewright
{

namespace
{
constexpr QLatin1String unionAll(" UNION ALL ");
} // namespace

Result<QString> windowSql(const PgTable &table, const Window &window, std::size_t tag)
{
    const PgColumn *cursor = table.find(window.cursor);
    const bool isTable = table.kind == 'r' || table.kind == 'p' || table.kind == 'm';
    if (!cursor || !isTable || window.from.isNull())
        return QString();
    TRY_ASSIGN(const QString from, pgLiteral(*cursor, window.from));
    QStringList fields;
    for (const PgColumn &column : table.columns)
        fields += column.quoted;
    QString condition = QStringLiteral("(%1 >= %2%3)")
                            .arg(cursor->ordering(), from,
                                 cursor->field.nullable ? QStringLiteral(" OR %1 IS NULL").arg(cursor->quoted) : QString());
    if (const QString filter = window.filter.trimmed(); !filter.isEmpty())
        condition += QLatin1String(" AND (\n") + filter + QLatin1String("\n)"); // a comment in it ends with it
    // The text of a row quotes what would make two of them alike. Two seeds: 128 bits.
    return QStringLiteral("SELECT %1, count(*), count(h), sum(hashtextextended(h, 0)), sum(hashtextextended(h, 1)) FROM (SELECT "
                          "ROW(%2)::text COLLATE \"C\" AS h FROM %3 WHERE %4 LIMIT %5) AS w")
        .arg(QString::number(tag), fields.join(QLatin1String(", ")), table.quoted, condition, QString::number(mostHashed));
}

QString windowContent(const PgResult &rows, int row)
{
    return contentText(rows.text(row, 1), rows.text(row, 2), rows.text(row, 3), rows.text(row, 4));
}

Result<WindowProbe::Answer> PgWindows::contents(const std::vector<Window> &windows, std::stop_token stop)
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadOnly, std::move(stop)));
    TRY_ASSIGN(const PgResult clock,
               connection->run(QStringLiteral("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")));
    WindowProbe::Answer answer;
    answer.now = Instant(Micros(clock.number(0, 0)));
    TRY_ASSIGN(const auto tables, m_tables.find(
                                      windows, [&] { return pgTables(*connection); },
                                      [&](const QString &place) { return pgTable(*connection, place); }));
    answer.contents.resize(windows.size());
    for (std::size_t first = 0; first < windows.size(); first += windowsPerStatement) {
        QStringList parts;
        for (std::size_t at = first; at < std::min(first + windowsPerStatement, windows.size()); ++at) {
            TRY_ASSIGN(const QString sql, windowSql(tables->at(windows[at].place), windows[at], at));
            if (!sql.isEmpty())
                parts += QLatin1Char('(') + sql + QLatin1Char(')');
        }
        if (parts.isEmpty())
            continue;
        const auto rows = connection->run(parts.join(unionAll));
        if (!rows) {
            m_tables.forget();
            return tl::unexpected(rows.error());
        }
        for (int row = 0; row < rows->rows(); ++row)
            answer.contents[std::size_t(rows->number(row, 0))] = windowContent(*rows, row);
    }
    return answer;
}

Result<std::vector<bool>> PgWindows::holdRecords(const QStringList &places, std::stop_token stop)
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadOnly, std::move(stop)));
    std::vector<bool> held(std::size_t(places.size()));
    for (qsizetype first = 0; first < places.size(); first += qsizetype(windowsPerStatement)) {
        const qsizetype end = std::min(first + qsizetype(windowsPerStatement), places.size());
        QStringList parts;
        for (qsizetype at = first; at < end; ++at) {
            TRY_ASSIGN(const SqlPlace place, parsePlace(places[at]));
            TRY_ASSIGN(const QString quoted, quotePlace(place, SqlDialect::Postgres));
            parts += QStringLiteral("EXISTS (SELECT FROM %1)").arg(quoted);
        }
        // Side by side: planned in half the time that a union takes.
        TRY_ASSIGN(const PgResult row, connection->run(QLatin1String("SELECT ") + parts.join(QLatin1String(", "))));
        for (qsizetype at = first; at < end; ++at)
            held[std::size_t(at)] = row.flag(0, int(at - first));
    }
    return held;
}

} // namespace tidewright
