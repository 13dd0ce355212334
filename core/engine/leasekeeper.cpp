#include "leasekeeper.h"

#include <QCoreApplication>

namespace tidewright {

namespace {
struct LeaseText {
    Q_DECLARE_TR_FUNCTIONS(LeaseText)
};
} // namespace

LeaseKeeper::LeaseKeeper(const RunContext &context, Lease lease, Micros takenAt)
    : m_context(context)
    , m_lease(std::move(lease))
    , m_renewedAt(takenAt)
{
    if (context.concurrency == Concurrency::Threads)
        m_thread = std::jthread([this](std::stop_token stop) { renewRegularly(std::move(stop)); });
}

LeaseKeeper::~LeaseKeeper()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

Lease LeaseKeeper::lease()
{
    const std::lock_guard lock(m_mutex);
    return m_lease;
}

Result<void> LeaseKeeper::confirm()
{
    const std::lock_guard lock(m_mutex);
    if (m_lost)
        return tl::unexpected(*m_lost);
    if (m_context.clock.elapsed() - m_renewedAt < leaseRenewal)
        return {};
    return renewLocked();
}

Result<void> LeaseKeeper::renewLocked()
{
    const Micros asked = m_context.clock.elapsed();
    auto renewed = m_context.store.renewLease(m_lease);
    if (renewed) {
        m_lease = std::move(*renewed);
        m_renewedAt = asked;
        return {};
    }
    // A store out of reach for a moment is no loss while the lease still runs by our own clock.
    const bool running = m_context.clock.elapsed() - m_renewedAt < leaseTime;
    if (running && renewed.error().code != ErrorCode::LeaseLost)
        return {};
    m_lost = renewed.error().code == ErrorCode::LeaseLost
                 ? renewed.error()
                 : Error{ErrorCode::LeaseLost,
                         LeaseText::tr("The lease could not be renewed in time, so this run stopped writing. What it had "
                                       "committed is kept."),
                         renewed.error().detail, LeaseText::tr("Run it again once the state database can be reached.")};
    return tl::unexpected(*m_lost);
}

void LeaseKeeper::renewRegularly(std::stop_token stop)
{
    while (m_context.clock.wait(leaseRenewal, stop)) {
        const std::lock_guard lock(m_mutex);
        if (m_lost || !renewLocked())
            return;
    }
}

void LeaseKeeper::release()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    // A lease that cannot be given back expires by itself.
    (void)m_context.store.releaseLease(m_lease);
}

} // namespace tidewright
