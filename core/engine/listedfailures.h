// The failed records that earlier runs have left on the durable list, and which of them a run has been over.
#pragma once

#include "record.h"
#include "statestore.h"

#include <mutex>

namespace tidewright
{

class RunSession;

class ListedFailures
{
public:
    // Those that an earlier attempt of the run itself has listed are its own: they stay.
    void read(std::vector<FailedRecord> listed, const QString &runId);
    // Rows as at the source that are being written, or deleted. Any thread; costs nothing where nothing is listed.
    void noteMet(const RecordBatch &batch, const std::vector<std::size_t> &keyColumns)
    {
        if (!m_listed.empty())
            look(batch, keyColumns);
    }
    void noteMet(const Key &key);

    const std::vector<FailedRecord> &all() const { return m_listed; }
    std::vector<FailedRecord> met() const;
    std::vector<Key> notMet() const;

private:
    void look(const RecordBatch &batch, const std::vector<std::size_t> &keyColumns);

    std::vector<FailedRecord> m_listed; // by key
    std::mutex m_mutex;
    std::vector<char> m_met;
};

// What a run that has succeeded takes off the list. Over the whole source: all that has not failed again, since it was written, is equal, or is
// gone from both sides. Of changes alone: what it has met of them, an attempt of the run that was interrupted included.
std::vector<FailedRecord> settledFailures(RunSession &session);

} // namespace tidewright
