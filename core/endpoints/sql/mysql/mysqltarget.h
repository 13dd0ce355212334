// Writing into a table of MariaDB or MySQL.
#pragma once

#include "endpoint.h"
#include "mysqlloadplan.h"
#include "mysqlpool.h"

namespace tidewright
{

class MysqlTarget final : public Target
{
public:
    static Result<std::unique_ptr<Target>> open(const std::shared_ptr<MysqlPool> &pool, const TargetSpec &spec,
                                                std::stop_token stop);

    const RecordSchema &schema() const override { return m_plan.table.schema; }
    Result<bool> isEmpty() override;
    Result<std::unique_ptr<Load>> openLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Load>> findLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Undo>> openUndo() override;

private:
    MysqlTarget() = default;

    std::shared_ptr<MysqlPool> m_pool;
    std::stop_token m_stop;
    MysqlLoadPlan m_plan;
};

} // namespace tidewright
