// Writing a folder of records.
#pragma once

#include "folderloadplan.h"

namespace tidewright
{

class FolderTarget final : public Target
{
public:
    static Result<std::unique_ptr<Target>> open(const std::shared_ptr<FolderScans> &scans, const TargetSpec &spec,
                                                std::stop_token stop);

    const RecordSchema &schema() const override { return m_schema; }
    Result<bool> isEmpty() override;
    Result<std::unique_ptr<Load>> openLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Load>> findLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Undo>> openUndo() override;

private:
    FolderTarget() = default;

    FolderLoadPlan m_plan;
    RecordSchema m_schema;
    std::stop_token m_stop;
};

// The place and what its records look like.
Result<void> createFolderPlace(const FolderConfig &config, const RecordSchema &schema);

} // namespace tidewright
