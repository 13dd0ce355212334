#include "mysqlconnection.h"

#include "sqlmessages.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <errmsg.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlConnection)
};

constexpr unsigned connectTimeoutSeconds = 10;

MysqlFault faultOf(MYSQL *handle)
{
    return {mysql_errno(handle), mysql_sqlstate(handle), mysql_error(handle)};
}

int localInit(void **state, const char *, void *user)
{
    auto *data = static_cast<MysqlLocalData **>(user);
    *state = *data;
    return *data ? 0 : 1;
}

int localRead(void *state, char *buffer, unsigned size)
{
    return static_cast<MysqlLocalData *>(state)->read(buffer, size);
}

void localEnd(void *) {}

int localError(void *, char *text, unsigned size)
{
    qstrncpy(text, "a local file was asked for and refused", size);
    return CR_UNKNOWN_ERROR;
}

void setOption(int socket, int level, int name, int value)
{
    setsockopt(socket, level, name, &value, sizeof value);
}

// A peer that vanished is noticed within about a minute, while a statement may take as long as it needs.
void keepAlive(int socket)
{
    setOption(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(socket, IPPROTO_TCP, TCP_KEEPIDLE, 30);
    setOption(socket, IPPROTO_TCP, TCP_KEEPINTVL, 10);
    setOption(socket, IPPROTO_TCP, TCP_KEEPCNT, 3);
    setOption(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, 60'000);
}

QByteArray authorities()
{
    for (const QByteArray &path : {qgetenv("SSL_CERT_FILE"), QByteArrayLiteral("/etc/ssl/certs/ca-certificates.crt"),
                                   QByteArrayLiteral("/etc/pki/tls/certs/ca-bundle.crt")}) {
        if (!path.isEmpty() && QFileInfo::exists(QFile::decodeName(path)))
            return path;
    }
    return {};
}

// MySQL's custom: localhost is the server's socket, unless a port says otherwise.
bool usesSocket(const SqlConnectionConfig &config)
{
    return config.isUnixSocket() || (config.port == 0 && (config.host.isEmpty() || config.host == QLatin1String("localhost")));
}

} // namespace

MysqlConnection::MysqlConnection(const SqlConnectionConfig &config, std::stop_token stop)
    : m_config(config)
    , m_stop(std::move(stop))
    , m_handle(nullptr, &mysql_close)
{
}

Result<std::unique_ptr<MysqlConnection>> MysqlConnection::open(const SqlConnectionConfig &config, MysqlUse use,
                                                               std::stop_token stop)
{
    std::unique_ptr<MysqlConnection> connection(new MysqlConnection(config, std::move(stop)));
    TRY(connection->connect(use));
    return connection;
}

Failure MysqlConnection::connectOnce(bool tls, bool verify, bool &connected)
{
    static const int library = mysql_library_init(0, nullptr, nullptr);
    Q_UNUSED(library);
    m_handle.reset(mysql_init(nullptr));
    MYSQL *handle = m_handle.get();

    // No option files: the connection is what the workspace says. LOCAL is for our own data alone.
    const unsigned local = 1;
    const my_bool enforce = tls, check = verify;
    mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &connectTimeoutSeconds);
    mysql_options(handle, MYSQL_OPT_LOCAL_INFILE, &local);
    mysql_options(handle, MYSQL_OPT_SSL_ENFORCE, &enforce);
    mysql_options(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &check);
    if (verify) {
        if (const QByteArray path = authorities(); !path.isEmpty())
            mysql_options(handle, MYSQL_OPT_SSL_CA, path.constData());
    } else {
        // A server whose name nobody vouches for is not told the password in clear.
        mysql_options(
            handle, MARIADB_OPT_RESTRICTED_AUTH,
            "mysql_native_password,client_ed25519,caching_sha2_password,sha256_password,auth_gssapi_client,unix_socket");
    }
    if (!usesSocket(m_config)) {
        const unsigned protocol = MYSQL_PROTOCOL_TCP;
        mysql_options(handle, MYSQL_OPT_PROTOCOL, &protocol);
    }
    mysql_set_local_infile_handler(handle, localInit, localRead, localEnd, localError, &m_data);

    const QByteArray host = m_config.host.toUtf8(), user = m_config.user.toUtf8(), password = m_config.password.toUtf8(),
                     database = m_config.database.toUtf8();
    QByteArray socket;
    if (m_config.isUnixSocket()) {
        socket = host;
        if (const QFileInfo file(m_config.host); file.isDir())
            socket += QFileInfo::exists(m_config.host + QLatin1String("/mysqld.sock")) ? "/mysqld.sock" : "/socket";
    }
    connected =
        mysql_real_connect(handle, socket.isEmpty() ? host.constData() : "localhost", user.isEmpty() ? nullptr : user.constData(),
                           password.constData(), database.isEmpty() ? nullptr : database.constData(),
                           static_cast<unsigned>(m_config.port), socket.isEmpty() ? nullptr : socket.constData(), 0) != nullptr;
    return tl::unexpected(mysqlError(faultOf(handle), m_config));
}

