#include "postgresendpoint.h"

#include "cursorcandidates.h"
#include "pgcatalog.h"
#include "pgcreate.h"
#include "pgpool.h"
#include "pgsource.h"
#include "pgtarget.h"
#include "pgwindows.h"

namespace tidewright
{

namespace
{
constexpr std::chrono::seconds idleTime{60};
} // namespace

PostgresEndpoint::PostgresEndpoint(SqlConnectionConfig config)
    : m_pool(std::make_shared<PgPool>(std::move(config), idleTime))
    , m_windows(std::make_unique<PgWindows>(m_pool))
{
}

PostgresEndpoint::~PostgresEndpoint() = default;

Result<EndpointIdentity> PostgresEndpoint::identity(std::stop_token stop)
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadOnly, stop));
    TRY_ASSIGN(const PgResult database,
               connection->run(QStringLiteral("SELECT oid, datname FROM pg_database WHERE datname = current_database()")));
    const auto system = connection->run(QStringLiteral("SELECT system_identifier FROM pg_control_system()"));
    if (system)
        return EndpointIdentity{QStringLiteral("postgres:%1/%2").arg(system->text(0, 0), database.text(0, 0))};
    if (system.error().code != ErrorCode::PermissionDenied)
        return tl::unexpected(system.error());
    // Where the server keeps its identifier to itself, the address stands for it.
    const SqlConnectionConfig &config = m_pool->config();
    return EndpointIdentity{QStringLiteral("postgres:%1:%2/%3/%4")
                                .arg(config.host)
                                .arg(config.port > 0 ? config.port : 5432)
                                .arg(database.text(0, 1), database.text(0, 0))};
}

Result<std::vector<Offering>> PostgresEndpoint::discover(std::stop_token stop)
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadOnly, stop));
    TRY_ASSIGN(std::vector<PgTable> tables, pgTables(*connection));
    std::vector<Offering> offerings;
    for (PgTable &table : tables) {
        std::vector<CursorCandidate> cursors = rankCursors(table.schema, table.indexed);
        offerings.push_back({std::move(table.schema), std::move(cursors), table.estimate});
    }
    return offerings;
}

Result<RecordSchema> PostgresEndpoint::describe(const QString &place, std::stop_token stop)
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadOnly, stop));
    TRY_ASSIGN(PgTable table, pgTable(*connection, place));
    m_pool->tables.note(place, table);
    return std::move(table.schema);
}

Result<std::unique_ptr<Source>> PostgresEndpoint::openSource(const SourceSpec &spec, std::stop_token stop)
{
    TRY_ASSIGN(std::unique_ptr<PgSource> source, PgSource::open(m_pool, spec, stop));
    return source;
}

Result<std::unique_ptr<Target>> PostgresEndpoint::openTarget(const TargetSpec &spec, std::stop_token stop)
{
    TRY_ASSIGN(std::unique_ptr<PgTarget> target, PgTarget::open(m_pool, spec, stop));
    return target;
}

Result<void> PostgresEndpoint::create(const RecordSchema &schema, std::stop_token stop)
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadWrite, stop));
    m_pool->tables.forget(schema.place);
    return pgCreate(*connection, schema);
}

Result<WindowProbe::Answer> PostgresEndpoint::contents(const std::vector<Window> &windows, std::stop_token stop)
{
    return m_windows->contents(windows, std::move(stop));
}

Result<std::vector<bool>> PostgresEndpoint::holdRecords(const QStringList &places, std::stop_token stop)
{
    return m_windows->holdRecords(places, std::move(stop));
}

Result<QString> PostgresEndpoint::version(std::stop_token stop)
{
    TRY_ASSIGN(const PgPool::Lease connection, m_pool->take(PgAccess::ReadOnly, stop));
    return QString(QLatin1String("PostgreSQL ") +
                   QString::fromUtf8(PQparameterStatus(connection->handle(), "server_version")).section(QLatin1Char(' '), 0, 0));
}

} // namespace tidewright
