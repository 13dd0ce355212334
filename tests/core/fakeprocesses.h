// The machine's processes, for tests of leases.
#pragma once

#include "processes.h"
#include "statestore.h"

#include <map>

namespace tidewright
{

// Processes as a test wants them.
class FakeProcesses final : public Processes
{
public:
    QString host() const override { return QStringLiteral("db1"); }
    QString bootId() const override { return QStringLiteral("boot-1"); }
    std::optional<qint64> startOf(qint64 pid) const override
    {
        const auto found = alive.find(pid);
        return found == alive.end() ? std::nullopt : std::optional(found->second);
    }
    // A holder whose process runs until it is taken out of `alive`.
    LeaseHolder start(qint64 pid)
    {
        alive[pid] = pid * 10;
        return {QStringLiteral("worker %1").arg(pid), host(), bootId(), pid, pid * 10};
    }

    std::map<qint64, qint64> alive;
};

} // namespace tidewright