Result<void> MysqlConnection::connect(MysqlUse use)
{
    m_use = use;
    if (m_stop.stop_requested())
        return cancelled();
    // On a unix socket there is nobody in between.
    const TlsMode tls = usesSocket(m_config) ? TlsMode::Disable : m_config.tls;
    bool connected = false;
    Failure failed = connectOnce(tls != TlsMode::Disable, tls == TlsMode::Verify, connected);
    if (!connected && tls == TlsMode::Prefer && failed.value().code == ErrorCode::TlsFailed)
        failed = connectOnce(false, false, connected);
    if (!connected) {
        m_dead = true;
        return m_stop.stop_requested() ? cancelled() : failed;
    }
    // Unless it verifies, the library goes on in clear with a server that offers no TLS.
    if (tls == TlsMode::Require && !mysql_get_ssl_cipher(m_handle.get())) {
        m_dead = true;
        return fail(ErrorCode::TlsFailed, Tr::tr("The server of %1 offers no safe connection.").arg(m_config.described()), {},
                    Tr::tr("Set up TLS at the server, or change the “tls” setting of the connection."));
    }
    const int socket = static_cast<int>(mysql_get_socket(m_handle.get()));
    if (!usesSocket(m_config))
        keepAlive(socket);
    m_interrupt = std::make_unique<MysqlInterrupt>(socket, m_stop);

    TRY(setUp(use));
    TRY_ASSIGN(const std::optional<QByteArray> version, value("SELECT VERSION()"));
    m_mariaDb = version && version->contains("MariaDB");
    return {};
}

Result<void> MysqlConnection::setUp(MysqlUse use)
{
    // Of the two servers only MariaDB ends a transaction that nobody goes on with.
    const QByteArray seconds = QByteArray::number(qlonglong(idleTransactionTime.count()));
    const QByteArray patience =
        use == MysqlUse::Read ? QByteArray("600") : seconds + " /*M!100300 , idle_transaction_timeout = " + seconds + " */";
    // Zero dates may pass from MySQL to MySQL; a 0 is no request for a number; nothing is bent to fit. The server waits for hours
    // for a reader whose target is slow, and between statements, however impatient it is set up.
    TRY(run("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', "
            "autocommit = 1, wait_timeout = 28800, net_write_timeout = 28800, max_sort_length = 8192, net_read_timeout = " +
            patience));
    // A reader's transaction shows one moment, whatever the server is set up for.
    TRY(run(use == MysqlUse::Read ? "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
                                  : "SET SESSION TRANSACTION READ WRITE"));
    return {};
}

void MysqlConnection::setStop(std::stop_token stop)
{
    m_stop = std::move(stop);
    m_interrupt->obey(m_stop);
}

