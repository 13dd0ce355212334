#include "runorder.h"

#include <algorithm>

namespace tidewright
{

namespace
{

// "organization" in one schema's search path is "public.organization": the last part decides where one of the two has only that.
bool samePlace(const QString &a, const QString &b)
{
    if (a.contains(QLatin1Char('.')) && b.contains(QLatin1Char('.')))
        return a == b;
    return a.section(QLatin1Char('.'), -1) == b.section(QLatin1Char('.'), -1);
}

} // namespace

RunOrder orderByForeignKeys(const std::vector<RecordSchema> &schemas)
{
    RunOrder result;
    const std::size_t count = schemas.size();
    result.parents.resize(count);
    for (std::size_t child = 0; child < count; ++child) {
        for (const ForeignKey &foreign : schemas[child].foreignKeys) {
            for (std::size_t parent = 0; parent < count; ++parent) {
                auto &parents = result.parents[child];
                if (parent != child && !schemas[parent].place.isEmpty() && samePlace(schemas[parent].place, foreign.place) &&
                    std::find(parents.begin(), parents.end(), parent) == parents.end())
                    parents.push_back(parent);
            }
        }
    }
    std::vector<bool> placed(count, false);
    while (result.order.size() < count) {
        const auto ready = [&](std::size_t index) {
            return !placed[index] && std::all_of(result.parents[index].begin(), result.parents[index].end(),
                                                 [&](std::size_t parent) { return bool(placed[parent]); });
        };
        std::size_t next = 0;
        while (next < count && !ready(next))
            ++next;
        if (next == count) {
            // A cycle: the first in file order goes on without those that are not there yet.
            next = std::size_t(std::find(placed.begin(), placed.end(), false) - placed.begin());
            result.cycle.push_back(next);
            std::erase_if(result.parents[next], [&](std::size_t parent) { return !placed[parent]; });
        }
        placed[next] = true;
        result.order.push_back(next);
    }
    return result;
}

} // namespace tidewright
