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

constexpr std::size_t basesAtOnce = 10'000;
constexpr std::size_t candidatesAtOnce = 5'000;
// A record that somebody keeps changing is left to the next run.
constexpr int mostRounds = 200;

// The base in the order of its keys, page by page.
class BaseStream
{
public:
    BaseStream(RunSession &session, TwoWayStore &store, BaseScope scope, bool any)
        : m_session(session)
        , m_store(store)
        , m_scope(std::move(scope))
        , m_last(!any)
    {
    }

    Result<bool> next()
    {
        if (++m_at < m_page.size())
            return true;
        if (m_last)
            return false;
        const std::string after = m_page.empty() ? std::string() : m_page.back().key;
        TRY_ASSIGN(m_page, withState(m_session, [&] { return m_store.bases(m_scope, after, basesAtOnce); }));
        m_last = m_page.size() < basesAtOnce;
        m_at = 0;
        return !m_page.empty();
    }
    BaseRecord &record() { return m_page[m_at]; }

private:
    RunSession &m_session;
    TwoWayStore &m_store;
    BaseScope m_scope;
    std::vector<BaseRecord> m_page;
    std::size_t m_at = 0;
    bool m_last = false;
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
    for (const Side of : {Side::Local, Side::Remote})
        TRY(GuardedWriter(m_session, m_mapping, side(of), runId).recover());
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
                const bool applied = !found.records[at].broken && found.records[at].hash == open[at]->after;
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
        std::set<std::string> met;
        TRY(follow(Side::Remote, met));
        TRY(follow(Side::Local, met));
    } else {
        TRY(walk());
    }
    // A conflict closes when both sides come to agree, also where no cursor tells that. A great many wait for a run over all records.
    if (m_session.checkpoint.mode != SyncMode::Incremental || m_unmet.size() <= candidatesAtOnce)
        TRY(lookAtUnmet());
    TRY(lookAgain());
    TRY(followWritten());
    return guardRemovals();
}

