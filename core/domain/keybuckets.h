// How two places of one engine family are compared without their records leaving the servers. An interface for those sources that can; who cannot
// is read and compared record by record.
//
// Each record is hashed by its server over the canonical text of all fields that are read, texts with their length before them, so that NULL, '' and
// shifted borders differ; a bucket is told by the number of its records and the 128-bit sum of their hashes. Which bucket a record is in follows
// from its key alone, evenly whatever the keys are: ranges of keys would need their borders first, of one side, and grow uneven where one side has gaps.
// So two statements a side are enough, whatever the distance: one scan for all sums, and one for the keys and hashes of the unequal buckets, which
// are a few records for each that differs. These are then read by their keys, through the index, and compared as any others.
#pragma once

#include "contenthash.h"
#include "error.h"

namespace tidewright
{

struct BucketSum {
    std::int64_t records = 0;
    ContentHash sum; // modulo 2^64 in each half
    friend bool operator==(const BucketSum &, const BucketSum &) = default;
};

// By a Source, of which no page is read.
class BucketSource
{
public:
    static constexpr std::size_t buckets = 65'536;

    virtual ~BucketSource() = default;
    // Sums of two sources mean the same where these are the same. Empty where none can be told: there is a filter, the key is not the table's own, or
    // a field of it has no canonical text.
    virtual QString bucketTerms() const = 0;
    virtual Result<std::vector<BucketSum>> bucketSums() = 0;
    // Of the records in these buckets: the key's fields, and the hash as text. In any order.
    virtual Result<void> bucketRecords(const std::vector<std::uint32_t> &of, RecordBatch &into) = 0;
};

} // namespace tidewright
