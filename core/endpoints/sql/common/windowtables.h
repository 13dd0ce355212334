// The tables whose windows are asked for again and again, as the catalog describes them.
#pragma once

#include "error.h"
#include "quiet.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

namespace tidewright
{

// Safe to call from any thread.
template <typename Table>
class WindowTables
{
public:
    using Tables = std::map<QString, Table>; // by place

    // At least those of the windows. `readAll` looks at the whole catalog, which is cheaper than `readOne` for each of many tables.
    template <typename ReadAll, typename ReadOne>
    Result<std::shared_ptr<const Tables>> find(const std::vector<Window> &windows, ReadAll &&readAll, ReadOne &&readOne)
    {
        const std::lock_guard lock(m_mutex);
        const auto isKnown = [this](const Window &window) { return m_tables && m_tables->contains(window.place); };
        if (std::all_of(windows.begin(), windows.end(), isKnown))
            return m_tables;
        Tables tables;
        constexpr std::size_t few = 4;
        if (windows.size() > few) {
            TRY_ASSIGN(std::vector<Table> all, readAll());
            for (Table &table : all) {
                const QString place = table.schema.place;
                tables.emplace(place, std::move(table));
            }
        }
        for (const Window &window : windows) {
            if (tables.contains(window.place))
                continue;
            TRY_ASSIGN(Table table, readOne(window.place));
            tables.emplace(window.place, std::move(table));
        }
        m_tables = std::make_shared<const Tables>(std::move(tables));
        return m_tables;
    }

    // A statement that was made by them failed: they may be others by now.
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_tables.reset();
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<const Tables> m_tables;
};

} // namespace tidewright
