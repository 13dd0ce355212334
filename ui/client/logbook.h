// The newest log records of each content type, for the Log and Problem tabs.
#pragma once

#include "log.h"
#include "syncstate.h"

#include <deque>
#include <map>

namespace tidewright
{

// GUI thread only.
class LogBook
{
public:
    static constexpr std::size_t linesPerType = 2000;

    void add(const LogRecord &record);
    void clear();
    // Oldest first. Empty for a type that nothing was logged of.
    const std::deque<LogRecord> &of(const StateKey &key) const;

    // All of a type, one line a record, as it is saved.
    QByteArray text(const StateKey &key) const;

private:
    std::map<StateKey, std::deque<LogRecord>> m_records;
};

} // namespace tidewright
