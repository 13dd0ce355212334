// A record and a key as bytes, to be kept. Both forms are stored in state databases: they change only with a migration.
#pragma once

#include "error.h"
#include "record.h"

#include <string>

namespace tidewright
{

// The values of a row, typed and lossless. `columns`: which of them, in that order; empty: all.
std::string packRecord(std::span<const Cell> row, std::span<const std::size_t> columns = {});
// StateUnreadable if the bytes are none of packRecord().
Result<std::vector<Value>> unpackRecord(std::string_view packed);

// A key whose bytes sort as order() sorts keys of these kinds: for merging with what the sides read in key order. Decimals without their
// trailing zeros.
std::string keyBytes(const Key &key);
Result<Key> keyFromBytes(std::string_view bytes);

} // namespace tidewright
