#include "sqlerror.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

ErrorCode sqliteCode(const QString &native)
{
    // The lower byte is the primary result code.
    switch (native.toInt() & 0xff) {
    case 3:
        return ErrorCode::PermissionDenied; // SQLITE_PERM
    case 5:                                 // SQLITE_BUSY
    case 6:
        return ErrorCode::Conflict; // SQLITE_LOCKED
    case 8:
        return ErrorCode::PermissionDenied; // SQLITE_READONLY
    case 11:                                // SQLITE_CORRUPT
    case 26:
        return ErrorCode::StateUnreadable; // SQLITE_NOTADB
    case 10:
        return ErrorCode::ConnectionFailed; // SQLITE_IOERR
    case 13:
        return ErrorCode::DiskFull; // SQLITE_FULL
    case 14:
        return ErrorCode::ConnectionFailed; // SQLITE_CANTOPEN
    case 19:
        return ErrorCode::ConstraintViolated;
    default:
        return ErrorCode::Internal;
    }
}

ErrorCode postgresCode(const QString &state, const QString &text)
{
    if (state.isEmpty()) {
        if (text.contains(QLatin1String("authentication")) || text.contains(QLatin1String("password")))
            return ErrorCode::AuthFailed;
        if (text.contains(QLatin1String("SSL")) || text.contains(QLatin1String("certificate")))
            return ErrorCode::TlsFailed;
        return ErrorCode::ConnectionFailed;
    }
    if (state.startsWith(QLatin1String("08")) || state.startsWith(QLatin1String("57P")))
        return ErrorCode::ConnectionFailed;
    if (state.startsWith(QLatin1String("28")))
        return ErrorCode::AuthFailed;
    if (state.startsWith(QLatin1String("40")) || state == QLatin1String("55P03"))
        return ErrorCode::Conflict;
    if (state.startsWith(QLatin1String("23")))
        return ErrorCode::ConstraintViolated;
    if (state == QLatin1String("42501") || state == QLatin1String("25006"))
        return ErrorCode::PermissionDenied;
    if (state == QLatin1String("53100"))
        return ErrorCode::DiskFull;
    if (state == QLatin1String("3D000") || state == QLatin1String("42P01"))
        return ErrorCode::NotFound;
    if (state.startsWith(QLatin1String("XX")))
        return ErrorCode::StateUnreadable;
    return ErrorCode::Internal;
}

QString hintFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Conflict:
        return Tr::tr("Another process is writing to it. Try again in a moment.");
    case ErrorCode::DiskFull:
        return Tr::tr("Make room on its disk, then try again.");
    case ErrorCode::PermissionDenied:
        return Tr::tr("Check that this account may write to it and to its folder.");
    case ErrorCode::AuthFailed:
        return Tr::tr("Check the user and the password of the state database in workspace.json.");
    case ErrorCode::TlsFailed:
        return Tr::tr("Check \"tls\" of the state database in workspace.json and the server's certificate.");
    case ErrorCode::ConnectionFailed:
        return Tr::tr("Check that its server, disk or folder can be reached, then try again.");
    case ErrorCode::StateUnreadable:
        return Tr::tr(
            "Take out what can be read with \"tidewright state export\", then restore a back-up or import into a new one.");
    default:
        return {};
    }
}

QString messageFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Conflict:
        return Tr::tr("The state database is locked; nothing was written.");
    case ErrorCode::DiskFull:
        return Tr::tr("The disk of the state database is full; nothing was written.");
    case ErrorCode::PermissionDenied:
        return Tr::tr("The state database cannot be written to; nothing was changed.");
    case ErrorCode::AuthFailed:
        return Tr::tr("The state database refused the user or the password.");
    case ErrorCode::TlsFailed:
        return Tr::tr("No secure connection to the state database could be made.");
    case ErrorCode::ConnectionFailed:
        return Tr::tr("The state database cannot be reached; nothing was written.");
    case ErrorCode::StateUnreadable:
        return Tr::tr("The state database is damaged; nothing was written.");
    default:
        return Tr::tr("The state database refused a statement; nothing was written.");
    }
}

} // namespace

Error stateError(SqlEngine engine, const QSqlError &error)
{
    const ErrorCode code = engine == SqlEngine::Sqlite ? sqliteCode(error.nativeErrorCode())
                                                       : postgresCode(error.nativeErrorCode(), error.databaseText());
    QString detail = error.databaseText().simplified();
    if (detail.isEmpty())
        detail = error.driverText().simplified();
    if (!error.nativeErrorCode().isEmpty())
        detail += QStringLiteral(" (%1)").arg(error.nativeErrorCode());
    return {code, messageFor(code), detail, hintFor(code)};
}

bool endsConnection(ErrorCode code)
{
    return code == ErrorCode::ConnectionFailed || code == ErrorCode::CommitUnknown;
}

} // namespace tidewright
