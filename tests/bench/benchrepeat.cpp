#include "benchmarks.h"
#include "measure.h"
#include "service.h"
#include "workspaces.h"

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

void syncAll(Service &service)
{
    Silent silent;
    const auto batch = service.sync({}, {}, silent, {});
    if (!batch)
        die(batch.error().message.toStdString());
    for (const SyncRun &run : batch->runs) {
        if (run.outcome != RunOutcome::Ok)
            die(run.key.typeKey.toStdString() + ": " +
                (run.error ? run.error->message.toStdString() : runOutcomeName(run.outcome).toStdString()));
    }
}

} // namespace

void benchRepeat(const QString &workspace, int rounds, const QString &edit, const QString &work)
{
    const Workspaces workspaces;
    auto service = workspaces.open(workspace, {});
    if (!service)
        die(service.error().message.toStdString());
    syncAll(**service);
    const QByteArray command = edit.toLocal8Bit();
    const auto change = [&command] {
        if (std::system(command.constData()) != 0)
            die("the edit failed");
    };
    const auto medians = inTurn({{"ours", [&] { syncAll(**service); }, change}}, rounds);
    tell(work.toStdString(), "ours", medians[0]);
}

} // namespace tidewright::bench
