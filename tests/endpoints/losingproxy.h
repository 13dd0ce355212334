// A TCP relay in a thread of its own that can lose the answer to a COMMIT: the server gets the statement, the client a broken
// connection.
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <atomic>

namespace tidewright
{

class LosingProxy
{
public:
    LosingProxy(const QString &host, int port)
    {
        m_server.moveToThread(&m_thread);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, host, port] { relay(host, port); });
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_server, [this] { m_server.listen(QHostAddress::LocalHost); }, Qt::BlockingQueuedConnection);
    }
    ~LosingProxy()
    {
        QMetaObject::invokeMethod(
            &m_server,
            [this] {
                m_server.close();
                qDeleteAll(m_server.findChildren<QTcpSocket *>());
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    LosingProxy(const LosingProxy &) = delete;
    LosingProxy &operator=(const LosingProxy &) = delete;

    int port() const { return m_server.serverPort(); }
    void loseNextCommit() { m_armed = true; }

private:
    void relay(const QString &host, int port)
    {
        QTcpSocket *client = m_server.nextPendingConnection();
        auto *upstream = new QTcpSocket(&m_server);
        auto lost = std::make_shared<bool>(false);
        QObject::connect(client, &QTcpSocket::readyRead, upstream, [this, client, upstream, lost] {
            const QByteArray sent = client->readAll();
            *lost = *lost || (sent.contains("COMMIT") && m_armed.exchange(false));
            upstream->write(sent);
        });
        QObject::connect(upstream, &QTcpSocket::readyRead, client, [client, upstream, lost] {
            const QByteArray answer = upstream->readAll();
            *lost ? client->abort() : static_cast<void>(client->write(answer));
        });
        QObject::connect(client, &QTcpSocket::disconnected, upstream, &QTcpSocket::disconnectFromHost);
        QObject::connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        upstream->connectToHost(host, static_cast<quint16>(port));
    }

    QThread m_thread;
    QTcpServer m_server;
    std::atomic<bool> m_armed = false;
};

} // namespace tidewright
