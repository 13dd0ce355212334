// What a run keeps below the connection's folder: which chunks it has committed, with the steps that are under way and what it has staged.
#pragma once

#include "filestep.h"

#include <map>

namespace tidewright
{

struct FolderLoadPlan;

class FolderRun
{
public:
    // Its folder is made only by make().
    static Result<FolderRun> find(const FolderLoadPlan &plan, const QString &runId);

    // Whether it has a folder by now.
    Result<bool> exists();
    Result<void> make();
    const Directory &folder() const { return *m_folder; }
    const Directory &place() const { return m_place; }

    // Nobody else works on the run as long as it is held.
    Result<Descriptor> lock() const;
    // Does the rest of what was journalled. Under the lock.
    Result<void> recover() const;
    // An entry of the ledger, complete or not there: "load", "chunk-7", "merge".
    Result<void> note(const std::string &name, const QByteArray &content) const;
    Result<QByteArray> noted(const std::string &name) const;
    Result<std::vector<ChunkRange>> chunks() const;
    // The step's outcome in place of its journal. `range`: what was to be changed.
    Result<void> settle(const std::string &step, ChunkRange range, const StepOutcome &outcome) const;
    // By name, what the chunks of a Direct load have written last.
    Result<std::map<std::string, FileHash>> writtenFiles() const;
    Result<void> drop();

private:
    Result<void> finish(const std::string &step) const;

    QString m_root;
    bool m_keepsFiles = false;
    std::string m_name;
    Directory m_place;
    std::optional<Directory> m_folder;
};

std::string chunkStep(std::int64_t ordinal);
inline constexpr char mergeStep[] = "merge";
inline constexpr char loadNote[] = "load";

} // namespace tidewright
