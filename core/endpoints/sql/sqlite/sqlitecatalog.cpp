#include "sqlitecatalog.h"

#include "loadnames.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Sqlite)
};

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

class Reader
{
public:
    Reader(const SqliteConnection &connection, QString name, bool isView, bool withoutRowid)
        : m_connection(connection)
        , m_utf8(name.toUtf8())
    {
        m_table.place.name = std::move(name);
        m_table.schema.isView = isView;
        m_table.hasRowid = !isView && !withoutRowid;
    }

    Result<SqliteTable> read()
    {
        TRY_ASSIGN(const QString quoted, quotePlace(m_table.place, SqlDialect::Sqlite));
        m_table.quoted = quoted.toUtf8();
        m_table.schema.place = placeText(m_table.place);
        TRY(readColumns());
        if (!m_table.schema.isView) {
            TRY(readIndexes());
            TRY(readForeignKeys());
        }
        return std::move(m_table);
    }

private:
    Result<SqliteStatement> ask(const QByteArray &sql)
    {
        TRY_ASSIGN(SqliteStatement statement, m_connection.prepare(sql));
        TRY(statement.bindText(0, view(m_utf8)));
        return statement;
    }

    Result<void> readColumns()
    {
        TRY_ASSIGN(SqliteStatement rows,
                   ask("SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk, hidden FROM pragma_table_xinfo(?1, 'main')"));
        QMap<std::int64_t, QString> key;
        for (;;) {
            TRY_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            SqliteColumn column;
            column.field.name = rows.text(0);
            column.field.nativeType = rows.text(1);
            TRY_ASSIGN(const QString quoted, quoteIdentifier(column.field.name, SqlDialect::Sqlite));
            column.name = quoted.toUtf8();
            classify(column);
            column.field.nullable = rows.number(2) == 0;
            column.field.hasDefault = rows.number(3) != 0;
            column.field.generated = rows.number(5) > 1;
            if (rows.number(4) > 0)
                key.insert(rows.number(4), column.field.name);
            m_table.columns.push_back(std::move(column));
        }
        m_table.schema.key = key.values();
        for (SqliteColumn &column : m_table.columns) {
            TRY(readCollation(column));
            // A key of one INTEGER is the rowid: never NULL, and given if it is missing.
            const bool isRowid = m_table.hasRowid && key.size() == 1 && key.first() == column.field.name &&
                                 column.field.nativeType.compare(QLatin1String("INTEGER"), Qt::CaseInsensitive) == 0;
            if (isRowid) {
                column.field.nullable = false;
                column.field.hasDefault = true;
                m_table.indexed += column.field.name;
            }
            m_table.schema.fields.push_back(column.field);
        }
        if (!m_table.schema.key.isEmpty())
            m_table.unique += m_table.schema.key;
        return {};
    }

    Result<void> readCollation(SqliteColumn &column)
    {
        if (m_table.schema.isView)
            return {};
        const char *collation = nullptr;
        const int code =
            sqlite3_table_column_metadata(m_connection.handle(), "main", m_utf8.constData(),
                                          column.field.name.toUtf8().constData(), nullptr, &collation, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK)
            return Failure(m_connection.error(code));
        column.binaryCollation = !collation || qstricmp(collation, "BINARY") == 0;
        return {};
    }

    Result<void> readIndexes()
    {
        TRY_ASSIGN(SqliteStatement rows,
                   ask("SELECT l.seq, l.\"unique\" AND NOT l.partial, i.name, c.\"notnull\" "
                       "FROM pragma_index_list(?1, 'main') l, pragma_index_info(l.name, 'main') i "
                       "LEFT JOIN pragma_table_xinfo(?1, 'main') c ON c.cid = i.cid ORDER BY l.seq, i.seqno"));
        struct Index {
            QStringList columns;
            bool unique = true;
            bool nullable = false;
        };
        QMap<std::int64_t, Index> indexes;
        for (;;) {
            TRY_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            Index &index = indexes[rows.number(0)];
            // An expression has no name.
            index.unique = index.unique && rows.number(1) != 0 && !rows.isNull(2);
            index.nullable = index.nullable || rows.number(3) == 0;
            index.columns += rows.text(2);
        }
        QStringList narrowest;
        for (const Index &index : std::as_const(indexes)) {
            if (!index.columns.first().isEmpty() && !m_table.indexed.contains(index.columns.first()))
                m_table.indexed += index.columns.first();
            if (!index.unique)
                continue;
            m_table.unique += index.columns;
            if (!index.nullable && (narrowest.isEmpty() || index.columns.size() < narrowest.size()))
                narrowest = index.columns;
        }
        if (m_table.schema.key.isEmpty())
            m_table.schema.key = narrowest;
        return {};
    }

