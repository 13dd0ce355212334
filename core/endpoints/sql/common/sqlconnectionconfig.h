// How to reach one database server, the secret already looked up.
#pragma once

#include "statestore.h"
#include "syncjob.h"

#include <QString>

namespace tidewright
{

// A server takes back what a silent writer holds open: who was stopped in the midst of a transaction has lost its lease by then, and
// its locks are in its successor's way.
inline constexpr std::chrono::seconds idleTransactionTime = leaseTime + std::chrono::seconds(15);

struct SqlConnectionConfig {
    QString name; // of the connection, for messages
    QString host; // name, address, or folder (Mysql: path too) of a unix socket; empty: the engine's default
    int port = 0; // 0: the engine's default
    QString database;
    QString user;     // empty: the engine's default
    QString password; // never in a message, a log line or a connection string
    TlsMode tls = TlsMode::Verify;

    static SqlConnectionConfig of(const Connection &connection, const QString &password);
    bool isUnixSocket() const { return host.startsWith(QLatin1Char('/')); }
    // Without secrets: "“legacy” (db.example.org:3306, database legacy)".
    QString described() const;
};

} // namespace tidewright
