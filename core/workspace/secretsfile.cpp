#include "secretsfile.h"

#include "jsonfile.h"
#include "text.h"

#include <QCoreApplication>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Secrets)
};

Failure refused(const QString &path, const QString &reason, const QString &hint = {})
{
    return fail(ErrorCode::PermissionDenied, Text::tr("The secrets file %1 is refused: %2.").arg(path, withoutStop(reason)), {},
                hint);
}

// What fstat() says against it; empty if nothing.
Result<void> checkFile(int fd, const QString &path)
{
    struct stat info {
    };
    if (::fstat(fd, &info) != 0)
        return refused(path, QString::fromLocal8Bit(std::strerror(errno)));
    if (!S_ISREG(info.st_mode))
        return refused(path, Text::tr("it is no regular file"));
    if (info.st_uid != ::geteuid())
        return refused(path, Text::tr("it belongs to somebody else"));
    if ((info.st_mode & 077) != 0)
        return refused(path, Text::tr("others may read or write it (mode %1)").arg(QString::number(info.st_mode & 07777, 8)),
                       Text::tr("Run: chmod 600 %1").arg(path));
    return {};
}

Result<QJsonObject> readAll(const QString &path)
{
    // Without O_NONBLOCK opening a pipe that nobody writes to would wait forever.
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return QJsonObject();
    if (fd < 0)
        return refused(path, errno == ELOOP ? Text::tr("it is a symbolic link") : QString::fromLocal8Bit(std::strerror(errno)));
    QFile file;
    if (!file.open(fd, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return refused(path, file.errorString());
    TRY(checkFile(fd, path));
    const auto text = parseJson(file.read(largestJsonFile + 1));
    if (!text)
        return refused(path, text.error().error.message);
    for (const QJsonValue &value : text->root) {
        if (!value.isString())
            return refused(path, Text::tr("its values must be texts"));
    }
    return text->root;
}

Result<void> writeAll(const QString &path, const QJsonObject &secrets)
{
    // A file that exists keeps its mode when it is replaced, and readAll() has found that one right.
    const auto mode = QFile::exists(path) ? WriteMode::Replace : WriteMode::CreatePrivate;
    return writeFile(path, toText({secrets, {}}), mode);
}

} // namespace

Result<std::optional<Secret>> SecretsFile::read(const QString &name) const
{
    TRY_ASSIGN(const QJsonObject secrets, readAll(m_path));
    if (!secrets.contains(name))
        return std::nullopt;
    return Secret(secrets[name].toString().toUtf8());
}

Result<QStringList> SecretsFile::names() const
{
    TRY_ASSIGN(const QJsonObject secrets, readAll(m_path));
    return secrets.keys();
}

Result<void> SecretsFile::write(const QString &name, const Secret &secret) const
{
    TRY_ASSIGN(QJsonObject secrets, readAll(m_path));
    secrets.insert(name, secret.toText());
    return writeAll(m_path, secrets);
}

Result<bool> SecretsFile::remove(const QString &name) const
{
    TRY_ASSIGN(QJsonObject secrets, readAll(m_path));
    if (!secrets.contains(name))
        return false;
    secrets.remove(name);
    TRY(writeAll(m_path, secrets));
    return true;
}

} // namespace tidewright
