// What is kept below the connection's folder so that finished runs can be taken back: a file for each step of theirs, on the disk before the step
// is. One whose step was never done takes nothing back, for its records are as before it.
#pragma once

#include "directory.h"
#include "folderloadplan.h"

namespace tidewright
{

// What takes back the step that is about to be committed.
Result<void> keepFolderUndo(const FolderLoadPlan &plan, const UndoEntry &entry);

class FolderUndo final : public Undo
{
public:
    explicit FolderUndo(FolderLoadPlan plan)
        : m_plan(std::move(plan))
    {
    }

    Result<std::vector<KeptUndo>> runs() override;
    Result<std::vector<UndoEntry>> entries(const QString &runId, std::int64_t below, std::size_t limit) override;
    // A merge has its records in its entry.
    Result<QString> images(const QString &) override { return QString(); }
    Result<void> drop(const QString &runId) override;

private:
    Result<std::optional<Directory>> folder() const; // of the place

    FolderLoadPlan m_plan;
};

} // namespace tidewright
