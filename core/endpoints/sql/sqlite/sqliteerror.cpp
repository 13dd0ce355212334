#include "sqliteerror.h"

#include "sqliteconfig.h"
#include "sqlmessages.h"
#include "text.h"

#include <QCoreApplication>
#include <sqlite3.h>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Sqlite)
};
} // namespace

Error sqliteError(const SqliteConfig &config, sqlite3 *database, int code)
{
    const QString text = database ? QString::fromUtf8(sqlite3_errmsg(database)) : QString::fromUtf8(sqlite3_errstr(code));
    const QString detail = QStringLiteral("sqlite %1: %2").arg(code).arg(text);
    const QString at = config.described();
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return {ErrorCode::ConstraintViolated,
                Tr::tr("%1 refused a record: %2. The record was not written.").arg(at, withoutStop(text)), detail,
                Tr::tr("Correct the record at the source, or sync the records that it refers to first.")};
    case SQLITE_TOOBIG:
        return {ErrorCode::ValueRefused, Tr::tr("A value is longer than %1 can hold. The record was not written.").arg(at),
                detail, Tr::tr("SQLite holds values of up to 1 GB.")};
    case SQLITE_MISMATCH:
        return {ErrorCode::ValueRefused,
                Tr::tr("%1 cannot hold a value of this type in its key. The record was not written.").arg(at), detail,
                Tr::tr("Give the field a type that can hold it.")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Conflict, Tr::tr("Another program holds %1 locked. Nothing of this step was written.").arg(at), detail,
                Tr::tr("Wait until it has finished, or close it, then try again.")};
    case SQLITE_FULL:
        return {ErrorCode::DiskFull, Tr::tr("There is no room left to write to %1. Nothing of this step was written.").arg(at),
                detail, Tr::tr("Make room on its disk, then resume.")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::PermissionDenied, Tr::tr("%1 may only be read. Nothing was changed.").arg(at), detail,
                Tr::tr("Give this account the right to write to the file and to its folder.")};
    case SQLITE_CANTOPEN:
        return {ErrorCode::PermissionDenied, Tr::tr("%1 cannot be opened. Nothing was changed.").arg(at), detail,
                Tr::tr("Check that this account may read the file and write to its folder, where SQLite keeps its log.")};
    case SQLITE_NOTADB:
        return {ErrorCode::Configuration, Tr::tr("%1 is not an SQLite database. Nothing was changed.").arg(at), detail,
                Tr::tr("Check the path in the connection. An encrypted database cannot be read.")};
    case SQLITE_CORRUPT:
        return {ErrorCode::StateUnreadable, Tr::tr("%1 is damaged. Nothing of this step was written.").arg(at), detail,
                Tr::tr("Restore it from a backup, or recover it with “sqlite3 FILE .recover”.")};
    case SQLITE_INTERRUPT:
        return workStopped(at);
    case SQLITE_IOERR:
        return {ErrorCode::ConnectionFailed, Tr::tr("%1 could not be read or written.").arg(at), detail,
                Tr::tr("Check the disk that it lies on, then resume.")};
    case SQLITE_SCHEMA:
        return {ErrorCode::SchemaMismatch, Tr::tr("The tables of %1 were changed meanwhile.").arg(at), detail,
                Tr::tr("Sync again.")};
    case SQLITE_ERROR:
        if (text.startsWith(QLatin1String("no such table")) || text.startsWith(QLatin1String("no such column")))
            return {ErrorCode::SchemaMismatch, Tr::tr("%1 lacks a table or a column that is needed.").arg(at), detail,
                    Tr::tr("Check the names in the job, and its filter.")};
        [[fallthrough]];
    default:
        return {ErrorCode::Internal, Tr::tr("%1 refused a statement.").arg(at), detail,
                Tr::tr("If the job has a filter, check that it is a condition that SQLite understands.")};
    }
}

} // namespace tidewright
