#include "mysqltextreader.h"

#include "mysqlliteral.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlSource)
};

// Keys asked for in one statement.
constexpr std::size_t keysPerQuery = 1'000;

} // namespace

Failure MysqlTextReader::unreadable(const MysqlConnection &connection, std::size_t column) const
{
    const Field &field = m_columns[column].field;
    return fail(ErrorCode::Internal,
                Tr::tr("%1 sent a value for “%2” that cannot be read.").arg(connection.config().described(), field.name),
                QStringLiteral("type %1").arg(field.nativeType));
}

Result<void> MysqlTextReader::append(const MysqlConnection &connection, MysqlRows &rows, MYSQL_ROW row, RecordBatch &into)
{
    const unsigned long *lengths = rows.lengths();
    const std::span<Cell> cells = into.appendRow();
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (!row[column])
            continue;
        const MysqlColumn &of = m_columns[column];
        if (lengths[column] > UINT32_MAX ||
            !parseCell(of.form, of.field.type.kind, {row[column], lengths[column]}, m_memos[column], into, cells[column]))
            return unreadable(connection, column);
    }
    return {};
}

Result<void> MysqlTextReader::read(MysqlConnection &connection, const QByteArray &sql, RecordBatch &into)
{
    TRY_ASSIGN(MysqlRows rows, connection.stream(sql));
    while (const MYSQL_ROW row = rows.next())
        TRY(append(connection, rows, row, into));
    return connection.finished();
}

Result<void> MysqlTextReader::fetch(MysqlConnection &connection, const MysqlKeyedFetch &what,
                                    const std::vector<std::size_t> &keyColumns, const RecordBatch &keys, RecordBatch &into)
{
    into.clear(m_columns.size());
    std::vector<MysqlColumn> key;
    for (const std::size_t column : keyColumns)
        key.push_back(m_columns[column]);
    const QByteArray rest = (what.filter.isEmpty() ? QByteArray() : " AND " + what.filter) + (what.lock ? " FOR UPDATE" : "");
    for (std::size_t first = 0; first < keys.rows(); first += keysPerQuery) {
        QList<QByteArray> any;
        for (std::size_t row = first; row < std::min(first + keysPerQuery, keys.rows()); ++row)
            any += keyCondition(keys.row(row), key, connection);
        TRY(read(connection, what.select + " WHERE (" + any.join(" OR ") + ')' + rest, into));
    }
    return {};
}

} // namespace tidewright
