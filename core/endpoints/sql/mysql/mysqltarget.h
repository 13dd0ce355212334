// Writing into a table of MariaDB or MySQL.
#pragma once

#include "endpoint.h"
#include "mysqlloadplan.h"

namespace tidewright
{

class MysqlTarget final : public Target
{
public:
    static Result<std::unique_ptr<Target>> open(const SqlConnectionConfig &config, const TargetSpec &spec, std::stop_token stop);

    const RecordSchema &schema() const override { return m_plan.table.schema; }
    Result<bool> isEmpty() override;
    Result<std::unique_ptr<Load>> openLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Load>> findLoad(const QString &runId, LoadKind kind) override;

private:
    MysqlTarget() = default;

    std::unique_ptr<MysqlConnection> m_connection;
    std::stop_token m_stop;
    SqlConnectionConfig m_config;
    MysqlLoadPlan m_plan;
};

} // namespace tidewright
