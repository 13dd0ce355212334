// The endpoints of an open workspace, kept between its batches together with the connections that they hold open.
#pragma once

#include "endpoint.h"
#include "secrets.h"
#include "syncjob.h"

#include <map>
#include <memory>
#include <mutex>

namespace tidewright
{

// Safe to call from any thread.
class KeptEndpoints
{
public:
    // The secrets outlive it.
    explicit KeptEndpoints(const SecretSource &secrets)
        : m_secrets(secrets)
    {
    }

    // The one made before, unless the connection or its secret has changed meanwhile. Who still works with an older one keeps it.
    Result<std::shared_ptr<Endpoint>> of(const Connection &connection);

private:
    struct Kept {
        Connection connection;
        Secret password;
        std::shared_ptr<Endpoint> endpoint;
    };

    const SecretSource &m_secrets;
    std::mutex m_mutex;
    std::map<QString, Kept> m_kept; // by connection
};

} // namespace tidewright