    Result<void> readForeignKeys()
    {
        TRY_ASSIGN(
            SqliteStatement rows,
            ask("SELECT f.id, f.\"table\", f.\"from\", coalesce(f.\"to\", (SELECT name FROM pragma_table_info(f.\"table\") "
                "WHERE pk = f.seq + 1), '') FROM pragma_foreign_key_list(?1, 'main') f ORDER BY f.id DESC, f.seq"));
        std::int64_t last = -1;
        for (;;) {
            TRY_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            std::vector<ForeignKey> &keys = m_table.schema.foreignKeys;
            if (rows.number(0) != last)
                keys.push_back({{}, placeText({{}, rows.text(1)}), {}});
            last = rows.number(0);
            keys.back().fields += rows.text(2);
            keys.back().referenced += rows.text(3);
        }
        return {};
    }

    const SqliteConnection &m_connection;
    QByteArray m_utf8;
    SqliteTable m_table;
};

} // namespace

Result<std::optional<std::int64_t>> SqliteTable::estimate(const SqliteConnection &connection) const
{
    TRY_ASSIGN(const bool analysed, connection.hasTable(QStringLiteral("sqlite_stat1")));
    if (analysed) {
        TRY_ASSIGN(SqliteStatement rows, connection.prepare("SELECT stat FROM sqlite_stat1 WHERE tbl = ?1 COLLATE NOCASE"));
        const QByteArray name = place.name.toUtf8();
        TRY(rows.bindText(0, view(name)));
        TRY_ASSIGN(const bool row, rows.step());
        if (row)
            return rows.text(0).section(QLatin1Char(' '), 0, 0).toLongLong();
    }
    // A table may have a column of this name, which then hides it.
    if (!hasRowid || schema.find(QStringLiteral("rowid")))
        return std::nullopt;
    TRY_ASSIGN(const std::int64_t last, connection.number("SELECT max(rowid) FROM " + quoted));
    return std::max<std::int64_t>(last, 0);
}

Result<SqliteTable> readTable(const SqliteConnection &connection, const QString &place)
{
    TRY_ASSIGN(const SqlPlace parsed, parsePlace(place));
    TRY_ASSIGN(SqliteStatement rows,
               connection.prepare("SELECT name, type = 'view', wr FROM pragma_table_list WHERE schema = 'main' "
                                  "AND type IN ('table', 'view') AND name = ?1 COLLATE NOCASE"));
    const QByteArray name = parsed.name.toUtf8();
    TRY(rows.bindText(0, view(name)));
    TRY_ASSIGN(const bool row, rows.step());
    const bool isMain = parsed.schema.isEmpty() || parsed.schema.compare(QLatin1String("main"), Qt::CaseInsensitive) == 0;
    if (!row || !isMain)
        return fail(ErrorCode::NotFound, Tr::tr("%1 has no table or view “%2”.").arg(connection.config().described(), place), {},
                    Tr::tr("Check the names in the job and in the connection; “discover” lists what there is."));
    return Reader(connection, rows.text(0), rows.number(1) != 0, rows.number(2) != 0).read();
}

Result<std::vector<SqliteTable>> readTables(const SqliteConnection &connection)
{
    std::vector<SqliteTable> tables;
    TRY_ASSIGN(SqliteStatement rows,
               connection.prepare("SELECT name, type = 'view', wr FROM pragma_table_list WHERE schema = 'main' AND "
                                  "type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                                  "ORDER BY name"));
    for (;;) {
        TRY_ASSIGN(const bool row, rows.step());
        if (!row)
            return tables;
        if (isLoadName(rows.text(0)))
            continue;
        auto table = Reader(connection, rows.text(0), rows.number(1) != 0, rows.number(2) != 0).read();
        // A view on something that is gone offers nothing.
        if (!table && rows.number(1) != 0 && table.error().code != ErrorCode::Cancelled)
            continue;
        TRY(table);
        tables.push_back(std::move(*table));
    }
}

} // namespace tidewright
