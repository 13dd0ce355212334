#include "mysqltarget.h"

#include "mysqlload.h"

namespace tidewright
{

Result<std::unique_ptr<Target>> MysqlTarget::open(const SqlConnectionConfig &config, const TargetSpec &spec, std::stop_token stop)
{
    std::unique_ptr<MysqlTarget> target(new MysqlTarget);
    target->m_config = config;
    target->m_stop = stop;
    TRY_ASSIGN(target->m_connection, MysqlConnection::open(config, MysqlUse::Write, std::move(stop)));
    TRY_ASSIGN(target->m_plan, MysqlLoadPlan::make(*target->m_connection, spec));
    return std::unique_ptr<Target>(std::move(target));
}

Result<bool> MysqlTarget::isEmpty()
{
    TRY_ASSIGN(const auto any, m_connection->rows("SELECT 1 FROM " + m_plan.table.quoted + " LIMIT 1"));
    return any.empty();
}

Result<std::unique_ptr<Load>> MysqlTarget::openLoad(const QString &runId, LoadKind kind)
{
    MysqlLoadPlan plan = m_plan;
    plan.kind = kind;
    return MysqlLoad::open(m_config, std::move(plan), runId, m_stop);
}

Result<std::unique_ptr<Load>> MysqlTarget::findLoad(const QString &runId, LoadKind kind)
{
    MysqlLoadPlan plan = m_plan;
    plan.kind = kind;
    TRY_ASSIGN(std::unique_ptr<MysqlLoad> load, MysqlLoad::find(m_config, std::move(plan), runId, m_stop));
    return load;
}

} // namespace tidewright
