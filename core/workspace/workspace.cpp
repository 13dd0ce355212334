#include "workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

template <typename T>
const T *named(const std::vector<T> &all, const QString &name)
{
    const auto found = std::find_if(all.begin(), all.end(), [&name](const T &one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const Connection *Workspace::connection(const QString &connectionName) const
{
    return named(connections, connectionName);
}

const Job *Workspace::job(const QString &jobName) const
{
    return named(jobs, jobName);
}

Result<QString> findWorkspace(const QString &startFolder)
{
    QDir folder(QDir(startFolder).absolutePath());
    do {
        if (QFileInfo(folder.filePath(QStringLiteral("workspace.json"))).isFile())
            return folder.absolutePath();
    } while (folder.cdUp());
    return fail(ErrorCode::Configuration,
                Text::tr("There is no workspace in %1, nor in a folder above it.").arg(QDir(startFolder).absolutePath()), {},
                Text::tr("Name one with --workspace DIR, or make one: tidewright init DIR."));
}

Result<Workspace> loadWorkspace(const QString &folder)
{
    WorkspaceReading reading = readWorkspace(folder);
    if (!reading.workspace)
        return tl::unexpected(toError(reading.findings));
    return *std::move(reading.workspace);
}

} // namespace tidewright
