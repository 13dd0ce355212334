// A place at which a proxied statement waits until the test lets it go on.
#pragma once

#include "faultproxy.h"

#include <QSemaphore>

namespace tidewright
{

class Gate
{
public:
    // Holds the n-th statement that `matches`, and with it all that goes through the proxy.
    FaultProxy::Decide holding(bool (*matches)(const QByteArray &), int times)
    {
        return [this, matches, left = times](const QByteArray &statement) mutable -> std::optional<Cut> {
            if (matches(statement) && --left == 0) {
                m_reached.release();
                m_open.tryAcquire(1, 200'000); // a test that failed opens none
            }
            return {};
        };
    }
    // False if nobody came within a minute.
    bool waitUntilReached() { return m_reached.tryAcquire(1, 60'000); }
    void open() { m_open.release(); }

private:
    QSemaphore m_reached;
    QSemaphore m_open;
};

} // namespace tidewright
