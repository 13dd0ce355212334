#include "logbook.h"

namespace tidewright
{

void LogBook::add(const LogRecord &record)
{
    std::deque<LogRecord> &records = m_records[{record.job, record.typeKey}];
    records.push_back(record);
    if (records.size() > linesPerType)
        records.pop_front();
}

void LogBook::clear()
{
    m_records.clear();
}

QByteArray LogBook::text(const StateKey &key) const
{
    QByteArray text;
    for (const LogRecord &record : of(key))
        text += toTextLine(record).toUtf8() + '\n';
    return text;
}

const std::deque<LogRecord> &LogBook::of(const StateKey &key) const
{
    static const std::deque<LogRecord> none;
    const auto found = m_records.find(key);
    return found == m_records.end() ? none : found->second;
}

} // namespace tidewright
