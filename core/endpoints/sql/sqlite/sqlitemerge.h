// Merges the staging table into the target, in one transaction.
#pragma once

#include "sqliteloadplan.h"

namespace tidewright
{

class SqliteMerge final : public Merge
{
public:
    static Result<std::unique_ptr<Merge>> begin(std::shared_ptr<const SqliteLoadPlan> plan, std::stop_token stop);
    ~SqliteMerge() override;

    Result<std::optional<std::pair<std::int64_t, std::int64_t>>> extent() override;
    Result<ChangeCounts> apply(std::int64_t first, std::int64_t last) override;
    Result<void> staged(std::int64_t number, RecordBatch &into) override;
    Result<std::int64_t> countMissing() override;
    Result<std::int64_t> countTarget() override;
    Result<std::int64_t> removeMissing() override;
    bool keepsUndo() const override { return !m_plan->spec.undo.isEmpty(); }
    void keepUndo(UndoEntry entry) override { m_undo = std::move(entry); }
    Result<void> commit(const ChangeCounts &counts) override;

private:
    explicit SqliteMerge(std::shared_ptr<const SqliteLoadPlan> plan);
    Result<void> prepare();
    Result<ChangeCounts> applyRange(std::int64_t first, std::int64_t last);
    Result<ChangeCounts> applyInOrder(std::int64_t first, std::int64_t last);
    Result<std::int64_t> runFor(SqliteStatement &statement, std::int64_t first, std::int64_t last);

    Result<void> needImages();
    Result<void> dropImages();

    std::shared_ptr<const SqliteLoadPlan> m_plan;
    std::unique_ptr<SqliteConnection> m_connection;
    SqliteStatement m_insert;
    SqliteStatement m_update;
    SqliteStatement m_delete;
    SqliteStatement m_keepWritten; // once it is needed
    SqliteStatement m_keepDeleted;
    std::optional<UndoEntry> m_undo;
    bool m_repeatedKeys = false; // the same record was staged more than once: the last one counts
};

} // namespace tidewright
