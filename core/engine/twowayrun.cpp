#include "twowayrun.h"

#include "chunk.h"
#include "runcourse.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct TwoWayText {
    Q_DECLARE_TR_FUNCTIONS(TwoWay)
};

} // namespace

bool beginsNewBase(const RunSession &session)
{
    const QString &before = session.state.fingerprints.endpoints;
    return session.checkpoint.mode == SyncMode::Reconcile || (!before.isEmpty() && before != session.fingerprints.endpoints);
}

TwoWayRun::TwoWayRun(RunSession &session, TwoWayStore &store)
    : m_session(session)
    , m_store(store)
    , m_mapping(*session.twoWayMapping)
    , m_scope{session.run.key, session.state.generation}
    , m_sides{TwoWaySide(session, m_mapping, Side::Local), TwoWaySide(session, m_mapping, Side::Remote)}
    , m_writers{GuardedWriter(session, m_mapping, m_sides[0], session.run.runId),
                GuardedWriter(session, m_mapping, m_sides[1], session.run.runId)}
{
}

Result<std::unique_ptr<TwoWayRun>> TwoWayRun::open(RunSession &session)
{
    auto *store = dynamic_cast<TwoWayStore *>(&session.context.store);
    if (!store)
        return fail(ErrorCode::Unsupported, TwoWayText::tr("This state database cannot keep what two-way sync needs. Nothing was changed."));
    std::unique_ptr<TwoWayRun> run(new TwoWayRun(session, *store));
    const Checkpoint &checkpoint = session.checkpoint;
    // A reconcile believes nothing of what was known: it begins with no base. Its records come from it alone.
    if (beginsNewBase(session))
        ++run->m_scope.generation;
    run->m_mapsValues =
        std::ranges::any_of(session.context.type.fields, [](const FieldMapping &field) { return !field.values.empty(); });
    run->m_mayDelete = !checkpoint.initial && !beginsNewBase(session) &&
                       session.context.type.deletes.mode == DeleteMode::Propagate;
    TRY_ASSIGN(const auto unsettled, withState(session, [&] {
                   ConflictFilter filter;
                   filter.job = session.run.key.job;
                   filter.typeKeys = QStringList{session.run.key.typeKey};
                   return store->conflicts(filter);
               }));
    for (const ConflictSummary &conflict : unsettled) {
        run->m_unsettled.emplace(keyBytes(conflict.recordKey), conflict);
        run->m_unmet.insert(keyBytes(conflict.recordKey));
    }
    TRY_ASSIGN(const BaseTotals totals, withState(session, [&] { return store->baseTotals(run->m_scope); }));
    run->m_hasBase = totals.records > 0;
    return run;
}

std::size_t TwoWayRun::chunkRecords() const
{
    return std::min(candidatesAtOnce, m_session.greatestPage());
}

// What an attempt that was killed has written shows at the sides: it is taken over, the rest of its intents is dropped.
Result<void> TwoWayRun::recall(const QString &runId)
{
    RunCounts &counts = m_session.checkpoint.counts;
    m_session.restartCounts();
    std::set<std::int64_t> committed[2];
    for (const Side of : {Side::Local, Side::Remote}) {
        auto &chunks = committed[std::size_t(of)];
        TRY_ASSIGN(chunks, GuardedWriter(m_session, m_mapping, side(of), runId).recover());
        // Of those whose intents were dropped, too: a number is never used again.
        if (!chunks.empty())
            m_ordinal = std::max(m_ordinal, *chunks.rbegin() + 1);
    }
    for (;;) {
        TRY_ASSIGN(const auto intents,
                   withState(m_session, [&] { return m_store.intents(m_session.run.key, runId, m_intent, candidatesAtOnce); }));
        if (intents.empty())
            return {};
        TwoWayChanges changes;
        changes.scope = m_scope;
        changes.journal = runId;
        for (const Side of : {Side::Local, Side::Remote}) {
            std::vector<Key> keys;
            std::vector<const Intent *> open;
            for (const Intent &intent : intents) {
                if (intent.side != of || intent.applied)
                    continue;
                TRY_ASSIGN(Key key, keyFromBytes(intent.key));
                keys.push_back(std::move(key));
                open.push_back(&intent);
            }
            RecordBatch images(m_mapping.width());
            TRY_ASSIGN(const auto found, side(of).fetch(keys, images));
            for (std::size_t at = 0; at < open.size(); ++at) {
                // Somebody may have written the same where the attempt was killed before it could.
                const bool applied = committed[std::size_t(of)].contains(open[at]->chunk) && !found.records[at].broken &&
                                     found.records[at].hash == open[at]->after;
                (applied ? changes.applied : changes.dropped).push_back(open[at]->number);
            }
        }
        for (const Intent &intent : intents) {
            m_intent = intent.number;
            m_ordinal = std::max(m_ordinal, intent.chunk + 1);
            if (!intent.applied && std::ranges::find(changes.applied, intent.number) == changes.applied.end())
                continue;
            ++(intent.action == Intent::Action::Create   ? counts.created
               : intent.action == Intent::Action::Update ? counts.updated
                                                         : counts.deleted);
        }
        const bool noted = m_session.context.options.persistState && !m_session.context.options.dryRun;
        if (noted && (!changes.applied.empty() || !changes.dropped.empty()))
            TRY(withState(m_session,
                          [&] { return m_store.saveTwoWay(m_session.lease->lease(), m_session.checkpoint, changes); }));
    }
}

