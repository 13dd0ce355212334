#include "sqlstatestore.h"

#include "baserows.h"
#include "leasetable.h"
#include "overwritten.h"
#include "runrows.h"
#include "seenwindows.h"
#include "staterows.h"
#include "transaction.h"
#include "versionrows.h"

#include <algorithm>

namespace tidewright
{

SqlStateStore::SqlStateStore(std::unique_ptr<StoreSessions> sessions, std::unique_ptr<ChangeMonitor> monitor,
                             const Processes &processes)
    : m_sessions(std::move(sessions))
    , m_monitor(std::move(monitor))
    , m_processes(processes)
{
}

Result<void> SqlStateStore::write(const Work &work)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return write(*session, work);
}

Result<void> SqlStateStore::writeLease(const Work &work)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    TRY(session->setSync(StoreSession::Sync::Later));
    const Result<void> written = write(*session, work);
    TRY(session->setSync(StoreSession::Sync::Commits));
    return written;
}

Result<void> SqlStateStore::write(StoreSession &session, const Work &work)
{
    TRY_ASSIGN(Transaction transaction, Transaction::begin(session));
    TRY(work(session));
    if (session.engine() == SqlEngine::Postgres) {
        // Last, so that writers wait for each other here only while they commit.
        TRY_ASSIGN(Statement statement,
                   Statement::prepare(session, QStringLiteral("UPDATE state_changes SET number = number + 1")));
        TRY(statement.run());
    }
    return transaction.commit();
}

Result<void> SqlStateStore::writeFenced(const Lease &lease, const FencedWork &work)
{
    return write([&](StoreSession &session) -> Result<void> {
        TRY_ASSIGN(const Instant now, requireLease(session, lease));
        return work(session, now);
    });
}

Result<SyncState> SqlStateStore::stateOrNew(StoreSession &session, const StateKey &key)
{
    TRY_ASSIGN(auto stored, readState(session, m_processes, key));
    if (stored)
        return std::move(*stored);
    SyncState state;
    state.key = key;
    return state;
}

Result<std::optional<SyncState>> SqlStateStore::state(const StateKey &key)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readState(*session, m_processes, key);
}

Result<std::vector<SyncState>> SqlStateStore::states()
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    StoredStates stored;
    TRY(readStates(stored, *session, m_processes));
    return std::move(stored.states);
}

Result<std::vector<StateKey>> SqlStateStore::typesSince(Instant since)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    TRY_ASSIGN(Statement statement, Statement::prepare(*session, QStringLiteral("SELECT job_name, type_key FROM content_type_states "
                                                                                "WHERE updated_at > ? ORDER BY job_name, type_key")));
    TRY(statement.bind(std::optional(since)).run());
    std::vector<StateKey> keys;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return keys;
        keys.push_back({statement.text(0), statement.text(1)});
    }
}

Result<std::int64_t> SqlStateStore::changeNumber()
{
    if (m_monitor)
        return m_monitor->number();
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    TRY_ASSIGN(Statement statement, Statement::prepare(*session, QStringLiteral("SELECT number FROM state_changes")));
    TRY(statement.run());
    TRY(statement.next());
    return statement.integer(0);
}

Result<std::vector<SyncRun>> SqlStateStore::history(const HistoryFilter &filter)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readRuns(*session, filter);
}

Result<std::vector<SyncRun>> SqlStateStore::latestRuns()
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readLatestRuns(*session);
}

Result<std::vector<FailedRecord>> SqlStateStore::failedRecords(const StateKey &key)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readFailedRecords(*session, key);
}

Result<Lease> SqlStateStore::takeLease(const StateKey &key, const LeaseHolder &holder)
{
    Lease lease;
    const auto written = writeLease([&](StoreSession &session) -> Result<void> {
        TRY_ASSIGN(lease, takeLeaseRow(session, m_processes, key, holder));
        return {};
    });
    if (!written)
        return tl::unexpected(written.error());
    return lease;
}

Result<Lease> SqlStateStore::renewLease(const Lease &lease)
{
    Lease renewed;
    const auto written = write([&](StoreSession &session) -> Result<void> {
        TRY_ASSIGN(renewed, renewLeaseRow(session, lease));
        return {};
    });
    if (!written)
        return tl::unexpected(written.error());
    return renewed;
}

