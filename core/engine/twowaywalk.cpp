// A run over all records of a two-way type: both sides and the base side by side, in the order of their keys.
#include "chunk.h"
#include "twowayrun.h"

namespace tidewright
{

namespace
{

constexpr std::size_t basesAtOnce = 10'000;

// The base, page by page.
class BaseWalk
{
public:
    BaseWalk(RunSession &session, TwoWayStore &store, BaseScope scope, bool any)
        : m_session(session)
        , m_store(store)
        , m_scope(std::move(scope))
        , m_last(!any)
    {
    }

    Result<void> next()
    {
        if (++m_at < m_page.size() || m_last)
            return {};
        const std::string after = m_page.empty() ? std::string() : m_page.back().key;
        TRY_ASSIGN(m_page, withState(m_session, [&] { return m_store.bases(m_scope, after, basesAtOnce); }));
        m_last = m_page.size() < basesAtOnce;
        m_at = 0;
        return {};
    }
    bool any() const { return m_at < m_page.size(); }
    BaseRecord &record() { return m_page[m_at]; }
    bool isAt(const std::string &key) const { return any() && m_page[m_at].key == key; }

private:
    RunSession &m_session;
    TwoWayStore &m_store;
    BaseScope m_scope;
    std::vector<BaseRecord> m_page;
    std::size_t m_at = std::size_t(-1);
    bool m_last = false;
};

// One side. What has no key at all is listed and passed over.
class SideWalk
{
public:
    SideWalk(RunSession &session, const TwoWayMapping &mapping, TwoWaySide &side)
        : m_session(session)
        , m_mapping(mapping)
        , m_side(side)
        , m_stream(session, side.form())
    {
    }

    Result<void> begin()
    {
        TRY(next());
        for (const Quarantined &one : m_stream.quarantined())
            m_unreadable.emplace(keyBytes(m_side.localKey(one.key)), one.error);
        return {};
    }
    Result<void> next()
    {
        TRY_ASSIGN(m_any, m_stream.next());
        while (m_any && m_stream.keyless()) {
            TRY(m_session.noteFailed({m_session.failedRecord({}, m_stream.refusal()->field, m_stream.refusal()->error)}));
            TRY_ASSIGN(m_any, m_stream.next());
        }
        if (m_any)
            m_bytes = m_stream.refusal() ? keyBytes(m_stream.key()) : m_mapping.keyBytes(m_stream.row());
        return {};
    }
    bool any() const { return m_any; }
    const std::string &bytes() const { return m_bytes; }
    bool isAt(const std::string &key) const { return m_any && m_bytes == key; }
    const Key &key() const { return m_stream.key(); }
    std::span<const Cell> row() const { return m_stream.row(); }

    // What this side holds under the key, be it the one it stands at or one that it has not.
    SideRecord record(const std::string &key) const
    {
        SideRecord record;
        if (isAt(key)) {
            record.marked = m_stream.deleted();
            record.modified = m_stream.modified();
            if (m_stream.refusal())
                record.broken = m_stream.refusal()->error;
            record.there = !record.marked && !record.broken;
        }
        if (const auto broken = m_unreadable.find(key); broken != m_unreadable.end())
            record.broken = broken->second;
        if (record.there)
            record.hash = m_mapping.hash(key, m_stream.row());
        return record;
    }

private:
    RunSession &m_session;
    const TwoWayMapping &m_mapping;
    TwoWaySide &m_side;
    KeyedStream m_stream;
    std::string m_bytes;
    bool m_any = false;
    std::map<std::string, Error> m_unreadable; // by key
};

const std::string &lowestKey(const SideWalk &local, const SideWalk &remote, BaseWalk &base)
{
    const std::string *lowest = local.any() ? &local.bytes() : nullptr;
    if (remote.any() && (!lowest || remote.bytes() < *lowest))
        lowest = &remote.bytes();
    if (base.any() && (!lowest || base.record().key < *lowest))
        lowest = &base.record().key;
    return *lowest;
}

} // namespace

Result<void> TwoWayRun::walk()
{
    m_records[0] = m_records[1] = 0;
    SideWalk local(m_session, m_mapping, side(Side::Local)), remote(m_session, m_mapping, side(Side::Remote));
    BaseWalk base(m_session, m_store, m_scope, m_hasBase);
    TRY(local.begin());
    TRY(remote.begin());
    TRY(base.next());
    const bool filtered = !m_session.context.type.filter.isEmpty();
    Chunk chunk;
    chunk.images = RecordBatch(m_mapping.width());
    std::vector<Key> unsure; // to be looked at by themselves
    while (local.any() || remote.any() || base.any()) {
        Candidate candidate;
        candidate.bytes = lowestKey(local, remote, base);
        const bool atLocal = local.isAt(candidate.bytes), atRemote = remote.isAt(candidate.bytes), atBase = base.isAt(candidate.bytes);
        m_session.noteRead(std::int64_t(atLocal) + std::int64_t(atRemote), {});
        m_session.report(RunPhase::Reading);
        candidate.local = local.record(candidate.bytes);
        candidate.remote = remote.record(candidate.bytes);
        noteHeld(Side::Local, candidate.local);
        noteHeld(Side::Remote, candidate.remote);
        if (atBase)
            candidate.base = std::move(base.record());
        if (isAsAgreed(candidate)) {
            ++m_unchanged;
        } else {
            if (atLocal || atRemote) {
                candidate.key = atRemote ? remote.key() : local.key();
            } else {
                TRY_ASSIGN(candidate.key, keyFromBytes(candidate.bytes));
            }
            // A list may leave out what is there: what somebody has decided is held against the records themselves.
            if ((filtered && !candidate.remote.there && !candidate.remote.broken) || isDecided(candidate.bytes)) {
                unsure.push_back(std::move(candidate.key));
            } else {
                if (candidate.local.there)
                    candidate.local.row = addImage(chunk.images, local.row());
                if (candidate.remote.there)
                    candidate.remote.row = addImage(chunk.images, remote.row());
                TRY(note(chunk, std::move(candidate), Deletes::Postponed));
            }
        }
        if (isFull(chunk))
            TRY(settle(chunk));
        if (unsure.size() >= chunkRecords())
            TRY(look(std::exchange(unsure, {}), Deletes::Postponed));
        if (atLocal)
            TRY(local.next());
        if (atRemote)
            TRY(remote.next());
        if (atBase)
            TRY(base.next());
    }
    TRY(settle(chunk));
    TRY(look(unsure, Deletes::Postponed));
    m_summed = true;
    return {};
}

bool TwoWayRun::isDecided(const std::string &bytes) const
{
    const auto known = m_unsettled.find(bytes);
    return known != m_unsettled.end() && known->second.phase == ConflictPhase::Resolved;
}

void TwoWayRun::noteHeld(Side of, const SideRecord &record)
{
    if (!record.there)
        return;
    m_sums[std::size_t(of)] += record.hash;
    ++m_records[std::size_t(of)];
}

// Nothing to decide, and no conflict that waits.
bool TwoWayRun::isAsAgreed(const Candidate &candidate) const
{
    return candidate.base && candidate.local.there && candidate.remote.there && candidate.local.hash == candidate.base->local &&
           candidate.remote.hash == candidate.base->remote && (m_unsettled.empty() || !m_unsettled.contains(candidate.bytes));
}

} // namespace tidewright
