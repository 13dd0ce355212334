// A record and a key as bytes, to be kept. Both forms are stored in state databases: they change only with a migration.
#pragma once

#include "error.h"
#include "record.h"

#include <string>

namespace tidewright
{

// The values of a row, typed and lossless. `columns`: which of them, in that order; empty: all.
std::string packRecord(std::span<const Cell> row, std::span<const std::size_t> columns = {});
std::string packRecord(const std::vector<Value> &values);
// StateUnreadable if the bytes are none of packRecord().
Result<std::vector<Value>> unpackRecord(std::string_view packed);

// A key whose bytes sort as order() sorts keys whose parts are of one kind each (whole numbers count as one), and are the same for keys that
// it takes for equal: for merging with what the sides read in key order. Decimals come back without what does not count.
std::string keyBytes(const Key &key);
std::string keyBytes(std::span<const Cell> row, std::span<const std::size_t> keyColumns);
Result<Key> keyFromBytes(std::string_view bytes);

} // namespace tidewright
