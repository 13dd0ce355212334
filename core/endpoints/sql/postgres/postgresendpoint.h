// PostgreSQL, from version 11 on, as one side of a job. See endpoint.h for the contract.
#pragma once

#include "quiet.h"
#include "sqlconnectionconfig.h"

#include <memory>

namespace tidewright
{

class PgPool;
class PgWindows;

class PostgresEndpoint final : public Endpoint, public WindowProbe
{
public:
    explicit PostgresEndpoint(SqlConnectionConfig config);
    ~PostgresEndpoint() override;

    QString kind() const override { return QStringLiteral("postgres"); }
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
    std::shared_ptr<PgPool> m_pool;
    std::unique_ptr<PgWindows> m_windows;
};

} // namespace tidewright
