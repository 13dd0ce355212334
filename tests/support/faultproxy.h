// Stands between a client and a real PostgreSQL or MariaDB server, passes everything on, and cuts a connection at a statement.
// It knows just enough of the two protocols to see statements and the end of their answers. No TLS, no compression.
#pragma once

#include "testservers.h"

#include <QByteArray>
#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

namespace tidewright
{

enum class Cut {
    Before,      // the server never sees the statement
    AfterAnswer, // the server has done it, and the client never hears so
};

class FaultProxy
{
public:
    // Where to cut, if at all; asked on the proxy's own thread for each statement, in the order in which they come.
    using Decide = std::function<std::optional<Cut>(const QByteArray &statement)>;
    // Called at the moment of a cut, before the client can notice: the place to kill it.
    using AtCut = std::function<void()>;

    FaultProxy(TestServerKind kind, const TestServer &server);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    int port() const { return m_port; }
    void decide(Decide decide, AtCut atCut = {});
    // Cuts, once, in the midst of an answer: when so many bytes of answers have been passed on.
    void cutAfterBytes(qint64 bytes);
    // After a cut the server is away: its other connections end too, and so many new ones are closed as soon as they are made, before it
    // passes them on again.
    void refuseAfterCut(int connections);
    // After a cut nothing answers at the port any more, and all other connections end too.
    void goneAfterCut();
    int cuts() const { return m_cuts; }
    int refused() const { return m_refused; }

private:
    struct Link;

    void run();
    void acceptOne();
    // Both false once the link is over.
    bool fromClient(Link &link);
    bool fromServer(Link &link);
    bool passStatements(Link &link);
    bool cut();

    const TestServerKind m_kind;
    const TestServer m_server;
    int m_listener = -1;
    int m_wake = -1; // written to end
    int m_port = 0;
    std::mutex m_mutex;
    Decide m_decide;
    AtCut m_atCut;
    int m_refuseAfterCut = 0;
    bool m_goneAfterCut = false;
    qint64 m_bytesLeft = -1; // < 0: no end
    int m_refuse = 0;        // of the thread, as is what follows
    bool m_serverIsAway = false;
    std::list<Link> m_links;
    std::atomic<int> m_cuts = 0;
    std::atomic<int> m_refused = 0;
    std::thread m_thread;
};

// Whether a statement ends its transaction for good, alone or at the end of several sent together.
bool isCommit(const QByteArray &statement);
bool isBegin(const QByteArray &statement);

} // namespace tidewright
