#include "mysqltarget.h"

#include "mysqlload.h"
#include "mysqlundo.h"

namespace tidewright
{

Result<std::unique_ptr<Target>> MysqlTarget::open(const std::shared_ptr<MysqlPool> &pool, const TargetSpec &spec,
                                                  std::stop_token stop)
{
    std::unique_ptr<MysqlTarget> target(new MysqlTarget);
    target->m_pool = pool;
    target->m_stop = stop;
    TRY_ASSIGN(const MysqlPool::Lease connection, pool->take(MysqlUse::Read, std::move(stop)));
    TRY_ASSIGN(MysqlTable table, pool->tables.find(spec.place, [&] { return readTable(*connection, spec.place); }));
    TRY_ASSIGN(target->m_plan, MysqlLoadPlan::make(*connection, std::move(table), spec));
    return std::unique_ptr<Target>(std::move(target));
}

Result<bool> MysqlTarget::isEmpty()
{
    TRY_ASSIGN(const MysqlPool::Lease connection, m_pool->take(MysqlUse::Read, m_stop));
    TRY_ASSIGN(const auto any, connection->rows("SELECT 1 FROM " + m_plan.table.quoted + " LIMIT 1"));
    return any.empty();
}

Result<std::unique_ptr<Load>> MysqlTarget::openLoad(const QString &runId, LoadKind kind)
{
    MysqlLoadPlan plan = m_plan;
    plan.kind = kind;
    return MysqlLoad::open(m_pool, std::move(plan), runId, m_stop);
}

Result<std::unique_ptr<Load>> MysqlTarget::findLoad(const QString &runId, LoadKind kind)
{
    MysqlLoadPlan plan = m_plan;
    plan.kind = kind;
    TRY_ASSIGN(std::unique_ptr<MysqlLoad> load, MysqlLoad::find(m_pool, std::move(plan), runId, m_stop));
    return load;
}

Result<std::unique_ptr<Undo>> MysqlTarget::openUndo()
{
    return MysqlUndo::open(m_pool, m_plan, m_stop);
}

} // namespace tidewright
