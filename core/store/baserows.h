// What both sides held when they were last in sync. A content type's sums are kept in its scope, with each change of its records.
#pragma once

#include "statement.h"
#include "twowaystore.h"

namespace tidewright
{

// In the order of their keys, behind `after`.
Result<std::vector<BaseRecord>> readBases(StoreSession &session, const BaseScope &scope, const std::string &after,
                                          std::size_t limit);
Result<std::vector<BaseRecord>> readBasesOf(StoreSession &session, const BaseScope &scope, const std::vector<std::string> &keys);
Result<BaseTotals> readBaseTotals(StoreSession &session, const BaseScope &scope);

// Forgets those keys, then puts these records in place of what their keys had.
Result<void> writeBases(StoreSession &session, const BaseScope &scope, const std::vector<BaseRecord> &bases,
                        const std::vector<std::string> &forgotten);
// Of every generation but `kept`; of all without one. Whether there was any.
Result<bool> dropBases(StoreSession &session, const StateKey &key, std::optional<std::int64_t> kept);

} // namespace tidewright
