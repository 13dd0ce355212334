#include "endpointfactory.h"

#include "mysqlendpoint.h"
#include "postgresendpoint.h"
#include "sqlconnectionconfig.h"
#include "sqliteendpoint.h"

#include <QCoreApplication>

namespace tidewright {

namespace {

struct FactoryText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::EndpointFactory)
};

Result<SqlConnectionConfig> serverConfig(const Connection &connection, const SecretSource &secrets)
{
    QString password;
    if (connection.password.isSet()) {
        auto secret = secrets.find(connection.password.name);
        if (!secret)
            return tl::unexpected(secret.error().in(FactoryText::tr("Connection %1").arg(connection.name)));
        password = secret->toText();
    }
    return SqlConnectionConfig::of(connection, password);
}

} // namespace

Result<std::unique_ptr<Endpoint>> makeEndpoint(const Connection &connection, const SecretSource &secrets)
{
    if (connection.kind == QLatin1String("sqlite"))
        return std::make_unique<SqliteEndpoint>(SqliteConfig::of(connection));
    if (connection.kind == QLatin1String("postgres")) {
        TRY_ASSIGN(SqlConnectionConfig config, serverConfig(connection, secrets));
        return std::make_unique<PostgresEndpoint>(std::move(config));
    }
    if (connection.kind == QLatin1String("mysql")) {
        TRY_ASSIGN(SqlConnectionConfig config, serverConfig(connection, secrets));
        return std::make_unique<MysqlEndpoint>(std::move(config));
    }
    return fail(ErrorCode::Unsupported, FactoryText::tr("Connection %1 is of the kind %2, which this version cannot talk to.").arg(connection.name, connection.kind), {},
                FactoryText::tr("Use sqlite, postgres or mysql."));
}

} // namespace tidewright
