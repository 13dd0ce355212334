#include "mysqlwindows.h"

#include "contenttext.h"
#include "mysqlliteral.h"
#include "valuetext.h"

namespace tidewright
{

QByteArray windowSql(MysqlConnection &connection, const MysqlTable &table, const Window &window, std::size_t tag)
{
    const int at = table.schema.indexOf(window.cursor);
    if (at < 0 || table.schema.isView || table.engine != QLatin1String("InnoDB") || window.from.isNull())
        return {};
    const MysqlColumn &cursor = table.columns[static_cast<std::size_t>(at)];
    // Quoted and separated, so that no two records are written alike.
    QList<QByteArray> fields;
    for (const MysqlColumn &column : table.columns)
        fields += "QUOTE(CAST(" + column.selected() + " AS BINARY))";
    QByteArray condition = cursor.ordered() + " >= " + positionLiteral(window.from.cell(), cursor, connection);
    if (cursor.field.nullable)
        condition = '(' + condition + " OR " + cursor.name + " IS NULL)";
    if (const QByteArray filter = window.filter.trimmed().toUtf8(); !filter.isEmpty())
        condition += " AND (" + filter + "\n)"; // a comment at its end must not swallow the rest
    return "SELECT " + QByteArray::number(static_cast<qulonglong>(tag)) + ", MD5(CONCAT_WS(',', " + fields.join(", ") +
           ")) FROM " + table.quoted + " WHERE " + condition + " LIMIT " + QByteArray::number(mostHashed);
}

void WindowSum::add(const MysqlTextRow &row)
{
    ++m_records;
    constexpr qsizetype half = 16;
    const std::optional<QByteArray> &hash = row[1];
    if (!hash || hash->size() != 2 * half)
        return;
    ++m_hashed;
    m_first += hash->first(half).toULongLong(nullptr, 16);
    m_second += hash->last(half).toULongLong(nullptr, 16);
}

QString WindowSum::content() const
{
    return contentText(QString::number(m_records), QString::number(m_hashed), QString::number(m_first),
                       QString::number(m_second));
}

Result<WindowProbe::Answer> MysqlWindows::contents(const std::vector<Window> &windows, std::stop_token stop)
{
    TRY_ASSIGN(const MysqlPool::Lease connection, m_pool->take(MysqlUse::Read, std::move(stop)));
    TRY_ASSIGN(const std::optional<QByteArray> clock, connection->value("SELECT UTC_TIMESTAMP(6)"));
    WindowProbe::Answer answer;
    Cell now;
    if (!clock || !fromText({clock->constData(), static_cast<std::size_t>(clock->size())}, ValueKind::Timestamp, nullptr, now))
        return answer;
    answer.now = Instant(Micros(now.i));
    TRY_ASSIGN(const auto tables, m_tables.find(
                                      windows, [&] { return readTables(*connection); },
                                      [&](const QString &place) { return readTable(*connection, place); }));
    answer.contents.resize(windows.size());
    for (std::size_t first = 0; first < windows.size(); first += windowsPerStatement) {
        QList<QByteArray> parts;
        for (std::size_t at = first; at < std::min(first + windowsPerStatement, windows.size()); ++at) {
            if (const QByteArray sql = windowSql(*connection, tables->at(windows[at].place), windows[at], at); !sql.isEmpty())
                parts += '(' + sql + ')';
        }
        if (parts.isEmpty())
            continue;
        const auto rows = connection->rows(parts.join(" UNION ALL "));
        if (!rows) {
            m_tables.forget();
            return tl::unexpected(rows.error());
        }
        std::vector<WindowSum> sums(windowsPerStatement);
        for (const MysqlTextRow &row : *rows)
            sums[row[0].value_or(QByteArray()).toULongLong() - first].add(row);
        for (std::size_t at = first; at < std::min(first + windowsPerStatement, windows.size()); ++at)
            answer.contents[at] = sums[at - first].content();
    }
    return answer;
}

Result<std::vector<bool>> MysqlWindows::holdRecords(const QStringList &places, std::stop_token stop)
{
    TRY_ASSIGN(const MysqlPool::Lease connection, m_pool->take(MysqlUse::Read, std::move(stop)));
    std::vector<bool> held(static_cast<std::size_t>(places.size()));
    for (qsizetype first = 0; first < places.size(); first += qsizetype(windowsPerStatement)) {
        QList<QByteArray> parts;
        for (qsizetype at = first; at < std::min(first + qsizetype(windowsPerStatement), places.size()); ++at) {
            TRY_ASSIGN(const SqlPlace place, parsePlace(places[at]));
            TRY_ASSIGN(const QString quoted, quotePlace(place, SqlDialect::Mysql));
            parts += "(SELECT " + QByteArray::number(at) + ", EXISTS (SELECT 1 FROM " + quoted.toUtf8() + "))";
        }
        TRY_ASSIGN(const auto rows, connection->rows(parts.join(" UNION ALL ")));
        for (const MysqlTextRow &row : rows)
            held[row[0].value_or(QByteArray()).toULongLong()] = row[1] == QByteArray("1");
    }
    return held;
}

} // namespace tidewright
