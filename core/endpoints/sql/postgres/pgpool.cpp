#include "pgpool.h"

namespace tidewright
{

namespace
{
constexpr std::size_t mostIdle = 3;
} // namespace

void PgPool::GiveBack::operator()(PgConnection *connection) const
{
    pool->put(std::unique_ptr<PgConnection>(connection), access);
}

Result<PgPool::Lease> PgPool::take(PgAccess access, std::stop_token stop)
{
    for (;;) {
        std::unique_ptr<PgConnection> connection;
        {
            const std::lock_guard lock(m_mutex);
            auto &idle = m_idle[std::size_t(access)];
            if (idle.empty())
                break;
            connection = std::move(idle.back());
            idle.pop_back();
        }
        if (!connection->isIdle())
            continue;
        connection->setStop(stop);
        return Lease(connection.release(), GiveBack{shared_from_this(), access});
    }
    TRY_ASSIGN(std::unique_ptr<PgConnection> connection, PgConnection::open(m_config, access, std::move(stop)));
    return Lease(connection.release(), GiveBack{shared_from_this(), access});
}

void PgPool::put(std::unique_ptr<PgConnection> connection, PgAccess access)
{
    connection->rollBack();
    connection->setStop({});
    if (!connection->isIdle())
        return;
    const std::lock_guard lock(m_mutex);
    auto &idle = m_idle[std::size_t(access)];
    if (idle.size() < mostIdle)
        idle.push_back(std::move(connection));
}

} // namespace tidewright
