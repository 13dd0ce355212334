// The half of the state store that two-way runs need.
#include "baserows.h"
#include "conflictrows.h"
#include "journalrows.h"
#include "leasetable.h"
#include "runrows.h"
#include "sqlstatestore.h"
#include "staterows.h"

namespace tidewright
{

namespace
{

// All but the failed records; whether conflicts were concerned.
Result<bool> writeChanges(StoreSession &session, Instant now, const StateKey &key, const QString &runId,
                          const TwoWayChanges &changes)
{
    TRY(writeBases(session, {key, changes.scope.generation}, changes.bases, changes.forgotten));
    TRY(writeFoundConflicts(session, key, changes.conflicts, now));
    TRY(closeConflicts(session, key, changes.agreed, {ConflictEvent::What::Closed, {}, now, {}}));
    TRY(settleIntents(session, key, runId, changes.applied, changes.dropped));
    return !changes.conflicts.empty() || !changes.agreed.empty();
}

Result<bool> countAnew(StoreSession &session, SyncState &state)
{
    TRY_ASSIGN(const ConflictCounts counts, countConflicts(session, state.key));
    return setConflicts(state, counts);
}

} // namespace

Result<std::vector<BaseRecord>> SqlStateStore::bases(const BaseScope &scope, const std::string &after, std::size_t limit)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readBases(*session, scope, after, limit);
}

Result<std::vector<BaseRecord>> SqlStateStore::basesOf(const BaseScope &scope, const std::vector<std::string> &keys)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readBasesOf(*session, scope, keys);
}

Result<BaseTotals> SqlStateStore::baseTotals(const BaseScope &scope)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readBaseTotals(*session, scope);
}

Result<void> SqlStateStore::addIntents(const Lease &lease, const QString &runId, const std::vector<Intent> &intents)
{
    return writeFenced(lease,
                       [&](StoreSession &session, Instant now) { return writeIntents(session, lease.key, runId, intents, now); });
}

Result<std::vector<Intent>> SqlStateStore::intents(const StateKey &key, const QString &runId, std::int64_t after,
                                                   std::size_t limit)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readIntents(*session, key, runId, after, limit);
}

Result<void> SqlStateStore::purgeUndo(const Lease &lease, std::optional<Instant> before, std::int64_t bytes)
{
    return writeFenced(lease, [&](StoreSession &session, Instant) -> Result<void> {
        TRY_ASSIGN(const SyncState state, stateOrNew(session, lease.key));
        return purgeJournals(session, lease.key, state.progress ? state.progress->runId : QString(), {before, bytes});
    });
}

Result<std::vector<KeptUndo>> SqlStateStore::keptUndo(const StateKey &key)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    TRY_ASSIGN(const SyncState state, stateOrNew(*session, key));
    return readKeptUndo(*session, key, state.progress ? state.progress->runId : QString());
}

Result<void> SqlStateStore::saveTwoWay(const Lease &lease, const Checkpoint &checkpoint, const TwoWayChanges &changes)
{
    return writeFenced(lease, [&](StoreSession &session, Instant now) -> Result<void> {
        TRY_ASSIGN(SyncState state, withCheckpoint(session, lease, checkpoint, changes.failed));
        TRY_ASSIGN(const bool conflicts, writeChanges(session, now, lease.key, changes.journal.isEmpty() ? checkpoint.runId : changes.journal, changes));
        if (conflicts)
            TRY(countAnew(session, state));
        return writeState(session, state, now);
    });
}

Result<void> SqlStateStore::finishTwoWay(const Lease &lease, const SyncState &state, const SyncRun &run,
                                         const std::vector<FailedRecord> &failed)
{
    return writeFenced(lease, [&](StoreSession &session, Instant now) {
        return writeFinishedTwoWay(session, now, lease, state, run, failed);
    });
}

Result<void> SqlStateStore::writeFinishedTwoWay(StoreSession &session, Instant now, const Lease &lease, const SyncState &state,
                                                const SyncRun &run, const std::vector<FailedRecord> &failed)
{
    SyncState after = state;
    after.key = lease.key;
    TRY(countAnew(session, after));
    TRY(writeFinished(session, now, lease, after, run, failed));
    TRY(dropBases(session, lease.key, state.generation));
    return {};
}

Result<std::vector<ConflictSummary>> SqlStateStore::conflicts(const ConflictFilter &filter)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readConflictSummaries(*session, filter);
}

Result<Conflict> SqlStateStore::conflict(const QString &id)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readConflict(*session, id);
}

Result<std::vector<ConflictEvent>> SqlStateStore::conflictEvents(const QString &id)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readEventsOf(*session, id);
}

Result<std::vector<Conflict>> SqlStateStore::conflictsOf(const StateKey &key, const std::vector<std::string> &keys)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readConflictsOf(*session, key, keys);
}

Result<void> SqlStateStore::saveDraft(const QString &id, const std::optional<Resolution> &draft)
{
    return write([&](StoreSession &session) { return writeDraft(session, id, draft); });
}

Result<Conflict> SqlStateStore::updateConflict(const QString &id, const ConflictChange &change)
{
    Conflict conflict;
    const auto written = write([&](StoreSession &session) -> Result<void> {
        TRY_ASSIGN(conflict, readConflict(session, id));
        const StateKey key = conflict.summary.key;
        // Of a run that writes about it at the same time, this one sees what it has written, or is seen by it.
        TRY(lockLeaseRow(session, key));
        TRY_ASSIGN(conflict, readConflict(session, id));
        TRY_ASSIGN(const ConflictEvent event, change(conflict));
        conflict.summary.key = key;
        TRY(writeConflict(session, conflict, event, DraftWrite::AsGiven));
        TRY_ASSIGN(SyncState state, stateOrNew(session, key));
        TRY_ASSIGN(const bool other, countAnew(session, state));
        if (other) {
            TRY_ASSIGN(const Instant now, databaseTime(session));
            TRY(writeState(session, state, now));
        }
        TRY_ASSIGN(conflict, readConflict(session, id));
        return {};
    });
    if (!written)
        return tl::unexpected(written.error());
    return conflict;
}

Result<void> SqlStateStore::settleConflict(const Lease &lease, const Conflict &conflict, const ConflictEvent &event,
                                           const TwoWayChanges &changes)
{
    return writeFenced(lease, [&](StoreSession &session, Instant now) -> Result<void> {
        Conflict settled = conflict;
        settled.summary.key = lease.key;
        TRY(writeConflict(session, settled, event, DraftWrite::LeftUnlessSettled));
        TRY(writeFailedRecords(session, lease.key, changes.failed));
        TRY_ASSIGN(SyncState state, stateOrNew(session, lease.key));
        TRY(writeChanges(session, now, lease.key, state.progress ? state.progress->runId : QString(), changes));
        TRY_ASSIGN(state.failedRecords, countFailedRecords(session, lease.key));
        TRY(countAnew(session, state));
        return writeState(session, state, now);
    });
}

} // namespace tidewright
