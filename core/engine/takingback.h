// Takes records at the target of a one-way run back to what they were before it: only those that still are what it wrote.
#pragma once

#include "runsession.h"
#include "undochunk.h"

namespace tidewright
{

class TakingBack
{
public:
    // `whole`: of the target as it is now.
    TakingBack(RunSession &session, const UndoTerms &terms, const RecordSchema &whole);

    // In one or two transactions. Each key is there once.
    Result<void> take(const std::vector<const UndoRecord *> &records);
    // Those of these that a target that was empty got.
    Result<void> sweep(std::vector<CreatedRecord> created);
    // Drops what tells of the transactions.
    Result<void> close();

    const std::vector<Key> &left() const { return m_left; }
    const ChangeCounts &counts() const { return m_counts; }
    // Of a record in terms.fields.
    ContentHash hashOf(const std::vector<Value> &record) const;

private:
    // A way to write records in some of their columns.
    struct Way {
        TargetSpec spec;
        QLatin1String ledger;
        std::unique_ptr<Load> load;
        std::unique_ptr<ChunkWriter> writer;
    };
    struct Attempt;
    Result<void> open(Way &way);
    void letGo();
    Result<void> takeOnce(Attempt &attempt);
    Result<void> takeWritten(Attempt &attempt);
    Result<void> leaveFilled(Attempt &attempt, std::vector<std::size_t> &created);
    Result<void> restoreDeleted(Attempt &attempt);
    Result<void> commit(Way &way, std::int64_t records, Attempt &attempt);
    std::vector<Value> projected(const std::vector<Value> &whole, const QStringList &fields) const;

    RunSession &m_session;
    UndoTerms m_terms;
    Way m_written; // the fields that the run wrote
    Way m_whole;   // all that can be written
    std::vector<std::size_t> m_key;     // of m_written's fields
    std::vector<std::size_t> m_columns; // all of these
    std::int64_t m_ordinal = 0;
    std::vector<Key> m_left;
    ChangeCounts m_counts;
};

} // namespace tidewright
