// A database file of SQLite.
//
// Its identity is device, inode and time of birth of the file, as the file system tells them: nothing is stored in a database of
// somebody else. A copy, and a file that was put in its place, are another database; VACUUM leaves it the same.
#pragma once

#include "quiet.h"
#include "sqliteconfig.h"

#include <memory>

namespace tidewright
{

class SqlitePool;

class SqliteEndpoint final : public Endpoint, public WindowProbe
{
public:
    explicit SqliteEndpoint(SqliteConfig config);
    ~SqliteEndpoint() override;

    QString kind() const override;
    Result<EndpointIdentity> identity(std::stop_token stop) override;
    Result<QString> version(std::stop_token stop) override;
    Result<std::vector<Offering>> discover(std::stop_token stop) override;
    Result<RecordSchema> describe(const QString &place, std::stop_token stop) override;
    Result<std::unique_ptr<Source>> openSource(const SourceSpec &spec, std::stop_token stop) override;
    Result<std::unique_ptr<Target>> openTarget(const TargetSpec &spec, std::stop_token stop) override;
    // Makes the database too if there is none.
    Result<void> create(const RecordSchema &schema, std::stop_token stop) override;

    // Never tells: a run is as cheap here as a look.
    Result<Answer> contents(const std::vector<Window> &windows, std::stop_token stop) override;
    Result<std::vector<bool>> holdRecords(const QStringList &places, std::stop_token stop) override;

private:
    std::shared_ptr<SqlitePool> m_pool;
};

} // namespace tidewright
