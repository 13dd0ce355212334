#include "storesessions.h"

#include <map>
#include <mutex>
#include <thread>

namespace tidewright
{

struct StoreSessions::Open {
    std::mutex mutex;
    std::map<std::thread::id, std::unique_ptr<StoreSession>> sessions;

    // One per thread: closes its sessions when it ends, of those stores that still exist.
    struct ThreadEnd {
        std::vector<std::weak_ptr<Open>> stores;
        ~ThreadEnd()
        {
            for (const auto &store : stores) {
                if (const auto open = store.lock())
                    open->close(std::this_thread::get_id());
            }
        }
    };

    void close(std::thread::id thread)
    {
        std::unique_ptr<StoreSession> ended;
        const std::scoped_lock lock(mutex);
        if (const auto it = sessions.find(thread); it != sessions.end()) {
            ended = std::move(it->second);
            sessions.erase(it);
        }
    }
};

StoreSessions::StoreSessions(StateDatabase database)
    : m_database(std::move(database))
    , m_open(std::make_shared<Open>())
{
}

StoreSessions::~StoreSessions()
{
    const std::scoped_lock lock(m_open->mutex);
    m_open->sessions.clear();
}

Result<StoreSession *> StoreSessions::forThisThread()
{
    const auto thread = std::this_thread::get_id();
    bool known = false;
    {
        const std::scoped_lock lock(m_open->mutex);
        if (const auto it = m_open->sessions.find(thread); it != m_open->sessions.end()) {
            if (it->second->isUsable())
                return it->second.get();
            m_open->sessions.erase(it);
            known = true;
        }
    }
    TRY_ASSIGN(auto session, StoreSession::open(m_database, StoreSession::Access::Work));
    if (!known) {
        thread_local Open::ThreadEnd end;
        std::erase_if(end.stores, [](const auto &store) { return store.expired(); });
        end.stores.push_back(m_open);
    }
    const std::scoped_lock lock(m_open->mutex);
    return (m_open->sessions[thread] = std::move(session)).get();
}

} // namespace tidewright
