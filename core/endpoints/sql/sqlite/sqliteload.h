// The load of one run: its ledger and staging table in the target's own file, found again by the run's id.
#pragma once

#include "sqliteloadplan.h"

namespace tidewright
{

class SqliteLoad final : public Load
{
public:
    static Result<std::unique_ptr<Load>> open(SqliteLoadPlan plan, const QString &runId, std::stop_token stop);
    static Result<std::unique_ptr<SqliteLoad>> find(SqliteLoadPlan plan, const QString &runId, std::stop_token stop);

    LoadKind kind() const override { return m_plan->kind; }
    bool resumed() const override { return m_resumed; }
    Result<std::vector<ChunkRange>> committed() override;
    Result<std::unique_ptr<ChunkWriter>> openWriter() override;
    int writers() const override { return 1; } // SQLite has one
    Result<std::unique_ptr<Merge>> beginMerge() override;
    Result<std::optional<ChangeCounts>> mergedCounts() override;
    Result<void> close() override;
    Result<std::int64_t> discard() override;

private:
    explicit SqliteLoad(std::stop_token stop);
    Result<void> begin();
    Result<QByteArray> entry(int kind);
    Result<void> drop();

    std::stop_token m_stop;
    std::shared_ptr<const SqliteLoadPlan> m_plan;
    std::unique_ptr<SqliteConnection> m_connection;
    bool m_resumed = false;
};

// One entry of the ledger; the transaction is the caller's.
Result<void> noteInLedger(const SqliteConnection &connection, const SqliteLoadPlan &plan, int kind, std::int64_t ordinal,
                          const QByteArray &content);

} // namespace tidewright
