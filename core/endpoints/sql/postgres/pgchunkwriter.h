// What the writers of all load kinds share: one transaction per chunk, a savepoint per call, the entry in the ledger with the
// commit. The statements that open them travel together with the first that does work.
#pragma once

#include "endpoint.h"
#include "ledgerentry.h"
#include "pgloadplan.h"
#include "pgpool.h"

namespace tidewright
{

class PgChunkWriter : public ChunkWriter
{
public:
    PgChunkWriter(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> plan);
    ~PgChunkWriter() override;

    Result<void> begin(std::int64_t ordinal) override;
    Result<ChangeCounts> remove(const RecordBatch &keys, std::size_t first, std::size_t count) override;
    Result<void> fetchForUpdate(const RecordBatch &keys, RecordBatch &into) override;
    bool keepsUndo() const override { return !m_plan->spec.undo.isEmpty(); }
    Result<void> fetchWhole(const RecordBatch &keys, RecordBatch &into) override;
    void keepUndo(UndoEntry entry) override { m_undo.push_back(std::move(entry)); }
    Result<void> commit(const ChunkRange &range) override;
    void rollback() override;

protected:
    PgConnection &connection() { return *m_connection; }
    const PgLoadPlan &plan() const { return *m_plan; }
    std::int64_t ordinal() const { return m_ordinal; }
    // The statements, in order, that open what is not open yet; the savepoint counts as set from here on.
    QStringList opening();
    // `opening()` as the start of one text.
    QString openingText();
    // After a failed call: back to the savepoint. Returns `error`, or what went wrong on the way.
    Failure undo(Error error);
    // Further ledger entries of this chunk: "(3, 17, '{…}')".
    virtual QStringList entries() { return {}; }
    // What must run at the start of each transaction.
    virtual QString prepare() { return {}; }
    virtual void reset() {}

private:
    Result<void> noteUndo();

    PgPool::Lease m_connection;
    std::shared_ptr<const PgLoadPlan> m_plan;
    std::int64_t m_ordinal = 0;
    bool m_open = false;
    bool m_savepoint = false;
    std::vector<UndoEntry> m_undo;
};

} // namespace tidewright
