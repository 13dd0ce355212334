// The order of content types by the foreign keys between their tables. Pure.
#pragma once

#include "schema.h"

#include <vector>

namespace tidewright
{

struct RunOrder {
    std::vector<std::size_t> order;                // parents first; else as given
    std::vector<std::vector<std::size_t>> parents; // by index as given: the ones to wait for
    std::vector<std::size_t> cycle;                // members of cycles, for the log: they do not wait for each other
};

// `schemas`: the target tables in file order. References of a table to itself and to tables outside of the list do not matter.
RunOrder orderByForeignKeys(const std::vector<RecordSchema> &schemas);

} // namespace tidewright
