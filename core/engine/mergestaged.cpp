#include "bisect.h"
#include "deeds.h"

namespace tidewright {

namespace {

class Merging
{
public:
    explicit Merging(RunSession &session)
        : m_session(session)
    {
    }

    // One attempt; the counts are those of a merge that was committed, by this attempt or before.
    Result<ChangeCounts> attempt(bool removeMissing)
    {
        TRY_ASSIGN(auto load, m_session.openLoad(m_session.run.runId, LoadKind::Staged));
        TRY_ASSIGN(const auto before, load->mergedCounts());
        if (before)
            return *before;
        m_counts = {};
        m_failed.clear();
        TRY_ASSIGN(auto merge, load->beginMerge());
        TRY_ASSIGN(const auto extent, merge->extent());
        // Looks at every record of the target: only where somebody wants to know.
        std::int64_t missing = 0;
        if (removeMissing || m_session.checkpoint.initial) {
            TRY_ASSIGN(missing, merge->countMissing());
        }
        if (removeMissing) {
            TRY_ASSIGN(const std::int64_t total, merge->countTarget());
            TRY(m_session.guardDeletes(missing, total));
        }
        bool left = removeMissing && missing > 0;
        // Before the upserts, so that unique values are free; once more behind them, when nobody may refer to the records any longer.
        if (left)
            TRY(tryRemoveMissing(*merge, left));
        if (extent)
            TRY(apply(*merge, extent->first, extent->second));
        if (left)
            TRY(tryRemoveMissing(*merge, left));
        m_session.postponedMissing = left;
        if (m_session.checkpoint.initial)
            m_session.checkpoint.counts.onlyInTarget = missing;
        TRY_ASSIGN(m_session.targetRecords, merge->countTarget());
        TRY(m_session.noteFailed(m_failed));
        TRY(m_session.mayWrite());
        TRY(merge->commit(m_counts));
        return m_counts;
    }

private:
    Result<void> tryRemoveMissing(Merge &merge, bool &left)
    {
        const auto removed = merge.removeMissing();
        if (removed) {
            m_counts.deleted += *removed;
            left = false;
        } else if (!isAboutRecords(removed.error().code)) {
            return tl::unexpected(removed.error());
        }
        return {};
    }

    Result<void> apply(Merge &merge, std::int64_t first, std::int64_t last)
    {
        return bisect(
            first, last - first + 1,
            [&](std::int64_t from, std::int64_t count) -> Result<void> {
                TRY_ASSIGN(const ChangeCounts counts, merge.apply(from, from + count - 1));
                m_counts += counts;
                return {};
            },
            [&](std::int64_t number, const Error &error) -> Result<void> {
                RecordBatch record;
                TRY(merge.staged(number, record));
                if (!record.isEmpty()) {
                    const auto row = std::as_const(record).row(0);
                    m_failed.push_back(m_session.failedRecord(keyOf(row, m_session.mapping.keyColumns()), {}, error));
                }
                return {};
            });
    }

    RunSession &m_session;
    ChangeCounts m_counts;
    std::vector<FailedRecord> m_failed;
};

} // namespace

Result<void> mergeStaged(RunSession &session)
{
    session.report(RunPhase::Merging, true);
    const bool full = session.checkpoint.mode == SyncMode::Full && !session.checkpoint.initial && session.propagatesDeletes();
    // Records that were refused are not staged, yet they are there: what is missing is found by comparing keys then.
    const bool byKey = full && session.checkpoint.counts.failed > 0;
    if (full)
        session.removals.clear(); // all of them are among the missing
    if (byKey)
        TRY(collectTargetOnly(session));
    TRY(confirmRemovals(session));
    for (int attempt = 0;; ++attempt) {
        Merging merging(session);
        const auto merged = merging.attempt(full && !byKey);
        if (merged) {
            RunCounts &counts = session.checkpoint.counts;
            counts.created = merged->created;
            counts.updated = merged->updated;
            counts.deleted = merged->deleted;
            return session.saveCheckpoint();
        }
        if (!isTransient(merged.error().code) && merged.error().code != ErrorCode::CommitUnknown)
            return tl::unexpected(merged.error());
        TRY(session.backOff(attempt, merged.error()));
    }
}

} // namespace tidewright
