#include "faultproxy.h"

#include <QtEndian>
#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace tidewright
{

namespace
{

constexpr qsizetype blockSize = 1 << 16;

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<quint16>(port));
    return address;
}

bool sendAll(int socket, const char *data, qsizetype size)
{
    while (size > 0) {
        const ssize_t sent = send(socket, data, static_cast<std::size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        size -= sent;
    }
    return true;
}

// Length of the first whole message in `bytes`, 0 if it is not all there.
qsizetype messageSize(TestServerKind kind, bool started, const QByteArray &bytes)
{
    qsizetype size = 0;
    if (kind == TestServerKind::Mysql) {
        if (bytes.size() < 4)
            return 0;
        size = 4 + static_cast<qsizetype>(qFromLittleEndian<quint32>(bytes.constData()) & 0xffffff);
    } else {
        const qsizetype type = started ? 1 : 0; // a PostgreSQL client starts with messages that have none
        if (bytes.size() < type + 4)
            return 0;
        size = type + static_cast<qsizetype>(qFromBigEndian<quint32>(bytes.constData() + type));
    }
    return bytes.size() < size ? 0 : size;
}

// The SQL of a whole message; empty if it is none.
QByteArray statementIn(TestServerKind kind, const QByteArray &message)
{
    if (kind == TestServerKind::Mysql) // a command begins with number 0: COM_QUERY or COM_STMT_PREPARE
        return message.size() > 4 && message[3] == 0 && (message[4] == 0x03 || message[4] == 0x16) ? message.mid(5)
                                                                                                   : QByteArray();
    if (message.startsWith('Q'))
        return QByteArray(message.constData() + 5);
    if (message.startsWith('P')) // statement's name, its text
        return QByteArray(message.constData() + 5 + qstrlen(message.constData() + 5) + 1);
    return {};
}

// PostgreSQL ends an answer with “ready for query”, or wants the rows of a COPY; MariaDB answers what has no result with one packet.
bool isWholeAnswer(TestServerKind kind, const QByteArray &answer)
{
    QByteArray rest = answer;
    while (const qsizetype size = messageSize(kind, true, rest)) {
        if (kind == TestServerKind::Mysql || rest.startsWith('Z') || rest.startsWith('G'))
            return true;
        rest.remove(0, size);
    }
    return false;
}

} // namespace

struct FaultProxy::Link {
    int client = -1;
    int server = -1;
    bool started = false;     // PostgreSQL: the start-up message went by
    bool cutAtAnswer = false; // what the server says now is not passed on
    QByteArray pending;       // of the client, not yet a whole message
    QByteArray answer;

    ~Link()
    {
        close(client);
        close(server);
    }
};

FaultProxy::FaultProxy(TestServerKind kind, const TestServer &server)
    : m_kind(kind)
    , m_server(server)
    , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_wake(eventfd(0, EFD_CLOEXEC))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) == 0 && listen(m_listener, 64) == 0 &&
        getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) == 0)
        m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

FaultProxy::~FaultProxy()
{
    eventfd_write(m_wake, 1);
    m_thread.join();
    m_links.clear();
    close(m_wake);
    if (m_listener >= 0)
        close(m_listener);
}

void FaultProxy::decide(Decide decide, AtCut atCut)
{
    const std::lock_guard lock(m_mutex);
    m_decide = std::move(decide);
    m_atCut = std::move(atCut);
}

void FaultProxy::cutAfterBytes(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_bytesLeft = bytes;
}

void FaultProxy::refuseAfterCut(int connections)
{
    const std::lock_guard lock(m_mutex);
    m_refuseAfterCut = connections;
}

void FaultProxy::goneAfterCut()
{
    const std::lock_guard lock(m_mutex);
    m_goneAfterCut = true;
}

