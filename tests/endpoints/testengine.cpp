#include "testengine.h"

#include "mysqlendpoint.h"
#include "postgresendpoint.h"
#include "sqliteendpoint.h"

#include <sqlite3.h>

namespace tidewright
{

namespace
{

// One SQLite database for as long as a few statements take.
class SqliteFile
{
public:
    explicit SqliteFile(const QString &path) { sqlite3_open(path.toUtf8().constData(), &m_handle); }
    ~SqliteFile() { sqlite3_close(m_handle); }
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;

    QByteArray run(const QString &sql)
    {
        sqlite3_busy_timeout(m_handle, 30'000);
        const bool ok = sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
        return ok ? QByteArray() : QByteArray(sqlite3_errmsg(m_handle));
    }

    QString value(const QString &sql, QByteArray &problem)
    {
        sqlite3_stmt *statement = nullptr;
        const QByteArray text = sql.toUtf8();
        QString value;
        if (sqlite3_prepare_v2(m_handle, text.constData(), int(text.size()), &statement, nullptr) != SQLITE_OK)
            problem = sqlite3_errmsg(m_handle);
        else if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
            value = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)),
                                      sqlite3_column_bytes(statement, 0));
        sqlite3_finalize(statement);
        return value;
    }

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace

const char *engineName(EngineKind kind)
{
    switch (kind) {
    case EngineKind::Sqlite:
        return "sqlite";
    case EngineKind::Postgres:
        return "postgres";
    case EngineKind::Mysql:
        return "mysql";
    }
    return "";
}

TestEngine::TestEngine(EngineKind kind)
    : m_kind(kind)
{
    if (kind == EngineKind::Sqlite) {
        m_folder = std::make_unique<QTemporaryDir>();
        m_problem = SqliteFile(connection().path).run(QStringLiteral("PRAGMA journal_mode = WAL"));
        m_endpoint = std::make_unique<SqliteEndpoint>(SqliteConfig::of(connection()));
        return;
    }
    m_database = std::make_unique<TestDatabase>(kind == EngineKind::Postgres ? TestServerKind::Postgres : TestServerKind::Mysql);
    m_problem = m_database->problem();
    const SqlConnectionConfig config = SqlConnectionConfig::of(connection(), password());
    if (kind == EngineKind::Postgres)
        m_endpoint = std::make_unique<PostgresEndpoint>(config);
    else
        m_endpoint = std::make_unique<MysqlEndpoint>(config);
}

TestEngine::~TestEngine()
{
    m_endpoint.reset(); // its connections go before their database
}

Connection TestEngine::connection() const
{
    if (m_database)
        return m_database->connection();
    Connection connection;
    connection.name = QStringLiteral("test");
    connection.kind = QStringLiteral("sqlite");
    connection.path = m_folder->filePath(QStringLiteral("test.db"));
    return connection;
}

QString TestEngine::password() const
{
    return m_database ? m_database->password() : QString();
}

bool TestEngine::run(const QString &sql)
{
    if (!m_database) {
        m_problem = SqliteFile(connection().path).run(sql);
        return isReady();
    }
    const bool ran = m_database->run(sql);
    m_problem = m_database->problem();
    return ran;
}

QString TestEngine::value(const QString &sql)
{
    m_problem.clear();
    if (!m_database)
        return SqliteFile(connection().path).value(sql, m_problem);
    const QString value = m_database->value(sql);
    m_problem = m_database->problem();
    return value;
}

QString problemText(const Error &error)
{
    return errorCodeName(error.code) + QLatin1String(": ") + error.message + QLatin1String(" / ") + error.detail;
}

} // namespace tidewright
