// Writing into a table of SQLite.
#pragma once

#include "sqliteloadplan.h"
#include "sqlitepool.h"

namespace tidewright
{

class SqliteTarget final : public Target
{
public:
    static Result<std::unique_ptr<Target>> open(const std::shared_ptr<SqlitePool> &pool, const TargetSpec &spec,
                                                std::stop_token stop);

    const RecordSchema &schema() const override { return m_plan.table.schema; }
    Result<bool> isEmpty() override;
    Result<std::unique_ptr<Load>> openLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Load>> findLoad(const QString &runId, LoadKind kind) override;
    Result<std::unique_ptr<Undo>> openUndo() override;

private:
    SqliteTarget() = default;

    std::stop_token m_stop;
    SqlitePool::Lease m_connection;
    SqliteLoadPlan m_plan;
};

// NotFound/SchemaMismatch as openTarget(): makes the table, and the database if it is missing.
Result<void> createSqliteTable(const SqliteConfig &config, const RecordSchema &schema, std::stop_token stop);

} // namespace tidewright