Result<void> SqlStateStore::releaseLease(const Lease &lease)
{
    return writeLease([&](StoreSession &session) { return releaseLeaseRow(session, lease); });
}

Result<void> SqlStateStore::beginRun(const Lease &lease, const SyncRun &run, const Checkpoint &checkpoint, Direction direction,
                                     ConflictStrategy strategy)
{
    return writeFenced(lease, [&](StoreSession &session, Instant now) -> Result<void> {
        TRY_ASSIGN(SyncState state, stateOrNew(session, lease.key));
        TRY(keepFormerAttempt(session, state, run));
        // What a reconcile has begun that is not gone on with.
        if (direction == Direction::Bidirectional && !run.resumed)
            TRY(dropBases(session, lease.key, state.generation));
        state.status = SyncStatus::Syncing;
        state.progress = checkpoint;
        state.direction = direction;
        state.strategy = strategy;
        state.batchId = run.batchId;
        state.lastAttemptAt = run.startedAt;
        ++state.attempts;
        TRY(writeState(session, state, now));
        SyncRun entry = run;
        entry.key = lease.key;
        entry.outcome = RunOutcome::Running;
        return writeRun(session, entry);
    });
}

Result<void> SqlStateStore::saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint,
                                           const std::vector<FailedRecord> &failed)
{
    return writeFenced(lease, [&](StoreSession &session, Instant now) -> Result<void> {
        TRY_ASSIGN(const SyncState state, withCheckpoint(session, lease, checkpoint, failed));
        return writeState(session, state, now);
    });
}

Result<SyncState> SqlStateStore::withCheckpoint(StoreSession &session, const Lease &lease, const Checkpoint &checkpoint,
                                                const std::vector<FailedRecord> &failed)
{
    TRY_ASSIGN(SyncState state, stateOrNew(session, lease.key));
    state.progress = checkpoint;
    if (!failed.empty()) {
        TRY(writeFailedRecords(session, lease.key, failed));
        TRY_ASSIGN(state.failedRecords, countFailedRecords(session, lease.key));
    }
    return state;
}

Result<void> SqlStateStore::finishRun(const Lease &lease, const SyncState &state, const SyncRun &run,
                                      const std::vector<FailedRecord> &failed)
{
    return writeFenced(
        lease, [&](StoreSession &session, Instant now) { return writeFinished(session, now, lease, state, run, failed); });
}

Result<void> SqlStateStore::finishRuns(const std::vector<RunEnd> &ends)
{
    // In one order, so that two of them never wait for each other's leases.
    std::vector<const RunEnd *> inOrder;
    for (const RunEnd &end : ends)
        inOrder.push_back(&end);
    std::ranges::sort(inOrder, [](const RunEnd *a, const RunEnd *b) { return a->lease.key < b->lease.key; });
    return write([&](StoreSession &session) -> Result<void> {
        for (const RunEnd *end : inOrder) {
            TRY_ASSIGN(const Instant now, requireLease(session, end->lease));
            const bool twoWay = end->state.direction == Direction::Bidirectional;
            const auto writeEnd = twoWay ? &SqlStateStore::writeFinishedTwoWay : &SqlStateStore::writeFinished;
            TRY((this->*writeEnd)(session, now, end->lease, end->state, end->run, end->failed));
        }
        return {};
    });
}

Result<void> SqlStateStore::writeFinished(StoreSession &session, Instant now, const Lease &lease, const SyncState &state,
                                          const SyncRun &run, const std::vector<FailedRecord> &failed)
{
    TRY_ASSIGN(const SyncState before, stateOrNew(session, lease.key));
    // Its begin may not have been stored.
    TRY(keepFormerAttempt(session, before, run));
    SyncState after = state;
    after.key = lease.key;
    after.attempts = before.attempts;
    TRY(writeFailedRecords(session, lease.key, failed));
    TRY_ASSIGN(after.failedRecords, countFailedRecords(session, lease.key));
    TRY(writeState(session, after, now));
    TRY(writeSyncedVersion(session, now, before, after, run.runId));
    SyncRun entry = run;
    entry.key = lease.key;
    return writeRun(session, entry);
}

Result<void> SqlStateStore::finishSeen(const Lease &lease, const SyncState &state, const SyncRun &run, const SeenWindow &seen)
{
    return writeFenced(lease, [&](StoreSession &session, Instant now) -> Result<void> {
        TRY(writeFinished(session, now, lease, state, run, {}));
        return writeSeenWindow(session, lease.key, seen);
    });
}

