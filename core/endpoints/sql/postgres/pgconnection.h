// One connection to PostgreSQL. Opened by libpq itself: no feature of QtSql is used on it, and bulk data need the native handle
// anyway.
//
// Used by one thread at a time. Every wait ends soon after the stop token asks for it: the running statement is cancelled at the
// server, the call fails with Cancelled and the connection is of no more use (what was open is rolled back by the server).
#pragma once

#include "error.h"
#include "pgparams.h"
#include "pgresult.h"
#include "sqlconnectionconfig.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace tidewright
{

// ReadOnly: every transaction is, so not even a filter's text can write.
enum class PgAccess { ReadOnly, ReadWrite };
enum class PgStop { Obeyed, Ignored };

class PgConnection
{
public:
    static Result<std::unique_ptr<PgConnection>> open(const SqlConnectionConfig &config, PgAccess access, std::stop_token stop);
    ~PgConnection();
    PgConnection(const PgConnection &) = delete;
    PgConnection &operator=(const PgConnection &) = delete;

    void setStop(std::stop_token stop);
    PGconn *handle() const { return m_handle; }
    const SqlConnectionConfig &config() const { return m_config; }
    // What a statement took that has nothing to do, when the connection was set up.
    std::chrono::microseconds roundTrip() const { return m_roundTrip; }
    int serverVersion() const { return PQserverVersion(m_handle); }
    // A reader that is done may write: its login was paid for. Not the other way round, so that a run that reads and writes in turn keeps two.
    static bool mayBecome(PgAccess from, PgAccess to) { return from == PgAccess::ReadOnly && to == PgAccess::ReadWrite; }
    bool become(PgAccess access);
    // Rolls back what is open. False unless nothing is under way then.
    bool restore();
    // Alive, in no transaction, nothing under way.
    bool isFit() const;
    bool isLost() const { return m_dead || PQstatus(m_handle) == CONNECTION_BAD; }

    // Statements without parameters, several at a time; the last one's result, in text form. Returns early with the result of a
    // COPY.
    Result<PgResult> run(const QString &sql, PgStop stop = PgStop::Obeyed);
    // One statement; result columns in binary form.
    Result<PgResult> query(const QString &sql, PgParams &params);
    // One statement; result columns in text form.
    Result<PgResult> ask(const QString &sql, PgParams &params);
    // COMMIT, after `before` in the same message. CommitUnknown if its answer was lost.
    Result<void> commit(const QString &before = {});
    // ROLLBACK of whatever is open; a connection that cannot is dead.
    void rollBack();

    // ---- pieces, for COPY and pipelines
    // Next result of what was sent; false at its end. Errors are in the result.
    Result<PgResult> nextResult(PgStop stop = PgStop::Obeyed);
    // Until everything queued has left for the server.
    Result<void> flush();
    // Waits for something to read.
    Result<void> waitReadable(PgStop stop = PgStop::Obeyed);
    // Cancels what runs at the server and gives the connection up.
    void abandon();
    Error lost() const;
    Error error(const PgResult &result) const { return pgErrorOf(result); }

private:
    PgConnection(const SqlConnectionConfig &config, std::stop_token stop);
    Result<void> connect(PgAccess access);
    Result<void> establish();
    Result<PgResult> send(const QString &sql, PgParams &params, int resultFormat);
    Result<PgResult> collect(PgStop stop);
    Result<void> wait(short events, PgStop stop, int timeoutMs = -1);
    Error pgErrorOf(const PgResult &result) const;
    Error cancelled() const;
    void wake() const;

    struct Wake {
        const PgConnection *connection;
        void operator()() const { connection->wake(); }
    };

    SqlConnectionConfig m_config;
    PGconn *m_handle = nullptr;
    int m_wakeFd = -1;
    std::chrono::microseconds m_roundTrip{0};
    bool m_dead = false;
    std::stop_token m_stop;
    std::optional<std::stop_callback<Wake>> m_onStop;
};

} // namespace tidewright