void FaultProxy::run()
{
    for (;;) {
        std::vector<pollfd> waited{{m_wake, POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const Link &link : m_links) {
            waited.push_back({link.client, POLLIN, 0});
            waited.push_back({link.server, POLLIN, 0});
        }
        poll(waited.data(), waited.size(), -1);
        if (waited[0].revents)
            return;
        std::size_t at = 2;
        for (auto link = m_links.begin(); link != m_links.end(); at += 2) {
            const bool goesOn = (!waited[at].revents || fromClient(*link)) && (!waited[at + 1].revents || fromServer(*link));
            link = goesOn ? std::next(link) : m_links.erase(link);
        }
        if (std::exchange(m_serverIsAway, false))
            m_links.clear();
        if (m_listener >= 0 && waited[1].revents)
            acceptOne();
    }
}

void FaultProxy::acceptOne()
{
    const int client = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0)
        return;
    if (m_refuse > 0) {
        --m_refuse;
        ++m_refused;
        close(client);
        return;
    }
    Link &link = m_links.emplace_back();
    link.client = client;
    link.server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    for (const int one : {link.client, link.server})
        setsockopt(one, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const sockaddr_in address = loopback(m_server.port);
    if (connect(link.server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        m_links.pop_back();
}

bool FaultProxy::fromClient(Link &link)
{
    char block[blockSize];
    const ssize_t got = recv(link.client, block, sizeof block, 0);
    if (got <= 0)
        return false;
    link.pending.append(block, got);
    return passStatements(link);
}

bool FaultProxy::passStatements(Link &link)
{
    while (const qsizetype size = messageSize(m_kind, link.started, link.pending)) {
        const QByteArray message = link.pending.left(size);
        link.pending.remove(0, size);
        const QByteArray statement =
            m_kind == TestServerKind::Mysql || link.started ? statementIn(m_kind, message) : QByteArray();
        // 3.0: what came before it were only wishes for encryption.
        if (m_kind == TestServerKind::Postgres && !link.started)
            link.started = qFromBigEndian<quint32>(message.constData() + 4) == 0x30000;
        std::optional<Cut> wanted;
        if (!statement.isEmpty()) {
            const std::lock_guard lock(m_mutex);
            wanted = m_decide ? m_decide(statement) : std::nullopt;
        }
        if (wanted == Cut::Before)
            return cut();
        link.cutAtAnswer = link.cutAtAnswer || wanted == Cut::AfterAnswer;
        if (!sendAll(link.server, message.constData(), message.size()))
            return false;
    }
    return true;
}

bool FaultProxy::fromServer(Link &link)
{
    char block[blockSize];
    const ssize_t got = recv(link.server, block, sizeof block, 0);
    if (got <= 0)
        return false;
    if (!link.cutAtAnswer) {
        qint64 allowed = got;
        {
            const std::lock_guard lock(m_mutex);
            if (m_bytesLeft >= 0) {
                allowed = std::min<qint64>(got, m_bytesLeft);
                m_bytesLeft -= allowed;
            }
        }
        if (!sendAll(link.client, block, allowed))
            return false;
        return allowed == got || cut();
    }
    link.answer.append(block, got);
    const bool whole = isWholeAnswer(m_kind, link.answer);
    return !whole || cut();
}

// Always false: the link it happened on is over.
bool FaultProxy::cut()
{
    const std::lock_guard lock(m_mutex);
    ++m_cuts;
    m_bytesLeft = -1;
    m_refuse = m_refuseAfterCut;
    m_serverIsAway = m_refuseAfterCut > 0 || m_goneAfterCut;
    if (m_goneAfterCut) {
        close(m_listener);
        m_listener = -1;
    }
    if (m_atCut)
        m_atCut();
    return false;
}

bool isCommit(const QByteArray &statement)
{
    return statement == "COMMIT" || statement.endsWith("; COMMIT");
}

bool isBegin(const QByteArray &statement)
{
    return statement.startsWith("BEGIN") || statement.startsWith("START TRANSACTION");
}

} // namespace tidewright
