#include "pgerror.h"

#include "sqlmessages.h"
#include "text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <netdb.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

QString field(const PGresult *result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code));
}

Error make(ErrorCode code, QString message, QString detail, QString hint = {})
{
    return {code, std::move(message), std::move(detail), std::move(hint)};
}

ErrorCode codeOf(const QString &state)
{
    const QString kind = state.left(2);
    if (state == QLatin1String("42P01") || state == QLatin1String("3D000") || state == QLatin1String("3F000"))
        return ErrorCode::NotFound;
    if (state == QLatin1String("42501") || state == QLatin1String("25006"))
        return ErrorCode::PermissionDenied;
    if (state == QLatin1String("53100"))
        return ErrorCode::DiskFull;
    if (state == QLatin1String("40001") || state == QLatin1String("40P01") || state == QLatin1String("55P03") ||
        state == QLatin1String("57014"))
        return ErrorCode::Conflict;
    if (state == QLatin1String("42601"))
        return ErrorCode::Configuration;
    if (kind == QLatin1String("28"))
        return ErrorCode::AuthFailed;
    // A trigger's RAISE EXCEPTION (P0001) and a key that comes twice in one merge (21000) refuse records as a constraint does.
    if (kind == QLatin1String("23") || kind == QLatin1String("P0") || state == QLatin1String("21000"))
        return ErrorCode::ConstraintViolated;
    if (kind == QLatin1String("22") || state == QLatin1String("54000"))
        return ErrorCode::ValueRefused;
    if (kind == QLatin1String("08") || kind == QLatin1String("57") || state == QLatin1String("53300") ||
        state == QLatin1String("25P03"))
        return ErrorCode::ConnectionFailed;
    if (kind == QLatin1String("42"))
        return ErrorCode::SchemaMismatch;
    if (kind == QLatin1String("0A"))
        return ErrorCode::Unsupported;
    return ErrorCode::Internal;
}

QString hintFor(ErrorCode code, const QString &state, const SqlConnectionConfig &config)
{
    switch (code) {
    case ErrorCode::NotFound:
        return Tr::tr("Check the name with “tidewright discover %1”.").arg(config.name);
    case ErrorCode::SchemaMismatch:
        return Tr::tr("Compare the job's fields with “tidewright discover %1”.").arg(config.name);
    case ErrorCode::PermissionDenied:
        return state == QLatin1String("25006") ? Tr::tr("Connect to the primary server, or let the account write.")
                                               : Tr::tr("Grant the account what it lacks, or use another account.");
    case ErrorCode::DiskFull:
        return Tr::tr("Free space on the database server, then resume.");
    case ErrorCode::Conflict:
    case ErrorCode::ConnectionFailed:
        return Tr::tr("Try again; what was committed before is kept.");
    case ErrorCode::Configuration:
        return Tr::tr("Check the filter of the content type.");
    case ErrorCode::ConstraintViolated:
    case ErrorCode::ValueRefused:
        return Tr::tr("Correct the record at its source, or the rule at the target.");
    default:
        return {};
    }
}

QString messageFor(ErrorCode code, const QString &said, const SqlConnectionConfig &config)
{
    const QString where = QStringLiteral("“%1”").arg(config.name);
    switch (code) {
    case ErrorCode::NotFound:
        return Tr::tr("In %1 something is missing: %2. The statement changed nothing.").arg(where, said);
    case ErrorCode::SchemaMismatch:
        return Tr::tr("The tables in %1 are not as the job expects: %2. The statement changed nothing.").arg(where, said);
    case ErrorCode::PermissionDenied:
        return Tr::tr("%1 does not allow it: %2. The statement changed nothing.").arg(where, said);
    case ErrorCode::DiskFull:
        return Tr::tr("The server of %1 has no space left: %2. The open transaction was rolled back.").arg(where, said);
    case ErrorCode::Conflict:
        return Tr::tr("%1 gave way to other work on the same records: %2. The statement changed nothing.").arg(where, said);
    case ErrorCode::ConstraintViolated:
        return Tr::tr("%1 refused a record: %2.").arg(where, said);
    case ErrorCode::ValueRefused:
        return Tr::tr("%1 refused a value: %2.").arg(where, said);
    case ErrorCode::Configuration:
        return Tr::tr("%1 does not understand the condition: %2. Nothing was read or changed.").arg(where, said);
    default:
        return Tr::tr("%1 reported: %2. The statement changed nothing.").arg(where, said);
    }
}

