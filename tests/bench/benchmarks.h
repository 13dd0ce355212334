// The benchmarks of the driver, by subcommand.
#pragma once

#include <QString>

namespace tidewright::bench
{

// The state store against SQLite's C API.
void benchStates(int rows, int rounds);

// The base of two-way runs against SQLite's C API: so many records written in chunks and read back in order.
void benchBases(int rows, int rounds);
// So many open conflicts, listed.
void benchConflictList(int conflicts, int rounds);

struct SqlServer {
    QString host;
    int port = 0;
    QString database;
    QString user;
    QString password;
};
// How a table is copied with QtSql alone: a query on one side, a prepared statement on the other, a value at a time.
void copyByQuery(const SqlServer &from, const QString &sqlitePath, const QString &columns, const QString &table);
// Syncs an open workspace of `types` tables t1, t2, … in which nothing changes, and asks for their greatest cursors: a query each, and 50 a
// statement.
void benchTypes(const QString &workspace, const SqlServer &server, int types, int rounds);

// Syncs an open workspace of one table, and copies what has changed in it row by row into `peerTable`, each after running `edit` in a shell.
void benchDelta(const QString &workspace, const SqlServer &from, const SqlServer &to, const QString &columns,
                const QString &table, const QString &peerTable, int rounds, const QString &edit);

// Forwards a free port of this machine to `port` with half of `milliseconds` added each way; prints its own port. Runs until it is
// ended.
void runProxy(int port, int milliseconds);

} // namespace tidewright::bench
