// What is kept beside a table of PostgreSQL so that finished runs can be taken back.
#pragma once

#include "pgledger.h"

namespace tidewright
{

class PgUndo final : public Undo
{
public:
    PgUndo(std::shared_ptr<PgPool> pool, PgLoadPlan plan, std::stop_token stop);

    Result<std::vector<KeptUndo>> runs() override;
    Result<std::vector<UndoEntry>> entries(const QString &runId, std::int64_t below, std::size_t limit) override;
    Result<QString> images(const QString &runId) override;
    Result<void> drop(const QString &runId) override;

private:
    Result<std::optional<SqlPlace>> imagesPlace(PgConnection &connection, const QString &runId);
    QString ofRun(const QString &literal) const;

    std::shared_ptr<PgPool> m_pool;
    PgLoadPlan m_plan;
    std::stop_token m_stop;
};

} // namespace tidewright
