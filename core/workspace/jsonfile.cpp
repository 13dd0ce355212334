#include "jsonfile.h"

#include "jsontree.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>
#include <QTemporaryFile>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JsonFile)
};

tl::unexpected<Finding> broken(const QString &path, QString message, QString detail = {}, QString hint = {})
{
    return tl::unexpected(
        Finding{{}, path, Error{ErrorCode::Configuration, std::move(message), std::move(detail), std::move(hint)}, false});
}

QString placeOf(const QByteArray &bytes, qsizetype offset)
{
    const QByteArray before = bytes.left(std::max<qsizetype>(offset - 1, 0)); // Qt has stepped over the character it minds
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return Text::tr("line %1, column %2").arg(before.count('\n') + 1).arg(QString::fromUtf8(before.mid(lineStart)).size() + 1);
}

tl::unexpected<Finding> syntaxError(const QByteArray &bytes, const QJsonParseError &problem)
{
    const QString place = placeOf(bytes, problem.offset);
    if (problem.error == QJsonParseError::IllegalUTF8String)
        return broken({}, Text::tr("This file is not valid UTF-8 (%1).").arg(place), problem.errorString(),
                      Text::tr("Save it as UTF-8."));
    if (problem.error == QJsonParseError::DeepNesting)
        return broken({}, Text::tr("Objects or lists are nested deeper than %1 levels.").arg(deepestNesting));
    if (problem.error == QJsonParseError::IllegalNumber)
        return broken({}, Text::tr("A number in this file is malformed or too large: %1.").arg(place), problem.errorString());
    return broken({}, Text::tr("This is not valid JSON: %1.").arg(place), problem.errorString());
}

Failure ioError(const QString &message, const QString &path, int error)
{
    const ErrorCode code = error == ENOSPC || error == EDQUOT                    ? ErrorCode::DiskFull
                           : error == EACCES || error == EPERM || error == EROFS ? ErrorCode::PermissionDenied
                                                                                 : ErrorCode::Configuration;
    return fail(code, message.arg(path), QString::fromLocal8Bit(std::strerror(error)));
}

Result<void> syncFolder(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    const int error = errno;
    if (fd >= 0)
        ::close(fd);
    if (!synced)
        return ioError(Text::tr("%1 was written, but it is not sure to survive a power failure."), path, error);
    return {};
}

Result<void> replaceFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return ioError(Text::tr("%1 could not be written; its old content is unchanged."), path, errno);
    return syncFolder(path);
}

Result<void> createFile(const QString &path, const QByteArray &content, QFile::Permissions permissions)
{
    QTemporaryFile file(path + QStringLiteral(".XXXXXX"));
    if (!file.open() || file.write(content) != content.size() || !file.flush() || ::fsync(file.handle()) != 0)
        return ioError(Text::tr("%1 could not be written; nothing was changed."), path, errno);
    if (!file.setPermissions(permissions))
        return ioError(Text::tr("%1 could not be written; nothing was changed."), path, errno);
    if (::link(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(path).constData()) != 0) {
        if (errno == EEXIST)
            return fail(ErrorCode::Configuration, Text::tr("%1 exists already; it was not changed.").arg(path));
        return ioError(Text::tr("%1 could not be written; nothing was changed."), path, errno);
    }
    return syncFolder(path);
}

} // namespace

tl::expected<JsonText, Finding> parseJson(QByteArray bytes)
{
    if (bytes.size() > largestJsonFile)
        return broken({}, Text::tr("This file is larger than 4 MiB and was not read."));
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes.remove(0, 3);
    // Qt tells the offset of a syntax error; simdjson does not.
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError)
        return syntaxError(bytes, problem);
    if (!document.isObject())
        return broken({}, Text::tr("This file must hold one JSON object, {…}."));

    simdjson::dom::parser parser;
    simdjson::dom::element root;
    simdjson::error_code error = parser.allocate(std::size_t(bytes.size()), deepestNesting);
    if (error == simdjson::SUCCESS)
        error = parser.parse(bytes.constData(), std::size_t(bytes.size())).get(root);
    switch (error) {
    case simdjson::SUCCESS:
        break;
    case simdjson::DEPTH_ERROR:
        return broken({}, Text::tr("Objects or lists are nested deeper than %1 levels.").arg(deepestNesting));
    case simdjson::NUMBER_ERROR:
        return broken({}, Text::tr("A number in this file is too large."));
    case simdjson::STRING_ERROR:
    case simdjson::UTF8_ERROR:
        return broken({}, Text::tr("A text in this file is not valid Unicode."),
                      QString::fromUtf8(simdjson::error_message(error)), Text::tr("Save it as UTF-8."));
    default:
        return broken({}, Text::tr("This is not valid JSON."), QString::fromUtf8(simdjson::error_message(error)));
    }
    JsonText text;
    auto value = copyTree(root, {}, text.keys);
    if (!value)
        return tl::unexpected(std::move(value).error());
    text.root = value->toObject();
    return text;
}

tl::expected<QByteArray, Finding> readBytes(const QString &path)
{
    QFile file(path);
    if (!QFileInfo::exists(path))
        return broken({}, Text::tr("There is no such file."), path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return broken({}, Text::tr("This file cannot be read."), file.errorString());
    // One byte more than allowed: a file that grows meanwhile is refused too.
    return file.read(largestJsonFile + 1);
}

tl::expected<JsonText, Finding> readJsonFile(const QString &path)
{
    auto bytes = readBytes(path);
    if (!bytes)
        return tl::unexpected(std::move(bytes).error());
    return parseJson(*std::move(bytes));
}

Result<void> writeFile(const QString &path, const QByteArray &content, WriteMode mode)
{
    const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
    switch (mode) {
    case WriteMode::Replace:
        return replaceFile(path, content);
    case WriteMode::Create:
        return createFile(path, content, owner | QFile::ReadGroup | QFile::ReadOther);
    case WriteMode::CreatePrivate:
        break;
    }
    return createFile(path, content, owner);
}

} // namespace tidewright
