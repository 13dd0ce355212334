// A content type moved from one endpoint to another by the means the engine uses, step by step and without an engine: read,
// convert, load, merge.
#pragma once

#include "convert.h"
#include "endpoint.h"

#include <vector>

namespace tidewright
{

// Records that were refused, by their place in reading order and the target's field.
struct RefusedRecord {
    std::size_t row = 0;
    Error error;
    QString field; // empty where the target refused the record as a whole
};

struct Transferred {
    std::int64_t read = 0;
    ChangeCounts counts;
    std::vector<RefusedRecord> refused;
};

// The schema with every type made neutral, at another place: what create() is asked for.
RecordSchema neutralSchema(const RecordSchema &schema, const QString &place);

// Writes `rows` into `place` in one transaction, each value converted to the type its field has there.
Result<ChangeCounts> writeRows(Endpoint &endpoint, const QString &place, const std::vector<std::vector<Value>> &rows);

// All records in key order.
Result<RecordBatch> readAll(Endpoint &endpoint, const QString &place);

// All of `from` at the source to `to` at the target, by pages of `limit` records; refused ones are left out, found by bisecting.
Result<Transferred> transfer(Endpoint &source, const QString &from, Endpoint &target, const QString &to, LoadKind kind,
                             std::size_t limit = 1'000);

} // namespace tidewright