Result<std::vector<QuietState>> SqlStateStore::quietStates()
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    std::vector<QuietState> quiet;
    TRY_ASSIGN(auto windows, readSeenWindows(*session, SeenLock::None));
    if (windows.empty())
        return quiet;
    // A state that is written in between is no longer the one that its stamp names.
    StoredStates stored;
    TRY(readStates(stored, *session, m_processes));
    for (SyncState &state : stored.states) {
        if (const auto window = windows.find(state.key); window != windows.end() && !state.running)
            quiet.push_back({std::move(state), std::move(window->second.seen), std::move(window->second.stamp)});
    }
    return quiet;
}

Result<std::vector<bool>> SqlStateStore::finishUnchanged(const std::vector<Unchanged> &runs)
{
    std::vector<bool> written(runs.size(), false);
    const auto done = write([&](StoreSession &session) -> Result<void> {
        TRY_ASSIGN(const auto windows, readSeenWindows(session, SeenLock::Leases));
        TRY_ASSIGN(const Instant now, databaseTime(session));
        for (std::size_t at = 0; at < runs.size(); ++at) {
            const StateKey &key = runs[at].before.state.key;
            const auto window = windows.find(key);
            if (window == windows.end() || window->second.stamp != runs[at].before.stamp)
                continue;
            TRY(writeState(session, runs[at].after, now));
            TRY(writeRun(session, runs[at].run));
            TRY(renewSeenWindow(session, key));
            written[at] = true;
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return written;
}

Result<void> SqlStateStore::noteDefinitions(const Lease &lease, const QString &runId,
                                            const std::vector<std::pair<Side, RecordSchema>> &definitions)
{
    return writeFenced(lease, [&](StoreSession &session, Instant now) -> Result<void> {
        for (const auto &[side, schema] : definitions)
            TRY(writeDefinition(session, now, lease.key, runId, side, schema));
        return {};
    });
}

Result<TypeVersions> SqlStateStore::versions(const HistoryFilter &filter)
{
    TRY_ASSIGN(StoreSession * session, m_sessions->forThisThread());
    return readVersions(*session, filter);
}

Result<void> SqlStateStore::recordRun(const SyncRun &run)
{
    return write([&](StoreSession &session) { return addRun(session, run); });
}

Result<void> SqlStateStore::putState(const SyncState &state, const LeaseHolder &holder)
{
    return putStates({state}, holder);
}

Result<void> SqlStateStore::putStates(const std::vector<SyncState> &states, const LeaseHolder &holder)
{
    if (states.empty())
        return {};
    std::vector<StateKey> keys;
    keys.reserve(states.size());
    for (const SyncState &state : states)
        keys.push_back(state.key);
    return write([&](StoreSession &session) -> Result<void> {
        TRY_ASSIGN(const Instant now, fenceOff(session, m_processes, keys));
        Overwriting overwriting(session, holder.name, now);
        TRY_ASSIGN(const auto concerned, overwriting.concerned());
        if (concerned.empty())
            return writeStates(session, states, now);
        std::vector<SyncState> agreeing = states;
        for (SyncState &state : agreeing) {
            if (!concerned.contains(state.key))
                continue;
            // A damaged one says nothing that could still hold.
            const auto before = readState(session, m_processes, state.key);
            if (!before && before.error().code != ErrorCode::StateUnreadable)
                return tl::unexpected(before.error());
            TRY(overwriting.settle(before ? *before : std::nullopt, state));
        }
        return writeStates(session, agreeing, now);
    });
}

Result<SyncState> SqlStateStore::updateState(const StateKey &key, const StateChange &change, const LeaseHolder &holder)
{
    SyncState state;
    const auto written = write([&](StoreSession &session) -> Result<void> {
        TRY_ASSIGN(const Instant now, fenceOff(session, m_processes, {key}));
        TRY_ASSIGN(state, stateOrNew(session, key));
        const SyncState before = state;
        TRY(change(state));
        state.key = key;
        TRY(Overwriting(session, holder.name, now).settle(before, state));
        TRY(writeState(session, state, now));
        TRY_ASSIGN(state, stateOrNew(session, key));
        return {};
    });
    if (!written)
        return tl::unexpected(written.error());
    return state;
}

} // namespace tidewright
