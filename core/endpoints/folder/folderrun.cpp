#include "folderrun.h"

#include "filechange.h"
#include "folderloadplan.h"
#include "ledgerentry.h"
#include "texthash.h"

#include <QJsonArray>
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>

namespace tidewright
{

namespace
{

constexpr char runsFolder[] = "runs";
constexpr char lockName[] = "lock";
constexpr std::string_view noteEnding = ".done";
constexpr std::string_view journalEnding = ".journal";
constexpr std::string_view filesEnding = ".files";
constexpr std::string_view chunkBeginning = "chunk-";
constexpr std::int64_t largestNote = 16 * 1024 * 1024;
// What we keep there is nothing for version control but the schemas.
constexpr std::string_view ignored = "/.gitignore\n/id\n/runs/\n";

Result<std::optional<Directory>> openIfThere(const Directory &folder, const std::string &name)
{
    auto opened = folder.open(name);
    if (opened)
        return std::optional(std::move(*opened));
    if (opened.error().code == ErrorCode::NotFound)
        return std::optional<Directory>();
    return Failure(std::move(opened).error());
}

} // namespace

std::string chunkStep(std::int64_t ordinal)
{
    return std::string(chunkBeginning) + std::to_string(ordinal);
}

Result<Directory> makeOwnFolder(const Directory &root)
{
    TRY_ASSIGN(Directory own, root.make(folderOwnName));
    TRY_ASSIGN(const auto there, own.look(".gitignore"));
    if (!there)
        TRY(own.publishFirst(".gitignore", ignored));
    return own;
}

Result<FolderRun> FolderRun::find(const FolderLoadPlan &plan, const QString &runId)
{
    FolderRun run;
    run.m_root = plan.config.path;
    run.m_keepsFiles = plan.kind == LoadKind::Direct;
    run.m_name = textHash(QJsonArray{runId, plan.spec.place}).toStdString();
    TRY_ASSIGN(run.m_place, openPlace(plan.config, plan.spec.place));
    TRY(run.exists());
    return run;
}

Result<bool> FolderRun::exists()
{
    if (m_folder)
        return true;
    TRY_ASSIGN(const Directory root, Directory::openRoot(m_root));
    TRY_ASSIGN(const auto own, openIfThere(root, folderOwnName));
    if (!own)
        return false;
    TRY_ASSIGN(const auto runs, openIfThere(*own, runsFolder));
    if (runs) {
        TRY_ASSIGN(m_folder, openIfThere(*runs, m_name));
    }
    return m_folder.has_value();
}

Result<void> FolderRun::make()
{
    if (m_folder)
        return {};
    TRY_ASSIGN(const Directory root, Directory::openRoot(m_root));
    TRY_ASSIGN(const Directory own, makeOwnFolder(root));
    TRY_ASSIGN(const Directory runs, own.make(runsFolder));
    TRY_ASSIGN(m_folder, runs.make(m_name));
    return {};
}

Result<Descriptor> FolderRun::lock() const
{
    Descriptor file(::openat(m_folder->descriptor(), lockName, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!file)
        return folderFailure(m_folder->pathOf(lockName), FolderAccess::Write);
    while (::flock(file.get(), LOCK_EX) != 0) {
        if (errno != EINTR)
            return folderFailure(m_folder->pathOf(lockName), FolderAccess::Write);
    }
    return file;
}

Result<void> FolderRun::recover() const
{
    TRY_ASSIGN(const auto names, m_folder->names());
    for (const std::string &name : names) {
        if (!name.ends_with(journalEnding))
            continue;
        const std::string step = name.substr(0, name.size() - journalEnding.size());
        // Its outcome was noted already: only what it was made with is left.
        TRY_ASSIGN(const QByteArray known, noted(step));
        if (!known.isEmpty()) {
            TRY(finish(step));
            continue;
        }
        TRY_ASSIGN(const auto recovered, FileStep::recover(*m_folder, m_place, step));
        if (!recovered)
            continue;
        TRY_ASSIGN(ChunkRange range, chunkFromContent(QByteArray::fromStdString(recovered->note)));
        TRY(settle(step, std::move(range), recovered->outcome));
    }
    return {};
}

Result<void> FolderRun::settle(const std::string &step, ChunkRange range, const StepOutcome &outcome) const
{
    range.counts.created -= outcome.leftCounts.created;
    range.counts.updated -= outcome.leftCounts.updated;
    range.counts.deleted -= outcome.leftCounts.deleted;
    TRY(note(step, chunkContent(range)));
    return finish(step);
}

Result<void> FolderRun::finish(const std::string &step) const
{
    return FileStep::forget(*m_folder, step, m_keepsFiles ? step + std::string(filesEnding) : std::string());
}

Result<std::map<std::string, FileHash>> FolderRun::writtenFiles() const
{
    std::map<std::string, FileHash> files;
    TRY_ASSIGN(const auto ranges, chunks());
    for (const ChunkRange &range : ranges) {
        const std::string name = chunkStep(range.ordinal) + std::string(filesEnding);
        TRY_ASSIGN(const auto content, m_folder->read(name, std::numeric_limits<std::int64_t>::max() - 1));
        const auto journal = content ? journalFromText(content->bytes) : std::nullopt;
        if (!journal)
            continue; // a chunk without changes
        for (const FileChange &change : journal->changes)
            files[change.name] = change.after;
    }
    return files;
}

Result<void> FolderRun::note(const std::string &name, const QByteArray &content) const
{
    return m_folder->publish(name + std::string(noteEnding), {content.constData(), std::size_t(content.size())});
}

Result<QByteArray> FolderRun::noted(const std::string &name) const
{
    TRY_ASSIGN(const auto content, m_folder->read(name + std::string(noteEnding), largestNote));
    return content ? QByteArray::fromStdString(content->bytes) : QByteArray();
}

Result<std::vector<ChunkRange>> FolderRun::chunks() const
{
    std::vector<ChunkRange> ranges;
    TRY_ASSIGN(const auto names, m_folder->names());
    for (const std::string &name : names) {
        if (!name.starts_with(chunkBeginning) || !name.ends_with(noteEnding))
            continue;
        TRY_ASSIGN(const QByteArray content, noted(name.substr(0, name.size() - noteEnding.size())));
        TRY_ASSIGN(ChunkRange range, chunkFromContent(content));
        ranges.push_back(std::move(range));
    }
    std::ranges::sort(ranges, {}, &ChunkRange::ordinal);
    return ranges;
}

Result<void> FolderRun::drop()
{
    TRY_ASSIGN(const bool there, exists());
    m_folder.reset();
    if (!there)
        return {};
    TRY_ASSIGN(const Directory root, Directory::openRoot(m_root));
    TRY_ASSIGN(const Directory own, root.open(folderOwnName));
    TRY_ASSIGN(const Directory runs, own.open(runsFolder));
    // Under another name first: a part of it is no run.
    const std::string dropped = m_name + ".dropped";
    TRY(runs.removeTree(dropped));
    TRY_ASSIGN(const auto mine, runs.look(m_name));
    if (!mine)
        return {};
    TRY(runs.rename(m_name, dropped));
    TRY(runs.sync());
    return runs.removeTree(dropped);
}

} // namespace tidewright
