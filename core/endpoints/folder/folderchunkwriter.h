// Writes the chunks of a load into a folder, or aside where they are only staged.
#pragma once

#include "folderrun.h"
#include "recordchanges.h"

namespace tidewright
{

class FolderChunkWriter final : public ChunkWriter
{
public:
    static Result<std::unique_ptr<ChunkWriter>> open(std::shared_ptr<const FolderLoadPlan> plan, const QString &runId,
                                                     std::stop_token stop);
    ~FolderChunkWriter() override;

    Result<void> begin(std::int64_t ordinal) override;
    Result<ChangeCounts> upsert(const RecordBatch &batch, std::size_t first, std::size_t count) override;
    Result<ChangeCounts> remove(const RecordBatch &keys, std::size_t first, std::size_t count) override;
    Result<void> fetchForUpdate(const RecordBatch &keys, RecordBatch &into) override;
    bool keepsUndo() const override { return !m_plan->spec.undo.isEmpty(); }
    Result<void> fetchWhole(const RecordBatch &keys, RecordBatch &into) override;
    void keepUndo(UndoEntry entry) override { m_undo.push_back(std::move(entry)); }
    Result<void> commit(const ChunkRange &range) override;
    std::vector<Key> leftAlone() const override { return m_leftAlone; }
    void rollback() override;

private:
    explicit FolderChunkWriter(FolderRun run)
        : m_run(std::move(run))
    {
    }
    template <typename Work>
    Result<ChangeCounts> underSavepoint(Work &&work);
    Result<void> mustBeOpen() const;
    Result<void> commitChanges(ChunkRange range);

    std::shared_ptr<const FolderLoadPlan> m_plan;
    std::stop_token m_stop;
    FolderRun m_run;
    std::int64_t m_ordinal = -1; // of the open chunk
    std::unique_ptr<RecordChanges> m_changes;
    std::string m_staged;
    std::vector<Key> m_leftAlone;
    std::vector<UndoEntry> m_undo;
};

} // namespace tidewright
