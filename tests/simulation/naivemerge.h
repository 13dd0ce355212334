// A three-way syncer that reads everything, compares everything and knows no tables but the one of the rules.
#pragma once

#include "twowayledger.h"

namespace tidewright
{

class NaiveMerge
{
public:
    explicit NaiveMerge(const TwoWayLedger &ledger)
        : m_ledger(ledger)
    {
    }

    struct Held {
        Content content;
        Value time;
        bool operator==(const Held &other) const { return content == other.content; }
    };
    using Records = std::map<std::int64_t, Held>[2];

    static void read(const TwoWayLedger &ledger, Records &into)
    {
        for (const Side side : {Side::Local, Side::Remote}) {
            for (std::int64_t id = 0; id < twoWayKeys; ++id) {
                const auto row = TwoWayLedger::rowOf(ledger.table(side), id);
                into[std::size_t(side)][id] = {ledger.contentOf(side, row), row ? (*row)[1] : Value()};
            }
        }
    }

    // What both sides are to hold after a run that nothing disturbs.
    void sync(Records &sides, const ContentType &type)
    {
        inConflict.clear();
        for (std::int64_t id = 0; id < twoWayKeys; ++id)
            syncOne(id, sides[0][id], sides[1][id], type);
    }
    // Both are known to agree.
    void adopt(const Records &sides)
    {
        m_bases.clear();
        for (std::int64_t id = 0; id < twoWayKeys; ++id)
            agree(id, sides[0].at(id).content);
    }
    void forgetAll() { m_bases.clear(); }

    std::set<std::int64_t> inConflict;

private:
    struct Base {
        Content local, remote;
    };

    void agree(std::int64_t id, const Content &local)
    {
        if (local)
            m_bases[id] = {local, m_ledger.heldAt(Side::Remote, local)};
        else
            m_bases.erase(id);
    }
    void toRemote(std::int64_t id, Held &local, Held &remote)
    {
        remote = {m_ledger.heldAt(Side::Remote, local.content), local.time};
        agree(id, local.content);
    }
    void toLocal(std::int64_t id, Held &local, Held &remote)
    {
        local = remote;
        agree(id, local.content);
    }
    void syncOne(std::int64_t id, Held &local, Held &remote, const ContentType &type)
    {
        const auto known = m_bases.find(id);
        const Base base = known == m_bases.end() ? Base() : known->second;
        const bool localAsWas = local.content == base.local, remoteAsWas = remote.content == base.remote;
        if (localAsWas && remoteAsWas)
            return;
        const bool gone = !local.content || !remote.content;
        if (!(localAsWas || remoteAsWas) && m_ledger.agree(local.content, remote.content))
            return agree(id, local.content);
        if (gone && base.local && type.deletes.mode == DeleteMode::Ignore && deletes(local, remote, localAsWas, remoteAsWas, type))
            return;
        if (remoteAsWas)
            return toRemote(id, local, remote);
        if (localAsWas)
            return toLocal(id, local, remote);
        if (!byStrategy(id, local, remote, base, type))
            inConflict.insert(id);
    }
    // Whether it would be a delete at the side that still holds the record.
    static bool deletes(const Held &local, const Held &remote, bool localAsWas, bool remoteAsWas, const ContentType &type)
    {
        if (!local.content)
            return remoteAsWas || (!localAsWas && type.strategy == ConflictStrategy::LocalWins);
        return !remote.content && (localAsWas || (!remoteAsWas && type.strategy == ConflictStrategy::RemoteWins));
    }
    bool byStrategy(std::int64_t id, Held &local, Held &remote, const Base &base, const ContentType &type)
    {
        switch (type.strategy) {
        case ConflictStrategy::Manual:
            return false;
        case ConflictStrategy::LocalWins:
            toRemote(id, local, remote);
            return true;
        case ConflictStrategy::RemoteWins:
            toLocal(id, local, remote);
            return true;
        case ConflictStrategy::NewestWins: {
            if (!local.content || !remote.content || local.time.isNull() || remote.time.isNull() || type.cursorField.isEmpty())
                return false;
            const std::int64_t ahead = local.time.cell().i - remote.time.cell().i;
            if (ahead > -2'000'000 && ahead < 2'000'000)
                return false;
            ahead > 0 ? toRemote(id, local, remote) : toLocal(id, local, remote);
            return true;
        }
        case ConflictStrategy::Auto:
            return merges(id, local, remote, base);
        }
        return false;
    }
    bool merges(std::int64_t id, Held &local, Held &remote, const Base &base)
    {
        if (!local.content || !remote.content || !base.local)
            return false;
        Content merged = local.content;
        for (std::size_t at = 0; at < merged->size(); ++at) {
            const bool localChanged = (*local.content)[at] != (*base.local)[at];
            const bool remoteChanged = (*remote.content)[at] != (*base.remote)[at];
            const bool alike = (*m_ledger.heldAt(Side::Remote, local.content))[at] == (*remote.content)[at];
            if (localChanged && remoteChanged && !alike)
                return false;
            if (remoteChanged && !alike)
                (*merged)[at] = (*remote.content)[at];
        }
        local.content = merged;
        toRemote(id, local, remote);
        return true;
    }

    const TwoWayLedger &m_ledger;
    std::map<std::int64_t, Base> m_bases;
};

} // namespace tidewright
