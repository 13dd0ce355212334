// Holds a run's lease: renews it, and says before each commit whether it is still ours.
#pragma once

#include "runcontext.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace tidewright
{

// Any thread may call confirm(). With Concurrency::Threads a thread of its own renews every leaseRenewal.
class LeaseKeeper
{
public:
    LeaseKeeper(const RunContext &context, Lease lease, Micros takenAt);
    ~LeaseKeeper();

    // LeaseLost unless the lease is ours now. A worker that was paused asks the store before it goes on; past its lease it stops.
    Result<void> confirm();
    Lease lease();
    // Whether something of an ended run may be left at the target: whoever takes the lease next is told.
    void setUntidy(bool untidy);
    // The store has refused a write for it: it is another's.
    void noteLost(const Error &error);
    void release();

private:
    Result<void> renewLocked();
    Failure lose(const QString &detail);
    void renewRegularly(std::stop_token stop);

    const RunContext &m_context;
    std::mutex m_mutex;
    Lease m_lease;
    Micros m_renewedAt; // Clock::elapsed() before the store was asked
    std::optional<Error> m_lost;
    std::jthread m_thread;
};

} // namespace tidewright
