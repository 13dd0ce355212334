#include "sqlconnectionconfig.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlConnectionConfig)
};
} // namespace

SqlConnectionConfig SqlConnectionConfig::of(const Connection &connection, const QString &password)
{
    SqlConnectionConfig config;
    config.name = connection.name;
    config.host = connection.host;
    config.port = connection.port;
    config.database = connection.database;
    config.user = connection.user;
    config.password = password;
    config.tls = connection.tls;
    return config;
}

QString SqlConnectionConfig::described() const
{
    const QString at = port > 0 && !isUnixSocket() ? QStringLiteral("%1:%2").arg(host).arg(port) : host;
    if (at.isEmpty())
        return Tr::tr("“%1” (database %2)").arg(name, database);
    return Tr::tr("“%1” (%2, database %3)").arg(name, at, database);
}

} // namespace tidewright
