// The state store of one content type, in memory, on the world's clock.
#pragma once

#include "simulatedeffects.h"
#include "statestore.h"

#include <algorithm>

namespace tidewright {

class FakeStore final : public StateStore
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
        return {};
    }
    Result<void> saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint, const std::vector<FailedRecord> &added) override
    {
        TRY(m_world.effect(25));
        TRY(fenced(lease));
        stored->progress = checkpoint;
        add(added);
        return {};
    }
    Result<void> finishRun(const Lease &lease, const SyncState &state, const SyncRun &run, const std::vector<FailedRecord> &added) override
    {
        TRY(m_world.effect(26));
        TRY(fenced(lease));
        stored = state;
        runs.push_back(run);
        add(added);
        return {};
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
};

} // namespace tidewright
