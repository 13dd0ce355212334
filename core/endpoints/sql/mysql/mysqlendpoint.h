// MariaDB and MySQL.
#pragma once

#include "endpoint.h"
#include "sqlconnectionconfig.h"

namespace tidewright
{

class MysqlEndpoint final : public Endpoint
{
public:
    explicit MysqlEndpoint(SqlConnectionConfig config);

    QString kind() const override;
    Result<EndpointIdentity> identity(std::stop_token stop) override;
    Result<QString> version(std::stop_token stop) override;
    Result<std::vector<Offering>> discover(std::stop_token stop) override;
    Result<RecordSchema> describe(const QString &place, std::stop_token stop) override;
    Result<std::unique_ptr<Source>> openSource(const SourceSpec &spec, std::stop_token stop) override;
    Result<std::unique_ptr<Target>> openTarget(const TargetSpec &spec, std::stop_token stop) override;
    Result<void> create(const RecordSchema &schema, std::stop_token stop) override;

private:
    SqlConnectionConfig m_config;
};

} // namespace tidewright