// A session that only reads has changed nothing of itself.
bool MysqlConnection::restore()
{
    if (m_dead || m_stop.stop_requested())
        return false;
    unsigned status = 0;
    mariadb_get_infov(m_handle.get(), MARIADB_CONNECTION_SERVER_STATUS, &status);
    const bool reset = m_use == MysqlUse::Read ? !(status & SERVER_STATUS_IN_TRANS) || run("ROLLBACK")
                                               : mysql_reset_connection(m_handle.get()) == 0 && setUp(m_use);
    return reset && isFit();
}

bool MysqlConnection::isFit() const
{
    unsigned status = SERVER_STATUS_IN_TRANS;
    if (m_dead || mariadb_get_infov(m_handle.get(), MARIADB_CONNECTION_SERVER_STATUS, &status) != 0 ||
        (status & SERVER_STATUS_IN_TRANS))
        return false;
    pollfd socket{static_cast<int>(mysql_get_socket(m_handle.get())), POLLIN, 0};
    return poll(&socket, 1, 0) == 0;
}

Failure MysqlConnection::cancelled()
{
    m_dead = true;
    return Failure(workStopped(m_config.described()));
}

// The server would go on with its statement, and keep its locks, until it finds that nobody listens.
void MysqlConnection::killAtServer()
{
    const unsigned long id = mysql_thread_id(m_handle.get());
    SqlConnectionConfig config = m_config;
    if (auto other = open(config, MysqlUse::Write, {}))
        static_cast<void>((*other)->run("KILL " + QByteArray::number(static_cast<qulonglong>(id))));
}

Failure MysqlConnection::failure()
{
    return failure(faultOf(m_handle.get()));
}

Failure MysqlConnection::failure(const MysqlFault &fault)
{
    if (m_stop.stop_requested()) {
        if (!m_dead)
            killAtServer();
        return cancelled();
    }
    Error error = mysqlError(fault, m_config);
    m_dead = m_dead || error.code == ErrorCode::ConnectionFailed;
    return tl::unexpected(std::move(error));
}

Result<void> MysqlConnection::send(const QByteArray &sql)
{
    if (m_stop.stop_requested())
        return cancelled();
    if (mysql_real_query(m_handle.get(), sql.constData(), static_cast<unsigned long>(sql.size())) != 0)
        return failure();
    return {};
}

Result<std::int64_t> MysqlConnection::run(const QByteArray &sql)
{
    TRY(send(sql));
    if (MYSQL_RES *result = mysql_use_result(m_handle.get()))
        mysql_free_result(result);
    return static_cast<std::int64_t>(mysql_affected_rows(m_handle.get()));
}

Result<std::vector<MysqlTextRow>> MysqlConnection::rows(const QByteArray &sql)
{
    TRY_ASSIGN(MysqlRows stream, this->stream(sql));
    std::vector<MysqlTextRow> all;
    while (const MYSQL_ROW row = stream.next()) {
        const unsigned long *lengths = stream.lengths();
        MysqlTextRow &to = all.emplace_back(stream.columns());
        for (unsigned column = 0; column < stream.columns(); ++column) {
            if (row[column])
                to[column] = QByteArray(row[column], static_cast<qsizetype>(lengths[column]));
        }
    }
    TRY(finished());
    return all;
}

Result<std::optional<QByteArray>> MysqlConnection::value(const QByteArray &sql)
{
    TRY_ASSIGN(std::vector<MysqlTextRow> all, rows(sql));
    if (all.empty() || all.front().empty())
        return std::optional<QByteArray>();
    return all.front().front();
}

Result<MysqlRows> MysqlConnection::stream(const QByteArray &sql)
{
    TRY(send(sql));
    MYSQL_RES *result = mysql_use_result(m_handle.get());
    if (!result)
        return failure();
    return MysqlRows(result);
}

