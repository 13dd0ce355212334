#include "storesession.h"

#include <QCoreApplication>
#include <QSqlDriver>
#include <QSqlQuery>

#include <atomic>

#include <sqlite3.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

QString nextName()
{
    static std::atomic<std::uint64_t> counter = 0;
    return QStringLiteral("tidewright-state-%1").arg(++counter);
}

bool isThisMachine(const QString &host)
{
    return host.isEmpty() || host.startsWith(QLatin1Char('/')) || host == QLatin1String("localhost") ||
           host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1");
}

QString sslMode(const Connection &connection)
{
    switch (connection.tls) {
    case TlsMode::Disable:
        return QStringLiteral("disable");
    case TlsMode::Prefer:
        return QStringLiteral("prefer");
    case TlsMode::Require:
        return QStringLiteral("require");
    case TlsMode::Verify:
        break;
    }
    return isThisMachine(connection.host) ? QStringLiteral("prefer") : QStringLiteral("verify-full");
}

void setUp(QSqlDatabase &handle, const StateDatabase &database, StoreSession::Access access)
{
    if (database.kind == StateDatabase::Kind::Sqlite) {
        handle.setDatabaseName(database.path);
        const bool inspect = access == StoreSession::Access::Inspect;
        handle.setConnectOptions(inspect ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000")
                                         : QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
        return;
    }
    const Connection &connection = database.connection;
    handle.setHostName(connection.host);
    if (connection.port > 0)
        handle.setPort(connection.port);
    handle.setDatabaseName(connection.database);
    handle.setUserName(connection.user);
    handle.setPassword(database.password.value_or(QString()));
    handle.setConnectOptions(
        QStringLiteral("sslmode=%1;connect_timeout=10;application_name=tidewright").arg(sslMode(connection)));
}

QStringList settings(const StateDatabase &database, StoreSession::Access access)
{
    if (database.kind == StateDatabase::Kind::Postgres) {
        QString schema = database.schema;
        schema = QLatin1Char('"') + schema.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
        QStringList list{QStringLiteral("SET client_min_messages = warning"), QStringLiteral("SET search_path = ") + schema};
        if (access == StoreSession::Access::Inspect)
            list.append(QStringLiteral("SET default_transaction_read_only = on"));
        return list;
    }
    QStringList list{QStringLiteral("PRAGMA trusted_schema = OFF"), QStringLiteral("PRAGMA foreign_keys = ON")};
    if (access == StoreSession::Access::Work)
        // What one batch of 500 content types changes fits the cache, and several such batches the log. Who must wait for longer than
        // two seconds does so by trying again: in between it can be stopped.
        list += {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
                 QStringLiteral("PRAGMA cache_size = -8000"), QStringLiteral("PRAGMA wal_autocheckpoint = 4000"),
                 QStringLiteral("PRAGMA busy_timeout = 2000")};
    return list;
}

} // namespace

StoreSession::StoreSession(SqlEngine engine, QSqlDatabase database)
    : m_engine(engine)
    , m_database(std::move(database))
{
}

Result<std::unique_ptr<StoreSession>> StoreSession::open(const StateDatabase &database, Access access)
{
    const SqlEngine engine = database.kind == StateDatabase::Kind::Sqlite ? SqlEngine::Sqlite : SqlEngine::Postgres;
    const QString driver = engine == SqlEngine::Sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL");
    std::unique_ptr<StoreSession> session(new StoreSession(engine, QSqlDatabase::addDatabase(driver, nextName())));
    QSqlDatabase &handle = session->m_database;
    setUp(handle, database, access);
    if (!handle.isValid())
        return fail(ErrorCode::Configuration, Tr::tr("The database driver for the state database is not installed."),
                    handle.driverName(), Tr::tr("Install the SQL driver plugin of Qt 6 for it."));
    if (!handle.open())
        return tl::unexpected(session->failure(handle.lastError()));
    if (engine == SqlEngine::Sqlite) {
        const QVariant native = handle.driver()->handle();
        if (qstrcmp(native.typeName(), "sqlite3*") != 0)
            return fail(ErrorCode::Configuration, Tr::tr("The database driver for the state database is not the one of Qt 6."),
                        handle.driverName(), Tr::tr("Install the SQL driver plugin of Qt 6 for it."));
        session->m_native = *static_cast<sqlite3 *const *>(native.constData());
    }
    for (const QString &setting : settings(database, access))
        TRY(session->execute(setting));
    return session;
}

StoreSession::~StoreSession()
{
    for (const PreparedStatement &statement : qAsConst(m_statements)) {
        sqlite3_finalize(statement.native);
        delete statement.query;
    }
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<PreparedStatement> StoreSession::prepared(const QString &sql)
{
    if (const auto known = m_statements.constFind(sql); known != m_statements.constEnd())
        return *known;
    if (m_native) {
        PreparedStatement statement;
        const QByteArray text = sql.toUtf8();
        if (sqlite3_prepare_v3(m_native, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT, &statement.native,
                               nullptr) != SQLITE_OK)
            return tl::unexpected(failure());
        return m_statements.insert(sql, statement).value();
    }
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return tl::unexpected(failure(query->lastError()));
    return m_statements.insert(sql, PreparedStatement{nullptr, query.release()}).value();
}

Result<void> StoreSession::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected(failure(query.lastError()));
    return {};
}

Result<void> StoreSession::setSync(Sync sync)
{
    if (m_engine != SqlEngine::Sqlite)
        return {};
    const char *const sql = sync == Sync::Commits ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL";
    if (sqlite3_exec(m_native, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    m_usable = false;
    return tl::unexpected(failure());
}

Error StoreSession::failure(const QSqlError &error)
{
    Error result = stateError(m_engine, error);
    m_usable = m_usable && !endsConnection(result.code);
    return result;
}

Error StoreSession::failure()
{
    return failure(QSqlError({}, QString::fromUtf8(sqlite3_errmsg(m_native)), QSqlError::UnknownError,
                             QString::number(sqlite3_extended_errcode(m_native))));
}

QString StoreSession::now() const
{
    return m_engine == SqlEngine::Sqlite ? QStringLiteral("CAST((julianday('now') - 2440587.5) * 86400000000.0 AS INTEGER)")
                                         : QStringLiteral("CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)");
}

} // namespace tidewright
