// Connections that wait for their next use, so that a run over a small change does not pay for logging in several times.
#pragma once

#include "pgconnection.h"

#include <array>
#include <memory>
#include <mutex>
#include <vector>

namespace tidewright
{

// Safe to call from any thread. A connection that was taken belongs to the taker alone until it is given back.
class PgPool : public std::enable_shared_from_this<PgPool>
{
public:
    struct GiveBack {
        std::shared_ptr<PgPool> pool;
        PgAccess access = PgAccess::ReadOnly;
        void operator()(PgConnection *connection) const;
    };
    // Rolls back what is open when it goes.
    using Lease = std::unique_ptr<PgConnection, GiveBack>;

    explicit PgPool(SqlConnectionConfig config)
        : m_config(std::move(config))
    {
    }

    const SqlConnectionConfig &config() const { return m_config; }
    Result<Lease> take(PgAccess access, std::stop_token stop);

private:
    void put(std::unique_ptr<PgConnection> connection, PgAccess access);

    const SqlConnectionConfig m_config;
    std::mutex m_mutex;
    std::array<std::vector<std::unique_ptr<PgConnection>>, 2> m_idle; // by access
};

} // namespace tidewright
