// The load of one run: its ledger below the connection's folder, found again by the run's id.
#pragma once

#include "folderloadplan.h"
#include "folderrun.h"

namespace tidewright
{

class FolderLoad final : public Load
{
public:
    // Both do the rest of a chunk that a crash has left committed but not done.
    static Result<std::unique_ptr<Load>> open(FolderLoadPlan plan, const QString &runId, std::stop_token stop);
    static Result<std::unique_ptr<FolderLoad>> find(FolderLoadPlan plan, const QString &runId, std::stop_token stop);

    LoadKind kind() const override { return m_plan->kind; }
    bool resumed() const override { return m_resumed; }
    Result<std::vector<ChunkRange>> committed() override;
    Result<std::unique_ptr<ChunkWriter>> openWriter() override;
    int writers() const override { return 1; } // what takes long is the disk's work, of which there is one
    Result<std::unique_ptr<Merge>> beginMerge() override;
    Result<std::optional<ChangeCounts>> mergedCounts() override;
    Result<void> close() override;
    Result<std::int64_t> discard() override;

private:
    FolderLoad() = default;
    Result<void> begin();
    Result<std::int64_t> takeBack();

    std::shared_ptr<const FolderLoadPlan> m_plan;
    QString m_runId;
    std::stop_token m_stop;
    std::optional<FolderRun> m_run;
    bool m_resumed = false;
};

} // namespace tidewright
