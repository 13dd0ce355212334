#include "verifying.h"

#include "keyedstream.h"
#include "twowaysides.h"
#include "twowaystore.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr std::size_t samplesOfEach = 100;

// What cannot be read explains nothing.
std::vector<Key> refusedKeys(RunSession &session)
{
    std::vector<Key> keys;
    const auto failed = withState(session, [&] { return session.context.store.failedRecords(session.run.key); });
    if (!failed)
        session.log->warn(QStringLiteral("The failed records cannot be read"),
                          {{QStringLiteral("detail"), failed.error().detail}});
    for (const FailedRecord &record : failed.value_or(std::vector<FailedRecord>()))
        keys.push_back(record.recordKey);
    std::ranges::sort(keys, KeyLess());
    return keys;
}

} // namespace

Verifying::Verifying(RunSession &session, Verification &found)
    : m_session(session)
    , m_found(found)
    , m_targetIsLocal(session.context.direction != Direction::LocalToRemote)
    , m_refused(refusedKeys(session))
{
    m_found.records = std::make_shared<VerifiedRecords>();
}

Result<Verifying> Verifying::begin(RunSession &session, Verification &found)
{
    Verifying verifying(session, found);
    auto *store = dynamic_cast<TwoWayStore *>(&session.context.store);
    if (!session.isTwoWay() || !store)
        return verifying;
    ConflictFilter filter;
    filter.job = session.run.key.job;
    filter.typeKeys = QStringList{session.run.key.typeKey};
    TRY_ASSIGN(const auto unsettled, withState(session, [&] { return store->conflicts(filter); }));
    for (const ConflictSummary &conflict : unsettled)
        verifying.m_conflicts.insert(keyBytes(conflict.recordKey));
    return verifying;
}

void Verifying::noteUnreadable(Side at, const std::vector<Quarantined> &records)
{
    for (const Quarantined &one : records) {
        Key key = m_session.isTwoWay() ? TwoWaySide(m_session, *m_session.twoWayMapping, at).localKey(one.key)
                                       : targetKey(m_session, one.key);
        if (key.empty())
            key = one.key;
        m_unreadable.emplace(keyBytes(key), std::move(key));
    }
}

void Verifying::noteEqual(std::int64_t records)
{
    m_found.compared += records;
    m_found.equal += records;
}

// A record of a two-way type that one side holds less exactly is the same where writing it there would give the same.
bool Verifying::isSameThere(std::span<const Cell> source, std::span<const Cell> target) const
{
    if (!m_session.twoWayMapping)
        return false;
    const TwoWayMapping &mapping = *m_session.twoWayMapping;
    RecordBatch there(mapping.width());
    addImage(there, target);
    std::vector<Refusal> refusals;
    mapping.fromLocal(Side::Remote, there, refusals);
    if (refusals.empty())
        mapping.toLocal(Side::Remote, there, refusals);
    return refusals.empty() && sameFields(m_session, source, std::as_const(there).row(0));
}

Result<void> Verifying::note(const Difference &difference)
{
    using Kind = Difference::Kind;
    using Verdict = VerifiedRecord::Kind;
    if (!difference.source.empty())
        m_session.noteRead(1, {});
    m_session.report(RunPhase::Reading);
    switch (difference.kind) {
    case Kind::Equal:
        // Deleted at the source, and not there: nothing to compare.
        if (!difference.target.empty())
            noteEqual(1);
        return {};
    case Kind::LeftOut:
        return isUnreadable(difference.target) ? add(Verdict::Unreadable, keyOfRow(difference.target)) : Result<void>();
    case Kind::OnlySource:
        if (hasBeenRefused(difference.source))
            return add(Verdict::Refused, keyOfRow(difference.source));
        return addOneSided(m_targetIsLocal ? Verdict::Missing : Verdict::Extra, difference.source);
    case Kind::OnlyTarget:
    case Kind::Deleted:
        return addOneSided(m_targetIsLocal ? Verdict::Extra : Verdict::Missing, difference.target);
    case Kind::Differs:
        if (isSameThere(difference.source, difference.target)) {
            noteEqual(1);
            return {};
        }
        return add(Verdict::Differing, keyOfRow(difference.source));
    case Kind::Refused:
        return add(difference.target.empty() ? Verdict::Refused : Verdict::Differing, keyOfRow(difference.source));
    }
    return {};
}

Result<void> Verifying::addOneSided(VerifiedRecord::Kind kind, std::span<const Cell> row)
{
    const bool unreadable = isUnreadable(row);
    return add(unreadable         ? VerifiedRecord::Kind::Unreadable
               : isInConflict(row) ? VerifiedRecord::Kind::Differing
                                   : kind,
               keyOfRow(row));
}

Result<void> Verifying::end()
{
    for (const auto &[bytes, key] : std::exchange(m_unreadable, {}))
        TRY(add(VerifiedRecord::Kind::Unreadable, key));
    return {};
}

std::int64_t &Verifying::numberOf(VerifiedRecord::Kind kind)
{
    switch (kind) {
    case VerifiedRecord::Kind::Differing:
        return m_found.differing;
    case VerifiedRecord::Kind::Missing:
        return m_found.missing;
    case VerifiedRecord::Kind::Extra:
        return m_found.extra;
    case VerifiedRecord::Kind::Unreadable:
        return m_found.unreadable;
    case VerifiedRecord::Kind::Refused:
        break;
    }
    return m_found.refused;
}

bool Verifying::hasBeenRefused(std::span<const Cell> row) const
{
    return !m_refused.empty() && std::ranges::binary_search(m_refused, m_session.sourceKey(keyOfRow(row)), KeyLess());
}

// The other side's record is there, for all that is known.
bool Verifying::isUnreadable(std::span<const Cell> row)
{
    return !m_unreadable.empty() && m_unreadable.erase(keyBytes(row, m_session.mapping.keyColumns())) > 0;
}

bool Verifying::isInConflict(std::span<const Cell> row) const
{
    return !m_conflicts.empty() && m_conflicts.contains(keyBytes(row, m_session.mapping.keyColumns()));
}

Result<void> Verifying::add(VerifiedRecord::Kind kind, const Key &key)
{
    ++m_found.compared;
    ++numberOf(kind);
    if (++m_sampled[std::size_t(kind)] <= samplesOfEach)
        m_found.sample.push_back({kind, key});
    return m_found.records->add(kind, key);
}

} // namespace tidewright
