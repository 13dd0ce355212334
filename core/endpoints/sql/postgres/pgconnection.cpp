#include "pgconnection.h"

#include "pgerror.h"
#include "pgsession.h"
#include "sqlmessages.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QtGlobal>
#include <array>
#include <chrono>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

constexpr int connectTimeoutMs = 15'000;

const char *sslMode(TlsMode mode)
{
    switch (mode) {
    case TlsMode::Disable:
        return "disable";
    case TlsMode::Prefer:
        return "prefer";
    case TlsMode::Require:
        return "require";
    case TlsMode::Verify:
        break;
    }
    return "verify-full";
}

// The system's certificates; empty where libpq's own setting (PGSSLROOTCERT, ~/.postgresql/root.crt) is to be used.
QByteArray rootCertificates()
{
    if (!qEnvironmentVariableIsEmpty("PGSSLROOTCERT") ||
        QFileInfo::exists(qEnvironmentVariable("HOME") + QLatin1String("/.postgresql/root.crt")))
        return {};
    if (PQlibVersion() >= 160000)
        return "system";
    for (const QString &file : {qEnvironmentVariable("SSL_CERT_FILE"), QStringLiteral("/etc/ssl/certs/ca-certificates.crt"),
                                QStringLiteral("/etc/pki/tls/certs/ca-bundle.crt"), QStringLiteral("/etc/ssl/cert.pem")}) {
        if (!file.isEmpty() && QFileInfo::exists(file))
            return file.toUtf8();
    }
    return {};
}

PgConnectPhase phaseOf(ConnStatusType status)
{
    switch (status) {
    case CONNECTION_STARTED:
        return PgConnectPhase::Connecting;
    case CONNECTION_SSL_STARTUP:
    case CONNECTION_GSS_STARTUP:
        return PgConnectPhase::TlsHandshake;
    case CONNECTION_NEEDED:
    case CONNECTION_BAD:
        return PgConnectPhase::Resolving;
    default:
        return PgConnectPhase::LoggingIn;
    }
}

} // namespace

PgConnection::PgConnection(const SqlConnectionConfig &config, std::stop_token stop)
    : m_config(config)
    , m_wakeFd(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    setStop(std::move(stop));
}

PgConnection::~PgConnection()
{
    m_onStop.reset();
    if (m_handle) {
        if (PQtransactionStatus(m_handle) == PQTRANS_ACTIVE)
            abandon();
        PQfinish(m_handle);
    }
    if (m_wakeFd >= 0)
        close(m_wakeFd);
}

void PgConnection::setStop(std::stop_token stop)
{
    m_onStop.reset();
    std::uint64_t count = 0;
    while (read(m_wakeFd, &count, sizeof count) > 0) {
    }
    m_stop = std::move(stop);
    m_onStop.emplace(m_stop, Wake{this});
}

void PgConnection::wake() const
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(m_wakeFd, &one, sizeof one);
}

Result<std::unique_ptr<PgConnection>> PgConnection::open(const SqlConnectionConfig &config, PgAccess access, std::stop_token stop)
{
    std::unique_ptr<PgConnection> connection(new PgConnection(config, std::move(stop)));
    TRY(connection->connect(access));
    return connection;
}

Result<void> PgConnection::connect(PgAccess access)
{
    const QByteArray host = m_config.host.toUtf8();
    const QByteArray port = m_config.port > 0 ? QByteArray::number(m_config.port) : QByteArray();
    const QByteArray database = m_config.database.toUtf8();
    const QByteArray user = m_config.user.toUtf8();
    const QByteArray password = m_config.password.toUtf8();
    const QByteArray roots = m_config.tls == TlsMode::Verify && !m_config.isUnixSocket() ? rootCertificates() : QByteArray();
    const std::array<std::pair<const char *, const char *>, 15> settings{{
        {"host", host.constData()},
        {"port", port.constData()},
        {"dbname", database.constData()},
        {"user", user.constData()},
        {"password", password.constData()},
        {"sslmode", sslMode(m_config.tls)},
        {"sslrootcert", roots.constData()},
        {"gssencmode", "disable"},
        {"client_encoding", "UTF8"},
        {"application_name", pgApplicationName(access)},
        {"keepalives_idle", "30"},
        {"keepalives_interval", "10"},
        {"keepalives_count", "3"},
        {"tcp_user_timeout", "60000"},
        {nullptr, nullptr},
    }};
    std::array<const char *, settings.size()> keys{};
    std::array<const char *, settings.size()> values{};
    for (std::size_t i = 0; i < settings.size(); ++i) {
        keys[i] = settings[i].first;
        values[i] = settings[i].second;
    }
    m_handle = PQconnectStartParams(keys.data(), values.data(), 0);
    if (!m_handle)
        return fail(ErrorCode::Internal, Tr::tr("There is no memory left for a connection."));
    PQsetErrorVerbosity(m_handle, PQERRORS_VERBOSE);
    PQsetNoticeProcessor(
        m_handle, [](void *, const char *) {}, nullptr);
    TRY(establish());
    PQsetErrorVerbosity(m_handle, PQERRORS_DEFAULT);
    PQsetnonblocking(m_handle, 1);
    const auto asked = std::chrono::steady_clock::now();
    TRY(run(pgSessionSettings(access, serverVersion())));
    m_roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - asked);
    return {};
}

