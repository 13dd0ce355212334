// The state store of one content type, in memory, on the world's clock.
#pragma once

#include "attempts.h"
#include "quiet.h"
#include "simulatedeffects.h"
#include "statestore.h"

#include <algorithm>

namespace tidewright
{

class FakeStore final : public StateStore, public QuietStore
{
public:
    explicit FakeStore(FakeWorld &world)
        : m_world(world)
    {
    }
    Result<std::optional<SyncState>> state(const StateKey &) override
    {
        TRY(m_world.effect(20));
        return stored;
    }
    Result<std::vector<SyncState>> states() override { return std::vector<SyncState>(); }
    Result<std::vector<StateKey>> typesSince(Instant) override { return std::vector<StateKey>(); }
    Result<std::int64_t> changeNumber() override { return 0; }
    Result<std::vector<SyncRun>> history(const HistoryFilter &) override
    {
        return std::vector<SyncRun>(runs.rbegin(), runs.rend());
    }
    Result<std::vector<SyncRun>> latestRuns() override { return runs; }
    Result<std::vector<FailedRecord>> failedRecords(const StateKey &) override { return failed; }
    Result<Lease> takeLease(const StateKey &key, const LeaseHolder &) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(21));
        if (m_world.clock.time < m_expires)
            return fail(ErrorCode::Busy, QStringLiteral("busy"));
        ++token;
        Lease lease = renewed(key);
        lease.untidy = std::exchange(m_held, true);
        return lost ? Result<Lease>(unknown()) : lease;
    }
    Result<Lease> renewLease(const Lease &lease) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(22));
        TRY(fenced(lease));
        return lost ? Result<Lease>(unknown()) : renewed(lease.key);
    }
    Result<void> releaseLease(const Lease &lease) override
    {
        TRY(m_world.effect(23));
        if (lease.token == token) {
            m_expires = 0;
            m_held = lease.untidy;
        } else if (!m_held) {
            ++token;
            m_held = true;
        }
        return {};
    }
    Result<void> beginRun(const Lease &lease, const SyncRun &run, const Checkpoint &checkpoint, Direction,
                          ConflictStrategy) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(24));
        TRY(fenced(lease));
        if (!stored) {
            stored.emplace();
            stored->key = lease.key;
        }
        m_world.beginnings.try_emplace(checkpoint.runId,
                                       FakeWorld::Beginning{m_world.lookedAt, checkpoint.initial, m_world.upper});
        keepFormer(run);
        stored->progress = checkpoint;
        stored->status = SyncStatus::Syncing;
        ++m_stamp;
        note(run, RunOutcome::Running);
        return answered(lost);
    }
    Result<void> saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint, const std::vector<FailedRecord> &added) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(25));
        TRY(fenced(lease));
        stored->progress = checkpoint;
        ++m_stamp;
        add(added);
        return answered(lost);
    }
    Result<void> finishRun(const Lease &lease, const SyncState &state, const SyncRun &run,
                           const std::vector<FailedRecord> &added) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(26));
        TRY(fenced(lease));
        keepFormer(run);
        stored = state;
        ++m_stamp;
        note(run);
        add(added);
        return answered(lost);
    }
    Result<void> finishRuns(const std::vector<RunEnd> &ends) override
    {
        for (const RunEnd &end : ends)
            TRY(finishRun(end.lease, end.state, end.run, end.failed));
        return {};
    }
    Result<void> finishSeen(const Lease &lease, const SyncState &state, const SyncRun &run, const SeenWindow &seen) override
    {
        const auto finished = finishRun(lease, state, run, {});
        if (finished || finished.error().code == ErrorCode::CommitUnknown)
            m_seen = {seen, m_stamp};
        return finished;
    }
    Result<std::vector<QuietState>> quietStates() override
    {
        TRY(m_world.effect(quietStatesEffect));
        std::vector<QuietState> quiet;
        if (stored && m_seen && m_seen->second == m_stamp && !m_held)
            quiet.push_back({*stored, m_seen->first, stamp()});
        return quiet;
    }
    Result<std::vector<bool>> finishUnchanged(const std::vector<Unchanged> &unchanged) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(finishUnchangedEffect));
        std::vector<bool> written;
        for (const Unchanged &one : unchanged) {
            written.push_back(one.before.stamp == stamp() && !m_held);
            if (!written.back())
                continue;
            stored = one.after;
            note(one.run);
            ++settled;
            m_seen->second = ++m_stamp;
        }
        return lost ? Result<std::vector<bool>>(unknown()) : written;
    }
    Result<void> recordRun(const SyncRun &run) override
    {
        if (std::ranges::find(runs, run.runId, &SyncRun::runId) == runs.end())
            note(run);
        return {};
    }
    Result<void> putState(const SyncState &, const LeaseHolder &) override { return {}; }
    Result<void> putStates(const std::vector<SyncState> &, const LeaseHolder &) override { return {}; }
    Result<SyncState> updateState(const StateKey &, const StateChange &, const LeaseHolder &) override { return SyncState(); }

    // All that the database holds, to be put in its place later.
    struct Copy {
        std::optional<SyncState> stored;
        std::vector<SyncRun> runs;
        std::vector<FailedRecord> failed;
        std::int64_t token = 0;
        std::int64_t expires = 0;
        bool held = false;
        std::optional<SeenWindow> seen;
    };
    Copy copy() const
    {
        const bool seen = m_seen && m_seen->second == m_stamp;
        return {stored, runs, failed, token, m_expires, m_held, seen ? std::optional(m_seen->first) : std::nullopt};
    }
    void replace(const Copy &by)
    {
        stored = by.stored;
        runs = by.runs;
        failed = by.failed;
        token = by.token;
        m_expires = by.expires;
        m_held = by.held;
        ++m_stamp;
        m_seen.reset();
        if (by.seen)
            m_seen = {*by.seen, m_stamp};
    }
    // The window that the stored state was seen with.
    const SeenWindow *seen() const { return m_seen ? &m_seen->first : nullptr; }

    std::optional<SyncState> stored;
    std::vector<SyncRun> runs;
    std::vector<FailedRecord> failed;
    std::int64_t token = 0;
    std::int64_t settled = 0; // without a run

