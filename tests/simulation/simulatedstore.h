// The state store of one content type, in memory, on the world's clock.
#pragma once

#include "quiet.h"
#include "simulatedeffects.h"
#include "statestore.h"

#include <algorithm>

namespace tidewright {

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
    Result<std::int64_t> changeNumber() override { return 0; }
    Result<std::vector<SyncRun>> history(const HistoryFilter &) override { return std::vector<SyncRun>(runs.rbegin(), runs.rend()); }
    Result<std::vector<SyncRun>> latestRuns() override { return runs; }
    Result<std::vector<FailedRecord>> failedRecords(const StateKey &) override { return failed; }
    Result<Lease> takeLease(const StateKey &key, const LeaseHolder &) override
    {
        TRY(m_world.effect(21));
        if (m_world.clock.time < m_expires)
            return fail(ErrorCode::Busy, QStringLiteral("busy"));
        ++token;
        Lease lease = renewed(key);
        lease.untidy = std::exchange(m_held, true);
        return lease;
    }
    Result<Lease> renewLease(const Lease &lease) override
    {
        TRY(m_world.effect(22));
        TRY(fenced(lease));
        return renewed(lease.key);
    }
    Result<void> releaseLease(const Lease &lease) override
    {
        TRY(m_world.effect(23));
        if (lease.token == token) {
            m_expires = 0;
            m_held = lease.untidy;
        }
        return {};
    }
    Result<void> beginRun(const Lease &lease, const SyncRun &, const Checkpoint &checkpoint, Direction, ConflictStrategy) override
    {
        TRY(m_world.effect(24));
        TRY(fenced(lease));
        if (!stored) {
            stored.emplace();
            stored->key = lease.key;
        }
        stored->progress = checkpoint;
        stored->status = SyncStatus::Syncing;
        ++m_stamp;
        return {};
    }
    Result<void> saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint, const std::vector<FailedRecord> &added) override
    {
        TRY(m_world.effect(25));
        TRY(fenced(lease));
        stored->progress = checkpoint;
        ++m_stamp;
        add(added);
        return {};
    }
    Result<void> finishRun(const Lease &lease, const SyncState &state, const SyncRun &run, const std::vector<FailedRecord> &added) override
    {
        TRY(m_world.effect(26));
        TRY(fenced(lease));
        stored = state;
        ++m_stamp;
        runs.push_back(run);
        add(added);
        return {};
    }
    Result<void> finishSeen(const Lease &lease, const SyncState &state, const SyncRun &run, const SeenWindow &seen) override
    {
        TRY(finishRun(lease, state, run, {}));
        m_seen = {seen, m_stamp};
        return {};
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
            runs.push_back(one.run);
            ++settled;
            m_seen->second = ++m_stamp;
        }
        return lost ? Result<std::vector<bool>>(fail(ErrorCode::CommitUnknown, QStringLiteral("answer lost"))) : written;
    }
    Result<void> settleFailedRecords(const Lease &lease, const std::vector<std::int64_t> &ids) override
    {
        TRY(fenced(lease));
        std::erase_if(failed, [&ids](const FailedRecord &record) { return std::ranges::find(ids, record.id) != ids.end(); });
        return {};
    }
    Result<void> recordRun(const SyncRun &run) override
    {
        runs.push_back(run);
        return {};
    }
    Result<void> putState(const SyncState &, const LeaseHolder &) override { return {}; }
    Result<void> putStates(const std::vector<SyncState> &, const LeaseHolder &) override { return {}; }
    Result<SyncState> updateState(const StateKey &, const StateChange &, const LeaseHolder &) override { return SyncState(); }

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
    QByteArray stamp() const { return QByteArray::number(qlonglong(m_stamp)); }
    void add(const std::vector<FailedRecord> &added)
    {
        for (FailedRecord record : added) {
            std::erase_if(failed, [&record](const FailedRecord &known) { return known.recordKey == record.recordKey; });
            record.id = std::int64_t(failed.size()) + 1;
            failed.push_back(record);
        }
    }
    FakeWorld &m_world;
    std::int64_t m_expires = 0;
    bool m_held = false; // not given back yet, or left untidy
    std::int64_t m_stamp = 0; // of what is stored
    std::optional<std::pair<SeenWindow, std::int64_t>> m_seen;
};

} // namespace tidewright
