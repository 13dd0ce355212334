// A staged load into its target, in one transaction.
#pragma once

#include "mysqlloadplan.h"
#include "mysqlpool.h"

namespace tidewright
{

class MysqlMerge final : public Merge
{
public:
    // `latestOnly`: a key may have been staged more than once.
    static Result<std::unique_ptr<Merge>> begin(MysqlPool::Lease connection, std::shared_ptr<const MysqlLoadPlan> plan,
                                                bool latestOnly);
    ~MysqlMerge() override;

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
    MysqlMerge(MysqlPool::Lease connection, std::shared_ptr<const MysqlLoadPlan> plan, bool latestOnly);
    Result<std::int64_t> number(const QByteArray &sql);
    // Puts records aside to be taken back.
    Result<void> keep(const QByteArray &insert);

    MysqlPool::Lease m_connection;
    std::shared_ptr<const MysqlLoadPlan> m_plan;
    bool m_latestOnly;
    bool m_intoEmpty = false; // the target had no record when the merge began, and no key was staged twice
    bool m_hasImages = false;
    std::optional<UndoEntry> m_undo;
    bool m_open = true;
};

} // namespace tidewright
