// Direct and Staged: chunks by binary COPY. Direct into columns that COPY cannot write in binary form goes through a temporary
// table.
#pragma once

#include "pgchunkwriter.h"
#include "pgcopyin.h"

namespace tidewright
{

// Staged records are numbered: the chunk's ordinal times this, plus the place in the chunk.
inline constexpr std::int64_t pgNumbersPerChunk = std::int64_t(1) << 24;

class PgCopyWriter final : public PgChunkWriter
{
public:
    PgCopyWriter(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> plan);

    Result<ChangeCounts> upsert(const RecordBatch &batch, std::size_t first, std::size_t count) override;
    Result<ChangeCounts> remove(const RecordBatch &keys, std::size_t first, std::size_t count) override;

protected:
    QStringList entries() override;
    QString prepare() override;
    void reset() override;

private:
    bool isStaged() const { return plan().kind == LoadKind::Staged; }
    Result<std::int64_t> copy(const QString &sql, const std::vector<PgColumn> &columns, const RecordBatch &batch,
                              std::size_t first, std::size_t count, bool removed);

    PgCopyIn m_copy;
    QString m_upsertSql;
    QString m_fromTemporary;
    std::int64_t m_next = 0; // place in the chunk of the next staged record
    std::int64_t m_removed = 0;
};

} // namespace tidewright
