// How a chunk of a two-way run is settled: what is decided becomes guarded writes, and what both sides have confirmed becomes the base.
#include "chunk.h"
#include "twowayrun.h"
#include "undoimage.h"

#include <algorithm>

namespace tidewright
{

namespace
{

using Action = MergeDecision::Action;
using Outcome = GuardedWrite::Outcome;

} // namespace

// Of the records that are about to be deleted, at each side by keyBytes().
Result<void> TwoWayRun::lookUpUnknown(const Chunk &chunk, const std::vector<GuardedWrite> (&writes)[2],
                                      std::map<std::string, std::vector<Value>> (&unknown)[2])
{
    for (const Side of : {Side::Local, Side::Remote}) {
        std::vector<Key> keys;
        for (const Candidate &candidate : chunk.candidates) {
            const auto &position = of == Side::Local ? candidate.localWrite : candidate.remoteWrite;
            if (position && writes[std::size_t(of)][*position].action == Intent::Action::Delete)
                keys.push_back(candidate.key);
        }
        TRY_ASSIGN(auto values, side(of).unknownOf(keys));
        for (std::size_t at = 0; at < keys.size(); ++at) {
            if (!values[at].empty())
                unknown[std::size_t(of)].emplace(keyBytes(keys[at]), std::move(values[at]));
        }
    }
    return {};
}

Result<void> TwoWayRun::addIntents(const Chunk &chunk, const std::vector<GuardedWrite> (&writes)[2],
                                   std::vector<std::int64_t> (&numbers)[2], std::int64_t ordinal)
{
    std::vector<Intent> intents;
    std::map<std::string, std::vector<Value>> unknown[2];
    if (m_session.context.options.persistState && !UndoPolicy::of(m_session.context.type.undo).isOff())
        TRY(lookUpUnknown(chunk, writes, unknown));
    for (const Candidate &candidate : chunk.candidates) {
        for (const Side of : {Side::Local, Side::Remote}) {
            const auto &position = of == Side::Local ? candidate.localWrite : candidate.remoteWrite;
            if (!position)
                continue;
            const GuardedWrite &write = writes[std::size_t(of)][*position];
            const SideRecord &held = of == Side::Local ? candidate.local : candidate.remote;
            Intent intent;
            intent.number = ++m_intent;
            intent.chunk = ordinal;
            intent.side = of;
            intent.action = write.action;
            intent.key = candidate.bytes;
            intent.before = write.expected;
            if (write.action != Intent::Action::Delete)
                intent.after = m_mapping.hash(candidate.bytes, chunk.images.row(write.image));
            UndoImage image;
            if (held.there)
                image.record = packRecord(chunk.images.row(held.row));
            image.base = candidate.base;
            if (const auto found = unknown[std::size_t(of)].find(candidate.bytes); found != unknown[std::size_t(of)].end()) {
                image.unknownFields = side(of).unknownFields();
                image.unknown = std::move(found->second);
            }
            intent.image = packUndo(image);
            numbers[std::size_t(of)].push_back(intent.number);
            intents.push_back(std::move(intent));
        }
    }
    if (intents.empty() || !m_session.context.options.persistState)
        return {};
    return withState(m_session, [&] { return m_store.addIntents(m_session.lease->lease(), m_session.run.runId, intents); });
}

BaseRecord TwoWayRun::agreed(const Chunk &chunk, const Candidate &candidate, const ContentHash &local, const ContentHash &remote) const
{
    BaseRecord base;
    if (candidate.base)
        base = *candidate.base;
    base.key = candidate.bytes;
    base.local = local;
    base.remote = remote;
    const ConflictStrategy strategy = m_session.context.type.strategy;
    const bool keepsFields = strategy != ConflictStrategy::LocalWins && strategy != ConflictStrategy::RemoteWins;
    base.fields = keepsFields ? packRecord(chunk.images.row(*candidate.image), m_mapping.content()) : std::string();
    return base;
}

Conflict TwoWayRun::conflictOf(const Chunk &chunk, const Candidate &candidate) const
{
    Conflict conflict;
    conflict.summary.key = m_session.run.key;
    conflict.summary.recordKey = candidate.key;
    conflict.summary.kind = *candidate.decision.conflict;
    conflict.summary.localModified = candidate.local.modified;
    conflict.summary.remoteModified = candidate.remote.modified;
    conflict.summary.detectedAt = m_session.context.clock.now();
    conflict.keyFields = m_mapping.key(Side::Local);
    for (const std::size_t column : m_mapping.content())
        conflict.fields << m_mapping.fields().at(qsizetype(column));
    if (candidate.base && !candidate.base->fields.empty()) {
        if (auto base = unpackRecord(candidate.base->fields))
            conflict.base = std::move(*base);
    }
    conflict.local = imageOf(chunk.images, candidate.local);
    conflict.remote = imageOf(chunk.images, candidate.remote);
    conflict.localHash = candidate.local.hash;
    conflict.remoteHash = candidate.remote.hash;
    for (const ConflictField &field : fieldsOf(conflict))
        conflict.summary.overlaps += field.overlaps ? 1 : 0;
    return conflict;
}

void TwoWayRun::count(Side of, const GuardedWrite &write)
{
    RunCounts &counts = m_session.checkpoint.counts;
    ChangeCounts &changed = m_changed[std::size_t(of)];
    std::int64_t &records = m_records[std::size_t(of)];
    switch (write.action) {
    case Intent::Action::Create:
        ++counts.created;
        ++changed.created;
        ++records;
        break;
    case Intent::Action::Update:
        ++counts.updated;
        ++changed.updated;
        break;
    case Intent::Action::Delete:
        ++counts.deleted;
        ++changed.deleted;
        --records;
        break;
    }
    m_sums[std::size_t(of)] -= write.expected;
    m_sums[std::size_t(of)] += write.written;
}

Result<void> TwoWayRun::conclude(Chunk &chunk, std::vector<GuardedWrite> (&writes)[2], std::vector<std::int64_t> (&numbers)[2])
{
    TwoWayChanges changes;
    changes.scope = m_scope;
    std::vector<Candidate *> resolved;
    for (const Side of : {Side::Local, Side::Remote}) {
        for (std::size_t at = 0; at < writes[std::size_t(of)].size(); ++at) {
            const GuardedWrite &write = writes[std::size_t(of)][at];
            const bool applied = write.outcome == Outcome::Applied;
            (applied ? changes.applied : changes.dropped).push_back(numbers[std::size_t(of)][at]);
            if (applied)
                count(of, write);
        }
    }
    std::vector<FailedRecord> failed;
    for (Candidate &candidate : chunk.candidates) {
        const GuardedWrite *local = candidate.localWrite ? &writes[0][*candidate.localWrite] : nullptr;
        const GuardedWrite *remote = candidate.remoteWrite ? &writes[1][*candidate.remoteWrite] : nullptr;
        bool moved = false, refused = false;
        for (const GuardedWrite *write : {local, remote}) {
            moved = moved || (write && write->outcome == Outcome::Moved);
            if (write && write->outcome == Outcome::Failed) {
                refused = true;
                failed.push_back(m_session.failedAtTarget(candidate.key, *write->error));
            }
        }
        if (moved && !refused)
            m_again.push_back(candidate.key);
        if (refused)
            noteOutcome(candidate.bytes, ChosenOutcome::Failed);
        if (moved || refused)
            continue;
        switch (candidate.decision.action) {
        case Action::Conflict:
            changes.conflicts.push_back(conflictOf(chunk, candidate));
            noteOutcome(candidate.bytes, ChosenOutcome::Conflict);
            continue;
        case Action::Nothing:
        case Action::Adopt:
            ++m_unchanged;
            noteOutcome(candidate.bytes, ChosenOutcome::Equal);
            break;
        case Action::Quarantine:
            noteOutcome(candidate.bytes, ChosenOutcome::Failed);
            failed.push_back(m_session.failedAtTarget(
                candidate.key, candidate.local.broken ? *candidate.local.broken : *candidate.remote.broken));
            continue;
        default:
            noteOutcome(candidate.bytes, ChosenOutcome::Synced);
            break;
        }
        if (candidate.resolved)
            resolved.push_back(&candidate);
        else if (m_unsettled.contains(candidate.bytes))
            changes.agreed.push_back(candidate.bytes);
        if (candidate.resolved || candidate.decision.action == Action::Nothing)
            continue;
        noteAgreed(chunk, candidate, local, remote, changes);
    }
    if (m_session.context.options.persistState)
        TRY(withState(m_session, [&] { return m_store.saveTwoWay(m_session.lease->lease(), m_session.checkpoint, changes); }));
    for (const std::string &key : changes.agreed)
        m_unsettled.erase(key);
    for (const Conflict &conflict : changes.conflicts) {
        if (!m_unsettled.contains(keyBytes(conflict.summary.recordKey)))
            ++m_newConflicts;
    }
    for (Candidate *candidate : resolved) {
        const GuardedWrite *local = candidate->localWrite ? &writes[0][*candidate->localWrite] : nullptr;
        const GuardedWrite *remote = candidate->remoteWrite ? &writes[1][*candidate->remoteWrite] : nullptr;
        TRY(settleResolved(chunk, *candidate, local, remote));
    }
    return m_session.noteFailed(failed);
}

void TwoWayRun::noteAgreed(const Chunk &chunk, const Candidate &candidate, const GuardedWrite *local, const GuardedWrite *remote,
                           TwoWayChanges &changes) const
{
    if (!candidate.image) {
        changes.forgotten.push_back(candidate.bytes);
        return;
    }
    changes.bases.push_back(agreed(chunk, candidate, local ? local->written : candidate.local.hash,
                                   remote ? remote->written : candidate.remote.hash));
}

Result<void> TwoWayRun::settleResolved(const Chunk &chunk, Candidate &candidate, const GuardedWrite *local, const GuardedWrite *remote)
{
    TwoWayChanges changes;
    changes.scope = m_scope;
    noteAgreed(chunk, candidate, local, remote, changes);
    Conflict &conflict = *candidate.resolved;
    ConflictEvent event;
    event.what = ConflictEvent::What::Applied;
    event.who = conflict.resolution->decidedBy;
    event.when = m_session.context.clock.now();
    conflict.summary.phase = ConflictPhase::Applied;
    conflict.resolution->appliedAt = event.when;
    event.resolution = conflict.resolution;
    // Without it, the decision waits until a run that keeps its state finds that both sides agree.
    if (m_session.context.options.persistState)
        TRY(withState(m_session, [&] { return m_store.settleConflict(m_session.lease->lease(), conflict, event, changes); }));
    m_unsettled.erase(candidate.bytes);
    return {};
}

Result<void> TwoWayRun::write(Chunk &chunk, std::vector<GuardedWrite> (&writes)[2], std::vector<std::int64_t> (&numbers)[2])
{
    const std::int64_t ordinal = m_ordinal++;
    TRY(addIntents(chunk, writes, numbers, ordinal));
    for (const Side of : {Side::Local, Side::Remote})
        TRY(m_writers[std::size_t(of)].write(writes[std::size_t(of)], chunk.images, ordinal));
    return {};
}

Result<void> TwoWayRun::settle(Chunk &chunk)
{
    if (chunk.candidates.empty()) {
        chunk.images.clear();
        return {};
    }
    for (Candidate &candidate : chunk.candidates)
        TRY(mergeContents(chunk, candidate));
    std::vector<GuardedWrite> writes[2];
    std::vector<std::int64_t> numbers[2];
    planWrites(chunk, writes);
    if (m_session.context.options.dryRun) {
        rehearse(chunk, writes);
    } else {
        TRY(write(chunk, writes, numbers));
        TRY(conclude(chunk, writes, numbers));
    }
    chunk.candidates.clear();
    chunk.images.clear();
    return {};
}

} // namespace tidewright
