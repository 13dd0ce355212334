#include "pgcreate.h"

#include "pgtypes.h"
#include "repeatable.h"
#include "sqlidentifier.h"

namespace tidewright
{

Result<void> pgCreate(PgConnection &connection, const RecordSchema &schema)
{
    TRY_ASSIGN(const SqlPlace place, parsePlace(schema.place));
    TRY_ASSIGN(const QString table, quotePlace(place, SqlDialect::Postgres));
    TRY_ASSIGN(const QStringList key, quoteIdentifiers(schema.key, SqlDialect::Postgres));
    QStringList parts;
    for (const Field &field : schema.fields) {
        TRY_ASSIGN(const QString name, quoteIdentifier(field.name, SqlDialect::Postgres));
        const bool isKey = schema.key.contains(field.name);
        QString part = name + QLatin1Char(' ') + pgNativeType(field.type);
        // Keys are read in the order of their bytes on every engine; so their index serves that order.
        if (isKey && field.type.kind == ValueKind::Text)
            part += QLatin1String(" COLLATE \"C\"");
        if (isKey || !field.nullable)
            part += QLatin1String(" NOT NULL");
        parts += part;
    }
    if (!key.isEmpty())
        parts += QLatin1String("PRIMARY KEY (") + key.join(QLatin1String(", ")) + QLatin1Char(')');
    TRY(connection.run(QStringLiteral("BEGIN")));
    const auto make = [&]() -> Result<void> {
        if (!place.schema.isEmpty()) {
            PgParams params;
            params.addText(place.schema);
            TRY_ASSIGN(const PgResult found,
                       connection.ask(QStringLiteral("SELECT FROM pg_namespace WHERE nspname = $1"), params));
            if (found.rows() == 0) {
                TRY_ASSIGN(const QString name, quoteIdentifier(place.schema, SqlDialect::Postgres));
                TRY(connection.run(QLatin1String("CREATE SCHEMA ") + name));
            }
        }
        TRY(connection.run(QLatin1String("CREATE TABLE ") + table + QLatin1String(" (") + parts.join(QLatin1String(", ")) +
                           QLatin1Char(')')));
        return repeatable(connection.commit()); // who looks again finds the table or makes it
    };
    const Result<void> made = make();
    if (!made)
        connection.rollBack();
    return made;
}

} // namespace tidewright
