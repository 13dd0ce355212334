// One transaction that brings what was staged into the target.
#include "bisect.h"
#include "deeds.h"
#include "undokeeper.h"

#include <algorithm>

namespace tidewright
{

namespace
{

// Where the merge cannot tell what is missing by what is staged: refused, unchanged and filtered records are not staged, yet they are
// there; and a record without a key is none of ours.
bool isByKey(const RunSession &session)
{
    const bool isKeyless = std::ranges::any_of(session.mapping.targetKey(), [&session](const QString &name) {
        const Field *field = session.targetSchema.find(name);
        return field && field->nullable;
    });
    return isKeyless || session.leavesOutUnchanged || session.checkpoint.counts.failed > 0 ||
           !session.context.type.filter.isEmpty();
}

class Merging
{
public:
    explicit Merging(RunSession &session)
        : m_session(session)
        , m_full(session.checkpoint.mode == SyncMode::Full && !session.checkpoint.initial && session.propagatesDeletes())
        , m_byKey(m_full && isByKey(session))
    {
    }

    // Staged beside the records, so that both go in together.
    Result<void> stageDeletes()
    {
        if (!m_byKey)
            return {};
        if (!m_session.removalsKnown) {
            m_session.removals.clear();
            TRY(collectTargetOnly(m_session));
        }
        TRY(confirmRemovals(m_session));
        return stageRemovals(m_session);
    }

    // The counts of a merge that a process has committed which is gone.
    Result<std::optional<ChangeCounts>> before()
    {
        // This process has written to it: there was no merge then.
        if (m_session.mainLoad) {
            m_load = std::move(m_session.mainLoad);
            return std::optional<ChangeCounts>();
        }
        m_load.reset();
        TRY(openLoad());
        TRY_ASSIGN(const auto merged, m_load->mergedCounts());
        if (!merged)
            return merged;
        TRY_ASSIGN(auto merge, m_load->beginMerge());
        TRY_ASSIGN(m_session.targetRecords, merge->countTarget());
        m_session.postponedMissing = m_session.propagatesDeletes();
        if (m_byKey)
            return merged;
        TRY_ASSIGN(const std::int64_t missing, merge->countMissing());
        if (m_session.checkpoint.initial)
            m_session.checkpoint.counts.onlyInTarget = missing;
        if (m_full)
            m_session.postponedMissing = missing > 0;
        return merged;
    }

    Result<ChangeCounts> attempt(bool again)
    {
        if (again) {
            m_load.reset();
            TRY(openLoad());
            TRY_ASSIGN(const auto merged, m_load->mergedCounts());
            if (merged)
                return *merged;
        }
        m_counts = {};
        m_refused.clear();
        TRY_ASSIGN(auto merge, m_load->beginMerge());
        // Behind the merge's beginning: a crash from here on ends the merge as well.
        TRY_ASSIGN(const auto ledger, m_load->committed());
        TRY(m_session.confirmInLedger(ledger));
        TRY_ASSIGN(const auto extent, merge->extent());
        // Looks at every record of the target: only where somebody wants to know.
        std::int64_t missing = 0;
        const bool removes = m_full && !m_byKey;
        if (removes || m_session.checkpoint.initial) {
            TRY_ASSIGN(missing, merge->countMissing());
        }
        bool left = removes && missing > 0;
        if (left) {
            TRY_ASSIGN(const std::int64_t total, merge->countTarget());
            TRY(m_session.guardDeletes(missing, total));
        }
        // Before the upserts, so that unique values are free; once more behind them, when nobody may refer to the records any longer.
        if (left)
            TRY(removeMissing(*merge, left));
        if (extent)
            TRY(apply(*merge, extent->first, extent->second));
        if (left)
            TRY(removeMissing(*merge, left));
        m_session.postponedMissing = left;
        if (m_session.checkpoint.initial)
            m_session.checkpoint.counts.onlyInTarget = missing;
        TRY_ASSIGN(m_session.targetRecords, merge->countTarget());
        TRY(m_session.guardDeletes(m_counts.deleted + (left ? missing : 0),
                                   m_session.targetRecords + m_counts.deleted - m_counts.created));
        TRY(settleRefused());
        if (merge->keepsUndo() && m_counts != ChangeCounts()) {
            UndoChunk kept;
            kept.form = UndoChunk::Form::Images;
            kept.terms = undoTerms(m_session);
            merge->keepUndo({0, m_session.context.clock.now(), packUndoChunk(kept)});
        }
        TRY(m_session.mayWrite());
        TRY(merge->commit(m_counts));
        return m_counts;
    }

    std::unique_ptr<Load> takeLoad() { return std::move(m_load); }

private:
    Result<void> openLoad()
    {
        TRY_ASSIGN(m_load, m_session.openLoad(RunSession::Ledger::Main, LoadKind::Staged));
        return {};
    }

    Result<void> removeMissing(Merge &merge, bool &left)
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
                if (!record.isEmpty())
                    m_refused.emplace_back(keyOf(std::as_const(record).row(0), m_session.mapping.keyColumns()), error);
                return {};
            });
    }

    // Refused deletes wait for the records that refer to them; refused records go to the list.
    Result<void> settleRefused()
    {
        std::vector<Key> keys;
        for (const auto &[key, error] : m_refused)
            keys.push_back(key);
        std::vector<bool> gone(keys.size(), false);
        const bool deletes = m_byKey || m_session.checkpoint.mode == SyncMode::Compare || m_session.mapping.softDeleteColumn();
        if (deletes && m_session.propagatesDeletes() && !keys.empty()) {
            TRY_ASSIGN(gone, goneAtSource(m_session, keys));
        }
        m_session.postponed.clear();
        std::vector<FailedRecord> failed;
        for (std::size_t at = 0; at < keys.size(); ++at) {
            if (gone[at])
                m_session.postponed.push_back(std::move(keys[at]));
            else
                failed.push_back(m_session.failedAtTarget(keys[at], m_refused[at].second));
        }
        return m_session.noteFailed(failed);
    }

    RunSession &m_session;
    std::unique_ptr<Load> m_load;
    bool m_full;
    bool m_byKey;
    ChangeCounts m_counts;
    std::vector<std::pair<Key, Error>> m_refused;
};

void noteMerged(RunSession &session, const ChangeCounts &merged)
{
    RunCounts &counts = session.checkpoint.counts;
    counts.created = session.earlier.created + merged.created;
    counts.updated = session.earlier.updated + merged.updated;
    counts.deleted = session.earlier.deleted + merged.deleted;
}

} // namespace

Result<void> mergeStaged(RunSession &session)
{
    session.report(RunPhase::Merging, true);
    Merging merging(session);
    TRY_ASSIGN(const auto before, retrying(session, [&](int) { return merging.before(); }));
    if (before) {
        noteMerged(session, *before);
        return {};
    }
    TRY(merging.stageDeletes());
    TRY(session.saveCheckpoint());
    for (Attempts attempts;;) {
        const auto merged = merging.attempt(attempts.failed > 0);
        if (merged) {
            noteMerged(session, *merged);
            session.mainLoad = merging.takeLoad();
            return session.saveCheckpoint();
        }
        if (!isTransient(merged.error().code) && merged.error().code != ErrorCode::CommitUnknown)
            return tl::unexpected(merged.error());
        TRY(session.backOff(attempts, merged.error()));
    }
}

} // namespace tidewright
