#include "testservers.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <libpq-fe.h>
#include <mysql.h>

namespace tidewright
{

TestServer TestServer::read(TestServerKind kind)
{
    TestServer server;
    const QString path = QStringLiteral(TIDEWRIGHT_TEST_SERVERS);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        server.problem = QStringLiteral("The test servers do not run: %1 is missing. Run this test through ctest, or start them "
                                        "by hand with tests/support/servers.sh start and the folder of that file.")
                             .arg(path);
        return server;
    }
    const QString name = kind == TestServerKind::Postgres ? QStringLiteral("postgres") : QStringLiteral("mysql");
    const QJsonObject entry = QJsonDocument::fromJson(file.readAll()).object().value(name).toObject();
    server.host = entry.value(QStringLiteral("host")).toString();
    server.port = entry.value(QStringLiteral("port")).toInt();
    server.user = entry.value(QStringLiteral("user")).toString();
    server.password = entry.value(QStringLiteral("password")).toString();
    server.database = entry.value(QStringLiteral("database")).toString();
    server.socketDir = entry.value(QStringLiteral("socketDir")).toString();
    server.binDir = entry.value(QStringLiteral("binDir")).toString();
    if (server.port == 0)
        server.problem = QStringLiteral("%1 has no entry “%2”.").arg(path, name);
    return server;
}

struct TestDatabase::Session {
    PGconn *pg = nullptr;
    MYSQL *my = nullptr;

    Session(TestServerKind kind, const TestServer &server, const QString &database)
    {
        if (kind == TestServerKind::Postgres) {
            const QByteArray host = server.host.toUtf8(), port = QByteArray::number(server.port), user = server.user.toUtf8(),
                             password = server.password.toUtf8(), name = database.toUtf8();
            const char *keys[] = {"host", "port", "user", "password", "dbname", "client_encoding", nullptr};
            const char *values[] = {host.constData(), port.constData(), user.constData(), password.constData(),
                                    name.constData(), "UTF8",           nullptr};
            pg = PQconnectdbParams(keys, values, 0);
            PQsetNoticeProcessor(
                pg, [](void *, const char *) {}, nullptr);
        } else {
            my = mysql_init(nullptr);
            mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
            mysql_real_connect(my, server.host.toUtf8().constData(), server.user.toUtf8().constData(),
                               server.password.toUtf8().constData(), database.toUtf8().constData(),
                               static_cast<unsigned>(server.port), nullptr, CLIENT_MULTI_STATEMENTS);
        }
    }
    ~Session()
    {
        if (pg)
            PQfinish(pg);
        if (my)
            mysql_close(my);
    }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    // The rows of the last result; `problem` is set if any statement failed.
    QList<QStringList> execute(const QString &sql, QByteArray &problem)
    {
        return pg ? executePostgres(sql, problem) : executeMysql(sql, problem);
    }

private:
    QList<QStringList> executePostgres(const QString &sql, QByteArray &problem)
    {
        QList<QStringList> rows;
        PGresult *result = PQexec(pg, sql.toUtf8().constData());
        const ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
            problem = PQerrorMessage(pg);
        for (int row = 0; row < PQntuples(result); ++row) {
            QStringList values;
            for (int column = 0; column < PQnfields(result); ++column)
                values += PQgetisnull(result, row, column)
                              ? QString()
                              : QString::fromUtf8(PQgetvalue(result, row, column), PQgetlength(result, row, column));
            rows += values;
        }
        PQclear(result);
        return rows;
    }

    QList<QStringList> executeMysql(const QString &sql, QByteArray &problem)
    {
        QList<QStringList> rows;
        const QByteArray text = sql.toUtf8();
        int status = mysql_real_query(my, text.constData(), static_cast<unsigned long>(text.size()));
        while (status == 0) {
            if (MYSQL_RES *result = mysql_store_result(my)) {
                rows.clear();
                while (const MYSQL_ROW row = mysql_fetch_row(result)) {
                    const unsigned long *lengths = mysql_fetch_lengths(result);
                    QStringList values;
                    for (unsigned column = 0; column < mysql_num_fields(result); ++column)
                        values +=
                            row[column] ? QString::fromUtf8(row[column], static_cast<qsizetype>(lengths[column])) : QString();
                    rows += values;
                }
                mysql_free_result(result);
            }
            status = mysql_next_result(my);
        }
        if (mysql_errno(my) != 0)
            problem = mysql_error(my);
        return rows;
    }
};

TestDatabase::TestDatabase(TestServerKind kind)
    : m_kind(kind)
    , m_server(TestServer::read(kind))
    , m_name(QStringLiteral("tw_") + QUuid::createUuid().toString(QUuid::Id128))
    , m_problem(m_server.problem.toUtf8())
{
    if (!m_problem.isEmpty())
        return;
    m_admin = std::make_unique<Session>(m_kind, m_server, m_server.database);
    m_admin->execute(QStringLiteral("CREATE DATABASE ") + m_name, m_problem);
    if (m_problem.isEmpty())
        m_session = std::make_unique<Session>(m_kind, m_server, m_name);
}

TestDatabase::~TestDatabase()
{
    m_session.reset();
    if (!m_admin)
        return;
    QByteArray ignored;
    m_admin->execute(QStringLiteral("DROP DATABASE IF EXISTS ") + m_name +
                         (m_kind == TestServerKind::Postgres ? QStringLiteral(" WITH (FORCE)") : QString()),
                     ignored);
}

Connection TestDatabase::connection() const
{
    Connection connection;
    connection.name = QStringLiteral("test");
    connection.kind = m_kind == TestServerKind::Postgres ? QStringLiteral("postgres") : QStringLiteral("mysql");
    connection.host = m_server.host;
    connection.port = m_server.port;
    connection.database = m_name;
    connection.user = m_server.user;
    connection.tls = TlsMode::Disable;
    return connection;
}

bool TestDatabase::run(const QString &sql)
{
    m_problem.clear();
    m_session->execute(sql, m_problem);
    return isReady();
}

QList<QStringList> TestDatabase::rows(const QString &sql)
{
    m_problem.clear();
    return m_session->execute(sql, m_problem);
}

QString TestDatabase::value(const QString &sql)
{
    const QList<QStringList> all = rows(sql);
    return all.isEmpty() || all.first().isEmpty() ? QString() : all.first().first();
}

} // namespace tidewright
