// What a two-way run makes known of its type when it has ended: how much both sides hold, its hashes, how far they were followed.
#include "runcourse.h"
#include "twowayrun.h"

namespace tidewright
{

// As far as they can tell without being read.
QString contentsOf(const RunSession &session)
{
    const QString &local = session.localBounds.content, &remote = session.bounds.content;
    return local.isEmpty() || remote.isEmpty() ? QString() : local + QLatin1Char(' ') + remote;
}

Result<bool> TwoWayRun::isUntouched()
{
    const SyncState &known = m_session.state;
    if (m_session.checkpoint.mode != SyncMode::Compare || m_session.decision.resume || beginsNewBase(m_session) || !m_unsettled.empty() ||
        known.failedRecords > 0 || known.contents.isEmpty() || known.contents != contentsOf(m_session))
        return false;
    TRY_ASSIGN(const BaseTotals totals, withState(m_session, [&] { return m_store.baseTotals(m_scope); }));
    if (totals.records != known.localRecords || totals.records != known.remoteRecords || toString(totals.local) != known.lastSyncedHash)
        return false;
    m_sums[0] = totals.local;
    m_sums[1] = totals.remote;
    m_records[0] = m_records[1] = m_unchanged = totals.records;
    m_summed = true;
    m_session.noteRead(2 * totals.records, {});
    return true;
}

Result<void> TwoWayRun::sumUp()
{
    TRY_ASSIGN(m_agreed, withState(m_session, [&] { return m_store.baseTotals(m_scope); }));
    if (m_session.checkpoint.mode != SyncMode::Incremental)
        return {};
    // Who follows cursors comes by what has changed only: both sides hold what the base says, but for the records in conflict.
    ConflictFilter filter;
    filter.job = m_session.run.key.job;
    filter.typeKeys = QStringList{m_session.run.key.typeKey};
    TRY_ASSIGN(const auto unsettled, withState(m_session, [&] { return m_store.conflicts(filter); }));
    if (unsettled.size() > candidatesAtOnce)
        return {};
    std::vector<std::string> keys;
    for (const ConflictSummary &conflict : unsettled)
        keys.push_back(keyBytes(conflict.recordKey));
    TRY_ASSIGN(const auto conflicts, withState(m_session, [&] { return m_store.conflictsOf(m_session.run.key, keys); }));
    TRY_ASSIGN(const auto bases, withState(m_session, [&] { return m_store.basesOf(m_scope, keys); }));
    Held held{{m_agreed->records, m_agreed->records}, {m_agreed->local, m_agreed->remote}};
    for (const BaseRecord &base : bases) {
        held.sums[0] -= base.local;
        held.sums[1] -= base.remote;
        --held.records[0];
        --held.records[1];
    }
    for (const Conflict &conflict : conflicts) {
        held.sums[0] += conflict.localHash;
        held.sums[1] += conflict.remoteHash;
        held.records[0] += conflict.local ? 1 : 0;
        held.records[1] += conflict.remote ? 1 : 0;
    }
    m_held = held;
    return {};
}

void TwoWayRun::describe(SyncState &state) const
{
    const auto records = [this](Side of, std::int64_t &known) {
        if (m_records[std::size_t(of)] >= 0)
            known = m_records[std::size_t(of)];
        else if (known >= 0)
            known += m_changed[std::size_t(of)].created - m_changed[std::size_t(of)].deleted;
    };
    records(Side::Local, state.localRecords);
    records(Side::Remote, state.remoteRecords);
    state.contents.clear();
    state.conflicts = conflicts();
    state.conflictStatus = state.conflicts > 0 ? ConflictStatus::Detected : ConflictStatus::None;
    state.status = state.conflicts > 0 ? SyncStatus::Conflict : SyncStatus::InSync;
    // A walk has summed all that the sides hold, else what this run has changed of it.
    const auto sum = [this](Side of, QString &known) {
        ContentHash hash = m_sums[std::size_t(of)];
        if (const auto before = contentHashFromString(known); !m_summed && before)
            hash += *before;
        if (m_summed || !known.isEmpty())
            known = toString(hash);
    };
    sum(Side::Local, state.localHash);
    sum(Side::Remote, state.remoteHash);
    if (!m_agreed)
        return;
    state.lastSyncedHash = toString(m_agreed->local);
    if (!m_held)
        return;
    state.localRecords = m_held->records[0];
    state.remoteRecords = m_held->records[1];
    state.localHash = toString(m_held->sums[0]);
    state.remoteHash = toString(m_held->sums[1]);
}

void TwoWayRun::describeCursors(SyncState &state) const
{
    // What the run has written is not in what the sides have told.
    const bool wrote = m_changed[0] != ChangeCounts() || m_changed[1] != ChangeCounts();
    if (m_summed && !wrote && conflicts() == 0 && m_session.checkpoint.counts.failed == 0)
        state.contents = contentsOf(m_session);
    const bool mayFall = m_session.checkpoint.mode != SyncMode::Incremental;
    for (const Side of : {Side::Local, Side::Remote}) {
        Value &cursor = of == Side::Local ? state.localCursor : state.cursor;
        if (mayFall || later(m_followed[std::size_t(of)], cursor))
            cursor = m_followed[std::size_t(of)];
    }
    if (m_session.checkpoint.mode == SyncMode::Baseline) {
        state.localCursor = m_session.localBounds.upper;
        state.cursor = m_session.checkpoint.upper;
    }
}

} // namespace tidewright
