#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace tidewright
{

Key targetKey(const RunSession &session, const Key &sourceKey)
{
    Key key;
    RecordBatch arena;
    for (std::size_t at = 0; at < sourceKey.size(); ++at) {
        const Field *field = session.targetSchema.find(session.mapping.targetKey().value(qsizetype(at)));
        const auto cell = field ? convertCell(sourceKey[at].cell(), field->type, arena) : Result<Cell>(sourceKey[at].cell());
        if (!cell)
            return {};
        key.emplace_back(*cell);
    }
    return key;
}

namespace
{

std::vector<Key> part(const std::vector<Key> &keys, std::size_t first)
{
    const std::size_t last = std::min(keys.size(), first + keysAtOnce);
    return {keys.begin() + std::ptrdiff_t(first), keys.begin() + std::ptrdiff_t(last)};
}

// Of up to keysAtOnce target keys those whose records the source holds, sorted.
Result<std::vector<Key>> aliveAtSource(RunSession &session, PageReader &source, const std::vector<Key> &keys)
{
    const RecordBatch asked = asSourceKeys(session, keys);
    RecordBatch found(std::size_t(session.mapping.sourceFields().size()));
    if (!asked.isEmpty())
        TRY(source.fetch(asked, found));
    std::vector<bool> deleted(found.rows());
    for (std::size_t row = 0; row < found.rows(); ++row)
        deleted[row] = session.mapping.softDeleted(std::as_const(found).row(row));
    std::vector<Refusal> refusals;
    session.mapping.convert(found, refusals);
    std::vector<Key> alive;
    for (std::size_t row = 0; row < found.rows(); ++row) {
        const auto cells = std::as_const(found).row(row);
        const bool refused = std::ranges::find(refusals, row, &Refusal::row) != refusals.end();
        if (!deleted[row])
            alive.push_back(refused ? convertedKey(session, cells) : keyOf(cells, session.mapping.keyColumns()));
    }
    // What cannot be read is there.
    for (const Quarantined &one : source.quarantined())
        alive.push_back(targetKey(session, one.key));
    std::ranges::sort(alive, KeyLess());
    return alive;
}

// Deletes in chunks with a ledger of their own; refused keys are handed back.
Result<std::vector<Key>> remove(RunSession &session, const std::vector<Key> &keys)
{
    std::vector<Key> refused;
    ChunkSink sink(session, RunSession::Ledger::Postponed, LoadKind::Immediate);
    for (std::size_t first = 0; first < keys.size(); first += keysAtOnce) {
        session.report(RunPhase::Deleting);
        Chunk chunk;
        chunk.prepared = true;
        chunk.batch = RecordBatch(std::size_t(session.mapping.targetFields().size()));
        chunk.removed = part(keys, first);
        chunk.range.ordinal = session.postponedOrdinal++;
        TRY_ASSIGN(const ChangeCounts counts, sink.write(chunk, refused));
        session.checkpoint.counts.deleted += counts.deleted;
        session.postponedUsed = session.postponedUsed || counts != ChangeCounts{};
        if (session.targetRecords >= 0)
            session.targetRecords -= counts.deleted;
    }
    return refused;
}

} // namespace

Result<std::vector<bool>> goneAtSource(RunSession &session, const std::vector<Key> &keys)
{
    PageReader source(session, PageReader::Side::WholeSource);
    std::vector<bool> gone;
    for (std::size_t first = 0; first < keys.size(); first += keysAtOnce) {
        const std::vector<Key> some = part(keys, first);
        TRY_ASSIGN(const std::vector<Key> alive, aliveAtSource(session, source, some));
        for (const Key &key : some)
            gone.push_back(!std::ranges::binary_search(alive, key, KeyLess()));
    }
    return gone;
}

Result<std::vector<Key>> leftAtTarget(RunSession &session, const std::vector<Key> &keys)
{
    std::vector<Key> left;
    if (session.context.type.deletes.mode != DeleteMode::Propagate)
        return left;
    std::map<Key, Key, KeyLess> asAtSource;
    for (const Key &key : keys) {
        if (Key atTarget = targetKey(session, key); !atTarget.empty())
            asAtSource.emplace(std::move(atTarget), key);
    }
    std::vector<Key> asked;
    for (const auto &[atTarget, key] : asAtSource)
        asked.push_back(atTarget);
    PageReader target(session, PageReader::Side::Target);
    for (std::size_t first = 0; first < asked.size(); first += keysAtOnce) {
        const std::vector<Key> some = part(asked, first);
        RecordBatch held(std::size_t(session.mapping.targetFields().size()));
        TRY(target.fetch(keyBatch(some, 0, some.size()), held));
        std::vector<Key> there;
        for (std::size_t row = 0; row < held.rows(); ++row)
            there.push_back(keyOf(std::as_const(held).row(row), session.mapping.keyColumns()));
        // What the filter leaves out is at the source all the same.
        TRY_ASSIGN(const std::vector<bool> gone, goneAtSource(session, there));
        for (std::size_t at = 0; at < there.size(); ++at) {
            if (const auto known = asAtSource.find(there[at]); gone[at] && known != asAtSource.end())
                left.push_back(known->second);
        }
    }
    return left;
}

Result<void> confirmRemovals(RunSession &session)
{
    if (!session.propagatesDeletes())
        session.removals.clear();
    if (session.removals.empty())
        return {};
    std::ranges::sort(session.removals, KeyLess());
    PageReader source(session, PageReader::Side::WholeSource);
    PageReader target(session, PageReader::Side::Target);
    std::vector<Key> confirmed;
    std::int64_t spared = 0;
    for (std::size_t first = 0; first < session.removals.size(); first += keysAtOnce) {
        const std::vector<Key> keys = part(session.removals, first);
        TRY_ASSIGN(const std::vector<Key> alive, aliveAtSource(session, source, keys));
        RecordBatch held(std::size_t(session.mapping.targetFields().size()));
        TRY(target.fetch(keyBatch(keys, 0, keys.size()), held));
        for (std::size_t row = 0; row < held.rows(); ++row) {
            Key key = keyOf(std::as_const(held).row(row), session.mapping.keyColumns());
            if (!std::ranges::binary_search(alive, key, KeyLess()))
                confirmed.push_back(std::move(key));
            else
                ++spared;
        }
    }
    session.removals = std::move(confirmed);
    // What the filter leaves out is still there, and stays.
    if (!session.context.type.filter.isEmpty())
        session.checkpoint.counts.onlyInTarget += spared;
    if (session.removals.empty())
        return {};
    TRY_ASSIGN(const std::int64_t total, target.count());
    return session.guardDeletes(std::int64_t(session.removals.size()), total);
}

Result<void> stageRemovals(RunSession &session)
{
    const std::vector<Key> keys = std::exchange(session.removals, {});
    ChunkSink sink(session, RunSession::Ledger::Main, LoadKind::Staged);
    std::vector<Key> none;
    for (std::size_t first = 0; first < keys.size(); first += keysAtOnce) {
        Chunk chunk;
        chunk.prepared = true;
        chunk.batch = RecordBatch(std::size_t(session.mapping.targetFields().size()));
        chunk.removed = part(keys, first);
        chunk.range.ordinal = session.nextOrdinal++;
        TRY(sink.write(chunk, none));
    }
    return {};
}

Result<void> writeShort(RunSession &session, Chunk &chunk)
{
    ChunkSink sink(session, RunSession::Ledger::Short, LoadKind::Immediate);
    chunk.range.ordinal = session.shortOrdinal++;
    TRY_ASSIGN(const ChangeCounts counts, sink.write(chunk, session.postponed));
    session.shortUsed = session.shortUsed || counts != ChangeCounts{};
    session.noteCommitted(chunk.range, counts);
    if (session.targetRecords >= 0)
        session.targetRecords += counts.created - counts.deleted;
    return {};
}

Result<std::vector<FailedRecord>> removeNow(RunSession &session, const std::vector<Key> &keys)
{
    TRY_ASSIGN(const auto refused, remove(session, keys));
    std::vector<FailedRecord> failed;
    for (const Key &key : refused) {
        failed.push_back(session.failedAtTarget(
            key,
            {ErrorCode::ConstraintViolated,
             QCoreApplication::translate("Removals", "The record was deleted at the source, but the target refused to delete it: "
                                                     "other records still refer to it. It was left as it is."),
             {},
             QCoreApplication::translate("Removals",
                                         "Sync or remove the records that refer to it. The next full sync deletes it then.")}));
    }
    return failed;
}

Result<void> removePostponed(RunSession &session)
{
    if (std::exchange(session.postponedMissing, false)) {
        session.removals.clear();
        const std::int64_t held = session.targetRecords;
        TRY(collectTargetOnly(session));
        session.targetRecords = held;
        TRY(confirmRemovals(session));
        session.postponed = std::exchange(session.removals, {});
    }
    if (session.postponed.empty())
        return {};
    TRY_ASSIGN(const auto failed, removeNow(session, std::exchange(session.postponed, {})));
    return session.noteFailed(failed);
}

Result<void> collectTargetOnly(RunSession &session)
{
    session.checkpoint.counts.onlyInTarget = 0;
    return walkBoth(session, [&session](const Difference &difference) -> Result<void> {
        if (difference.kind == Difference::Kind::LeftOut)
            ++session.checkpoint.counts.onlyInTarget;
        if (difference.kind == Difference::Kind::OnlyTarget || difference.kind == Difference::Kind::Deleted)
            session.removals.push_back(keyOf(difference.target, session.mapping.keyColumns()));
        return {};
    });
}

} // namespace tidewright
