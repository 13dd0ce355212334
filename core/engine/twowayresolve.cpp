// What operators decide about conflicts, applied and taken back.
#include "runcourse.h"
#include "twowayrun.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct ResolveText {
    Q_DECLARE_TR_FUNCTIONS(Resolve)
};

Error notTakenBack(const QString &why)
{
    return {ErrorCode::Conflict, why, {}, ResolveText::tr("Edit the record at one of the two sides instead; the next sync carries that over.")};
}

} // namespace

Result<void> TwoWayRun::applyResolutions()
{
    std::vector<Key> keys;
    for (const auto &[bytes, conflict] : m_unsettled) {
        if (conflict.phase == ConflictPhase::Resolved)
            keys.push_back(conflict.recordKey);
    }
    TRY(look(keys, Deletes::Applied));
    // What moved meanwhile is a new question to the operator.
    for (int round = 0; !m_again.empty() && round < 3; ++round)
        TRY(look(std::exchange(m_again, {}), Deletes::Applied));
    return {};
}

Result<void> TwoWayRun::tryAgain(const std::vector<Key> &remoteKeys)
{
    std::vector<Key> keys;
    for (const Key &key : remoteKeys) {
        if (Key local = side(Side::Remote).localKey(key); !local.empty())
            keys.push_back(std::move(local));
    }
    return look(keys, Deletes::Postponed);
}

Result<std::optional<Error>> TwoWayRun::undoResolution(const QString &id)
{
    TRY_ASSIGN(Conflict conflict, withState(m_session, [&] { return m_store.conflict(id); }));
    if (conflict.summary.phase != ConflictPhase::Applied || !conflict.resolution)
        return notTakenBack(ResolveText::tr("Conflict %1 has no resolution that was applied. Nothing was changed.").arg(id));
    TRY_ASSIGN(const RecordImage resolved, resolvedRecord(conflict, *conflict.resolution));
    Chunk chunk;
    chunk.images = RecordBatch(m_mapping.width());
    Candidate candidate;
    candidate.key = conflict.summary.recordKey;
    candidate.bytes = keyBytes(candidate.key);
    TRY_ASSIGN(const auto local, side(Side::Local).fetch({candidate.key}, chunk.images));
    TRY_ASSIGN(const auto remote, side(Side::Remote).fetch({candidate.key}, chunk.images));
    candidate.local = local.records.front();
    candidate.remote = remote.records.front();
    ContentHash expectedLocal, expectedRemote;
    if (resolved) {
        const std::size_t row = addContents(chunk, candidate, *resolved);
        expectedLocal = m_mapping.hash(candidate.bytes, std::as_const(chunk.images).row(row));
        TRY_ASSIGN(expectedRemote, remoteHash(candidate.bytes, std::as_const(chunk.images).row(row)));
    }
    if (candidate.local.broken || candidate.remote.broken || candidate.local.hash != expectedLocal ||
        candidate.remote.hash != expectedRemote)
        return notTakenBack(
            ResolveText::tr("The record has changed again since conflict %1 was resolved, so its resolution was not taken back.").arg(id));

    std::vector<GuardedWrite> writes[2];
    std::vector<std::int64_t> numbers[2];
    for (const Side of : {Side::Local, Side::Remote}) {
        const SideRecord &held = of == Side::Local ? candidate.local : candidate.remote;
        const RecordImage &before = of == Side::Local ? conflict.local : conflict.remote;
        candidate.image.reset();
        if (before)
            candidate.image = addContents(chunk, candidate, *before);
        planWrite(chunk, candidate, of, held, writes);
    }
    chunk.candidates.push_back(std::move(candidate));
    Candidate &undone = chunk.candidates.front();
    TRY(write(chunk, writes, numbers));
    TwoWayChanges changes;
    changes.scope = m_scope;
    std::optional<Error> refused;
    for (const Side of : {Side::Local, Side::Remote}) {
        for (std::size_t at = 0; at < writes[std::size_t(of)].size(); ++at) {
            const GuardedWrite &one = writes[std::size_t(of)][at];
            const bool applied = one.outcome == GuardedWrite::Outcome::Applied;
            (applied ? changes.applied : changes.dropped).push_back(numbers[std::size_t(of)][at]);
            if (applied)
                count(of, one);
            else
                refused = one.error.value_or(notTakenBack(ResolveText::tr(
                    "The record changed while the resolution of conflict %1 was being taken back; the next sync looks at it again.").arg(id)));
        }
    }
    // As the base was when the sides came apart.
    if (conflict.base) {
        undone.image = addContents(chunk, undone, *conflict.base);
        const auto row = std::as_const(chunk.images).row(*undone.image);
        TRY_ASSIGN(const ContentHash there, remoteHash(undone.bytes, row));
        changes.bases.push_back(agreed(chunk, undone, m_mapping.hash(undone.bytes, row), there));
    } else {
        changes.forgotten.push_back(undone.bytes);
    }
    conflict.summary.phase = ConflictPhase::Open;
    ConflictEvent event;
    event.what = ConflictEvent::What::Undone;
    event.who = m_session.context.holder.name;
    event.when = m_session.context.clock.now();
    event.resolution = std::exchange(conflict.resolution, std::nullopt);
    TRY(withState(m_session, [&] { return m_store.settleConflict(m_session.lease->lease(), conflict, event, changes); }));
    m_unsettled.emplace(undone.bytes, conflict.summary);
    return refused;
}

