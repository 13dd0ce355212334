// A syncer that reads everything, compares everything and remembers nothing.
#pragma once

#include "simulatedtable.h"

#include <set>

namespace tidewright
{

class SecondOpinion
{
public:
    enum class SoftDeletes { Plain, AreDeletes };

    // One pass, record by record.
    void sync(const FakeRows &source, SoftDeletes softDeletes)
    {
        for (const auto &[id, row] : source) {
            const bool deleted = softDeletes == SoftDeletes::AreDeletes && row[3].cell().i != 0;
            if (deleted)
                held.erase(id);
            else if (const auto known = held.find(id); known == held.end() || known->second != row)
                held[id] = row;
        }
        std::set<std::int64_t> gone;
        for (const auto &[id, row] : held) {
            if (!source.contains(id))
                gone.insert(id);
        }
        for (const std::int64_t id : gone)
            held.erase(id);
    }

    FakeRows held;
};

} // namespace tidewright