Result<void> PgConnection::establish()
{
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + milliseconds(connectTimeoutMs);
    ConnStatusType reached = PQstatus(m_handle);
    PostgresPollingStatusType next = reached == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (next == PGRES_POLLING_READING || next == PGRES_POLLING_WRITING) {
        const auto left = duration_cast<milliseconds>(deadline - steady_clock::now()).count();
        const Result<void> waited = left > 0 ? wait(next == PGRES_POLLING_READING ? POLLIN : POLLOUT, PgStop::Obeyed, int(left))
                                             : Result<void>(tl::unexpected(lost()));
        if (!waited) {
            if (waited.error().code == ErrorCode::Cancelled)
                return waited;
            return tl::unexpected(pgConnectError(phaseOf(reached), QStringLiteral("timed out after 15 s"), false, m_config));
        }
        next = PQconnectPoll(m_handle);
        if (PQstatus(m_handle) != CONNECTION_BAD)
            reached = PQstatus(m_handle);
    }
    if (next == PGRES_POLLING_OK)
        return {};
    m_dead = true;
    return tl::unexpected(pgConnectError(phaseOf(reached), QString::fromUtf8(PQerrorMessage(m_handle)),
                                         PQconnectionNeedsPassword(m_handle), m_config));
}

// No statement of ours changes a setting of the session for longer than its transaction.
// Whoever may not write by the server's own settings still may not.
bool PgConnection::become(PgAccess access)
{
    return run(QStringLiteral("RESET default_transaction_read_only; SET application_name = '%1'; ")
                   .arg(QLatin1String(pgApplicationName(access))) +
               pgSessionSettings(access, serverVersion()))
        .has_value();
}

bool PgConnection::restore()
{
    rollBack();
    return isFit();
}

bool PgConnection::isFit() const
{
    if (isLost() || PQtransactionStatus(m_handle) != PQTRANS_IDLE)
        return false;
    // The end of a server that went away meanwhile is waiting to be read, and its last words before it.
    pollfd socket{PQsocket(m_handle), POLLIN, 0};
    return poll(&socket, 1, 0) == 0;
}

Result<void> PgConnection::wait(short events, PgStop stop, int timeoutMs)
{
    for (;;) {
        if (stop == PgStop::Obeyed && m_stop.stop_requested()) {
            abandon();
            return tl::unexpected(cancelled());
        }
        if (PQsocket(m_handle) < 0)
            return tl::unexpected(lost());
        std::array<pollfd, 2> fds{{{PQsocket(m_handle), events, 0}, {stop == PgStop::Obeyed ? m_wakeFd : -1, POLLIN, 0}}};
        const int ready = poll(fds.data(), fds.size(), timeoutMs);
        if (ready == 0)
            return tl::unexpected(lost());
        if (fds[0].revents)
            return {};
        if (ready < 0 && errno != EINTR)
            return tl::unexpected(lost());
    }
}

Result<void> PgConnection::waitReadable(PgStop stop)
{
    TRY(wait(POLLIN, stop));
    if (!PQconsumeInput(m_handle))
        return tl::unexpected(lost());
    return {};
}

