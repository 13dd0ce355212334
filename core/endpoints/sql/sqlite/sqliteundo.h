// What is kept in a database so that finished runs can be taken back.
#pragma once

#include "sqliteloadplan.h"

namespace tidewright
{

// What takes the open transaction back.
Result<void> noteUndo(const SqliteConnection &connection, const SqliteLoadPlan &plan, const UndoEntry &entry, bool withImages);

class SqliteUndo final : public Undo
{
public:
    static Result<std::unique_ptr<Undo>> open(SqliteLoadPlan plan, std::stop_token stop);

    Result<std::vector<KeptUndo>> runs() override;
    Result<std::vector<UndoEntry>> entries(const QString &runId, std::int64_t below, std::size_t limit) override;
    Result<QString> images(const QString &runId) override;
    Result<void> drop(const QString &runId) override;

private:
    SqliteUndo() = default;
    QString imagesName(const QString &runId) const;
    Result<std::int64_t> imagesSize(const QString &runId);
    Result<void> dropAll(const QString &runId);

    SqliteLoadPlan m_plan;
    std::unique_ptr<SqliteConnection> m_connection;
};

} // namespace tidewright
