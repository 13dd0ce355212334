// What two-way runs write, as tests of the state store write it.
#pragma once

#include "recordimage.h"
#include "storedruns.h"
#include "twowaystore.h"

namespace tidewright
{

inline std::string keyOfNumber(std::int64_t number)
{
    return keyBytes(Key{Value::ofInt(number)});
}

inline ContentHash hashOfNumber(std::uint64_t number)
{
    // Large in both halves: sums overflow.
    return {0x9e3779b97f4a7c15ULL * (number + 1), ~(0xbf58476d1ce4e5b9ULL * (number + 1))};
}

inline BaseRecord baseOf(std::int64_t key, std::uint64_t content = 1)
{
    BaseRecord base;
    base.key = keyOfNumber(key);
    base.local = base.remote = hashOfNumber(content);
    return base;
}

// With something in every member.
inline BaseRecord fullBase(std::int64_t key)
{
    BaseRecord base = baseOf(key);
    base.remote = hashOfNumber(77);
    base.fields = packRecord({Value::ofInt(key), Value::ofText(std::string(4000, 'x')), Value::null()});
    base.localId = QStringLiteral("l{\"1\"}\\,\u00e4");
    base.remoteId = QStringLiteral("JIRA-4'5");
    base.localVersion = QStringLiteral("W/\"7\"");
    base.remoteVersion = QStringLiteral("NULL");
    return base;
}

inline Conflict conflictOf(std::int64_t key, const char *local = "here", const char *remote = "there")
{
    Conflict conflict;
    conflict.summary.key = organization;
    conflict.summary.recordKey = {Value::ofInt(key)};
    conflict.summary.kind = ConflictKind::BothChanged;
    conflict.summary.localModified = micros(1'000'000);
    conflict.summary.remoteModified = micros(9'000'000);
    conflict.summary.detectedAt = micros(10'000'000);
    conflict.keyFields = {QStringLiteral("id")};
    conflict.fields = {QStringLiteral("id"), QStringLiteral("rank"), QStringLiteral("title")};
    conflict.base = {Value::ofInt(key), Value::null(), Value::ofText("once")};
    conflict.local = {Value::ofInt(key), Value::ofInt(7), Value::ofText(local)};
    conflict.remote = {Value::ofInt(key), Value::null(), Value::ofText(remote)};
    conflict.localHash = hashOfNumber(std::hash<std::string_view>()(local));
    conflict.remoteHash = hashOfNumber(std::hash<std::string_view>()(remote));
    return conflict;
}

inline Resolution takeOf(Take take)
{
    Resolution resolution;
    resolution.record = take;
    resolution.decidedBy = QStringLiteral("maria@desk");
    resolution.decidedAt = micros(20'000'000);
    return resolution;
}

// What an operator does who takes one side.
inline TwoWayStore::ConflictChange deciding(Take take)
{
    return [take](Conflict &conflict) -> Result<ConflictEvent> {
        conflict.resolution = takeOf(take);
        conflict.summary.phase = ConflictPhase::Resolved;
        conflict.draft.reset();
        return ConflictEvent{ConflictEvent::What::Resolved, QStringLiteral("maria@desk"), micros(20'000'000),
                             conflict.resolution};
    };
}

inline TwoWayChanges changesOf(std::vector<BaseRecord> bases, std::vector<Conflict> conflicts = {}, std::int64_t generation = 0)
{
    TwoWayChanges changes;
    changes.scope = {organization, generation};
    changes.bases = std::move(bases);
    changes.conflicts = std::move(conflicts);
    return changes;
}

} // namespace tidewright

// A store with a run under way on `organization`: `store`, `twoWay`, `lease`, `checkpoint`.
#define OPEN_TWO_WAY_STORE()                                                                                                     \
    OPEN_STORE();                                                                                                                \
    auto &twoWay = dynamic_cast<TwoWayStore &>(store);                                                                           \
    const LeaseHolder holder = processes.start(1);                                                                               \
    const auto taken = store.takeLease(organization, holder);                                                                    \
    VERIFY_RESULT(taken);                                                                                                        \
    const Lease lease = *taken;                                                                                                  \
    const Checkpoint checkpoint = checkpointOf(QStringLiteral("R1"));                                                            \
    VERIFY_RESULT(                                                                                                               \
        store.beginRun(lease, runOf(QStringLiteral("R1")), checkpoint, Direction::Bidirectional, ConflictStrategy::Manual))
