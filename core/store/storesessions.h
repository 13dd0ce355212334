// The connections of a store, one per thread: opened at a thread's first use, closed when it ends or the store is destroyed.
#pragma once

#include "storesession.h"

#include <memory>

namespace tidewright
{

// Safe to call from any thread; a session belongs to the thread that asked for it.
class StoreSessions
{
public:
    explicit StoreSessions(StateDatabase database);
    ~StoreSessions();
    StoreSessions(const StoreSessions &) = delete;
    StoreSessions &operator=(const StoreSessions &) = delete;

    const StateDatabase &database() const { return m_database; }
    Result<StoreSession *> forThisThread();

private:
    struct Open;
    const StateDatabase m_database;
    const std::shared_ptr<Open> m_open;
};

} // namespace tidewright
