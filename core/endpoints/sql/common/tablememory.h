// What describe() has just read of a table, for the source or the target that is opened right behind it: a run looks into the catalog once.
#pragma once

#include "error.h"

#include <QString>
#include <chrono>
#include <map>
#include <mutex>

namespace tidewright
{

// Safe to call from any thread. Used for a moment only: what is opened later than that looks itself, as the table may be another one by then.
template <typename Table>
class TableMemory
{
public:
    void note(const QString &place, const Table &table)
    {
        const std::lock_guard lock(m_mutex);
        const Moment now = std::chrono::steady_clock::now();
        std::erase_if(m_noted, [now](const auto &noted) { return now - noted.second.at > moment; });
        m_noted.insert_or_assign(place, Noted{table, now});
    }

    // As it was noted, else what `read` finds.
    template <typename Read>
    Result<Table> find(const QString &place, Read &&read)
    {
        {
            const std::lock_guard lock(m_mutex);
            const auto noted = m_noted.find(place);
            if (noted != m_noted.end() && std::chrono::steady_clock::now() - noted->second.at <= moment)
                return noted->second.table;
        }
        return read();
    }

    // Its table is about to be another one.
    void forget(const QString &place)
    {
        const std::lock_guard lock(m_mutex);
        m_noted.erase(place);
    }

private:
    using Moment = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds moment{1};
    struct Noted {
        Table table;
        Moment at;
    };

    std::mutex m_mutex;
    std::map<QString, Noted> m_noted;
};

} // namespace tidewright
