#include "folderundo.h"

#include "texthash.h"

#include <QJsonArray>
#include <algorithm>
#include <limits>

namespace tidewright
{

namespace
{

constexpr char runsFolder[] = "runs"; // which is nothing for version control
constexpr char undoFolder[] = "undo";
constexpr int digits = 20;

std::string placeName(const FolderLoadPlan &plan)
{
    return textHash(QJsonArray{plan.spec.place}).toStdString();
}

// Reversible, whatever the run is called.
std::string runName(const QString &runId)
{
    return runId.toUtf8().toHex().toStdString();
}

std::string entryName(std::int64_t number)
{
    return QByteArray::number(qlonglong(number)).rightJustified(digits, '0').toStdString();
}

std::int64_t numberOf(const std::string &name)
{
    return QByteArray::fromStdString(name).toLongLong();
}

bool isEntry(const std::string &name)
{
    return name.size() == std::size_t(digits) && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::optional<Directory>> openIfThere(const Directory &folder, const std::string &name)
{
    auto opened = folder.open(name);
    if (opened)
        return std::optional(std::move(*opened));
    if (opened.error().code == ErrorCode::NotFound)
        return std::optional<Directory>();
    return Failure(std::move(opened).error());
}

Result<std::vector<std::string>> entryNames(const Directory &run)
{
    TRY_ASSIGN(std::vector<std::string> names, run.names());
    std::erase_if(names, [](const std::string &name) { return !isEntry(name); });
    std::ranges::sort(names);
    return names;
}

} // namespace

Result<void> keepFolderUndo(const FolderLoadPlan &plan, const UndoEntry &entry)
{
    TRY_ASSIGN(const Directory root, Directory::openRoot(plan.config.path));
    TRY_ASSIGN(Directory folder, makeOwnFolder(root));
    for (const std::string &name : {std::string(runsFolder), std::string(undoFolder), placeName(plan), runName(plan.spec.undo)}) {
        TRY_ASSIGN(Directory deeper, folder.make(name));
        folder = std::move(deeper);
    }
    TRY_ASSIGN(const auto names, entryNames(folder));
    const std::int64_t after = names.empty() ? 0 : numberOf(names.back()) + 1;
    const std::int64_t number = std::max(after, entry.at.time_since_epoch().count());
    return folder.publish(entryName(number), entry.content);
}

Result<std::optional<Directory>> FolderUndo::folder() const
{
    TRY_ASSIGN(const Directory root, Directory::openRoot(m_plan.config.path));
    std::optional<Directory> folder;
    for (const std::string &name : {std::string(folderOwnName), std::string(runsFolder), std::string(undoFolder), placeName(m_plan)}) {
        TRY_ASSIGN(folder, openIfThere(folder ? *folder : root, name));
        if (!folder)
            break;
    }
    return folder;
}

Result<std::vector<KeptUndo>> FolderUndo::runs()
{
    std::vector<KeptUndo> kept;
    TRY_ASSIGN(const auto place, folder());
    if (!place)
        return kept;
    TRY_ASSIGN(const auto runs, place->names());
    for (const std::string &name : runs) {
        TRY_ASSIGN(const auto run, openIfThere(*place, name));
        if (!run)
            continue;
        TRY_ASSIGN(const auto entries, entryNames(*run));
        if (entries.empty())
            continue;
        KeptUndo &one = kept.emplace_back();
        one.runId = QString::fromUtf8(QByteArray::fromHex(QByteArray::fromStdString(name)));
        one.at = Instant(Micros(numberOf(entries.back())));
        for (const std::string &entry : entries) {
            TRY_ASSIGN(const auto look, run->look(entry));
            one.bytes += look ? look->stamp.size : 0;
        }
    }
    std::ranges::stable_sort(kept, {}, &KeptUndo::at);
    return kept;
}

Result<std::vector<UndoEntry>> FolderUndo::entries(const QString &runId, std::int64_t below, std::size_t limit)
{
    std::vector<UndoEntry> entries;
    TRY_ASSIGN(const auto place, folder());
    if (!place)
        return entries;
    TRY_ASSIGN(const auto run, openIfThere(*place, runName(runId)));
    if (!run)
        return entries;
    TRY_ASSIGN(const auto names, entryNames(*run));
    for (auto name = names.rbegin(); name != names.rend() && entries.size() < limit; ++name) {
        const std::int64_t number = numberOf(*name);
        if (number >= below)
            continue;
        TRY_ASSIGN(auto content, run->read(*name, std::numeric_limits<std::int64_t>::max() - 1));
        if (content)
            entries.push_back({number, Instant(Micros(number)), std::move(content->bytes)});
    }
    return entries;
}

Result<void> FolderUndo::drop(const QString &runId)
{
    TRY_ASSIGN(const auto place, folder());
    return place ? place->removeTree(runName(runId)) : Result<void>();
}

} // namespace tidewright
