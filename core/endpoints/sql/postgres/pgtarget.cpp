#include "pgtarget.h"

#include "pgcatalog.h"
#include "pgload.h"
#include "pgundo.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};
} // namespace

PgTarget::PgTarget(std::shared_ptr<PgPool> pool, std::stop_token stop)
    : m_pool(std::move(pool))
    , m_stop(std::move(stop))
{
}

Result<std::unique_ptr<PgTarget>> PgTarget::open(const std::shared_ptr<PgPool> &pool, const TargetSpec &spec,
                                                 std::stop_token stop)
{
    std::unique_ptr<PgTarget> target(new PgTarget(pool, stop));
    PgLoadPlan &plan = target->m_plan;
    TRY_ASSIGN(const PgPool::Lease connection, pool->take(PgAccess::ReadWrite, stop));
    TRY_ASSIGN(plan.table, pool->tables.find(spec.place, [&] { return pgTable(*connection, spec.place); }));
    if (plan.table.kind != 'r' && plan.table.kind != 'p') {
        return fail(
            ErrorCode::Unsupported,
            Tr::tr("“%1” is no table of its own: records cannot be written into it. Nothing was changed.").arg(spec.place),
            QStringLiteral("relkind %1").arg(QLatin1Char(plan.table.kind)), Tr::tr("Name a table as the target."));
    }
    plan.spec = spec;
    TRY_ASSIGN(plan.columns, plan.table.select(spec.fields));
    for (const PgColumn &column : plan.columns) {
        if (column.field.generated) {
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("Field “%1” of “%2” is computed by the database and cannot be written. Nothing was changed.")
                            .arg(column.field.name, spec.place),
                        column.typeText, Tr::tr("Leave it out of the job's fields."));
        }
    }
    for (const QString &key : spec.key) {
        const qsizetype column = spec.fields.indexOf(key);
        if (column < 0) {
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("Key field “%1” of “%2” is not among the fields written.").arg(key, spec.place), {},
                        Tr::tr("Add it to the job's fields."));
        }
        plan.keyColumns.push_back(std::size_t(column));
    }
    return target;
}

Result<bool> PgTarget::isEmpty()
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, m_stop));
    TRY_ASSIGN(const PgResult found,
               connection->run(QLatin1String("SELECT NOT EXISTS (SELECT FROM ") + m_plan.table.quoted + QLatin1Char(')')));
    return found.flag(0, 0);
}

Result<std::unique_ptr<Load>> PgTarget::openLoad(const QString &runId, LoadKind kind)
{
    PgLoadPlan plan = m_plan;
    plan.kind = kind;
    TRY_ASSIGN(std::unique_ptr<PgLoad> load, PgLoad::open(m_pool, std::move(plan), runId, m_stop));
    return load;
}

Result<std::unique_ptr<Load>> PgTarget::findLoad(const QString &runId, LoadKind kind)
{
    PgLoadPlan plan = m_plan;
    plan.kind = kind;
    TRY_ASSIGN(std::unique_ptr<PgLoad> load, PgLoad::find(m_pool, std::move(plan), runId, m_stop));
    return load;
}

Result<std::unique_ptr<Undo>> PgTarget::openUndo()
{
    return std::make_unique<PgUndo>(m_pool, m_plan, m_stop);
}

} // namespace tidewright
