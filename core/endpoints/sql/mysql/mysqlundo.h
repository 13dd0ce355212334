// What is kept beside a table so that finished runs can be taken back.
#pragma once

#include "mysqlloadplan.h"
#include "mysqlpool.h"

namespace tidewright
{

class MysqlUndo final : public Undo
{
public:
    static Result<std::unique_ptr<Undo>> open(const std::shared_ptr<MysqlPool> &pool, MysqlLoadPlan plan, std::stop_token stop);

    Result<std::vector<KeptUndo>> runs() override;
    Result<std::vector<UndoEntry>> entries(const QString &runId, std::int64_t below, std::size_t limit) override;
    Result<QString> images(const QString &runId) override;
    Result<void> drop(const QString &runId) override;

private:
    MysqlUndo() = default;
    SqlPlace imagesPlace(const QString &runId) const;
    // Its size; empty: there is no such table.
    Result<std::optional<std::int64_t>> imagesSize(MysqlConnection &connection, const QString &runId);
    QByteArray where(MysqlConnection &connection, const QString &runId) const;

    std::shared_ptr<MysqlPool> m_pool;
    MysqlLoadPlan m_plan;
    std::stop_token m_stop;
};

} // namespace tidewright
