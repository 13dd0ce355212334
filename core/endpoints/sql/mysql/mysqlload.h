// The load of one run: its ledger and staging table beside the target, found again by the run's id.
//
// Neither can be made or dropped within a transaction. The ledger's own entry is written last and says that both are whole:
// without it whatever is there is the rest of an opening or a discarding that was cut off, and is begun anew.
//
// Immediate has neither, but an entry in the ledger that these loads share.
#pragma once

#include "mysqlloadplan.h"
#include "mysqlpool.h"

namespace tidewright
{

class MysqlLoad final : public Load
{
public:
    static Result<std::unique_ptr<Load>> open(const std::shared_ptr<MysqlPool> &pool, MysqlLoadPlan plan, const QString &runId,
                                              std::stop_token stop);
    static Result<std::unique_ptr<MysqlLoad>> find(const std::shared_ptr<MysqlPool> &pool, MysqlLoadPlan plan,
                                                   const QString &runId, std::stop_token stop);

    LoadKind kind() const override { return m_plan->kind; }
    bool resumed() const override { return m_resumed; }
    Result<std::vector<ChunkRange>> committed() override;
    Result<std::unique_ptr<ChunkWriter>> openWriter() override;
    int writers() const override;
    Result<std::unique_ptr<Merge>> beginMerge() override;
    Result<std::optional<ChangeCounts>> mergedCounts() override;
    Result<void> close() override;
    Result<std::int64_t> discard() override;

private:
    MysqlLoad() = default;
    Result<void> begin();
    Result<bool> ledgerExists();
    Result<std::vector<QByteArray>> entries(int kind);
    Result<void> connect();
    Result<std::vector<QByteArray>> sharedEntries();
    Result<void> forgetEntries();
    Result<std::int64_t> emptyTarget();
    Result<void> dropOrphanedImages();

    std::shared_ptr<MysqlPool> m_pool;
    std::stop_token m_stop;
    MysqlPool::Lease m_connection; // Immediate: once it is needed
    std::shared_ptr<MysqlLoadPlan> m_plan;
    QString m_runId;
    QString m_ledgerTable; // unquoted
    QString m_imagesTable;
    QString m_schema;
    bool m_resumed = false;
};

} // namespace tidewright
