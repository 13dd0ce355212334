// What a comparison makes of each difference between both sides: its counts, its samples and its list.
#pragma once

#include "deeds.h"
#include "verification.h"

#include <map>
#include <set>

namespace tidewright
{

class Verifying
{
public:
    // Reads what explains a difference: records that the target has refused, and open conflicts.
    static Result<Verifying> begin(RunSession &session, Verification &found);

    // Records that are there and cannot be read, by the key of `at`'s side. Before the first difference is noted.
    void noteUnreadable(Side at, const std::vector<Quarantined> &records);
    // Of one record; with a filter those that only the target holds may come later than in turn.
    Result<void> note(const Difference &difference);
    // So many records that both sides hold alike, none of which is looked at singly.
    void noteEqual(std::int64_t records);
    bool hasNoted() const { return m_found.compared > 0; }
    // The unreadable ones that neither side's records have told of.
    Result<void> end();

private:
    Verifying(RunSession &session, Verification &found);
    std::int64_t &numberOf(VerifiedRecord::Kind kind);
    bool hasBeenRefused(std::span<const Cell> row) const;
    bool isUnreadable(std::span<const Cell> row);
    bool isInConflict(std::span<const Cell> row) const;
    bool isSameThere(std::span<const Cell> source, std::span<const Cell> target) const;
    Result<void> add(VerifiedRecord::Kind kind, const Key &key);
    Result<void> addOneSided(VerifiedRecord::Kind kind, std::span<const Cell> row);
    Key keyOfRow(std::span<const Cell> row) const { return keyOf(row, m_session.mapping.keyColumns()); }

    RunSession &m_session;
    Verification &m_found;
    bool m_targetIsLocal;
    std::vector<Key> m_refused;              // source keys, sorted
    std::set<std::string> m_conflicts;       // keyBytes()
    std::map<std::string, Key> m_unreadable; // as at the target, by keyBytes()
    std::array<std::size_t, VerifiedRecord::kinds> m_sampled{};
};

} // namespace tidewright
