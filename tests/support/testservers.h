// The real servers that ctest's `servers` fixture started (servers.sh), and a fresh database in one of them per test.
#pragma once

#include "syncjob.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <memory>

namespace tidewright
{

enum class TestServerKind { Postgres, Mysql };

// One entry of servers.json.
struct TestServer {
    QString host;
    int port = 0;
    QString user; // may do everything
    QString password;
    QString database;  // exists, stays empty
    QString socketDir; // of the unix socket: a folder for both; MariaDB's file in it is "socket"
    QString binDir;
    QString problem; // why there is none, for QVERIFY2; empty if there is

    static TestServer read(TestServerKind kind);
};

// A database with a name of its own, created by the constructor and dropped by the destructor. A test begins with
//   TestDatabase database(TestServerKind::Postgres);
//   QVERIFY2(database.isReady(), database.problem());
class TestDatabase
{
public:
    explicit TestDatabase(TestServerKind kind);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    bool isReady() const { return m_problem.isEmpty(); }
    // Of the last call that failed.
    const char *problem() const { return m_problem.constData(); }

    const TestServer &server() const { return m_server; }
    const QString &name() const { return m_name; }
    // TCP, without TLS: the servers have none.
    Connection connection() const;
    const QString &password() const { return m_server.password; }

    // Runs statements, several separated by semicolons, on a connection of its own in this database.
    bool run(const QString &sql);
    // The rows of one statement as text; NULL is a null QString.
    QList<QStringList> rows(const QString &sql);
    // First field of the first row.
    QString value(const QString &sql);

private:
    struct Session;

    TestServerKind m_kind;
    TestServer m_server;
    QString m_name;
    QByteArray m_problem;
    std::unique_ptr<Session> m_admin; // in the server's own database
    std::unique_ptr<Session> m_session;
};

} // namespace tidewright
