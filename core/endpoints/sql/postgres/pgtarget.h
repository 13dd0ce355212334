// A table of PostgreSQL as the target of a run.
#pragma once

#include "endpoint.h"
#include "pgloadplan.h"
#include "pgpool.h"

namespace tidewright
{

class PgTarget final : public Target
{
public:
    static Result<std::unique_ptr<PgTarget>> open(const std::shared_ptr<PgPool> &pool, const TargetSpec &spec,
                                                  std::stop_token stop);

    const RecordSchema &schema() const override { return m_plan.table.schema; }
    Result<bool> isEmpty() override;
    Result<std::unique_ptr<Load>> openLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Load>> findLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Undo>> openUndo() override;

private:
    PgTarget(std::shared_ptr<PgPool> pool, std::stop_token stop);

    std::shared_ptr<PgPool> m_pool;
    std::stop_token m_stop;
    PgLoadPlan m_plan; // still without ledger and staging
};

} // namespace tidewright
