#include "mysqlcatalog.h"

#include "cursorcandidates.h"
#include "loadnames.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlCatalog)
};

QString text(const std::optional<QByteArray> &value)
{
    return value ? QString::fromUtf8(*value) : QString();
}

int number(const std::optional<QByteArray> &value)
{
    return value ? value->toInt() : -1;
}

// The tables of one database, or one of them, by name.
using Tables = QMap<QString, MysqlTable>;

class Reader
{
public:
    // `table` empty: all of the database.
    Reader(MysqlConnection &connection, const QString &database, const QString &table, bool qualified)
        : m_connection(connection)
        , m_database(database)
        , m_qualified(qualified)
        , m_where(" = '" + connection.escaped(database.toUtf8().toStdString()) + '\'')
    {
        if (!table.isEmpty())
            m_table = " = '" + connection.escaped(table.toUtf8().toStdString()) + '\'';
    }

    Result<Tables> read()
    {
        TRY(readNames());
        if (m_tables.isEmpty())
            return std::move(m_tables);
        TRY(readColumns());
        TRY(readKeys());
        TRY(readForeignKeys());
        return std::move(m_tables);
    }

private:
    QByteArray within(const char *schema, const char *table) const
    {
        return " WHERE " + QByteArray(schema) + m_where +
               (m_table.isEmpty() ? QByteArray() : " AND " + QByteArray(table) + m_table);
    }

    Result<void> readNames()
    {
        TRY_ASSIGN(const auto rows,
                   m_connection.rows("SELECT table_name, table_type, engine, table_rows FROM information_schema.tables" +
                                     within("table_schema", "table_name")));
        for (const MysqlTextRow &row : rows) {
            const QString type = text(row[1]);
            if (type == QLatin1String("SEQUENCE") || (m_table.isEmpty() && isLoadName(text(row[0]))))
                continue;
            MysqlTable table;
            table.place = {m_database, text(row[0])};
            TRY_ASSIGN(const QString quoted, quotePlace(table.place, SqlDialect::Mysql));
            table.quoted = quoted.toUtf8();
            table.schema.place = placeText(m_qualified ? table.place : SqlPlace{{}, table.place.name});
            table.schema.isView = type.contains(QLatin1String("VIEW"));
            table.engine = text(row[2]);
            if (row[3])
                table.estimate = row[3]->toLongLong();
            m_tables.insert(table.place.name, table);
        }
        return {};
    }

    // The json of MariaDB is a longtext with a check.
    Result<QSet<QString>> jsonColumns()
    {
        QSet<QString> found;
        if (!m_connection.isMariaDb())
            return found;
        TRY_ASSIGN(const auto rows,
                   m_connection.rows("SELECT table_name, check_clause FROM information_schema.check_constraints" +
                                     within("constraint_schema", "table_name") + " AND check_clause LIKE 'json\\_valid(`%`)'"));
        for (const MysqlTextRow &row : rows) {
            const QString clause = text(row[1]);
            const QString column = clause.mid(12, clause.size() - 14).replace(QLatin1String("``"), QLatin1String("`"));
            found.insert(text(row[0]) + QLatin1Char('\n') + column);
        }
        return found;
    }

    Result<void> readColumns()
    {
        TRY_ASSIGN(const QSet<QString> json, jsonColumns());
        TRY_ASSIGN(
            const auto rows,
            m_connection.rows("SELECT table_name, column_name, data_type, column_type, character_set_name, collation_name, "
                              "numeric_precision, numeric_scale, datetime_precision, character_maximum_length, is_nullable, "
                              "column_default, extra, generation_expression, column_comment FROM information_schema.columns" +
                              within("table_schema", "table_name") + " ORDER BY table_name, ordinal_position"));
        for (const MysqlTextRow &row : rows) {
            const auto table = m_tables.find(text(row[0]));
            if (table == m_tables.end())
                continue;
            MysqlColumn column;
            column.field.name = text(row[1]);
            TRY_ASSIGN(const QString quoted, quoteIdentifier(column.field.name, SqlDialect::Mysql));
            column.name = quoted.toUtf8();
            column.dataType = text(row[2]).toLower();
            column.charset = text(row[4]);
            column.collation = text(row[5]);
            column.defaultText = text(row[11]);
            column.extra = text(row[12]).toLower();
            column.comment = text(row[14]);
            column.field.nullable = text(row[10]) == QLatin1String("YES");
            column.field.generated = !text(row[13]).isEmpty();
            column.field.hasDefault = (row[11] && column.defaultText != QLatin1String("NULL")) ||
                                      column.extra.contains(QLatin1String("auto_increment"));
            MysqlColumnFacts facts;
            facts.columnType = text(row[3]);
            facts.precision = number(row[6]);
            facts.scale = number(row[7]);
            facts.fraction = number(row[8]);
            facts.length = row[9] ? row[9]->toLongLong() : -1;
            facts.json = column.dataType == QLatin1String("longtext") &&
                         json.contains(text(row[0]) + QLatin1Char('\n') + column.field.name);
            classify(column, facts);
            table->schema.fields.push_back(column.field);
            table->columns.push_back(std::move(column));
        }
        return {};
    }

