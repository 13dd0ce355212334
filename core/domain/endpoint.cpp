#include "endpoint.h"

namespace tidewright
{

ChangeCounts &ChangeCounts::operator+=(const ChangeCounts &other)
{
    created += other.created;
    updated += other.updated;
    deleted += other.deleted;
    return *this;
}

} // namespace tidewright
