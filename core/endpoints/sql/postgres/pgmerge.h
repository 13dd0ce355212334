// Staging into the target, in one transaction.
//
// MERGE from version 15 on, and INSERT … ON CONFLICT before, or when another session inserted the same key meanwhile, which MERGE
// does not stand. Where the key has no unique index and there is no MERGE: an UPDATE and an INSERT.
#pragma once

#include "endpoint.h"
#include "pgloadplan.h"
#include "pgpool.h"
#include "pgsurvey.h"

namespace tidewright
{

enum class PgMergeWay { Merge, OnConflict, UpdateInsert };

// What the staged numbers and their source make of the statement.
struct PgMergeRange {
    std::optional<std::pair<std::int64_t, std::int64_t>> numbers; // empty: all of them
    bool repeats = false;                                         // a key can be staged more than once: the latest counts
    bool removals = false;
    std::vector<std::int64_t> only = {}; // empty: all of those
};
// The statements, to be run one after the other; each one's tag counts what it did.
struct PgMergeSql {
    QString removal;   // empty: nothing to remove
    QString update;    // UpdateInsert only
    QString differing; // counts what that will change
    QString apply;
    QString images; // puts aside what the others are about to change
};
// The key columns of the staging table.
QString pgStagedKeys(const PgLoadPlan &plan);
PgMergeSql pgMergeSql(const PgLoadPlan &plan, PgMergeWay way, const PgMergeRange &range);

class PgMerge final : public Merge
{
public:
    static Result<std::unique_ptr<PgMerge>> begin(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> plan);

    Result<std::optional<std::pair<std::int64_t, std::int64_t>>> extent() override;
    Result<ChangeCounts> apply(std::int64_t first, std::int64_t last) override;
    Result<void> staged(std::int64_t number, RecordBatch &into) override;
    Result<std::int64_t> countMissing() override;
    Result<std::int64_t> countTarget() override;
    Result<std::int64_t> removeMissing() override;
    bool keepsUndo() const override { return !m_plan->spec.undo.isEmpty(); }
    void keepUndo(UndoEntry entry) override { m_undo = std::move(entry); }
    Result<void> commit(const ChangeCounts &counts) override;

private:
    PgMerge(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> plan);
    Result<void> look();
    // Empty where it is of no use.
    Result<const PgSurvey *> survey();
    Result<void> needStatistics();
    Result<void> needIndex();
    Result<ChangeCounts> run(PgMergeWay way, const PgMergeRange &range);
    // Rows that this transaction has put into the target so far, rows that came by moving to another partition not counted.
    Result<std::int64_t> inserted();
    // Both counts from one look at the target.
    Result<std::int64_t> countBoth();
    Result<std::int64_t> countNew(const PgMergeRange &range);
    // What the statements are to write, as it stands right before them: if their tags say less, a trigger or rule has left records out. The counts of
    // what was written are the tags' own and exact; what was left out is exact unless another session writes the same records in between. A record
    // that it made equal seems left out, until the bisection tries it again by itself; one that it made differ can hide another that was left out,
    // until both sides are compared. Nothing cheap does better: triggers may change what they let through, so that a look afterwards proves
    // nothing; a snapshot for the whole merge would refuse keys that were inserted meanwhile; and a lock would keep all others from writing.
    Result<std::int64_t> countWanted(const PgMergeRange &range);
    QString missing() const;
    // Of what is put aside, before the first of it. Under the caller's savepoint.
    Result<void> needImages();

    PgPool::Lease m_connection;
    std::shared_ptr<const PgLoadPlan> m_plan;
    std::optional<std::pair<std::int64_t, std::int64_t>> m_extent;
    std::optional<PgSurvey> m_survey;
    std::optional<std::int64_t> m_target; // records in the target, once counted: what is applied is added
    std::int64_t m_records = 0;           // staged
    bool m_exact = false;                 // no two staged records go with the same one of the target
    bool m_surveys = true;                // whether it is worth another look
    bool m_wanted = false;                // whether somebody asked what is missing
    bool m_changed = false;               // since the survey
    bool m_analysed = false;
    bool m_repeats = false;
    bool m_removals = false;
    bool m_indexed = false;
    std::optional<UndoEntry> m_undo;
    bool m_countsBySight = false; // the server's counters cannot be relied on
};

} // namespace tidewright
