// What a sync owes to each edit at the source, by what its operator was promised: told from the edits alone, without a look into the engine.
#pragma once

#include "simulatedtable.h"

#include <algorithm>
#include <map>
#include <vector>

namespace tidewright
{

class Owed
{
public:
    // Exact: the next run that begins behind the edit brings the target to what the source holds. Loose: it may take a run that compares or
    // reads everything, because the edit has left its time where no cursor looks, or because the source has told less than it held.
    enum class Promise { Exact, Loose };
    struct Debt {
        std::int64_t tick = 0; // of the last edit
        Promise promise = Promise::Exact;
        std::int64_t paid = -1; // tick: loose by itself, but compared then
    };

    void edited(std::int64_t id, const FakeRows &source, std::int64_t tick, Promise promise)
    {
        debts[id] = {tick, promise};
        if (const auto row = source.find(id); row != source.end())
            m_held[id].push_back(row->second);
    }
    void compared(std::int64_t id, std::int64_t now)
    {
        if (Debt &debt = debts[id]; debt.promise == Promise::Loose)
            debt = {debt.tick, Promise::Exact, now};
    }
    void loosen(std::int64_t id, std::int64_t tick) { debts[id] = {tick, Promise::Loose}; }
    // A run that began at `tick` has compared the present records, or has also removed the missing ones.
    enum class Compared { Present, All };
    void compared(std::int64_t tick, const FakeRows &expected, Compared what, std::int64_t now)
    {
        for (const auto &[id, debt] : debts) {
            if (debt.tick < tick && (what == Compared::All || expected.contains(id)))
                compared(id, now);
        }
    }
    bool wasEverHeld(std::int64_t id, const FakeRow &row) const
    {
        const auto held = m_held.find(id);
        return held != m_held.end() && std::find(held->second.begin(), held->second.end(), row) != held->second.end();
    }

    bool wasEditedSince(std::int64_t id, std::int64_t tick) const
    {
        const auto debt = debts.find(id);
        return debt != debts.end() && debt->second.tick >= tick;
    }

    // The greatest time that a record ever had, of those up to `most`.
    std::int64_t greatestTime(std::int64_t most) const
    {
        std::int64_t greatest = 0;
        for (const auto &[id, rows] : m_held) {
            for (const FakeRow &row : rows) {
                if (!row[1].isNull() && row[1].cell().i <= most)
                    greatest = std::max(greatest, row[1].cell().i);
            }
        }
        return greatest;
    }

    std::map<std::int64_t, Debt> debts; // by record

private:
    std::map<std::int64_t, std::vector<FakeRow>> m_held;
};

} // namespace tidewright
