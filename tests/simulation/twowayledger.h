// Who wrote what into two tables that are kept in sync, and whether what a run writes or remembers is justified by what it can have seen.
#pragma once

#include "recordimage.h"
#include "simulatedmemory.h"
#include "simulatedtable.h"
#include "syncjob.h"

#include <set>

namespace tidewright
{

constexpr std::int64_t twoWayKeys = 7;
using Content = RecordImage; // what is synchronised of a record, in the local side's form; empty: not there

class TwoWayLedger final : public SimulatedMemory::Witness
{
public:
    TwoWayLedger(FakeTable &local, FakeTable &remote, SimulatedMemory &memory, const ContentType &type);
    TwoWayLedger(const TwoWayLedger &) = delete;

    // -- contents
    FakeTable &table(Side side) const { return side == Side::Local ? m_local : m_remote; }
    Content content(Side side, std::int64_t id) const { return contentOf(side, rowOf(table(side), id)); }
    Content contentOf(Side side, const std::optional<FakeRow> &row) const;
    // What the side holds once this was written there.
    Content heldAt(Side side, const Content &written) const;
    bool agree(const Content &local, const Content &remote) const { return heldAt(Side::Remote, local) == remote; }
    static ContentHash hashOf(std::int64_t id, const Content &content);
    static std::optional<FakeRow> rowOf(const FakeTable &table, std::int64_t id);
    static std::string bytesOf(std::int64_t id) { return keyBytes(Key{Value::ofInt(id)}); }

    // -- users
    // Somebody at this side, who sees what it holds, has it hold this.
    void put(Side side, std::int64_t id, const std::optional<FakeRow> &row);
    Value token(std::int64_t id, std::size_t column); // a value that nobody has written before
    std::int64_t edits = 0;
    bool hidden = false; // something was edited that no cursor tells, since a run has looked at everything
    bool jumped = false; // a side's clock: from then on its times do not tell what was edited
    // An operator has. A run may apply it even though somebody thinks better of it meanwhile.
    void decided(const Conflict &conflict) { m_decisions.push_back(conflict); }

    // -- runs
    enum class Deed { Sync, Undo, RollBack };
    void runBegins(Deed deed);
    void runEnds() { --m_depth; }
    bool misled = false; // a side does not tell all that it holds
    std::int64_t writes = 0; // by runs
    QString problem;         // the first one that was seen

    // A user's value that neither side holds any more, though nobody who had seen it has changed it.
    QString lost() const;
    // Of the values that one side holds alone, nothing is promised any more.
    void giveUpApart();

    void scoped(const BaseScope &scope) override { m_scope = scope; }
    void remembers(const TwoWayChanges &changes) override;

private:
    struct Token {
        std::int64_t id = 0;
        std::size_t column = 0;
        bool settled = false; // somebody who saw it wrote over it, or it was given up as a strategy or an operator says
    };
    using Seen = std::vector<std::optional<FakeRow>>;

    void written(Side side, const FakeRows &before, const FakeRows &after);
    QString judge(Side side, std::int64_t id, const std::optional<FakeRow> &before, const std::optional<FakeRow> &after);
    bool isByStrategy(Side side, std::int64_t id, const std::optional<FakeRow> &before, const Content &after) const;
    bool isNewer(Side side, std::int64_t id, const Content &before, const Content &after) const;
    bool isMerge(Side side, std::int64_t id, const BaseRecord &base, const Content &before, const Content &after) const;
    bool isResolution(Side side, std::int64_t id, const Content &before, const Content &after) const;
    bool isRolledBack(Side side, std::int64_t id, const Content &before, const Content &after) const;
    bool isUndone(Side side, std::int64_t id, const Content &before, const Content &after) const;
    bool copies(Side side, std::int64_t id, const Content &after) const;
    bool wasSeen(Side side, std::int64_t id, const ContentHash &hash) const;
    std::optional<BaseRecord> baseOf(std::int64_t id) const;
    void settle(std::int64_t id, const std::optional<FakeRow> &before, const std::optional<FakeRow> &after);
    void see(Side side, std::int64_t id) { m_seen[std::size_t(side)][id].push_back(rowOf(table(side), id)); }
    void fail(const QString &what)
    {
        if (problem.isEmpty())
            problem = what;
    }
    const Seen &seen(Side side, std::int64_t id) const { return m_seen[std::size_t(side)].at(id); }

    FakeTable &m_local;
    FakeTable &m_remote;
    SimulatedMemory &m_memory;
    const ContentType &m_type;
    std::map<std::int64_t, Token> m_tokens;
    std::int64_t m_lastToken = 0;
    std::map<std::int64_t, Seen> m_seen[2]; // since the run began: it may have read any of them
    std::map<std::int64_t, std::vector<std::pair<Content, Content>>> m_written[2]; // by runs: from what, to what
    std::vector<Conflict> m_decisions;      // that it may have read
    BaseScope m_scope;
    Deed m_deed = Deed::Sync;
    int m_depth = 0;
};

} // namespace tidewright
