#include "pgledger.h"

#include "ledgerentry.h"
#include "loadnames.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

// The places at which the shared ledger may be, the likelier first.
Result<QStringList> sharedPlaces(const PgLoadPlan &plan)
{
    QStringList places;
    for (const QString &schema : {plan.table.place.schema, QString(pgOwnSchema)}) {
        TRY_ASSIGN(places.emplaceBack(), quotePlace({schema, QString(sharedLedger)}, SqlDialect::Postgres));
    }
    return places;
}

// Two that come at once would trip over each other's CREATE.
Result<void> makeShared(PgConnection &connection, const PgLoadPlan &plan)
{
    TRY_ASSIGN(const QString schema, pgHomeSchema(connection, plan));
    TRY_ASSIGN(const QString place, quotePlace({schema, QString(sharedLedger)}, SqlDialect::Postgres));
    TRY(connection.run(QStringLiteral("SELECT pg_advisory_xact_lock(hashtext('tidewright_ledger')); "
                                      "CREATE TABLE IF NOT EXISTS %1 (load char(32), ordinal bigint, content text NOT NULL, "
                                      "PRIMARY KEY (load, ordinal))")
                           .arg(place)));
    return {};
}

// NotFound if there is no ledger at any of the places.
Result<void> insertAt(PgConnection &connection, const QStringList &places, const QString &values)
{
    Result<void> inserted;
    for (const QString &place : places) {
        const auto done = connection.run(QStringLiteral("SAVEPOINT ledger; INSERT INTO %1 VALUES %2").arg(place, values));
        if (done)
            return {};
        inserted = tl::unexpected(done.error());
        if (done.error().code != ErrorCode::NotFound)
            return inserted;
        TRY(connection.run(QStringLiteral("ROLLBACK TO SAVEPOINT ledger")));
    }
    return inserted;
}

} // namespace

Result<QString> pgHomeSchema(PgConnection &connection, const PgLoadPlan &plan)
{
    PgParams params;
    params.addText(plan.table.place.schema);
    params.addText(QString(pgOwnSchema));
    TRY_ASSIGN(
        const PgResult rights,
        connection.ask(
            QStringLiteral("SELECT has_schema_privilege($1, 'CREATE'), "
                           "coalesce((SELECT has_schema_privilege(oid, 'CREATE') FROM pg_namespace WHERE nspname = $2), false), "
                           "has_database_privilege(current_database(), 'CREATE') "
                           "AND NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = $2)"),
            params));
    if (rights.flag(0, 0))
        return plan.table.place.schema;
    if (rights.flag(0, 1))
        return QString(pgOwnSchema);
    if (rights.flag(0, 2)) {
        TRY(connection.run(QStringLiteral("CREATE SCHEMA IF NOT EXISTS tidewright")));
        return QString(pgOwnSchema);
    }
    return fail(ErrorCode::PermissionDenied,
                Tr::tr("The account “%1” may not create the tables in “%2” that a run needs beside “%3”. Nothing was changed.")
                    .arg(connection.config().user, connection.config().name, plan.table.schema.place),
                QStringLiteral("no CREATE on schema %1, on schema tidewright, or on the database").arg(plan.table.place.schema),
                Tr::tr("Grant it CREATE on the schema, or create a schema “tidewright” that it owns."));
}

Result<std::optional<PgResult>> pgAskSharedLedger(PgConnection &connection, const PgLoadPlan &plan, const QString &sql)
{
    TRY_ASSIGN(const QStringList places, sharedPlaces(plan));
    for (const QString &place : places) {
        auto answer = connection.run(sql.arg(place));
        if (answer)
            return std::optional<PgResult>(std::move(*answer));
        if (answer.error().code != ErrorCode::NotFound)
            return tl::unexpected(answer.error());
    }
    return std::optional<PgResult>();
}

Result<void> pgNoteImmediate(PgConnection &connection, PgPool::ConnectionPool &pool, const PgLoadPlan &plan,
                             const ChunkRange &range, std::stop_token stop)
{
    TRY_ASSIGN(const QStringList places, sharedPlaces(plan));
    TRY_ASSIGN(const QString content, quoteLiteral(QString::fromUtf8(chunkContent(range)), SqlDialect::Postgres));
    const QString values = QStringLiteral("('%1', %2, %3)").arg(plan.loadId).arg(range.ordinal).arg(content);
    const auto noted = insertAt(connection, places, values);
    if (noted || noted.error().code != ErrorCode::NotFound)
        return noted;
    {
        TRY_ASSIGN(const PgPool::Lease other, pool.take(PgAccess::ReadWrite, std::move(stop)));
        TRY(makeShared(*other, plan));
    }
    return insertAt(connection, places, values);
}

} // namespace tidewright
