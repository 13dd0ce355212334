#include "benchmarks.h"
#include "measure.h"
#include "repeat.h"

#include <cstdlib>

namespace tidewright::bench
{

namespace
{

class Silent final : public ServiceObserver
{
public:
    void runStarted(const SyncRun &) override {}
    void runProgressed(const RunProgress &) override {}
    void runFinished(const SyncRun &) override {}
    void logged(const LogRecord &) override {}
};

} // namespace

OpenWorkspace::OpenWorkspace(const QString &path)
{
    auto service = m_workspaces.open(path, {});
    if (!service)
        die(service.error().message.toStdString());
    m_service = std::move(*service);
}

void OpenWorkspace::syncAll() const
{
    Silent silent;
    const auto batch = m_service->sync({}, {}, silent, {});
    if (!batch)
        die(batch.error().message.toStdString());
    for (const SyncRun &run : batch->runs) {
        if (run.outcome != RunOutcome::Ok)
            die(run.key.typeKey.toStdString() + ": " +
                (run.error ? run.error->message.toStdString() : runOutcomeName(run.outcome).toStdString()));
    }
}

void runShell(const QByteArray &command)
{
    if (std::system(command.constData()) != 0)
        die("the edit failed");
}

} // namespace tidewright::bench
