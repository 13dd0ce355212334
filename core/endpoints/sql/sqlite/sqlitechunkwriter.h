// Writes chunks: straight into the target (Direct), where different (Immediate), or into the staging table (Staged).
#pragma once

#include "sqlitebind.h"
#include "sqliteloadplan.h"

namespace tidewright
{

class SqliteChunkWriter final : public ChunkWriter
{
public:
    static Result<std::unique_ptr<ChunkWriter>> open(std::shared_ptr<const SqliteLoadPlan> plan, std::stop_token stop);

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
    explicit SqliteChunkWriter(std::shared_ptr<const SqliteLoadPlan> plan);
    Result<void> prepare();
    Result<ChangeCounts> writeRows(const RecordBatch &batch, std::size_t first, std::size_t count);
    Result<ChangeCounts> removeRows(const RecordBatch &keys, std::size_t first, std::size_t count);
    // Runs the statement once with the row; returns how many rows it changed.
    Result<std::int64_t> runWith(SqliteStatement &statement, std::span<const Cell> row, const std::vector<SqliteColumn> &columns);
    Result<void> number(SqliteStatement &statement, std::size_t parameter);
    template <typename Work>
    Result<ChangeCounts> underSavepoint(Work &&work);

    std::shared_ptr<const SqliteLoadPlan> m_plan;
    std::unique_ptr<SqliteConnection> m_connection;
    std::vector<SqliteColumn> m_keys;
    SqliteStatement m_insert; // into the target, or staging
    SqliteStatement m_update; // Immediate
    SqliteStatement m_remove;
    SqliteStatement m_fetch; // once it is asked for
    SqliteBinder m_binder;
    std::int64_t m_next = 0; // Staged: number of the next record
    std::int64_t m_ordinal = 0;
    std::vector<UndoEntry> m_undo;
};

} // namespace tidewright
