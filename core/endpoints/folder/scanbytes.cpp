// A scan as bytes, to be kept between processes, and what is seen over its members.
#include "placescan.h"

#include "contenthash.h"
#include "recordname.h"

#include <algorithm>
#include <numeric>
#include <xxhash.h>

namespace tidewright
{

namespace
{

// Another one for every change of what stands behind it.
constexpr std::uint64_t format = 0x7469'6465'7363'0001;

struct Head {
    std::uint64_t format = 0;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t entries = 0;
    std::uint64_t members = 0;
    std::uint64_t check = 0; // of what follows
};

struct EntryHead {
    FileStamp stamp;
    std::int64_t hashedAt = 0;
    FileHash hash;
    std::uint32_t packed = 0;
    std::uint16_t name = 0;
    RecordProblem problem = RecordProblem::None;
    bool whole = true;
};

struct MemberHead {
    std::uint32_t kinds = 0;
    std::uint16_t name = 0;
    bool everywhere = false;
    bool namesFile = false;
};

template <typename Part>
void put(const Part &part, std::string &bytes)
{
    bytes.append(reinterpret_cast<const char *>(&part), sizeof part);
}

template <typename Part>
bool take(std::string_view &bytes, Part &part)
{
    if (bytes.size() < sizeof part)
        return false;
    std::memcpy(&part, bytes.data(), sizeof part);
    bytes.remove_prefix(sizeof part);
    return true;
}

bool take(std::string_view &bytes, std::size_t size, std::string_view &text)
{
    if (bytes.size() < size)
        return false;
    text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return true;
}

std::vector<std::uint32_t> sortedByName(std::span<const RecordEntry> entries)
{
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t at) { return entries[at].name; });
    return order;
}

bool names(const PackedMember &member, std::string_view fileName)
{
    const MemberKind kind = member.value.kind;
    if (member.leftOut || (kind != MemberKind::Text && kind != MemberKind::Int && kind != MemberKind::UInt))
        return false;
    const std::string_view stem = fileName.substr(0, fileName.size() - recordEnding.size());
    return escapedName(member.value.value) == stem;
}

struct Seeing {
    MemberSeen seen;
    std::int64_t times = 0;
    std::int64_t names = 0;
};

} // namespace

std::vector<MemberSeen> seenMembers(std::span<const RecordEntry> entries)
{
    std::vector<Seeing> all;
    std::int64_t records = 0;
    for (const std::uint32_t at : sortedByName(entries)) {
        const RecordEntry &entry = entries[at];
        if (entry.problem != RecordProblem::None)
            continue;
        std::size_t guess = 0;
        forEachMember(entry.packed, [&](const PackedMember &member) {
            auto found = all.begin() + std::ptrdiff_t(std::min(guess, all.size()));
            if (found == all.end() || found->seen.name != member.name)
                found = std::ranges::find(all, member.name, [](const Seeing &one) { return std::string_view(one.seen.name); });
            if (found == all.end()) {
                all.push_back({{std::string(member.name), 0, false, false}, 0, 0});
                found = all.end() - 1;
            }
            guess = std::size_t(found - all.begin()) + 1;
            found->seen.kinds |= bitOf(member.value.kind);
            if (found->names == records && names(member, entry.name))
                ++found->names;
            ++found->times;
        });
        ++records;
    }
    std::vector<MemberSeen> seen;
    for (Seeing &one : all) {
        one.seen.everywhere = one.times == records;
        one.seen.namesFile = one.names == records;
        seen.push_back(std::move(one.seen));
    }
    return seen;
}

std::string PlaceScan::save(std::span<const RecordEntry> entries, const FileLook &folder)
{
    const std::vector<MemberSeen> seen = seenMembers(entries);
    std::size_t size = sizeof(Head);
    for (const RecordEntry &entry : entries)
        size += sizeof(EntryHead) + entry.name.size() + entry.packed.size();
    std::string bytes;
    bytes.reserve(size);
    bytes.resize(sizeof(Head));
    for (const MemberSeen &member : seen) {
        put(MemberHead{member.kinds, std::uint16_t(std::min<std::size_t>(member.name.size(), UINT16_MAX)), member.everywhere,
                       member.namesFile},
            bytes);
        bytes.append(member.name, 0, UINT16_MAX);
    }
    for (const RecordEntry &entry : entries) {
        put(EntryHead{entry.stamp, entry.hashedAt, entry.hash, std::uint32_t(entry.packed.size()), std::uint16_t(entry.name.size()),
                      entry.problem, entry.whole},
            bytes);
        bytes.append(entry.name).append(entry.packed);
    }
    const std::string_view content = std::string_view(bytes).substr(sizeof(Head));
    const Head head{format,         std::uint64_t(folder.stamp.size), folder.stamp.inode, entries.size(),
                    seen.size(),    XXH3_64bits(content.data(), content.size())};
    std::memcpy(bytes.data(), &head, sizeof head);
    return bytes;
}

std::shared_ptr<const PlaceScan> PlaceScan::load(std::string bytes, const FileLook &folder)
{
    auto scan = std::make_shared<PlaceScan>();
    scan->m_bytes = std::move(bytes);
    if (!scan->read(folder))
        return nullptr;
    return scan;
}

bool PlaceScan::read(const FileLook &folder)
{
    std::string_view rest = m_bytes;
    Head head;
    if (!take(rest, head) || head.format != format || head.device != std::uint64_t(folder.stamp.size) ||
        head.inode != folder.stamp.inode || head.check != XXH3_64bits(rest.data(), rest.size()))
        return false;
    for (std::uint64_t at = 0; at < head.members; ++at) {
        MemberHead member;
        std::string_view name;
        if (!take(rest, member) || !take(rest, member.name, name))
            return false;
        m_seen.push_back({std::string(name), member.kinds, member.everywhere, member.namesFile});
    }
    m_entries.reserve(std::min<std::size_t>(head.entries, rest.size() / sizeof(EntryHead)));
    for (std::uint64_t at = 0; at < head.entries; ++at) {
        EntryHead one;
        RecordEntry entry;
        if (!take(rest, one) || !take(rest, one.name, entry.name) || !take(rest, one.packed, entry.packed))
            return false;
        entry.stamp = one.stamp;
        entry.hashedAt = one.hashedAt;
        entry.hash = one.hash;
        entry.problem = one.problem;
        entry.whole = one.whole;
        m_entries.push_back(entry);
    }
    return rest.empty();
}

QString PlaceScan::content() const
{
    ContentHash sum;
    std::string bytes;
    for (const RecordEntry &entry : m_entries) {
        if (entry.problem != RecordProblem::None)
            return {};
        // A name has no NUL in it.
        bytes.assign(entry.name).push_back('\0');
        bytes.append(reinterpret_cast<const char *>(&entry.hash), sizeof entry.hash);
        const FileHash hash = fileHash(bytes);
        sum += ContentHash{hash.high, hash.low};
    }
    return toString(sum);
}

const RecordEntry *PlaceScan::find(std::string_view name, std::size_t guess) const
{
    // A folder that nobody has changed is listed in the same order again.
    if (guess < m_entries.size() && m_entries[guess].name == name)
        return &m_entries[guess];
    std::call_once(m_indexed, [this] { m_byName = sortedByName(m_entries); });
    const auto found = std::ranges::lower_bound(m_byName, name, {}, [&](std::uint32_t at) { return m_entries[at].name; });
    return found != m_byName.end() && m_entries[*found].name == name ? &m_entries[*found] : nullptr;
}

} // namespace tidewright
