#include "stagedrecords.h"

#include <QCoreApplication>
#include <cstring>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

} // namespace

std::string stagedName(std::int64_t ordinal)
{
    return "chunk-" + std::to_string(ordinal) + ".staged";
}

void stageRecord(StagedRecord::Kind kind, std::span<const Cell> row, std::string &bytes)
{
    const std::string packed = packRecord(row);
    const auto size = std::uint32_t(packed.size());
    bytes += char(kind);
    bytes.append(reinterpret_cast<const char *>(&size), sizeof size);
    bytes += packed;
}

Result<std::vector<StagedRecord>> stagedRecords(std::string_view bytes)
{
    std::vector<StagedRecord> records;
    while (!bytes.empty()) {
        std::uint32_t size = 0;
        const bool known = bytes.front() == char(StagedRecord::Kind::Put) || bytes.front() == char(StagedRecord::Kind::Remove);
        if (bytes.size() >= 1 + sizeof size)
            std::memcpy(&size, bytes.data() + 1, sizeof size);
        if (!known || bytes.size() < 1 + sizeof size + size)
            return fail(ErrorCode::StateUnreadable, Tr::tr("What this run has staged cannot be read. Nothing was changed."), {},
                        Tr::tr("Roll the run back, then sync again."));
        records.push_back({StagedRecord::Kind(bytes.front()), bytes.substr(1 + sizeof size, size)});
        bytes.remove_prefix(1 + sizeof size + size);
    }
    return records;
}

} // namespace tidewright
