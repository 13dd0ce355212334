// The benchmarks of the driver, by subcommand.
#pragma once

#include <QString>

namespace tidewright::bench
{

// The state store against SQLite's C API.
void benchStates(int rows, int rounds);

struct MysqlServer {
    QString host;
    int port = 0;
    QString database;
    QString user;
    QString password;
};
// How a table is copied with QtSql alone: a query on one side, a prepared statement on the other, a value at a time.
void copyByQuery(const MysqlServer &from, const QString &sqlitePath, const QString &columns, const QString &table);
// Asks `types` tables t1, t2, … for their greatest cursor: a query each, and 50 a statement.
void benchQueries(const MysqlServer &server, int types, int rounds);

// Syncs an open workspace again and again, each time after running `edit` in a shell.
void benchRepeat(const QString &workspace, int rounds, const QString &edit, const QString &work);

// Forwards a free port of this machine to `port` with half of `milliseconds` added each way; prints its own port. Runs until it is
// ended.
void runProxy(int port, int milliseconds);

} // namespace tidewright::bench
