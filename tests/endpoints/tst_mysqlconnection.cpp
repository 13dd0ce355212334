// What goes wrong with a server: each has its own error, and nothing of this machine is given away.
#include "mysqlconnection.h"
#include "mysqlendpoint.h"
#include "testservers.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace tidewright;

namespace
{

SqlConnectionConfig configOf(const TestDatabase &database)
{
    return SqlConnectionConfig::of(database.connection(), database.password());
}

QByteArray packet(char sequence, const QByteArray &content)
{
    const auto size = static_cast<unsigned>(content.size());
    return QByteArray(1, static_cast<char>(size & 0xff)) + static_cast<char>(size >> 8 & 0xff) + static_cast<char>(size >> 16) +
           sequence + content;
}

// One packet's content; empty if the connection ends.
QByteArray readPacket(QTcpSocket &socket)
{
    QByteArray bytes;
    while (bytes.size() < 4 ||
           bytes.size() < 4 + (static_cast<unsigned char>(bytes[0]) | static_cast<unsigned char>(bytes[1]) << 8)) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(30'000))
            return {};
        bytes += socket.readAll();
    }
    return bytes.mid(4);
}

// A server that lets everybody in and answers the first statement with the wish for a file of the client's.
class ThievishServer
{
public:
    ThievishServer()
        : m_thread([this] { serve(); })
    {
        std::unique_lock lock(m_mutex);
        m_ready.wait(lock, [this] { return m_port != 0; });
    }
    ~ThievishServer() { m_thread.join(); }
    ThievishServer(const ThievishServer &) = delete;
    ThievishServer &operator=(const ThievishServer &) = delete;

