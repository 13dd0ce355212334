// The records of a chunk that wait for a merge, in a file of the run.
#pragma once

#include "error.h"
#include "record.h"
#include "recordimage.h"

#include <span>
#include <string>
#include <vector>

namespace tidewright
{

struct StagedRecord {
    enum class Kind : char { Put = 'P', Remove = 'R' };
    Kind kind = Kind::Put;
    std::string_view packed; // packRecord(); of Remove only the key
};

std::string stagedName(std::int64_t ordinal);
// At the end of `bytes`.
void stageRecord(StagedRecord::Kind kind, std::span<const Cell> row, std::string &bytes);
// Borrows `bytes`. StateUnreadable if they are none of these.
Result<std::vector<StagedRecord>> stagedRecords(std::string_view bytes);

} // namespace tidewright