Result<void> TwoWayRun::apply()
{
    if (m_session.decision.resume)
        TRY(recall(m_session.run.runId));
    m_followed[0] = lesser(m_session.localBounds.greatest, m_session.localBounds.upper);
    m_followed[1] = lesser(m_session.bounds.greatest, m_session.bounds.upper);
    if (m_session.checkpoint.mode == SyncMode::Incremental) {
        Met met;
        TRY(follow(Side::Remote, met));
        TRY(follow(Side::Local, met));
        m_unchanged += std::int64_t(met.asAgreed.size());
    } else {
        TRY_ASSIGN(const bool untouched, isUntouched());
        if (!untouched)
            TRY(walk());
    }
    // A conflict closes when both sides come to agree, also where no cursor tells that. A great many wait for a run over all records.
    if (m_session.checkpoint.mode != SyncMode::Incremental || m_unmet.size() <= candidatesAtOnce)
        TRY(lookAtUnmet());
    TRY(lookAgain(Deletes::Postponed));
    TRY(followWritten());
    return guardRemovals();
}

MergeDecision TwoWayRun::decide(Candidate &candidate, const RecordBatch &images)
{
    MergeFacts facts;
    facts.base = candidate.base.has_value();
    facts.local = candidate.local.there;
    facts.remote = candidate.remote.there;
    facts.localChanged = facts.base && facts.local && candidate.local.hash != candidate.base->local;
    facts.remoteChanged = facts.base && facts.remote && candidate.remote.hash != candidate.base->remote;
    // What a side holds less exactly is the same where writing it there would give the same.
    const bool undecided = facts.local && facts.remote && (!facts.base || (facts.localChanged && facts.remoteChanged));
    facts.same = facts.local && facts.remote && candidate.local.hash == candidate.remote.hash;
    if (undecided && !facts.same)
        facts.same = sameContent(candidate, images);
    facts.unreadable = candidate.local.broken || candidate.remote.broken;
    facts.localModified = candidate.local.modified;
    facts.remoteModified = candidate.remote.modified;
    return decideMerge(facts, m_session.context.type.strategy);
}

Result<ContentHash> TwoWayRun::remoteHash(const std::string &bytes, std::span<const Cell> row) const
{
    RecordBatch there(m_mapping.width());
    addImage(there, row);
    std::vector<Refusal> refusals;
    m_mapping.fromLocal(Side::Remote, there, refusals);
    if (refusals.empty())
        m_mapping.toLocal(Side::Remote, there, refusals);
    if (!refusals.empty())
        return tl::unexpected(refusals.front().error);
    return m_mapping.hash(bytes, std::as_const(there).row(0));
}

bool TwoWayRun::sameContent(const Candidate &candidate, const RecordBatch &images) const
{
    const auto written = remoteHash(candidate.bytes, images.row(candidate.local.row));
    return written && *written == candidate.remote.hash;
}

Result<void> TwoWayRun::guardRemovals()
{
    if (m_removals.empty())
        return {};
    for (const Side of : {Side::Local, Side::Remote}) {
        const auto lost = std::ranges::count(m_removals, of, &Removal::side);
        std::int64_t total = m_records[std::size_t(of)];
        if (total < 0)
            total = of == Side::Local ? m_session.state.localRecords : m_session.state.remoteRecords;
        TRY(m_session.guardDeletes(lost, std::max<std::int64_t>(total, 0)));
    }
    if (m_session.context.options.dryRun)
        rehearseRemovals(std::exchange(m_removals, {}));
    return {};
}

// Each is looked at once more: only what is still gone on one side and unchanged on the other goes.
Result<void> TwoWayRun::remove()
{
    m_session.report(RunPhase::Deleting, true);
    std::vector<Key> keys;
    for (Removal &removal : std::exchange(m_removals, {}))
        keys.push_back(std::move(removal.key));
    TRY(look(keys, Deletes::Applied));
    TRY(lookAgain(Deletes::Applied));
    return sumUp();
}

Result<void> TwoWayRun::closeLedgers(const QString &runId)
{
    for (const Side of : {Side::Local, Side::Remote}) {
        if (runId == m_session.run.runId)
            m_writers[std::size_t(of)].letGo();
        TRY(GuardedWriter(m_session, m_mapping, side(of), runId).close());
    }
    return {};
}

Result<void> TwoWayRun::close()
{
    TRY(closeLedgers(m_session.run.runId));
    if (!m_session.context.options.persistState)
        return {};
    const UndoPolicy undo = UndoPolicy::of(m_session.context.type.undo);
    const auto before = undo.isOff() ? std::optional<Instant>() : m_session.context.clock.now() - undo.keep;
    return withState(m_session, [&] { return m_store.purgeUndo(m_session.lease->lease(), before, undo.maxBytes); });
}

} // namespace tidewright