    // The primary key, else the unique key of the fewest columns that has no nullable one and no prefix.
    Result<void> readKeys()
    {
        TRY_ASSIGN(const auto rows,
                   m_connection.rows(
                       "SELECT table_name, index_name, column_name, non_unique, sub_part FROM information_schema.statistics" +
                       within("table_schema", "table_name") + " ORDER BY table_name, index_name, seq_in_index"));
        struct Index {
            QStringList columns;
            bool usable = true;
        };
        QMap<QString, QMap<QString, Index>> indexes;
        for (const MysqlTextRow &row : rows) {
            const auto table = m_tables.find(text(row[0]));
            if (table == m_tables.end())
                continue;
            Index &index = indexes[text(row[0])][text(row[1])];
            const QString name = text(row[2]);
            const Field *field = table->schema.find(name);
            index.usable = index.usable && number(row[3]) == 0 && !row[4] && field && !field->nullable;
            if (index.columns.isEmpty() && !row[4])
                table->indexed += name;
            index.columns += name;
        }
        for (auto [name, table] : m_tables.asKeyValueRange()) {
            for (const auto &[indexName, index] : indexes[name].asKeyValueRange()) {
                if (!index.usable)
                    continue;
                if (indexName == QLatin1String("PRIMARY")) {
                    table.schema.key = index.columns;
                    break;
                }
                if (table.schema.key.isEmpty() || index.columns.size() < table.schema.key.size())
                    table.schema.key = index.columns;
            }
        }
        return {};
    }

    Result<void> readForeignKeys()
    {
        TRY_ASSIGN(
            const auto rows,
            m_connection.rows("SELECT table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name, "
                              "referenced_column_name FROM information_schema.key_column_usage" +
                              within("table_schema", "table_name") +
                              " AND referenced_table_name IS NOT NULL ORDER BY table_name, constraint_name, ordinal_position"));
        QString last;
        for (const MysqlTextRow &row : rows) {
            const auto table = m_tables.find(text(row[0]));
            if (table == m_tables.end())
                continue;
            std::vector<ForeignKey> &keys = table->schema.foreignKeys;
            const QString name = text(row[0]) + QLatin1Char('\n') + text(row[1]);
            if (name != last) {
                const bool elsewhere = m_qualified || text(row[3]) != m_database;
                keys.push_back({{}, placeText({elsewhere ? text(row[3]) : QString(), text(row[4])}), {}});
            }
            last = name;
            keys.back().fields += text(row[2]);
            keys.back().referenced += text(row[5]);
        }
        return {};
    }

    MysqlConnection &m_connection;
    QString m_database;
    bool m_qualified;
    QByteArray m_where;
    QByteArray m_table;
    Tables m_tables;
};

} // namespace

Result<MysqlTable> readTable(MysqlConnection &connection, const QString &place)
{
    TRY_ASSIGN(const SqlPlace parsed, parsePlace(place));
    const QString database = parsed.schema.isEmpty() ? connection.config().database : parsed.schema;
    TRY_ASSIGN(Tables tables, Reader(connection, database, parsed.name, !parsed.schema.isEmpty()).read());
    if (tables.isEmpty())
        return fail(ErrorCode::NotFound, Tr::tr("%1 has no table or view “%2”.").arg(connection.config().described(), place), {},
                    Tr::tr("Check the names in the job and in the connection; “discover” lists what there is."));
    return std::move(tables.first());
}

Result<std::vector<MysqlTable>> readTables(MysqlConnection &connection)
{
    TRY_ASSIGN(Tables tables, Reader(connection, connection.config().database, {}, false).read());
    std::vector<MysqlTable> all;
    for (MysqlTable &table : tables)
        all.push_back(std::move(table));
    return all;
}

std::vector<CursorCandidate> cursorsOf(const MysqlTable &table)
{
    QStringList maintained;
    for (const MysqlColumn &column : table.columns) {
        if (column.extra.contains(QLatin1String("on update current_timestamp")))
            maintained += column.field.name;
    }
    return rankCursors(table.schema, table.indexed, maintained);
}

} // namespace tidewright
