#include "sqliteendpoint.h"

#include "cursorcandidates.h"
#include "sqlitepool.h"
#include "sqlitesource.h"
#include "sqlitetarget.h"

#include <QCoreApplication>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Sqlite)
};

// Short: whoever copies or moves the database expects it to be whole.
constexpr std::chrono::seconds idleTime{10};
} // namespace

SqliteEndpoint::SqliteEndpoint(SqliteConfig config)
    : m_pool(std::make_shared<SqlitePool>(std::move(config), idleTime))
{
}

SqliteEndpoint::~SqliteEndpoint() = default;

QString SqliteEndpoint::kind() const
{
    return QStringLiteral("sqlite");
}

Result<EndpointIdentity> SqliteEndpoint::identity(std::stop_token stop)
{
    TRY(m_pool->take(SqliteUse::Read, std::move(stop)));
    struct statx file = {};
    if (statx(AT_FDCWD, QFile::encodeName(m_pool->config().path).constData(), 0, STATX_INO | STATX_BTIME, &file) != 0)
        return fail(ErrorCode::ConnectionFailed, Tr::tr("%1 could not be read or written.").arg(m_pool->config().described()),
                    QString::fromLocal8Bit(std::strerror(errno)));
    const bool born = file.stx_mask & STATX_BTIME;
    return EndpointIdentity{QStringLiteral("sqlite:%1:%2/%3/%4.%5")
                                .arg(file.stx_dev_major)
                                .arg(file.stx_dev_minor)
                                .arg(file.stx_ino)
                                .arg(born ? qint64(file.stx_btime.tv_sec) : 0)
                                .arg(born ? file.stx_btime.tv_nsec : 0, 9, 10, QLatin1Char('0'))};
}

Result<QString> SqliteEndpoint::version(std::stop_token stop)
{
    TRY(m_pool->take(SqliteUse::Read, std::move(stop)));
    return QString(QLatin1String("SQLite ") + QLatin1String(sqlite3_libversion()));
}

Result<std::vector<Offering>> SqliteEndpoint::discover(std::stop_token stop)
{
    TRY_ASSIGN(const auto connection, m_pool->take(SqliteUse::Read, std::move(stop)));
    TRY_ASSIGN(std::vector<SqliteTable> tables, readTables(*connection));
    std::vector<Offering> offerings;
    for (SqliteTable &table : tables) {
        TRY_ASSIGN(const std::optional<std::int64_t> estimate, table.estimate(*connection));
        std::vector<CursorCandidate> cursors = rankCursors(table.schema, table.indexed);
        offerings.push_back({std::move(table.schema), std::move(cursors), estimate});
    }
    return offerings;
}

Result<RecordSchema> SqliteEndpoint::describe(const QString &place, std::stop_token stop)
{
    TRY_ASSIGN(const auto connection, m_pool->take(SqliteUse::Read, std::move(stop)));
    TRY_ASSIGN(SqliteTable table, readTable(*connection, place));
    m_pool->tables.note(place, table);
    return std::move(table.schema);
}

Result<std::unique_ptr<Source>> SqliteEndpoint::openSource(const SourceSpec &spec, std::stop_token stop)
{
    return SqliteSource::open(m_pool, spec, std::move(stop));
}

Result<std::unique_ptr<Target>> SqliteEndpoint::openTarget(const TargetSpec &spec, std::stop_token stop)
{
    return SqliteTarget::open(m_pool, spec, std::move(stop));
}

Result<WindowProbe::Answer> SqliteEndpoint::contents(const std::vector<Window> &windows, std::stop_token)
{
    return Answer{{}, std::vector<QString>(windows.size())};
}

Result<std::vector<bool>> SqliteEndpoint::holdRecords(const QStringList &places, std::stop_token stop)
{
    TRY_ASSIGN(const auto connection, m_pool->take(SqliteUse::Read, std::move(stop)));
    std::vector<bool> held;
    for (const QString &place : places) {
        TRY_ASSIGN(const SqlPlace parsed, parsePlace(place));
        TRY_ASSIGN(const QString quoted, quoteIdentifier(parsed.name, SqlDialect::Sqlite));
        TRY_ASSIGN(const std::int64_t any, connection->number("SELECT EXISTS (SELECT 1 FROM " + quoted.toUtf8() + ')'));
        held.push_back(any != 0);
    }
    return held;
}

Result<void> SqliteEndpoint::create(const RecordSchema &schema, std::stop_token stop)
{
    m_pool->tables.forget(schema.place);
    return createSqliteTable(m_pool->config(), schema, std::move(stop));
}

} // namespace tidewright