private:
    Lease renewed(const StateKey &key)
    {
        m_expires = m_world.clock.time + Micros(leaseTime).count();
        return Lease{key, token, Instant(Micros(m_expires)), false};
    }
    Result<void> fenced(const Lease &lease) const
    {
        if (lease.token == token)
            return {};
        return fail(ErrorCode::LeaseLost, QStringLiteral("lease lost"));
    }
    void keepFormer(const SyncRun &next)
    {
        if (!stored || !stored->progress || (stored->progress->runId == next.runId && !next.resumed))
            return;
        const auto entry = std::ranges::find(runs, stored->progress->runId, &SyncRun::runId);
        if (const auto former = entry != runs.end() ? formerAttempt(*entry, *stored, next) : std::nullopt)
            *entry = *former;
    }
    void note(SyncRun run, std::optional<RunOutcome> outcome = {})
    {
        run.outcome = outcome.value_or(run.outcome);
        std::erase_if(runs, [&run](const SyncRun &known) { return known.runId == run.runId; });
        runs.push_back(std::move(run));
    }
    QByteArray stamp() const { return QByteArray::number(qlonglong(m_stamp)); }
    static Failure unknown() { return fail(ErrorCode::CommitUnknown, QStringLiteral("answer lost")); }
    static Result<void> answered(bool lost) { return lost ? Result<void>(unknown()) : Result<void>(); }
    void add(const std::vector<FailedRecord> &added)
    {
        for (FailedRecord record : added) {
            const bool settles = record.id > 0;
            std::erase_if(failed, [&](const FailedRecord &known) {
                return settles ? known.id == record.id : known.recordKey == record.recordKey;
            });
            if (settles)
                continue;
            record.id = ++m_lastFailed;
            failed.push_back(record);
        }
        if (stored)
            stored->failedRecords = std::int64_t(failed.size());
    }
    FakeWorld &m_world;
    std::int64_t m_expires = 0;
    bool m_held = false; // not given back yet, or left untidy
    std::int64_t m_lastFailed = 0;
    std::int64_t m_stamp = 0; // of what is stored
    std::optional<std::pair<SeenWindow, std::int64_t>> m_seen;
};

} // namespace tidewright
