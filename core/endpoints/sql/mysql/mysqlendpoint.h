// MariaDB and MySQL.
#pragma once

#include "quiet.h"
#include "sqlconnectionconfig.h"

#include <memory>

namespace tidewright
{

class MysqlPool;
class MysqlWindows;

class MysqlEndpoint final : public Endpoint, public WindowProbe
{
public:
    explicit MysqlEndpoint(SqlConnectionConfig config);
    ~MysqlEndpoint() override;

    QString kind() const override;
    Result<EndpointIdentity> identity(std::stop_token stop) override;
    Result<QString> version(std::stop_token stop) override;
    Result<std::vector<Offering>> discover(std::stop_token stop) override;
    Result<RecordSchema> describe(const QString &place, std::stop_token stop) override;
    Result<std::unique_ptr<Source>> openSource(const SourceSpec &spec, std::stop_token stop) override;
    Result<std::unique_ptr<Target>> openTarget(const TargetSpec &spec, std::stop_token stop) override;
    Result<void> create(const RecordSchema &schema, std::stop_token stop) override;

    Result<Answer> contents(const std::vector<Window> &windows, std::stop_token stop) override;
    Result<std::vector<bool>> holdRecords(const QStringList &places, std::stop_token stop) override;

private:
    std::shared_ptr<MysqlPool> m_pool;
    std::unique_ptr<MysqlWindows> m_windows;
};

} // namespace tidewright