bool hostIsUnknown(const QString &host)
{
    if (host.isEmpty() || host.startsWith(QLatin1Char('/')))
        return false;
    addrinfo *found = nullptr;
    const int answer = getaddrinfo(host.toUtf8().constData(), nullptr, nullptr, &found);
    if (found)
        freeaddrinfo(found);
    return answer != 0;
}

QString oneLine(const QString &text)
{
    return text.simplified();
}

} // namespace

Error pgError(const PGresult *result, const SqlConnectionConfig &config)
{
    const QString state = field(result, PG_DIAG_SQLSTATE);
    const QString said = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (state.isEmpty())
        return pgLost(QString::fromUtf8(PQresultErrorMessage(result)), config);
    QString detail = QStringLiteral("SQLSTATE %1: %2").arg(state, said);
    for (const int part : {PG_DIAG_MESSAGE_DETAIL, PG_DIAG_MESSAGE_HINT, PG_DIAG_CONTEXT}) {
        if (const QString text = field(result, part); !text.isEmpty())
            detail += QLatin1String("; ") + oneLine(text);
    }
    const ErrorCode code = codeOf(state);
    return make(code, messageFor(code, withoutStop(said), config), detail, hintFor(code, state, config));
}

Error pgLost(const QString &said, const SqlConnectionConfig &config)
{
    return make(
        ErrorCode::ConnectionFailed,
        Tr::tr("The connection to %1 was lost. What was not committed is rolled back by the server.").arg(config.described()),
        oneLine(said), Tr::tr("Try again; what was committed before is kept."));
}

Error pgConnectError(PgConnectPhase phase, const QString &said, bool passwordWanted, const SqlConnectionConfig &config)
{
    // Every SQLSTATE has a digit; FATAL, which may stand before it, has none.
    static const QRegularExpression pattern(QStringLiteral(":\\s+(?=[A-Z]*[0-9])([0-9A-Z]{5}):\\s+([^\n]*)"));
    const QString where = config.described();
    const QString detail = oneLine(said);
    if (passwordWanted) {
        return make(ErrorCode::AuthFailed,
                    Tr::tr("The server of %1 wants a password for “%2” and none was given.").arg(where, config.user), detail,
                    Tr::tr("Name a secret as the connection's password and set it with “tidewright secrets set”."));
    }
    if (const auto match = pattern.match(said); match.hasMatch()) {
        const QString state = match.captured(1);
        if (state == QLatin1String("28P01") || state == QLatin1String("28000"))
            return loginRefused(config, detail);
        if (state == QLatin1String("3D000")) {
            return make(ErrorCode::NotFound,
                        Tr::tr("The server has no database “%1” (connection “%2”).").arg(config.database, config.name), detail,
                        Tr::tr("Check “database” in the connection's file."));
        }
        const ErrorCode code = codeOf(state);
        return make(code == ErrorCode::Internal ? ErrorCode::ConnectionFailed : code,
                    Tr::tr("The server of %1 let nobody in: %2.").arg(where, withoutStop(match.captured(2))), detail,
                    hintFor(code, state, config));
    }
    switch (phase) {
    case PgConnectPhase::Resolving:
        if (hostIsUnknown(config.host)) {
            return make(ErrorCode::ConnectionFailed,
                        Tr::tr("The host “%1” of connection “%2” is not known.").arg(config.host, config.name), detail,
                        Tr::tr("Check “host” in the connection's file and the name service."));
        }
        [[fallthrough]];
    case PgConnectPhase::Connecting:
        return make(ErrorCode::ConnectionFailed, Tr::tr("No PostgreSQL server answers at %1.").arg(where), detail,
                    Tr::tr("Check host and port, whether the server runs, and the firewall."));
    case PgConnectPhase::TlsHandshake:
        return make(ErrorCode::TlsFailed,
                    Tr::tr("The server of %1 does not offer the encryption that is asked for, or its certificate is not trusted.")
                        .arg(where),
                    detail,
                    Tr::tr("Have the server's certificate and its host name checked; “tls” in the connection's file says what is "
                           "asked for."));
    case PgConnectPhase::LoggingIn:
        break;
    }
    return make(ErrorCode::ConnectionFailed, Tr::tr("The server of %1 broke the login off.").arg(where), detail,
                Tr::tr("Try again, and look into the server's log."));
}

} // namespace tidewright
