// Chunks of one load, each a transaction with its entry in the ledger.
#pragma once

#include "mysqlbulk.h"
#include "mysqlpool.h"

namespace tidewright
{

class MysqlChunkWriter final : public ChunkWriter
{
public:
    static Result<std::unique_ptr<ChunkWriter>> open(const std::shared_ptr<MysqlPool> &pool,
                                                     std::shared_ptr<const MysqlLoadPlan> plan, std::stop_token stop);
    ~MysqlChunkWriter() override;

    Result<void> begin(std::int64_t ordinal) override;
    Result<ChangeCounts> upsert(const RecordBatch &batch, std::size_t first, std::size_t count) override;
    Result<ChangeCounts> remove(const RecordBatch &keys, std::size_t first, std::size_t count) override;
    Result<void> fetchForUpdate(const RecordBatch &keys, RecordBatch &into) override;
    bool keepsUndo() const override { return !m_plan->spec.undo.isEmpty(); }
    Result<void> fetchWhole(const RecordBatch &keys, RecordBatch &into) override;
    void keepUndo(UndoEntry entry) override { m_undo.push_back(std::move(entry)); }
    Result<void> commit(const ChunkRange &range) override;
    void rollback() override;

private:
    MysqlChunkWriter(MysqlPool::Lease connection, std::shared_ptr<const MysqlLoadPlan> plan);
    Result<ChangeCounts> apply(const MysqlRecords &records);
    Result<ChangeCounts> deleteKeys(const MysqlRecords &keys);
    Result<void> note(const ChunkRange &range); // in the ledger
    MysqlStaged nextStaged(std::size_t count, bool removed);

    MysqlPool::Lease m_connection;
    std::shared_ptr<const MysqlLoadPlan> m_plan;
    std::vector<MysqlColumn> m_keyColumns;
    MysqlBulk m_bulk;
    std::int64_t m_number = 0; // of the next staged record
    bool m_open = false;
    std::vector<UndoEntry> m_undo;
};

// Into a table that all loads of a schema share. It is made, on a connection of its own, by whoever needs it first: on this one that
// would commit.
Result<void> insertShared(MysqlConnection &connection, const QByteArray &insert, const QByteArray &create);

// Runs `work` under a savepoint: after a refusal nothing that it did is there, and the transaction goes on.
template <typename T, typename Work>
Result<T> underSavepoint(MysqlConnection &connection, Work work)
{
    TRY(connection.run("SAVEPOINT tidewright"));
    Result<T> done = work();
    if (done) {
        TRY(connection.run("RELEASE SAVEPOINT tidewright"));
    } else if (done.error().code == ErrorCode::ConstraintViolated || done.error().code == ErrorCode::ValueRefused) {
        TRY(connection.run("ROLLBACK TO SAVEPOINT tidewright"));
    }
    return done;
}

} // namespace tidewright
