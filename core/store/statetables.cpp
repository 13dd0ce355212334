// Reads the tables of other programs through QtSql.
#include "foreigntables.h"
#include "stateexchange.h"
#include "statement.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateExchange)
};

// In the order in which they are looked for; on PostgreSQL a name without a schema is the source's.
QStringList tableNames(StateFormat format, SqlEngine engine)
{
    switch (format) {
    case StateFormat::SyncMetadata:
        return {QStringLiteral("sync_metadata"), QStringLiteral("sync_states")};
    case StateFormat::SystemSyncState:
        return engine == SqlEngine::Postgres ? QStringList{QStringLiteral("system\".\"sync_state"), QStringLiteral("sync_state")}
                                             : QStringList{QStringLiteral("sync_state"), QStringLiteral("system.sync_state"),
                                                           QStringLiteral("system_sync_state")};
    default:
        return {QStringLiteral("sync_state")};
    }
}

// The columns of the first of these tables that exists; `table` is its name.
Result<QStringList> findTable(StoreSession &session, const QStringList &names, QString &table)
{
    for (const QString &name : names) {
        auto statement = Statement::prepare(session, QStringLiteral("SELECT * FROM \"%1\" LIMIT 0").arg(name));
        if (!statement) {
            // SQLite has no code of its own for a missing table.
            const bool missing = statement.error().code == ErrorCode::NotFound ||
                                 statement.error().detail.contains(QLatin1String("no such table"));
            if (missing)
                continue;
            return tl::unexpected(statement.error());
        }
        if (const auto run = statement->run(); !run) {
            if (run.error().code == ErrorCode::NotFound)
                continue;
            return tl::unexpected(run.error());
        }
        const QStringList columns = statement->columns();
        table = name;
        return columns;
    }
    return fail(
        ErrorCode::NotFound,
        Tr::tr("Nothing was imported: there is no table %1 in this database.").arg(names.front()).remove(QLatin1Char('"')),
        names.join(QLatin1String(", ")).remove(QLatin1Char('"')), Tr::tr("Check the file or the connection, and --from."));
}

Result<std::vector<ForeignRow>> readRows(StoreSession &session, const QString &table, const QStringList &columns)
{
    // As text: neither driver then takes away digits of a time.
    QStringList casts;
    for (const QString &column : columns) {
        QString quoted = column;
        casts.append(QStringLiteral("CAST(\"%1\" AS TEXT)").arg(quoted.replace(QLatin1Char('"'), QLatin1String("\"\""))));
    }
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT %1 FROM \"%2\"").arg(casts.join(QLatin1String(", ")), table)));
    TRY(statement.run());
    std::vector<ForeignRow> rows;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return rows;
        ForeignRow row;
        for (int column = 0; column < int(columns.size()); ++column)
            row.insert(columns[column], statement.text(column));
        rows.push_back(std::move(row));
    }
}

// Of a failure of the source: our own state database is not concerned.
Error ofSource(const Error &error, const StateDatabase &source)
{
    const QString name = source.kind == StateDatabase::Kind::Sqlite ? source.path : source.connection.name;
    switch (error.code) {
    case ErrorCode::NotFound:
    case ErrorCode::Configuration:
        return error;
    case ErrorCode::StateUnreadable:
        return {ErrorCode::Configuration, Tr::tr("Nothing was imported: %1 is no database, or it is damaged.").arg(name),
                error.detail, Tr::tr("Check the file, and --from.")};
    default:
        return {error.code, Tr::tr("Nothing was imported: %1 cannot be read.").arg(name), error.detail,
                Tr::tr("Check the file or the connection.")};
    }
}

Result<ImportSet> readTable(StateFormat format, const StateDatabase &source, const ImportDefaults &defaults)
{
    TRY_ASSIGN(const auto session, StoreSession::open(source, StoreSession::Access::Inspect));
    if (session->engine() == SqlEngine::Postgres)
        TRY(session->execute(QStringLiteral("SET TimeZone = 'UTC'")));
    QString table;
    TRY_ASSIGN(const QStringList columns, findTable(*session, tableNames(format, session->engine()), table));
    for (const QString &required : requiredColumns(format)) {
        if (!columns.contains(required))
            return fail(
                ErrorCode::Configuration,
                Tr::tr("Nothing was imported: the table %1 has no column %2.").arg(table, required).remove(QLatin1Char('"')),
                columns.join(QLatin1String(", ")), Tr::tr("Check that --from names the program that made the table."));
    }
    TRY_ASSIGN(const auto rows, readRows(*session, table, columns));
    if (rows.empty())
        return fail(ErrorCode::Configuration,
                    Tr::tr("Nothing was imported: the table %1 is empty.").arg(table).remove(QLatin1Char('"')));
    switch (format) {
    case StateFormat::PrismaSyncState:
        return statesFromPrisma(rows, defaults);
    case StateFormat::SystemSyncState:
        return statesFromSystemSyncState(rows, defaults);
    default:
        return statesFromSyncMetadata(rows, defaults);
    }
}

} // namespace

Result<ImportSet> readStateTable(StateFormat format, const StateDatabase &source, const ImportDefaults &defaults)
{
    if (source.kind == StateDatabase::Kind::Sqlite) {
        const QFileInfo file(source.path);
        if (!file.exists())
            return fail(ErrorCode::NotFound, Tr::tr("Nothing was imported: there is no file %1.").arg(source.path), source.path,
                        Tr::tr("Check its name and folder."));
        if (file.size() == 0)
            return fail(ErrorCode::Configuration,
                        Tr::tr("Nothing was imported from %1: %2").arg(source.path, Tr::tr("the file is empty.")), source.path);
    }
    auto set = readTable(format, source, defaults);
    if (!set)
        return tl::unexpected(ofSource(set.error(), source));
    return set;
}

} // namespace tidewright