// A side that held nothing is followed from what it was given.
Result<void> TwoWayRun::followWritten()
{
    for (const Side of : {Side::Local, Side::Remote}) {
        Value &followed = m_followed[std::size_t(of)];
        if (!followed.isNull() || !m_mapping.cursorColumn(of) || m_changed[std::size_t(of)].created == 0)
            continue;
        TRY_ASSIGN(const SourceBounds now, retrying(m_session, [&](int) -> Result<SourceBounds> {
                       TRY_ASSIGN(const auto source, side(of).endpoint().openSource(side(of).spec(), m_session.context.stop));
                       return source->bounds();
                   }));
        const SourceBounds &before = of == Side::Local ? m_session.localBounds : m_session.bounds;
        followed = before.upper.isNull() ? now.greatest : lesser(now.greatest, before.upper);
    }
    return {};
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

Result<void> TwoWayRun::walk()
{
    m_records[0] = m_records[1] = 0;
    KeyedStream local(m_session, side(Side::Local).form());
    KeyedStream remote(m_session, side(Side::Remote).form());
    BaseStream base(m_session, m_store, m_scope, m_hasBase);
    TRY_ASSIGN(bool hasLocal, local.next());
    TRY_ASSIGN(bool hasRemote, remote.next());
    TRY_ASSIGN(bool hasBase, base.next());
    std::map<std::string, Error> unreadable[2];
    for (const Side of : {Side::Local, Side::Remote}) {
        for (const Quarantined &one : (of == Side::Local ? local : remote).quarantined())
            unreadable[std::size_t(of)].emplace(keyBytes(side(of).localKey(one.key)), one.error);
    }
    const bool filtered = !m_session.context.type.filter.isEmpty();
    Chunk chunk;
    chunk.images = RecordBatch(m_mapping.width());
    std::vector<Key> unsure; // the filter may have left them out
    const auto bytesOf = [this](const KeyedStream &stream) {
        return stream.refusal() ? keyBytes(stream.key()) : m_mapping.keyBytes(stream.row());
    };
    const auto pass = [&](KeyedStream &stream, bool &has, std::string &bytes) -> Result<void> {
        while (has && stream.keyless()) {
            TRY(m_session.noteFailed({m_session.failedRecord({}, stream.refusal()->field, stream.refusal()->error)}));
            TRY_ASSIGN(has, stream.next());
        }
        if (has)
            bytes = bytesOf(stream);
        return {};
    };
    std::string localBytes, remoteBytes;
    TRY(pass(local, hasLocal, localBytes));
    TRY(pass(remote, hasRemote, remoteBytes));
    while (hasLocal || hasRemote || hasBase) {
        const std::string *lowest = hasLocal ? &localBytes : nullptr;
        if (hasRemote && (!lowest || remoteBytes < *lowest))
            lowest = &remoteBytes;
        if (hasBase && (!lowest || base.record().key < *lowest))
            lowest = &base.record().key;
        Candidate candidate;
        candidate.bytes = *lowest;
        const auto take = [&](KeyedStream &stream, Side of, SideRecord &record) {
            record.marked = stream.deleted();
            record.modified = stream.modified();
            if (stream.refusal())
                record.broken = stream.refusal()->error;
            record.there = !record.marked && !record.broken;
            candidate.key = stream.key();
            m_session.noteRead(1, {});
            if (!record.there)
                return;
            record.hash = m_mapping.hash(candidate.bytes, stream.row());
            m_sums[std::size_t(of)] += record.hash;
            ++m_records[std::size_t(of)];
        };
        const bool atLocal = hasLocal && localBytes == candidate.bytes, atRemote = hasRemote && remoteBytes == candidate.bytes;
        const bool atBase = hasBase && base.record().key == candidate.bytes;
        if (atLocal)
            take(local, Side::Local, candidate.local);
        if (atRemote)
            take(remote, Side::Remote, candidate.remote);
        for (SideRecord *record : {&candidate.local, &candidate.remote}) {
            const auto &broken = unreadable[record == &candidate.local ? 0 : 1];
            if (const auto found = broken.find(candidate.bytes); found != broken.end())
                record->broken = found->second;
        }
        if (atBase)
            candidate.base = std::move(base.record());
        if (candidate.key.empty()) {
            TRY_ASSIGN(candidate.key, keyFromBytes(candidate.bytes));
        }
        m_session.report(RunPhase::Reading);
        const bool nothing = candidate.base && candidate.local.there && candidate.remote.there &&
                             candidate.local.hash == candidate.base->local && candidate.remote.hash == candidate.base->remote &&
                             (m_unsettled.empty() || !m_unsettled.contains(candidate.bytes));
        m_unchanged += nothing ? 1 : 0;
        if (!nothing && filtered && !candidate.remote.there && !candidate.remote.broken) {
            unsure.push_back(std::move(candidate.key));
        } else if (!nothing) {
            if (candidate.local.there)
                candidate.local.row = addImage(chunk.images, local.row());
            if (candidate.remote.there)
                candidate.remote.row = addImage(chunk.images, remote.row());
            TRY(note(chunk, std::move(candidate), Deletes::Postponed));
            if (isFull(chunk))
                TRY(settle(chunk));
        }
        if (unsure.size() >= chunkRecords())
            TRY(look(std::exchange(unsure, {}), Deletes::Postponed));
        if (atLocal) {
            TRY_ASSIGN(hasLocal, local.next());
            TRY(pass(local, hasLocal, localBytes));
        }
        if (atRemote) {
            TRY_ASSIGN(hasRemote, remote.next());
            TRY(pass(remote, hasRemote, remoteBytes));
        }
        if (atBase) {
            TRY_ASSIGN(hasBase, base.next());
        }
    }
    TRY(settle(chunk));
    TRY(look(unsure, Deletes::Postponed));
    m_summed = true;
    return {};
}

// A record that is gone from both sides, and had no base, is met by no walk.
Result<void> TwoWayRun::lookAtUnmet()
{
    std::vector<Key> keys;
    for (const std::string &bytes : m_unmet) {
        TRY_ASSIGN(Key key, keyFromBytes(bytes));
        keys.push_back(std::move(key));
    }
    return look(keys, Deletes::Postponed);
}

// What one side's cursor says has changed, each record looked at on both sides, once: `met` are those that the other side's turn has come by.
Result<void> TwoWayRun::follow(Side of, std::set<std::string> &met)
{
    const SourceBounds &bounds = of == Side::Local ? m_session.localBounds : m_session.bounds;
    const Value &known = of == Side::Local ? m_session.state.localCursor : m_session.state.cursor;
    PageReader reader(m_session, [this, of] { return side(of).endpoint().openSource(side(of).spec(), m_session.context.stop); });
    RecordBatch page(std::size_t(m_mapping.readFields(of).size()));
    for (const ReadPass pass : {ReadPass::Changed, ReadPass::NullCursor, ReadPass::BeyondUpper}) {
        PageRequest request;
        request.pass = pass;
        request.from = rewound(known, lookbackOf(m_session.context.type).count());
        // A resumed run keeps the bound of its first attempt.
        request.upper = of == Side::Remote ? m_session.checkpoint.upper : bounds.upper;
        for (bool last = false; !last;) {
            TRY(m_session.mayWrite());
            TRY_ASSIGN(const Page read, reader.read(request, page));
            last = read.last || page.isEmpty();
            request.after = read.position;
            m_session.noteRead(std::int64_t(page.rows()), {});
            m_session.report(RunPhase::Reading);
            std::vector<Refusal> refusals;
            m_mapping.toLocal(of, page, refusals);
            std::vector<Key> keys;
            auto refusal = refusals.begin();
            for (std::size_t row = 0; row < page.rows(); ++row) {
                const bool refused = refusal != refusals.end() && refusal->row == row;
                const auto cells = std::as_const(page).row(row);
                keys.push_back(refused ? side(of).localKey(keyOf(cells, m_mapping.keyColumns())) : keyOf(cells, m_mapping.keyColumns()));
                const bool hasKey = !keys.back().empty();
                if (!hasKey)
                    TRY(m_session.noteFailed({m_session.failedRecord({}, refusal->field, refusal->error)}));
                if (!hasKey || !met.insert(keyBytes(keys.back())).second)
                    keys.pop_back();
                if (refused)
                    ++refusal;
            }
            TRY(look(keys, Deletes::Postponed));
        }
    }
    return {};
}

Result<void> TwoWayRun::look(const std::vector<Key> &keys, Deletes deletes)
{
    for (std::size_t first = 0; first < keys.size(); first += chunkRecords()) {
        const std::vector<Key> some(keys.begin() + std::ptrdiff_t(first),
                                    keys.begin() + std::ptrdiff_t(std::min(keys.size(), first + chunkRecords())));
        Chunk chunk;
        chunk.images = RecordBatch(m_mapping.width());
        TRY_ASSIGN(const auto local, side(Side::Local).fetch(some, chunk.images));
        TRY_ASSIGN(const auto remote, side(Side::Remote).fetch(some, chunk.images));
        std::vector<std::string> bytes;
        for (const Key &key : some)
            bytes.push_back(keyBytes(key));
        TRY_ASSIGN(auto bases, withState(m_session, [&] { return m_store.basesOf(m_scope, bytes); }));
        std::map<std::string, BaseRecord *> baseOf; // by copies of their keys: what they hold is moved
        for (BaseRecord &base : bases)
            baseOf.emplace(base.key, &base);
        for (std::size_t at = 0; at < some.size(); ++at) {
            // Held there, but none of this type's: nothing is known to have happened to it.
            if (local.leftOut[at] || remote.leftOut[at])
                continue;
            Candidate candidate;
            candidate.key = some[at];
            candidate.local = local.records[at];
            candidate.remote = remote.records[at];
            if (const auto base = baseOf.find(bytes[at]); base != baseOf.end())
                candidate.base = std::move(*base->second);
            candidate.bytes = std::move(bytes[at]);
            TRY(note(chunk, std::move(candidate), deletes));
        }
        TRY(settle(chunk));
    }
    return {};
}

// Records that somebody changed while they were being written: planned again as they are now.
Result<void> TwoWayRun::lookAgain()
{
    for (int round = 0; !m_again.empty(); ++round) {
        TRY(m_session.goOn());
        if (round == mostRounds)
            return fail(ErrorCode::Conflict,
                        TwoWayText::tr("%n record(s) changed again each time they were to be written. They were left as they are.", nullptr,
                                       int(m_again.size())),
                        {}, TwoWayText::tr("Sync again when nobody works on them."));
        TRY(look(std::exchange(m_again, {}), Deletes::Postponed));
    }
    return {};
}

Result<void> TwoWayRun::guardRemovals()
{
    if (m_removals.empty())
        return {};
    for (const Side of : {Side::Local, Side::Remote}) {
        const auto lost = std::ranges::count(m_removals, of, &std::pair<Key, Side>::second);
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
    for (auto &[key, of] : std::exchange(m_removals, {}))
        keys.push_back(std::move(key));
    TRY(look(keys, Deletes::Applied));
    for (int round = 0; !m_again.empty() && round < mostRounds; ++round)
        TRY(look(std::exchange(m_again, {}), Deletes::Applied));
    return sumUp();
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

void TwoWayRun::describeCursors(SyncState &state) const
{
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
