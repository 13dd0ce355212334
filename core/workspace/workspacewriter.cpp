#include "connectionfile.h"
#include "jobfile.h"
#include "jsonfile.h"
#include "jsonschema.h"
#include "names.h"
#include "workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

Result<void> makeFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::PermissionDenied, Text::tr("The folder %1 could not be made; nothing was changed.").arg(folder));
    return {};
}

Result<void> write(const QString &path, JsonText text, FileKind kind, WriteMode mode)
{
    text.root.insert(QStringLiteral("$schema"), schemaUrl(kind));
    return writeFile(path, toText(text), mode);
}

// The file's path within the workspace's folder, its folder made.
Result<QString> fileFor(const Workspace &workspace, const QString &subfolder, const QString &name)
{
    if (!isFileTitle(name))
        return fail(ErrorCode::Configuration,
                    Text::tr("\"%1\" is no name for a connection or job; nothing was changed.").arg(name));
    const QDir folder(QDir(workspace.path).filePath(subfolder));
    TRY(makeFolder(folder.absolutePath()));
    return folder.filePath(name + QStringLiteral(".json"));
}

Result<void> writeSettings(const Workspace &workspace, WriteMode mode)
{
    QJsonObject state = connectionToJson(workspace.state, workspace.path);
    if (!workspace.stateSchema.isEmpty())
        state.insert(QStringLiteral("schema"), workspace.stateSchema);
    JsonText text;
    text.root = {{QStringLiteral("name"), workspace.name},
                 {QStringLiteral("state"), state},
                 {QStringLiteral("workers"), workspace.workers}};
    if (!workspace.defaults.isEmpty())
        text.root.insert(QStringLiteral("defaults"), workspace.defaults);
    return write(QDir(workspace.path).filePath(QStringLiteral("workspace.json")), std::move(text), FileKind::Workspace, mode);
}

Result<void> writeConnection(const Workspace &workspace, const Connection &connection, WriteMode mode)
{
    TRY_ASSIGN(const QString path, fileFor(workspace, QStringLiteral("connections"), connection.name));
    return write(path, {connectionToJson(connection, workspace.path), {}}, FileKind::Connection, mode);
}

Result<void> writeJob(const Workspace &workspace, const Job &job, WriteMode mode)
{
    TRY_ASSIGN(const QString path, fileFor(workspace, QStringLiteral("jobs"), job.name));
    return write(path, jobToJson(job, workspace.defaults), FileKind::Job, mode);
}

} // namespace

Result<void> createWorkspace(const Workspace &workspace)
{
    if (QFileInfo::exists(QDir(workspace.path).filePath(QStringLiteral("workspace.json"))))
        return fail(ErrorCode::Configuration, Text::tr("%1 is a workspace already; it was not changed.").arg(workspace.path), {},
                    Text::tr("Choose another folder."));
    TRY(makeFolder(QDir(workspace.path).filePath(QStringLiteral("connections"))));
    TRY(makeFolder(QDir(workspace.path).filePath(QStringLiteral("jobs"))));
    for (const Connection &connection : workspace.connections)
        TRY(writeConnection(workspace, connection, WriteMode::Create));
    for (const Job &job : workspace.jobs)
        TRY(writeJob(workspace, job, WriteMode::Create));
    return writeSettings(workspace, WriteMode::Create);
}

Result<void> saveSettings(const Workspace &workspace)
{
    return writeSettings(workspace, WriteMode::Replace);
}

Result<void> saveConnection(const Workspace &workspace, const Connection &connection)
{
    return writeConnection(workspace, connection, WriteMode::Replace);
}

Result<void> saveJob(const Workspace &workspace, const Job &job)
{
    return writeJob(workspace, job, WriteMode::Replace);
}

} // namespace tidewright
