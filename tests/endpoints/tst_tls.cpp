// Servers with TLS: whom they say they are is believed only where the certificate comes from an authority that is trusted and is made
// out to the host that was asked for.
#include "mysqlendpoint.h"
#include "postgresendpoint.h"
#include "testservers.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tidewright;

class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void onlyWhoIsTrustedIsTalkedTo_data();
    void onlyWhoIsTrustedIsTalkedTo();

private:
    bool runs(const QString &program, const QStringList &arguments);
    QString path(const char *file) const { return m_folder.filePath(QLatin1String(file)); }

    QTemporaryDir m_folder;
    QJsonObject m_servers;
    QByteArray m_problem;
};

bool TestTls::runs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    process.setStandardOutputFile(path("said"));
    process.start(program, arguments);
    const bool done = process.waitForFinished(120'000) && process.exitCode() == 0;
    QFile said(path("said"));
    if (!done && said.open(QIODevice::ReadOnly))
        m_problem = said.readAll();
    return done;
}

void TestTls::initTestCase()
{
    for (const char *const authority : {"trusted", "foreign"})
        QVERIFY2(runs(QStringLiteral("openssl"),
                      QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -keyout %1.key -out %1.pem -subj /CN=%1")
                          .arg(QLatin1String(authority))
                          .split(QLatin1Char(' '))),
                 m_problem.constData());
    QFile extensions(path("extensions"));
    QVERIFY(extensions.open(QIODevice::WriteOnly) && extensions.write("subjectAltName=IP:127.0.0.1,DNS:127.0.0.1\n") > 0);
    extensions.close();
    QVERIFY2(runs(QStringLiteral("openssl"),
                  QStringLiteral("req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=127.0.0.1")
                      .split(QLatin1Char(' '))),
             m_problem.constData());
    QVERIFY2(runs(QStringLiteral("openssl"), QStringLiteral("x509 -req -in server.csr -CA trusted.pem -CAkey trusted.key "
                                                            "-CAcreateserial -days 2 -extfile extensions -out server.crt")
                                                 .split(QLatin1Char(' '))),
             m_problem.constData());
    qputenv("TIDEWRIGHT_SERVER_CERTIFICATE", QFile::encodeName(path("server")));
    QVERIFY2(runs(QStringLiteral("sh"), {QStringLiteral(TIDEWRIGHT_SOURCE_DIR "/tests/support/servers.sh"),
                                         QStringLiteral("start"), path("servers"), QStringLiteral("--with-parent")}),
             m_problem.constData());
    QFile servers(path("servers/servers.json"));
    QVERIFY(servers.open(QIODevice::ReadOnly));
    m_servers = QJsonDocument::fromJson(servers.readAll()).object();
}

void TestTls::cleanupTestCase()
{
    runs(QStringLiteral("sh"),
         {QStringLiteral(TIDEWRIGHT_SOURCE_DIR "/tests/support/servers.sh"), QStringLiteral("stop"), path("servers")});
}

void TestTls::onlyWhoIsTrustedIsTalkedTo_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("roots");
    QTest::addColumn<TlsMode>("mode");
    QTest::addColumn<bool>("trusted");
    for (const char *const server : {"postgres", "mysql"}) {
        const QString name = QLatin1String(server), here = QStringLiteral("127.0.0.1");
        QTest::addRow("%s, its authority is trusted", server)
            << name << here << QStringLiteral("trusted.pem") << TlsMode::Verify << true;
        QTest::addRow("%s, another authority is trusted", server)
            << name << here << QStringLiteral("foreign.pem") << TlsMode::Verify << false;
        QTest::addRow("%s, unknown, encrypted all the same", server)
            << name << here << QStringLiteral("foreign.pem") << TlsMode::Require << true;
    }
    QTest::newRow("postgres, made out to another host")
        << QStringLiteral("postgres") << QStringLiteral("localhost") << QStringLiteral("trusted.pem") << TlsMode::Verify << false;
}

void TestTls::onlyWhoIsTrustedIsTalkedTo()
{
    QFETCH(QString, server);
    QFETCH(QString, host);
    QFETCH(QString, roots);
    QFETCH(TlsMode, mode);
    QFETCH(bool, trusted);
    qputenv("SSL_CERT_FILE", QFile::encodeName(m_folder.filePath(roots)));
    const QJsonObject entry = m_servers.value(server).toObject();
    Connection connection;
    connection.name = QStringLiteral("safe");
    connection.kind = server;
    connection.host = host;
    connection.port = entry.value(QLatin1String("port")).toInt();
    connection.database = entry.value(QLatin1String("database")).toString();
    connection.user = entry.value(QLatin1String("user")).toString();
    connection.tls = mode;
    const SqlConnectionConfig config = SqlConnectionConfig::of(connection, entry.value(QLatin1String("password")).toString());
    Result<std::vector<Offering>> offered =
        server == QLatin1String("postgres") ? PostgresEndpoint(config).discover({}) : MysqlEndpoint(config).discover({});
    const QString said = offered ? QString() : offered.error().message + QLatin1String(" / ") + offered.error().detail;
    QVERIFY2(bool(offered) == trusted, qPrintable(said));
    if (!trusted)
        QCOMPARE(errorCodeName(offered.error().code), errorCodeName(ErrorCode::TlsFailed));
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
