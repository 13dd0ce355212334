// Immediate: single-row prepared statements in libpq's pipeline mode. Below a few thousand records nothing is faster.
#pragma once

#include "pgchunkwriter.h"
#include "pgencode.h"

namespace tidewright
{

class PgUpsertWriter final : public PgChunkWriter
{
public:
    PgUpsertWriter(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> plan);

    Result<ChangeCounts> upsert(const RecordBatch &batch, std::size_t first, std::size_t count) override;

private:
    Result<void> encode(const RecordBatch &batch, std::size_t first, std::size_t count);
    Result<void> queue(const QByteArray &statement);
    Result<void> sendAll(std::size_t count);
    Result<ChangeCounts> results(std::size_t count);

    QByteArray m_sql;
    std::vector<Oid> m_types;
    std::vector<int> m_formats;
    PgBuffer m_values;
    std::vector<const char *> m_pointers;
    std::vector<int> m_lengths;
};

} // namespace tidewright
