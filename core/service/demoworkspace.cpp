// Making and editing demo workspaces.
#include "demosystems.h"
#include "ids.h"
#include "workspaces.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>

namespace tidewright
{

namespace
{

struct DemoText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::DemoWorkspace)
};

Result<void> writeFile(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return fail(ErrorCode::PermissionDenied,
                DemoText::tr("The demo's file %1 could not be written; the demo is not complete.").arg(path), file.errorString(),
                DemoText::tr("Choose a folder that can be written to, with 50 MB of room."));
}

class NoObserver final : public ServiceObserver
{
public:
    void runStarted(const SyncRun &) override {}
    void runProgressed(const RunProgress &) override {}
    void runFinished(const SyncRun &) override {}
    void logged(const LogRecord &) override {}
};

// Both sides of the website's content as a run leaves them: that is what they have in common when they are edited afterwards.
Result<void> deployContent(Service &service)
{
    NoObserver nobody;
    TRY_ASSIGN(const BatchResult batch, service.sync({{QStringLiteral("content_deploy")}, {}}, {}, nobody, {}));
    for (const SyncRun &run : batch.runs) {
        if (run.error)
            return Failure(*run.error);
    }
    return {};
}

} // namespace

Result<void> Workspaces::createDemo(const QString &folder) const
{
    const QDir root(folder);
    if (root.exists(QStringLiteral("workspace.json")))
        return fail(ErrorCode::Usage, DemoText::tr("%1 is a workspace already; it was not changed.").arg(folder), {},
                    DemoText::tr("Name another folder."));
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::PermissionDenied, DemoText::tr("The folder %1 could not be made.").arg(folder), {},
                    DemoText::tr("Choose a folder that can be written to."));
    TRY(createDemoSystems(root.absolutePath()));
    // workspace.json last: until then the folder is no workspace.
    auto files = demoFiles();
    std::stable_partition(files.begin(), files.end(),
                          [](const auto &file) { return file.first != QLatin1String("workspace.json"); });
    for (const auto &[path, text] : files)
        TRY(writeFile(root.absoluteFilePath(path), text));
    TRY_ASSIGN(const std::unique_ptr<Service> service, open(root.absolutePath(), {}));
    TRY(deployContent(*service));
    return editDemoContent(root.absolutePath());
}

Result<DemoChanges> Workspaces::editDemo(const QString &folder) const
{
    TRY_ASSIGN(const DemoEdit edit, tidewright::editDemo(folder, SystemIds().random()));
    return DemoChanges{edit.created, edit.updated, edit.deleted};
}

} // namespace tidewright
