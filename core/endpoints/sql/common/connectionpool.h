// Connections that wait for their next use, so that a run over a small change does not pay for logging in several times.
#pragma once

#include "error.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace tidewright
{

// Safe to call from any thread. A connection that was taken belongs to the taker alone until it is given back. Of a Connection:
//   open(config, use, stop)  a new one
//   setStop(stop)            whose stop it obeys from now on
//   restore()                makes it as open() left it, still obeying the stop; false if it must not be used again
//   isFit()                  whether it still leads to what it led to when it was opened
//   become(use)              if there is such a thing: makes it as open() makes one for that use; false if it cannot
// Use tells connections apart that cannot stand in for each other.
template <typename Connection, typename Use, typename Config>
class ConnectionPool : public std::enable_shared_from_this<ConnectionPool<Connection, Use, Config>>
{
public:
    struct GiveBack {
        std::shared_ptr<ConnectionPool> pool;
        Use use = {};
        void operator()(Connection *connection) const { pool->put(std::unique_ptr<Connection>(connection), use); }
    };
    // Gives back when it goes.
    using Lease = std::unique_ptr<Connection, GiveBack>;

    // Connections that nobody asked for in `idleTime` are closed.
    ConnectionPool(Config config, std::chrono::milliseconds idleTime)
        : m_config(std::move(config))
        , m_idleTime(idleTime)
    {
    }

    // Uses in their order, so that of an SQLite file one that may write is the last to go and folds its journal in.
    ~ConnectionPool()
    {
        m_closer = {};
        for (auto &[use, idle] : m_idle)
            idle.clear();
    }

    const Config &config() const { return m_config; }

    Result<Lease> take(Use use, std::stop_token stop)
    {
        while (std::unique_ptr<Connection> idle = takeIdle(use)) {
            if (!idle->isFit())
                continue;
            idle->setStop(stop);
            return Lease(idle.release(), GiveBack{this->shared_from_this(), use});
        }
        if (std::unique_ptr<Connection> changed = changeIdle(use, stop))
            return Lease(changed.release(), GiveBack{this->shared_from_this(), use});
        TRY_ASSIGN(std::unique_ptr<Connection> opened, Connection::open(m_config, use, std::move(stop)));
        return Lease(opened.release(), GiveBack{this->shared_from_this(), use});
    }

    std::size_t idleConnections() const
    {
        const std::lock_guard lock(m_mutex);
        std::size_t all = 0;
        for (const auto &[use, idle] : m_idle)
            all += idle.size();
        return all;
    }

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Idle {
        std::unique_ptr<Connection> connection;
        Moment until;
    };
    static constexpr std::size_t mostIdle = 6; // of one use

    std::unique_ptr<Connection> takeIdle(Use use)
    {
        const std::lock_guard lock(m_mutex);
        auto &idle = m_idle[use];
        if (idle.empty())
            return nullptr;
        std::unique_ptr<Connection> connection = std::move(idle.back().connection);
        idle.pop_back();
        return connection;
    }

    // Cheaper than a login.
    std::unique_ptr<Connection> changeIdle(Use use, const std::stop_token &stop)
    {
        if constexpr (requires(Connection &connection) { connection.become(use); }) {
            std::vector<Use> others;
            {
                const std::lock_guard lock(m_mutex);
                for (const auto &[other, idle] : m_idle) {
                    if (other != use && !idle.empty() && Connection::mayBecome(other, use))
                        others.push_back(other);
                }
            }
            for (const Use other : others) {
                std::unique_ptr<Connection> idle = takeIdle(other);
                if (!idle || !idle->isFit())
                    continue;
                idle->setStop(stop);
                if (idle->become(use))
                    return idle;
            }
        }
        return nullptr;
    }

    void put(std::unique_ptr<Connection> connection, Use use)
    {
        if (!connection->restore())
            return;
        connection->setStop({});
        const std::lock_guard lock(m_mutex);
        auto &idle = m_idle[use];
        if (idle.size() == mostIdle)
            return;
        idle.push_back({std::move(connection), std::chrono::steady_clock::now() + m_idleTime});
        if (!m_closer.joinable())
            m_closer = std::jthread([this](std::stop_token stop) { closeIdle(std::move(stop)); });
        m_added.notify_one();
    }

    // The last one given back is the first one taken, so the front of each list has waited longest.
    void closeIdle(std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        while (!stop.stop_requested()) {
            std::vector<Idle> over;
            Moment next = Moment::max();
            const Moment now = std::chrono::steady_clock::now();
            for (auto &[use, idle] : m_idle) {
                while (!idle.empty() && idle.front().until <= now) {
                    over.push_back(std::move(idle.front()));
                    idle.erase(idle.begin());
                }
                if (!idle.empty())
                    next = std::min(next, idle.front().until);
            }
            if (!over.empty()) {
                lock.unlock();
                over.clear();
                lock.lock();
                continue;
            }
            if (next == Moment::max())
                m_added.wait(lock, stop, [this] { return anyIdle(); });
            else
                m_added.wait_until(lock, stop, next, [] { return false; });
        }
    }

    bool anyIdle() const
    {
        return std::any_of(m_idle.begin(), m_idle.end(), [](const auto &one) { return !one.second.empty(); });
    }

    const Config m_config;
    const std::chrono::milliseconds m_idleTime;
    mutable std::mutex m_mutex; // of the idle ones
    std::map<Use, std::vector<Idle>> m_idle;
    std::condition_variable_any m_added;
    std::jthread m_closer; // last: it is joined before the rest goes
};

} // namespace tidewright
