#include "keptendpoints.h"

#include "endpointfactory.h"

namespace tidewright
{

Result<std::shared_ptr<Endpoint>> KeptEndpoints::of(const Connection &connection)
{
    TRY_ASSIGN(Secret password, passwordOf(connection, m_secrets));
    const std::lock_guard lock(m_mutex);
    Kept &kept = m_kept[connection.name];
    if (!kept.endpoint || kept.connection != connection || kept.password.reveal() != password.reveal()) {
        TRY_ASSIGN(kept.endpoint, makeEndpoint(connection, password));
        kept.connection = connection;
        kept.password = std::move(password);
    }
    return kept.endpoint;
}

} // namespace tidewright
