// Brings what a run has staged into the folder, in one step.
#pragma once

#include "folderrun.h"
#include "recordchanges.h"
#include "stagedrecords.h"

namespace tidewright
{

class FolderMerge final : public Merge
{
public:
    static Result<std::unique_ptr<Merge>> begin(std::shared_ptr<const FolderLoadPlan> plan, const QString &runId,
                                                std::stop_token stop);
    ~FolderMerge() override;

    Result<std::optional<std::pair<std::int64_t, std::int64_t>>> extent() override;
    Result<ChangeCounts> apply(std::int64_t first, std::int64_t last) override;
    Result<void> staged(std::int64_t number, RecordBatch &into) override;
    Result<std::int64_t> countMissing() override;
    Result<std::int64_t> countTarget() override;
    Result<std::int64_t> removeMissing() override;
    bool keepsUndo() const override { return !m_plan->spec.undo.isEmpty(); }
    void keepUndo(UndoEntry entry) override { m_undo = std::move(entry); }
    Result<void> commit(const ChangeCounts &counts) override;

private:
    explicit FolderMerge(FolderRun run)
        : m_run(std::move(run))
    {
    }
    // A chunk's staged records, numbered on from its ordinal.
    struct Chunk {
        std::int64_t ordinal = 0;
        std::int64_t records = 0;
    };
    Result<void> prepare();
    Result<void> load(std::int64_t ordinal);
    Result<void> keepRecords();
    Result<std::string> nameOf(const StagedRecord &record) const;
    Result<ChangeCounts> applyOne(const StagedRecord &record);
    // Of the records that were there at the beginning.
    template <typename Each>
    Result<void> forEachMissing(Each &&each);

    std::shared_ptr<const FolderLoadPlan> m_plan;
    std::stop_token m_stop;
    FolderRun m_run;
    ScannedPlace m_place;
    std::unique_ptr<RecordChanges> m_changes;
    std::vector<Chunk> m_chunks;
    std::vector<std::string> m_names; // of all that are staged, sorted
    std::int64_t m_loaded = -1;       // ordinal of the chunk whose records these are
    std::string m_bytes;
    std::vector<StagedRecord> m_records;
    std::optional<UndoEntry> m_undo;
    ChangeCounts m_counts;
    std::int64_t m_readable = 0; // records in the target when the merge began
};

} // namespace tidewright