    quint16 port() const { return m_port; }
    // What the client sent for the file, once it is gone.
    QByteArray stolen()
    {
        std::unique_lock lock(m_mutex);
        m_ready.wait(lock, [this] { return m_done; });
        return m_stolen;
    }

private:
    void serve()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        {
            const std::lock_guard lock(m_mutex);
            m_port = server.serverPort();
        }
        m_ready.notify_all();
        server.waitForNewConnection(30'000);
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        QByteArray stolen;
        if (socket) {
            // Protocol 10, no TLS, LOCAL FILES among what it can do.
            socket->write(packet(0, QByteArray("\x0a") + "10.11.0-MariaDB" + QByteArray(1, '\0') + QByteArray("\x01\0\0\0", 4) +
                                        "12345678" + QByteArray("\0\xff\xf7\x2d\x02\0\xff\x81\x15", 9) + QByteArray(10, '\0') +
                                        "123456789012" + QByteArray(1, '\0') + "mysql_native_password" + QByteArray(1, '\0')));
            readPacket(*socket);
            socket->write(packet(2, QByteArray("\0\0\0\x02\0\0\0", 7)));
            readPacket(*socket);
            socket->write(packet(1, "\xfb/etc/hostname"));
            stolen = readPacket(*socket);
            socket->disconnectFromHost();
        }
        {
            const std::lock_guard lock(m_mutex);
            m_stolen = stolen;
            m_done = true;
        }
        m_ready.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_ready;
    quint16 m_port = 0;
    bool m_done = false;
    QByteArray m_stolen;
    std::thread m_thread;
};

} // namespace

class TestMysqlConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSilentWriterIsGivenUpAndAReaderIsNot()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        const auto config = SqlConnectionConfig::of(database.connection(), database.password());
        for (const auto &[use, expected] : {std::pair(MysqlUse::Write, "75 75"), std::pair(MysqlUse::Read, "0 600")}) {
            const auto connection = MysqlConnection::open(config, use, {});
            QVERIFY(connection);
            QCOMPARE(
                (*connection)->value("SELECT concat(@@idle_transaction_timeout, ' ', @@net_read_timeout)").value_or(QByteArray()),
                std::optional<QByteArray>(expected));
        }
    }

    void eachFaultHasItsError()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        const auto codeOf = [](const SqlConnectionConfig &config) {
            const auto identity = MysqlEndpoint(config).identity({});
            return identity ? QStringLiteral("none") : errorCodeName(identity.error().code);
        };
        SqlConnectionConfig config = configOf(database);
        QCOMPARE(codeOf(config), QStringLiteral("none"));
        config.password = QStringLiteral("canary-secret");
        QCOMPARE(codeOf(config), errorCodeName(ErrorCode::AuthFailed));
        const auto refused = MysqlEndpoint(config).identity({});
        QVERIFY(!(refused.error().message + refused.error().detail + refused.error().hint).contains(QLatin1String("canary")));
        config = configOf(database);
        config.host = QStringLiteral("no-such-host.invalid");
        QCOMPARE(codeOf(config), errorCodeName(ErrorCode::ConnectionFailed));
        const QString unknown = MysqlEndpoint(config).identity({}).error().message;
        config = configOf(database);
        config.port = 1;
        QCOMPARE(codeOf(config), errorCodeName(ErrorCode::ConnectionFailed));
        QVERIFY(MysqlEndpoint(config).identity({}).error().message != unknown);
        config = configOf(database);
        config.database = QStringLiteral("no_such_database");
        QCOMPARE(codeOf(config), errorCodeName(ErrorCode::NotFound));
        for (const TlsMode mode : {TlsMode::Require, TlsMode::Verify}) {
            config = configOf(database);
            config.tls = mode;
            QCOMPARE(codeOf(config), errorCodeName(ErrorCode::TlsFailed));
        }
        config.tls = TlsMode::Prefer;
        QCOMPARE(codeOf(config), QStringLiteral("none"));
    }

    void theSocketServesToo()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        SqlConnectionConfig config = configOf(database);
        config.host = database.server().socketDir + QStringLiteral("/socket");
        config.tls = TlsMode::Verify;
        const auto bySocket = MysqlEndpoint(config).identity({});
        QVERIFY2(bySocket, bySocket ? "" : qPrintable(bySocket.error().detail));
        SqlConnectionConfig tcp = configOf(database);
        tcp.host = QStringLiteral("localhost"); // with a port: not the server's usual socket
        const auto byTcp = MysqlEndpoint(tcp).identity({});
        QVERIFY2(byTcp, byTcp ? "" : qPrintable(byTcp.error().detail));
        QCOMPARE(bySocket->value, byTcp->value);
    }

    void whoMayOnlyReadIsToldSo()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        const QString reader = database.name().left(20);
        QVERIFY2(database.run(
                     QStringLiteral(
                         "CREATE TABLE t (id int PRIMARY KEY, n int); CREATE USER '%1'@'%' IDENTIFIED BY 'x'; GRANT SELECT ON "
                         "%2.* TO '%1'@'%'")
                         .arg(reader, database.name())),
                 database.problem());
        SqlConnectionConfig config = configOf(database);
        config.user = reader;
        config.password = QStringLiteral("x");
        MysqlEndpoint endpoint(config);
        const auto source = endpoint.openSource({QStringLiteral("t"), {}, {}, {}, {}}, {});
        QVERIFY(source);
        QVERIFY((*source)->bounds());
        auto target =
            endpoint.openTarget({QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("n")}, {QStringLiteral("id")}}, {});
        QVERIFY2(target, target ? "" : qPrintable(target.error().detail));
        const auto load = (*target)->openLoad(QStringLiteral("run"), LoadKind::Direct);
        QVERIFY(!load);
        QCOMPARE(load.error().code, ErrorCode::PermissionDenied);
        QVERIFY(database.run(QStringLiteral("DROP USER '%1'@'%'").arg(reader)));
    }

    void aServerGetsNoFile()
    {
        ThievishServer server;
        SqlConnectionConfig config;
        config.host = QStringLiteral("127.0.0.1");
        config.port = server.port();
        config.user = QStringLiteral("u");
        config.database = QStringLiteral("d");
        config.tls = TlsMode::Disable;
        const auto identity = MysqlEndpoint(config).identity({});
        QVERIFY(!identity);
        QCOMPARE(server.stolen(), QByteArray());
    }

    void aStopEndsWhatTheServerDoes()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        std::stop_source stop;
        const auto connection = MysqlConnection::open(configOf(database), MysqlUse::Write, stop.get_token());
        QVERIFY(connection);
        QVERIFY((*connection)->run("CREATE TABLE started (n int) ENGINE=InnoDB"));
        std::thread stopper([&] {
            while (database.value(QStringLiteral(
                       "SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(600)%'")) !=
                   QLatin1String("1")) {
            }
            stop.request_stop();
        });
        const auto slept = (*connection)->run("SELECT SLEEP(600)");
        stopper.join();
        QVERIFY(!slept);
        QCOMPARE(slept.error().code, ErrorCode::Cancelled);
        QTRY_COMPARE(database.value(QStringLiteral(
                         "SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(600)%'")),
                     QStringLiteral("0"));
        const auto after = (*connection)->run("SELECT 1");
        QVERIFY(!after);
        QCOMPARE(after.error().code, ErrorCode::Cancelled);
    }

    void aLostConnectionIsSaidToBeLost()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        const auto connection = MysqlConnection::open(configOf(database), MysqlUse::Write, {});
        QVERIFY(connection);
        const auto kill = [&] {
            const auto id = (*connection)->value("SELECT CONNECTION_ID()");
            return database.run(QStringLiteral("KILL ") + QString::fromLatin1(id->value_or(QByteArray())));
        };
        QVERIFY(kill());
        const auto committed = (*connection)->commit();
        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ErrorCode::CommitUnknown);
        const auto run = (*connection)->run("SELECT 1");
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::ConnectionFailed);
    }
};

QTEST_GUILESS_MAIN(TestMysqlConnection)
#include "tst_mysqlconnection.moc"
