#include "sqlitetarget.h"

#include "sourceselection.h"
#include "sqliteforms.h"
#include "sqliteload.h"
#include "sqliteundo.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>
#include <algorithm>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Sqlite)
};
} // namespace

Result<std::unique_ptr<Target>> SqliteTarget::open(const std::shared_ptr<SqlitePool> &pool, const TargetSpec &spec,
                                                   std::stop_token stop)
{
    std::unique_ptr<SqliteTarget> target(new SqliteTarget);
    SqliteLoadPlan &plan = target->m_plan;
    target->m_stop = stop;
    plan.config = pool->config();
    plan.spec = spec;
    TRY_ASSIGN(target->m_connection, pool->take(SqliteUse::Read, std::move(stop)));
    TRY_ASSIGN(plan.table, pool->tables.find(spec.place, [&] { return readTable(*target->m_connection, spec.place); }));
    if (plan.table.schema.isView)
        return fail(ErrorCode::PermissionDenied,
                    Tr::tr("“%1” is a view and cannot be written to. Nothing was changed.").arg(spec.place), {},
                    Tr::tr("Name a table in the job."));
    TRY_ASSIGN(const std::vector<std::size_t> columns, columnsOf(plan.table.schema, spec.fields));
    for (const std::size_t column : columns)
        plan.columns.push_back(plan.table.columns[column]);
    TRY_ASSIGN(const std::vector<std::size_t> key, columnsOf(plan.table.schema, spec.key));
    QSet<QString> names;
    for (const std::size_t column : key) {
        const auto at = std::find(columns.begin(), columns.end(), column);
        if (at == columns.end())
            return fail(ErrorCode::SchemaMismatch, Tr::tr("The key field “%1” of “%2” is not among those that are written.")
                                                       .arg(plan.table.schema.fields[column].name, spec.place));
        plan.keyColumns.push_back(std::size_t(at - columns.begin()));
        names += plan.table.schema.fields[column].name;
    }
    if (plan.keyColumns.empty())
        return fail(ErrorCode::SchemaMismatch, Tr::tr("“%1” has no key to write it by. Nothing was changed.").arg(spec.place), {},
                    Tr::tr("Name its key in the job (“primaryKey”), or give the table a primary key."));
    TRY(detectForms(*target->m_connection, plan.table, plan.columns));
    // A UUID that is written otherwise is no conflict to SQLite.
    const bool looseKey = std::any_of(plan.keyColumns.begin(), plan.keyColumns.end(),
                                      [&](std::size_t column) { return plan.columns[column].form == SqliteForm::Loose; });
    plan.hasUniqueKey =
        !looseKey && std::any_of(plan.table.unique.begin(), plan.table.unique.end(),
                                 [&](const QStringList &unique) { return QSet<QString>(unique.begin(), unique.end()) == names; });
    return std::unique_ptr<Target>(std::move(target));
}

Result<bool> SqliteTarget::isEmpty()
{
    TRY_ASSIGN(const std::int64_t any, m_connection->number("SELECT EXISTS (SELECT 1 FROM " + m_plan.table.quoted + ')'));
    return any == 0;
}

Result<std::unique_ptr<Load>> SqliteTarget::openLoad(const QString &runId, LoadKind kind)
{
    SqliteLoadPlan plan = m_plan;
    plan.kind = kind;
    return SqliteLoad::open(std::move(plan), runId, m_stop);
}

Result<std::unique_ptr<Load>> SqliteTarget::findLoad(const QString &runId, LoadKind kind)
{
    SqliteLoadPlan plan = m_plan;
    plan.kind = kind;
    TRY_ASSIGN(std::unique_ptr<SqliteLoad> load, SqliteLoad::find(std::move(plan), runId, m_stop));
    return load;
}

Result<std::unique_ptr<Undo>> SqliteTarget::openUndo()
{
    return SqliteUndo::open(m_plan, m_stop);
}

Result<void> createSqliteTable(const SqliteConfig &config, const RecordSchema &schema, std::stop_token stop)
{
    TRY_ASSIGN(const SqlPlace place, parsePlace(schema.place));
    TRY_ASSIGN(const QString name, quoteIdentifier(place.name, SqlDialect::Sqlite));
    const bool isNew = !QFileInfo::exists(config.path) || QFileInfo(config.path).size() == 0;
    TRY_ASSIGN(const auto connection, SqliteConnection::open(config, SqliteUse::Create, std::move(stop)));
    // In a database of our own making readers and the writer do not wait for each other.
    if (isNew)
        TRY(connection->run("PRAGMA journal_mode = WAL"));
    QStringList lines;
    for (const Field &field : schema.fields) {
        const bool isKey = schema.key.contains(field.name);
        TRY_ASSIGN(const QString column, quoteIdentifier(field.name, SqlDialect::Sqlite));
        lines += QStringLiteral("  %1 %2%3")
                     .arg(column, declaredType(field, isKey), isKey || !field.nullable ? QStringLiteral(" NOT NULL") : QString());
    }
    if (!schema.key.isEmpty()) {
        TRY_ASSIGN(const QStringList key, quoteIdentifiers(schema.key, SqlDialect::Sqlite));
        lines += QStringLiteral("  PRIMARY KEY (%1)").arg(key.join(QStringLiteral(", ")));
    }
    const auto made =
        connection->run(QStringLiteral("CREATE TABLE %1 (\n%2\n)").arg(name, lines.join(QStringLiteral(",\n"))).toUtf8());
    if (!made)
        return Failure(made.error().in(Tr::tr("The table “%1” was not made").arg(schema.place)));
    return {};
}

} // namespace tidewright