Result<void> refuseOtherSystems(const RunSession &session)
{
    const QString &before = session.state.fingerprints.endpoints;
    if (before.isEmpty() || before == session.fingerprints.endpoints)
        return {};
    return fail(ErrorCode::Halted,
                ResolveText::tr("One of the two systems is not the one this content type was synced with before. Nothing was changed."), {},
                ResolveText::tr("Check the connections. If the change is meant, sync once with --accept-endpoint."));
}

Result<void> refuseReconcile(RunSession &session)
{
    const SyncRun run = session.run;
    TRY(decideRun(session, true));
    const SyncMode mode = std::exchange(session.decision.mode, SyncMode::Compare);
    session.run = run;
    if (mode != SyncMode::Reconcile)
        return {};
    return fail(ErrorCode::Halted, ResolveText::tr("This content type is to be reconciled as a whole first. Nothing was changed."), {},
                ResolveText::tr("Sync it: that run says why."));
}

SyncRun runAboutRecords(const RunContext &context, const QString &reason, const Error &unfinished, const RecordsDeed &deed)
{
    RunSession session(context);
    SyncRun &run = session.run;
    run.runId = session.entryId = context.ids.next();
    run.batchId = context.batchId;
    run.key = {context.job, context.type.key};
    run.startedAt = context.clock.now();
    run.reason = reason;
    std::vector<FailedRecord> settled;
    const auto done = [&]() -> Result<void> {
        TRY(takeLease(session));
        TRY_ASSIGN(auto stored, withState(session, [&] { return context.store.state(run.key); }));
        if (!stored)
            return fail(ErrorCode::NotFound, ResolveText::tr("This content type was never synced. Nothing was changed."), {},
                        ResolveText::tr("Sync it as a whole first."));
        session.state = std::move(*stored);
        session.stateRead = true;
        if (session.state.progress)
            return tl::unexpected(unfinished);
        TRY(lookAtSides(session));
        TRY(refuseOtherSystems(session));
        session.checkpoint.runId = run.runId;
        session.checkpoint.batchId = run.batchId;
        session.checkpoint.mode = SyncMode::Compare;
        session.checkpoint.load = LoadKind::Immediate;
        session.checkpoint.startedAt = session.bounds.now;
        session.checkpoint.fingerprints = session.fingerprints;
        run.mode = SyncMode::Compare;
        TRY_ASSIGN(session.twoWay, TwoWayRun::open(session));
        TRY(announceRun(session, session.checkpoint));
        TRY(deed(session, settled));
        return session.twoWay->sumUp();
    }();
    if (!done)
        session.error = done.error();
    endRecordsRun(session, settled);
    if (session.lease)
        session.lease->release();
    return run;
}

namespace
{

Error decisionsWait()
{
    return {ErrorCode::Halted,
            ResolveText::tr("An unfinished run of this content type waits. What was decided is kept, and nothing was written yet."), {},
            ResolveText::tr("Resume the run: it applies what was decided.")};
}

} // namespace

RunResult applyResolutionsOfType(const RunContext &context)
{
    return {runAboutRecords(context, QStringLiteral("conflicts resolved by an operator"), decisionsWait(),
                            [](RunSession &session, std::vector<FailedRecord> &) { return session.twoWay->applyResolutions(); }),
            std::nullopt};
}

UndoneResolutions undoResolutionsOfType(const RunContext &context, const QStringList &ids)
{
    UndoneResolutions undone;
    const auto undoEach = [&](RunSession &session, std::vector<FailedRecord> &) -> Result<void> {
        for (const QString &id : ids) {
            TRY_ASSIGN(auto refused, session.twoWay->undoResolution(id));
            undone.refused.push_back(std::move(refused));
        }
        return {};
    };
    undone.run = runAboutRecords(context, QStringLiteral("resolutions taken back by an operator"), decisionsWait(), undoEach);
    // What was not come to.
    undone.refused.resize(std::size_t(ids.size()), undone.run.error);
    return undone;
}

RunResult retryTwoWay(const RunContext &context)
{
    const auto retry = [&context](RunSession &session, std::vector<FailedRecord> &settled) -> Result<void> {
        TRY_ASSIGN(auto listed, withState(session, [&] { return context.store.failedRecords(session.run.key); }));
        // Of all the records there are, as when they failed first, not of these alone.
        session.checkpoint.expected = std::max(session.state.localRecords, session.state.remoteRecords);
        std::vector<Key> keys;
        for (const FailedRecord &record : listed)
            keys.push_back(record.recordKey);
        TRY(session.twoWay->tryAgain(keys));
        // Deletes are left to a run over the whole type, which guards them.
        for (FailedRecord &record : listed) {
            if (!session.hasFailed(record.recordKey))
                settled.push_back(std::move(record));
        }
        return {};
    };
    return {runAboutRecords(context, QStringLiteral("failed records tried again"), decisionsWait(), retry), std::nullopt};
}

} // namespace tidewright
