// A TCP proxy that holds every byte back for a while, as a distant server does; what is under way at once is not limited.
#include "benchmarks.h"
#include "measure.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace tidewright::bench
{

namespace
{

void forward(QTcpSocket *from, QTcpSocket *to, int microseconds)
{
    const auto delay = std::chrono::milliseconds((microseconds + 500) / 1000);
    QObject::connect(from, &QTcpSocket::readyRead, to, [from, to, delay] {
        QTimer::singleShot(delay, Qt::PreciseTimer, to, [to, bytes = from->readAll()] { to->write(bytes); });
    });
    QObject::connect(from, &QTcpSocket::disconnected, to,
                     [to, delay] { QTimer::singleShot(delay, Qt::PreciseTimer, to, [to] { to->disconnectFromHost(); }); });
}

} // namespace

void runProxy(int port, int milliseconds)
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        die("the proxy cannot listen");
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *near = server.nextPendingConnection();
        auto *far = new QTcpSocket(near);
        near->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        far->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(port));
        if (!far->waitForConnected())
            die("the proxy cannot reach the server");
        far->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        forward(near, far, milliseconds * 500);
        forward(far, near, milliseconds * 500);
        QObject::connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
    });
    std::printf("%d\n", int(server.serverPort()));
    std::fflush(stdout);
    QCoreApplication::exec();
}

} // namespace tidewright::bench
