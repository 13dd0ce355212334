#include "leasekeeper.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
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

void LeaseKeeper::setUntidy(bool untidy)
{
    const std::lock_guard lock(m_mutex);
    m_lease.untidy = untidy;
}

void LeaseKeeper::noteLost(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    m_lost = error;
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

Failure LeaseKeeper::lose(const QString &detail)
{
    m_lost = Error{
        ErrorCode::LeaseLost,
        LeaseText::tr("The lease could not be renewed in time, so this run stopped writing. What it had committed is kept."),
        detail, LeaseText::tr("Run it again: it goes on where it stopped.")};
    return tl::unexpected(*m_lost);
}

Result<void> LeaseKeeper::renewLocked()
{
    const Micros asked = m_context.clock.elapsed();
    // Whoever slept past the lease does not take it up again: others may have come and gone meanwhile.
    if (asked - m_renewedAt >= leaseTime)
        return lose(QStringLiteral("the worker was paused longer than its lease"));
    auto renewed = m_context.store.renewLease(m_lease);
    const Micros answered = m_context.clock.elapsed();
    if (renewed && answered - m_renewedAt < leaseTime) {
        m_lease.expiresAt = renewed->expiresAt;
        m_renewedAt = asked;
        return {};
    }
    if (!renewed && renewed.error().code == ErrorCode::LeaseLost) {
        m_lost = renewed.error();
        return tl::unexpected(*m_lost);
    }
    if (answered - m_renewedAt >= leaseTime)
        return lose(renewed ? QStringLiteral("the answer came too late") : renewed.error().detail);
    // A store out of reach for a moment is no loss while the lease still runs by our own clock.
    return {};
}

void LeaseKeeper::renewRegularly(std::stop_token stop)
{
    for (Micros wait = leaseRenewal; m_context.clock.wait(wait, stop);) {
        const std::lock_guard lock(m_mutex);
        if (m_lost || !renewLocked())
            return;
        // A store that was out of reach is asked again soon.
        wait = m_context.clock.elapsed() - m_renewedAt < leaseRenewal ? Micros(leaseRenewal) : Micros(std::chrono::seconds(2));
    }
}

void LeaseKeeper::release()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    // A lease that cannot be given back expires by itself. One that may be another's by now does not: that one has to hear of what may
    // have been left behind. It is tried for as long as a lease lives.
    constexpr Micros pause = std::chrono::seconds(2);
    const bool over = m_lost || m_context.clock.elapsed() - m_renewedAt >= leaseTime;
    for (Micros waited{}; !m_context.store.releaseLease(m_lease) && over && waited < leaseTime; waited += pause) {
        if (!m_context.clock.wait(pause, m_context.stop))
            return;
    }
}

} // namespace tidewright
