// All records of a place as they were found by one walk over its folder. What a later walk finds untouched it takes from the one before.
#pragma once

#include "packedmembers.h"
#include "placeschema.h"

#include <memory>
#include <mutex>
#include <span>
#include <stop_token>

namespace tidewright
{

struct RecordEntry {
    std::string_view name; // of its file
    FileStamp stamp;
    std::int64_t hashedAt = 0; // before it was read: nanoseconds since 1970
    FileHash hash;
    RecordProblem problem = RecordProblem::None;
    bool whole = true; // false: long values are left out of `packed`
    std::string_view packed;
};

// Does not change once it is made; its views live as long as it does.
class PlaceScan
{
public:
    const std::vector<RecordEntry> &entries() const { return m_entries; } // in the order of the file system
    const std::vector<MemberSeen> &seen() const { return m_seen; }
    // The same for the same files with the same bytes in them, in whatever order; empty where one of them cannot be read.
    QString content() const;
    // The bytes it is saved as.
    const std::string &bytes() const { return m_bytes; }
    // By the name of its file, which may well be the one at `guess`.
    const RecordEntry *find(std::string_view name, std::size_t guess = 0) const;

    // From the bytes that one was saved as; null if they are none, or of another folder or version.
    static std::shared_ptr<const PlaceScan> load(std::string bytes, const FileLook &folder);
    // As bytes, with what was seen of the members.
    static std::string save(std::span<const RecordEntry> entries, const FileLook &folder);

private:
    bool read(const FileLook &folder);

    std::string m_bytes;
    std::vector<RecordEntry> m_entries;
    std::vector<MemberSeen> m_seen;
    mutable std::once_flag m_indexed;
    mutable std::vector<std::uint32_t> m_byName; // sorted, once it is asked for
};

// Over the entries, in the order of their names.
std::vector<MemberSeen> seenMembers(std::span<const RecordEntry> entries);

// Walks over the folder; reads only what cannot be told to be as `before` has it. The same one again if nothing has changed.
// Fails if not every name and every file could be asked for: never a part of the records.
Result<std::shared_ptr<const PlaceScan>> scanPlace(const Directory &folder, std::shared_ptr<const PlaceScan> before,
                                                   const std::stop_token &stop);

} // namespace tidewright
