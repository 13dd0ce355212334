// Hashes of records and their sums. Semantics, "Content-type checksums and verify": a content type's hash is the 128-bit modular sum of
// its records' hashes, so that it follows in O(changed records) and does not depend on their order. XOR would cancel pairs.
#pragma once

#include "record.h"

#include <QString>
#include <optional>

namespace tidewright
{

struct ContentHash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    ContentHash &operator+=(const ContentHash &other); // modulo 2^128
    ContentHash &operator-=(const ContentHash &other);
    // Of no record at all.
    bool isNull() const { return high == 0 && low == 0; }
    friend bool operator==(const ContentHash &, const ContentHash &) = default;
};

QString toString(const ContentHash &hash); // 32 hex digits
std::optional<ContentHash> contentHashFromString(const QString &text);

// XXH3-128 over the length-prefixed key (see keyBytes()) and the canonical form of the values in `columns`, in that order. Values that are
// equal() hash equally. Never null.
ContentHash recordHash(std::string_view keyBytes, std::span<const Cell> row, std::span<const std::size_t> columns);

} // namespace tidewright
