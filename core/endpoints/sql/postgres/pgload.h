// The load of one run: its ledger and staging table beside the target, found again by the run's id.
//
// Direct: the ledger is as durable as the target. Staged: ledger and staging are both unlogged, so that a server crash empties
// both, and a resume then finds neither. Immediate: an entry in the ledger that these loads share.
#pragma once

#include "pgchunkwriter.h"

namespace tidewright
{

class PgLoad final : public Load
{
public:
    static Result<std::unique_ptr<PgLoad>> open(const std::shared_ptr<PgPool> &pool, PgLoadPlan plan, const QString &runId,
                                                std::stop_token stop);
    static Result<std::unique_ptr<PgLoad>> find(const std::shared_ptr<PgPool> &pool, PgLoadPlan plan, const QString &runId,
                                                std::stop_token stop);

    LoadKind kind() const override { return m_plan->kind; }
    bool resumed() const override { return m_resumed; }
    Result<std::vector<ChunkRange>> committed() override;
    Result<std::unique_ptr<ChunkWriter>> openWriter() override;
    int writers() const override { return m_writers; }
    Result<std::unique_ptr<Merge>> beginMerge() override;
    Result<std::optional<ChangeCounts>> mergedCounts() override;
    Result<void> close() override;
    Result<std::int64_t> discard() override;

private:
    PgLoad(std::shared_ptr<PgPool> pool, std::stop_token stop);
    static Result<std::optional<QString>> ledgerSchema(PgConnection &connection, const PgLoadPlan &plan, const QString &runId);
    Result<void> place(PgLoadPlan plan, const QString &schema, const QString &runId);
    Result<void> begin(PgConnection &connection);
    Result<bool> exists(PgConnection &connection) const;
    Result<std::optional<PgResult>> chunkEntries(PgConnection &connection) const;
    QString dropSql() const;

    std::shared_ptr<PgPool> m_pool;
    std::stop_token m_stop;
    std::shared_ptr<const PgLoadPlan> m_plan;
    bool m_resumed = false;
    int m_writers = 1;
};

} // namespace tidewright