Result<void> PgConnection::flush()
{
    for (;;) {
        const int left = PQflush(m_handle);
        if (left < 0)
            return tl::unexpected(lost());
        if (left == 0)
            return {};
        TRY(wait(POLLIN | POLLOUT, PgStop::Obeyed));
        // The server stops reading when nobody takes its answers.
        if (!PQconsumeInput(m_handle))
            return tl::unexpected(lost());
    }
}

Result<PgResult> PgConnection::nextResult(PgStop stop)
{
    while (PQisBusy(m_handle)) {
        const int left = PQflush(m_handle);
        if (left < 0)
            return tl::unexpected(lost());
        TRY(wait(left ? POLLIN | POLLOUT : POLLIN, stop));
        if (!PQconsumeInput(m_handle))
            return tl::unexpected(lost());
    }
    return PgResult(PQgetResult(m_handle));
}

Result<PgResult> PgConnection::collect(PgStop stop)
{
    PgResult last;
    std::optional<Error> failure;
    for (;;) {
        TRY_ASSIGN(PgResult result, nextResult(stop));
        if (!result)
            break;
        const ExecStatusType status = result.status();
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT)
            return result;
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY && !failure)
            failure = error(result);
        last = std::move(result);
    }
    if (failure)
        return tl::unexpected(std::move(*failure));
    return last;
}

Result<PgResult> PgConnection::run(const QString &sql, PgStop stop)
{
    if (m_dead || !PQsendQuery(m_handle, sql.toUtf8().constData()))
        return tl::unexpected(lost());
    return collect(stop);
}

Result<PgResult> PgConnection::send(const QString &sql, PgParams &params, int resultFormat)
{
    if (m_dead || !PQsendQueryParams(m_handle, sql.toUtf8().constData(), params.count(), params.types(), params.values(),
                                     params.lengths(), params.formats(), resultFormat))
        return tl::unexpected(lost());
    return collect(PgStop::Obeyed);
}

Result<PgResult> PgConnection::query(const QString &sql, PgParams &params)
{
    return send(sql, params, 1);
}

Result<PgResult> PgConnection::ask(const QString &sql, PgParams &params)
{
    return send(sql, params, 0);
}

Result<void> PgConnection::commit(const QString &before)
{
    if (m_stop.stop_requested()) {
        abandon();
        return tl::unexpected(cancelled());
    }
    // From here on the answer is waited for even after a stop: what it would say could not be told later.
    const Result<PgResult> answer =
        run(before.isEmpty() ? QStringLiteral("COMMIT") : before + QLatin1String("; COMMIT"), PgStop::Ignored);
    if (answer) {
        if (std::string_view(PQcmdStatus(answer->handle())) == "COMMIT")
            return {};
        return fail(ErrorCode::Internal, Tr::tr("“%1” rolled the transaction back instead of committing it.").arg(m_config.name));
    }
    if (answer.error().code != ErrorCode::ConnectionFailed) {
        rollBack();
        return tl::unexpected(answer.error());
    }
    m_dead = true;
    return fail(
        ErrorCode::CommitUnknown,
        Tr::tr("The connection to %1 was lost while it committed: whether it did is not known yet.").arg(m_config.described()),
        answer.error().detail, Tr::tr("Resume: it looks into the target's ledger first."));
}

void PgConnection::rollBack()
{
    if (isLost() || PQtransactionStatus(m_handle) == PQTRANS_IDLE)
        return;
    if (PQtransactionStatus(m_handle) == PQTRANS_ACTIVE || !run(QStringLiteral("ROLLBACK")))
        abandon();
}

void PgConnection::abandon()
{
    if (m_dead || !m_handle)
        return;
    m_dead = true;
    if (PQtransactionStatus(m_handle) != PQTRANS_ACTIVE)
        return;
    if (PGcancel *cancel = PQgetCancel(m_handle)) {
        std::array<char, 256> said{};
        PQcancel(cancel, said.data(), int(said.size()));
        PQfreeCancel(cancel);
    }
}

Error PgConnection::lost() const
{
    if (m_stop.stop_requested())
        return cancelled();
    return pgLost(QString::fromUtf8(PQerrorMessage(m_handle)), m_config);
}

Error PgConnection::cancelled() const
{
    return workStopped(m_config.described());
}

Error PgConnection::pgErrorOf(const PgResult &result) const
{
    return pgError(result.handle(), m_config);
}

} // namespace tidewright
