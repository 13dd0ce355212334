// Processes of this machine, to see that the holder of a lease is gone.
#pragma once

#include "statestore.h"

#include <optional>

namespace tidewright
{

// Implementations are safe to call from any thread.
class Processes
{
public:
    virtual ~Processes() = default;
    virtual QString host() const = 0;
    virtual QString bootId() const = 0;
    // When a running process was started, in clock ticks since boot; empty if there is no such process (any more).
    virtual std::optional<qint64> startOf(qint64 pid) const = 0;

    // Whether it ran on this machine, in this boot, and its process has ended. False for whatever cannot be told.
    bool isGone(const LeaseHolder &holder) const;
};

class SystemProcesses final : public Processes
{
public:
    QString host() const override;
    QString bootId() const override;
    std::optional<qint64> startOf(qint64 pid) const override;
};

// This process, as a holder of leases: "console on db1, pid 4711".
LeaseHolder thisProcess(const QString &program);

} // namespace tidewright
