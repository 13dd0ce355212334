#include "endpointfactory.h"

#include "folderendpoint.h"
#include "mysqlendpoint.h"
#include "postgresendpoint.h"
#include "sqlconnectionconfig.h"
#include "sqliteendpoint.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace tidewright
{

namespace
{

struct FactoryText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::EndpointFactory)
};

// Losing it costs time only.
FolderConfig folderConfig(const Connection &connection)
{
    const QString caches = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return {connection.name, connection.path, caches.isEmpty() ? QString() : caches + QLatin1String("/tidewright/folders")};
}

} // namespace

Result<Secret> passwordOf(const Connection &connection, const SecretSource &secrets)
{
    if (!connection.password.isSet())
        return Secret();
    auto secret = secrets.find(connection.password.name);
    if (!secret)
        return tl::unexpected(secret.error().in(FactoryText::tr("Connection %1").arg(connection.name)));
    return secret;
}

Result<std::unique_ptr<Endpoint>> makeEndpoint(const Connection &connection, const Secret &password)
{
    if (connection.kind == QLatin1String("sqlite"))
        return std::make_unique<SqliteEndpoint>(SqliteConfig::of(connection));
    if (connection.kind == QLatin1String("postgres"))
        return std::make_unique<PostgresEndpoint>(SqlConnectionConfig::of(connection, password.toText()));
    if (connection.kind == QLatin1String("mysql"))
        return std::make_unique<MysqlEndpoint>(SqlConnectionConfig::of(connection, password.toText()));
    if (connection.kind == QLatin1String("folder"))
        return std::make_unique<FolderEndpoint>(folderConfig(connection));
    return fail(ErrorCode::Unsupported,
                FactoryText::tr("Connection %1 is of the kind %2, which this version cannot talk to.")
                    .arg(connection.name, connection.kind),
                {}, FactoryText::tr("Use sqlite, postgres, mysql or folder."));
}

} // namespace tidewright
