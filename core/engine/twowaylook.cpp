// Single records of a two-way type, looked at on both sides by their keys: those that the cursors tell of, and those that are looked at again.
#include "chunk.h"
#include "runcourse.h"
#include "twowayrun.h"

#include <QCoreApplication>
#include <algorithm>
#include <unordered_map>

namespace tidewright
{

namespace
{

struct TwoWayText {
    Q_DECLARE_TR_FUNCTIONS(TwoWay)
};

} // namespace

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
            if (local.leftOut[at] || remote.leftOut[at]) {
                noteOutcome(bytes[at], ChosenOutcome::LeftOut);
                continue;
            }
            Candidate candidate;
            candidate.key = some[at];
            candidate.local = local.records[at];
            candidate.remote = remote.records[at];
            if (const auto base = baseOf.find(bytes[at]); base != baseOf.end())
                candidate.base = std::move(*base->second);
            candidate.bytes = std::move(bytes[at]);
            if (!isAsSeen(candidate)) {
                noteOutcome(candidate.bytes, ChosenOutcome::Changed);
                continue;
            }
            TRY(note(chunk, std::move(candidate), deletes));
        }
        TRY(settle(chunk));
    }
    return {};
}

bool TwoWayRun::isAsSeen(const Candidate &candidate) const
{
    const auto chosen = m_chosen.find(candidate.bytes);
    return chosen == m_chosen.end() || !chosen->second.seen ||
           *chosen->second.seen == SeenRecord{candidate.local.hash, candidate.remote.hash};
}

void TwoWayRun::noteOutcome(const std::string &bytes, ChosenOutcome outcome)
{
    if (const auto chosen = m_chosen.find(bytes); chosen != m_chosen.end())
        chosen->second.outcome = outcome;
}

Result<void> TwoWayRun::syncChosen(std::span<const ChosenRecord> records)
{
    std::vector<Key> keys;
    for (const ChosenRecord &record : records) {
        if (m_chosen.emplace(keyBytes(record.key), Chosen{record.seen}).second)
            keys.push_back(record.key);
    }
    TRY(look(keys, Deletes::Postponed));
    TRY(lookAgain(Deletes::Postponed));
    TRY(guardRemovals());
    const auto removed = remove();
    for (const Key &key : std::exchange(m_again, {}))
        noteOutcome(keyBytes(key), ChosenOutcome::Changed);
    return removed;
}

std::vector<ChosenOutcome> TwoWayRun::outcomes(std::span<const ChosenRecord> records) const
{
    std::vector<ChosenOutcome> outcomes;
    for (const ChosenRecord &record : records) {
        const auto chosen = m_chosen.find(keyBytes(record.key));
        outcomes.push_back(chosen == m_chosen.end() ? ChosenOutcome::NotReached : chosen->second.outcome);
    }
    return outcomes;
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

// Records that somebody changed while they were being written: planned again as they are now.
Result<void> TwoWayRun::lookAgain(Deletes deletes)
{
    for (int round = 0; !m_again.empty(); ++round) {
        TRY(m_session.goOn());
        if (round == mostRounds)
            return fail(ErrorCode::Conflict,
                        TwoWayText::tr("%n record(s) changed again each time they were to be written. They were left as they are.", nullptr,
                                       int(m_again.size())),
                        {}, TwoWayText::tr("Sync again when nobody works on them."));
        TRY(look(std::exchange(m_again, {}), deletes));
    }
    return {};
}

Result<void> TwoWayRun::repair(const std::function<Result<std::vector<Key>>()> &next)
{
    for (;;) {
        TRY_ASSIGN(const std::vector<Key> keys, next());
        if (keys.empty())
            break;
        m_session.noteRead(std::int64_t(keys.size()), {});
        m_session.report(RunPhase::Reading);
        TRY(look(keys, Deletes::Postponed));
    }
    TRY(lookAgain(Deletes::Postponed));
    return guardRemovals();
}

// Those of a page's records that this side does not hold as it was agreed. Our own write is no change: its echo equals the base. Left out are
// also those that were met before; what is put out is met.
Result<std::vector<Key>> TwoWayRun::changedKeys(Side of, RecordBatch &page, Met &met)
{
    struct Row {
        Key key;
        std::string bytes;
        ContentHash hash; // null unless it is there
    };
    std::vector<Row> rows(page.rows());
    std::vector<bool> marked;
    for (std::size_t at = 0; at < page.rows(); ++at)
        marked.push_back(m_mapping.softDeleted(of, std::as_const(page).row(at)));
    std::vector<Refusal> refusals;
    m_mapping.toLocal(of, page, refusals);
    auto refusal = refusals.begin();
    std::vector<std::string> asked;
    for (std::size_t at = 0; at < page.rows(); ++at) {
        Row &row = rows[at];
        const auto cells = std::as_const(page).row(at);
        const bool refused = refusal != refusals.end() && refusal->row == at;
        row.key = refused ? side(of).localKey(keyOf(cells, m_mapping.keyColumns())) : keyOf(cells, m_mapping.keyColumns());
        if (row.key.empty())
            TRY(m_session.noteFailed({m_session.failedRecord({}, refusal->field, refusal->error)}));
        else
            row.bytes = keyBytes(row.key);
        if (refused)
            ++refusal;
        if (refused || marked[at] || m_unsettled.contains(row.bytes))
            continue;
        row.hash = m_mapping.hash(row.bytes, cells);
        asked.push_back(row.bytes);
    }
    TRY_ASSIGN(const auto bases, withState(m_session, [&] { return m_store.basesOf(m_scope, asked); }));
    std::unordered_map<std::string_view, ContentHash> agreed;
    for (const BaseRecord &base : bases)
        agreed.emplace(base.key, of == Side::Local ? base.local : base.remote);
    std::vector<Key> keys;
    for (Row &row : rows) {
        const auto known = agreed.find(row.bytes);
        const bool isEcho = row.hash != ContentHash() && known != agreed.end() && known->second == row.hash;
        if (row.bytes.empty() || met.lookedAt.contains(row.bytes))
            continue;
        if (isEcho) {
            met.asAgreed.insert(std::move(row.bytes));
            continue;
        }
        met.asAgreed.erase(row.bytes);
        met.lookedAt.insert(std::move(row.bytes));
        keys.push_back(std::move(row.key));
    }
    return keys;
}

// What one side's cursor says has changed, each record looked at on both sides, once.
Result<void> TwoWayRun::follow(Side of, Met &met)
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
            TRY_ASSIGN(const auto keys, changedKeys(of, page, met));
            TRY(look(keys, Deletes::Postponed));
        }
    }
    return {};
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

} // namespace tidewright