Result<std::unique_ptr<MysqlBinaryRows>> MysqlConnection::streamBinary(const QByteArray &sql,
                                                                       const std::vector<MysqlColumn> &columns)
{
    constexpr unsigned unknownStatement = 1243, notAsPrepared = 1295, tooManyStatements = 1461, prepareAgain = 1615;
    if (m_stop.stop_requested())
        return cancelled();
    std::unique_ptr<MYSQL_STMT, decltype(&mysql_stmt_close)> statement(mysql_stmt_init(m_handle.get()), &mysql_stmt_close);
    if (mariadb_stmt_execute_direct(statement.get(), sql.constData(), std::size_t(sql.size())) != 0) {
        const MysqlFault fault{mysql_stmt_errno(statement.get()), mysql_stmt_sqlstate(statement.get()), mysql_stmt_error(statement.get())};
        for (const unsigned number : {unknownStatement, notAsPrepared, tooManyStatements, prepareAgain}) {
            if (fault.number == number)
                return nullptr;
        }
        return failure(fault);
    }
    return std::make_unique<MysqlBinaryRows>(statement.release(), columns);
}

Failure MysqlConnection::failed(const MysqlBinaryRows &rows)
{
    return failure(rows.fault());
}

Result<void> MysqlConnection::finished()
{
    if (mysql_errno(m_handle.get()) != 0)
        return failure();
    return {};
}

void MysqlConnection::abandon()
{
    m_dead = true;
    shutdown(static_cast<int>(mysql_get_socket(m_handle.get())), SHUT_RDWR);
}

Result<std::int64_t> MysqlConnection::load(const QByteArray &sql, MysqlLocalData &data)
{
    m_data = &data;
    const Result<void> sent = send(sql);
    m_data = nullptr;
    TRY(sent);
    return static_cast<std::int64_t>(mysql_affected_rows(m_handle.get()));
}

Result<std::optional<Error>> MysqlConnection::refusal()
{
    if (mysql_warning_count(m_handle.get()) == 0)
        return std::optional<Error>();
    TRY_ASSIGN(const std::vector<MysqlTextRow> warnings, rows("SHOW WARNINGS LIMIT 1"));
    if (warnings.empty())
        return std::optional<Error>();
    const MysqlTextRow &first = warnings.front();
    Error error = mysqlError({first[1]->toUInt(), "01000", *first[2]}, m_config);
    if (error.code == ErrorCode::Internal)
        error.code = ErrorCode::ValueRefused;
    return std::optional<Error>(std::move(error));
}

Result<void> MysqlConnection::commit()
{
    if (m_stop.stop_requested())
        return cancelled();
    m_interrupt->arm(false);
    const bool failed = mysql_real_query(m_handle.get(), "COMMIT", 6) != 0;
    m_interrupt->arm(true);
    if (!failed)
        return {};
    const MysqlFault fault = faultOf(m_handle.get());
    Error error = mysqlError(fault, m_config);
    m_dead = m_dead || error.code == ErrorCode::ConnectionFailed;
    if (isConnectionLost(fault.number)) {
        error.code = ErrorCode::CommitUnknown;
        error.message = Tr::tr("The connection to %1 was lost during a commit: whether it took place is not known yet.")
                            .arg(m_config.described());
        error.hint = Tr::tr("Resume: it is looked up first.");
    }
    return tl::unexpected(std::move(error));
}

Result<bool> MysqlConnection::takesLocalData()
{
    TRY_ASSIGN(const std::optional<QByteArray> answer, value("SELECT @@GLOBAL.local_infile"));
    return answer == QByteArray("1");
}

QByteArray MysqlConnection::escaped(std::string_view text)
{
    QByteArray to(static_cast<qsizetype>(2 * text.size() + 1), Qt::Uninitialized);
    to.resize(static_cast<qsizetype>(
        mysql_real_escape_string(m_handle.get(), to.data(), text.data(), static_cast<unsigned long>(text.size()))));
    return to;
}

} // namespace tidewright
