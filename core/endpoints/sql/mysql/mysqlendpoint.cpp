#include "mysqlendpoint.h"

#include "mysqlcatalog.h"
#include "mysqlcreate.h"
#include "mysqlpool.h"
#include "mysqlsource.h"
#include "mysqltarget.h"
#include "mysqlwindows.h"

namespace tidewright
{

namespace
{
constexpr std::chrono::seconds idleTime{60};
} // namespace

MysqlEndpoint::MysqlEndpoint(SqlConnectionConfig config)
    : m_pool(std::make_shared<MysqlPool>(std::move(config), idleTime))
    , m_windows(std::make_unique<MysqlWindows>(m_pool))
{
}

MysqlEndpoint::~MysqlEndpoint() = default;

QString MysqlEndpoint::kind() const
{
    return QStringLiteral("mysql");
}

Result<EndpointIdentity> MysqlEndpoint::identity(std::stop_token stop)
{
    TRY_ASSIGN(const auto connection, m_pool->take(MysqlUse::Read, std::move(stop)));
    TRY_ASSIGN(
        const auto offered,
        connection->rows("SHOW GLOBAL VARIABLES WHERE variable_name IN ('server_uid', 'server_uuid', 'hostname', 'port')"));
    QHash<QByteArray, QString> variables;
    for (const MysqlTextRow &row : offered)
        variables.insert(*row[0], QString::fromUtf8(row[1].value_or(QByteArray())));
    QString server = variables.value("server_uid");
    if (server.isEmpty())
        server = QStringList{variables.value("hostname"), variables.value("port"), variables.value("server_uuid")}.join(
            QLatin1Char(':'));
    return EndpointIdentity{QStringLiteral("mysql:%1/%2").arg(server, m_pool->config().database)};
}

Result<QString> MysqlEndpoint::version(std::stop_token stop)
{
    TRY_ASSIGN(const auto connection, m_pool->take(MysqlUse::Read, std::move(stop)));
    TRY_ASSIGN(const std::optional<QByteArray> offered, connection->value("SELECT VERSION()"));
    const QString text = QString::fromUtf8(offered.value_or(QByteArray()));
    // "10.11.6-MariaDB-0+deb12u1-log"
    const QString product = text.contains(QLatin1String("MariaDB")) ? QStringLiteral("MariaDB ") : QStringLiteral("MySQL ");
    return QString(product + text.section(QLatin1Char('-'), 0, 0));
}

Result<std::vector<Offering>> MysqlEndpoint::discover(std::stop_token stop)
{
    TRY_ASSIGN(const auto connection, m_pool->take(MysqlUse::Read, std::move(stop)));
    TRY_ASSIGN(std::vector<MysqlTable> tables, readTables(*connection));
    std::vector<Offering> offerings;
    for (MysqlTable &table : tables) {
        std::vector<CursorCandidate> cursors = cursorsOf(table);
        offerings.push_back({std::move(table.schema), std::move(cursors), table.estimate});
    }
    return offerings;
}

Result<RecordSchema> MysqlEndpoint::describe(const QString &place, std::stop_token stop)
{
    TRY_ASSIGN(const auto connection, m_pool->take(MysqlUse::Read, std::move(stop)));
    TRY_ASSIGN(MysqlTable table, readTable(*connection, place));
    m_pool->tables.note(place, table);
    return std::move(table.schema);
}

Result<std::unique_ptr<Source>> MysqlEndpoint::openSource(const SourceSpec &spec, std::stop_token stop)
{
    return MysqlSource::open(m_pool, spec, std::move(stop));
}

Result<std::unique_ptr<Target>> MysqlEndpoint::openTarget(const TargetSpec &spec, std::stop_token stop)
{
    return MysqlTarget::open(m_pool, spec, std::move(stop));
}

Result<void> MysqlEndpoint::create(const RecordSchema &schema, std::stop_token stop)
{
    TRY_ASSIGN(const auto connection, m_pool->take(MysqlUse::Write, std::move(stop)));
    m_pool->tables.forget(schema.place);
    return createTable(*connection, schema);
}

Result<WindowProbe::Answer> MysqlEndpoint::contents(const std::vector<Window> &windows, std::stop_token stop)
{
    return m_windows->contents(windows, std::move(stop));
}

Result<std::vector<bool>> MysqlEndpoint::holdRecords(const QStringList &places, std::stop_token stop)
{
    return m_windows->holdRecords(places, std::move(stop));
}

} // namespace tidewright
