#include "foldererror.h"

#include <QCoreApplication>
#include <cerrno>
#include <cstring>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

Error writeError(const QString &path, int code, const QString &detail)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::DiskFull, Tr::tr("There is no room left to write “%1”. Nothing of this step was written.").arg(path),
                detail, Tr::tr("Make room on its disk, then resume.")};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorCode::PermissionDenied, Tr::tr("“%1” may only be read. Nothing of this step was written.").arg(path), detail,
                Tr::tr("Give this account the right to write to the folder and to the files in it.")};
    case EXDEV:
        return {ErrorCode::Unsupported,
                Tr::tr("“%1” lies on another file system than the folder of its connection. Nothing of this step was written.")
                    .arg(path),
                detail, Tr::tr("Make a connection of its own for it.")};
    default:
        return {ErrorCode::ConnectionFailed, Tr::tr("“%1” could not be written. Nothing of this step was written.").arg(path),
                detail, Tr::tr("Check the disk that it lies on, then resume.")};
    }
}

} // namespace

Error folderError(const QString &path, int code, FolderAccess access)
{
    const QString detail = QStringLiteral("errno %1: %2").arg(code).arg(QString::fromLocal8Bit(std::strerror(code)));
    if (code == ENOENT)
        return {ErrorCode::NotFound, Tr::tr("There is no “%1”. Nothing was changed.").arg(path), detail,
                Tr::tr("Check the path in the connection and the folder in the job, and that its disk is there.")};
    if (code == ELOOP || code == ENOTDIR)
        return {ErrorCode::PermissionDenied,
                Tr::tr("“%1” is a link or no folder. Links are not followed, so that nothing outside of the folder is read or "
                       "changed.")
                    .arg(path),
                detail, Tr::tr("Put a folder there, or name the place that the link leads to in a connection.")};
    if (access == FolderAccess::Write)
        return writeError(path, code, detail);
    if (code == EACCES || code == EPERM)
        return {ErrorCode::PermissionDenied, Tr::tr("This account may not read “%1”. Nothing was changed.").arg(path), detail,
                Tr::tr("Give it the right to read the folder and the files in it.")};
    return {ErrorCode::ConnectionFailed, Tr::tr("“%1” could not be read. Nothing was changed.").arg(path), detail,
            Tr::tr("Check the disk that it lies on, then resume.")};
}

Failure folderFailure(const QString &path, FolderAccess access)
{
    return Failure(folderError(path, errno, access));
}

Error folderStopped(const QString &described)
{
    return {ErrorCode::Cancelled,
            Tr::tr("The work on %1 was stopped. What was not committed there is not there.").arg(described),
            {},
            Tr::tr("Do it again; what was committed before is kept.")};
}

} // namespace tidewright
