#include "placescan.h"

#include "clock.h"
#include "recordname.h"

#include <algorithm>
#include <atomic>
#include <future>

namespace tidewright
{

namespace
{

// A file that was changed so shortly before it was read may have been changed once more without a trace in its times.
constexpr std::int64_t racyTime = 2'000'000'000;
// What a scan keeps of long values, and how much of them in all.
constexpr std::size_t keptBytes = 64 * 1024 * 1024;
constexpr std::size_t shortValue = 256;
// Opening files waits for the disk, not for the processor.
constexpr std::size_t readers = 8;
constexpr std::size_t filesPerReader = 64;
// Asking for stamps does not wait; it is shared among the processors.
constexpr std::size_t lookers = 4;
constexpr std::size_t looksAtOnce = 1'024;

struct Found {
    std::string name;
    FileStamp stamp;
    FileKind kind = FileKind::Regular;
    const RecordEntry *before = nullptr; // as it still is
    bool there = true;
};

struct ReadFile {
    bool there = true;
    RecordEntry entry; // but its views
    std::string packed;
};

std::int64_t nowNanoseconds()
{
    return SystemClock().now().time_since_epoch().count() * 1'000;
}

bool isTrusted(const RecordEntry &before, const FileStamp &stamp)
{
    return before.stamp == stamp && std::max(stamp.modified, stamp.changed) + racyTime < before.hashedAt;
}

Result<ReadFile> readFile(const Directory &folder, const Found &found, std::size_t longest)
{
    ReadFile file;
    file.entry.hashedAt = nowNanoseconds();
    file.entry.stamp = found.stamp;
    if (found.kind != FileKind::Regular) {
        file.entry.problem = RecordProblem::NoFile;
        return file;
    }
    const auto content = folder.read(found.name, largestRecord);
    if (!content) {
        if (content.error().code != ErrorCode::PermissionDenied)
            return Failure(content.error());
        file.entry.problem = RecordProblem::Unreadable;
        file.entry.hashedAt = 0; // asked again each time: rights are not among what a stamp tells
        return file;
    }
    if (!*content) {
        file.there = false;
        return file;
    }
    file.entry.stamp = (*content)->look.stamp;
    const std::string &bytes = (*content)->bytes;
    if ((*content)->look.kind != FileKind::Regular)
        file.entry.problem = RecordProblem::NoFile;
    else if (file.entry.stamp.size > largestRecord)
        file.entry.problem = RecordProblem::TooLarge;
    if (file.entry.problem != RecordProblem::None)
        return file;
    file.entry.hash = fileHash(bytes);
    JsonRecord record;
    file.entry.problem = record.parse(bytes);
    if (file.entry.problem == RecordProblem::None)
        file.entry.whole = packMembers(record, longest, file.packed);
    return file;
}

Failure stopped(const Directory &folder)
{
    return Failure(folderStopped(folder.path()));
}

// `work` by that many threads, this one among them.
template <typename Work>
Result<void> atOnce(const Work &work, std::size_t threads)
{
    std::vector<std::future<Result<void>>> others;
    for (std::size_t one = 1; one < threads; ++one)
        others.push_back(std::async(std::launch::async, work));
    Result<void> done = work();
    for (auto &other : others) {
        Result<void> its = other.get();
        if (done && !its)
            done = std::move(its);
    }
    return done;
}

Result<std::vector<ReadFile>> readFiles(const Directory &folder, const std::vector<const Found *> &wanted, std::size_t kept,
                                        const std::stop_token &stop)
{
    std::vector<ReadFile> files(wanted.size());
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> bytes = kept;
    const auto work = [&]() -> Result<void> {
        for (;;) {
            const std::size_t at = next++;
            if (at >= wanted.size())
                return {};
            if (stop.stop_requested())
                return stopped(folder);
            TRY_ASSIGN(files[at], readFile(folder, *wanted[at], bytes > keptBytes ? shortValue : largestRecord));
            bytes += files[at].packed.size();
        }
    };
    TRY(atOnce(work, std::min(readers, wanted.size() / filesPerReader)));
    return files;
}

Result<void> lookAt(const Directory &folder, const PlaceScan *before, std::size_t &guess, Found &found)
{
    TRY_ASSIGN(const auto look, folder.look(found.name));
    found.there = look.has_value(); // else it was removed behind the listing
    if (!look)
        return {};
    found.stamp = look->stamp;
    found.kind = look->kind;
    const RecordEntry *known = before && look->kind == FileKind::Regular ? before->find(found.name, guess) : nullptr;
    if (known)
        guess = std::size_t(known - before->entries().data()) + 1;
    if (known && isTrusted(*known, found.stamp))
        found.before = known;
    return {};
}

Result<std::vector<Found>> walk(const Directory &folder, const PlaceScan *before, const std::stop_token &stop)
{
    TRY_ASSIGN(std::vector<std::string> names, folder.names());
    std::erase_if(names, [](const std::string &name) { return !isRecordName(name); });
    std::vector<Found> all(names.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&]() -> Result<void> {
        for (;;) {
            const std::size_t begin = next.fetch_add(looksAtOnce);
            if (begin >= names.size())
                return {};
            if (stop.stop_requested())
                return stopped(folder);
            std::size_t guess = begin;
            for (std::size_t at = begin; at < std::min(begin + looksAtOnce, names.size()); ++at) {
                all[at].name = std::move(names[at]);
                TRY(lookAt(folder, before, guess, all[at]));
            }
        }
    };
    TRY(atOnce(work, std::min(lookers, names.size() / looksAtOnce)));
    std::erase_if(all, [](const Found &found) { return !found.there; });
    return all;
}

} // namespace

Result<std::shared_ptr<const PlaceScan>> scanPlace(const Directory &folder, std::shared_ptr<const PlaceScan> before,
                                                   const std::stop_token &stop)
{
    TRY_ASSIGN(const std::vector<Found> found, walk(folder, before.get(), stop));
    std::vector<const Found *> wanted;
    std::size_t kept = 0;
    for (const Found &one : found) {
        if (one.before)
            kept += one.before->packed.size();
        else
            wanted.push_back(&one);
    }
    if (before && wanted.empty() && found.size() == before->entries().size())
        return before;
    TRY_ASSIGN(const std::vector<ReadFile> files, readFiles(folder, wanted, kept, stop));
    std::vector<RecordEntry> entries;
    entries.reserve(found.size());
    std::size_t at = 0;
    for (const Found &one : found) {
        if (one.before) {
            entries.push_back(*one.before);
            continue;
        }
        const ReadFile &file = files[at++];
        if (!file.there)
            continue;
        entries.push_back(file.entry);
        entries.back().name = one.name;
        entries.back().packed = file.packed;
    }
    const FileLook self = folder.self();
    return PlaceScan::load(PlaceScan::save(entries, self), self);
}

} // namespace tidewright
