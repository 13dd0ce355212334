#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright {

namespace {

constexpr std::size_t keysAtOnce = 1'000;

struct KeyLess {
    bool operator()(const Key &a, const Key &b) const { return order(a, b) == std::strong_ordering::less; }
};

// Target keys in the types of the source's key fields.
Result<RecordBatch> asSourceKeys(const RunSession &session, const std::vector<Key> &keys)
{
    RecordBatch batch(std::size_t(session.mapping.sourceKey().size()));
    for (const Key &key : keys) {
        const auto row = batch.appendRow();
        for (std::size_t column = 0; column < key.size(); ++column) {
            const Field *field = session.sourceSchema.find(session.mapping.sourceKey().at(qsizetype(column)));
            TRY_ASSIGN(const Cell cell, convertCell(key[column].cell(), field->type, batch));
            row[column] = batch.adopt(cell);
        }
    }
    return batch;
}

std::vector<Key> part(const std::vector<Key> &keys, std::size_t first)
{
    const std::size_t last = std::min(keys.size(), first + keysAtOnce);
    return {keys.begin() + std::ptrdiff_t(first), keys.begin() + std::ptrdiff_t(last)};
}

// Deletes in chunks with a ledger of their own; refused keys are handed back.
Result<std::vector<Key>> remove(RunSession &session, const std::vector<Key> &keys, const QString &loadId)
{
    std::vector<Key> refused;
    ChunkSink sink(session, loadId, LoadKind::Immediate);
    for (std::size_t first = 0; first < keys.size(); first += keysAtOnce) {
        session.report(RunPhase::Deleting);
        Chunk chunk;
        chunk.prepared = true;
        chunk.batch = RecordBatch(std::size_t(session.mapping.targetFields().size()));
        chunk.removed = part(keys, first);
        chunk.range.ordinal = std::int64_t(first / keysAtOnce);
        TRY_ASSIGN(const ChangeCounts counts, sink.write(chunk, refused));
        session.checkpoint.counts.deleted += counts.deleted;
        if (session.targetRecords >= 0)
            session.targetRecords -= counts.deleted;
    }
    if (!keys.empty()) {
        TRY_ASSIGN(auto load, session.openLoad(loadId, LoadKind::Immediate));
        TRY(load->close());
    }
    return refused;
}

} // namespace

Result<void> confirmRemovals(RunSession &session)
{
    if (!session.propagatesDeletes())
        session.removals.clear();
    if (session.removals.empty())
        return {};
    std::ranges::sort(session.removals, KeyLess());
    PageReader source(session, PageReader::Side::Source);
    PageReader target(session, PageReader::Side::Target);
    std::vector<Key> confirmed;
    for (std::size_t first = 0; first < session.removals.size(); first += keysAtOnce) {
        const std::vector<Key> keys = part(session.removals, first);
        TRY_ASSIGN(const RecordBatch asked, asSourceKeys(session, keys));
        RecordBatch found(std::size_t(session.mapping.sourceFields().size()));
        TRY(source.fetch(asked, found));
        std::vector<Key> alive;
        std::vector<bool> deleted(found.rows());
        for (std::size_t row = 0; row < found.rows(); ++row)
            deleted[row] = session.mapping.softDeleted(std::as_const(found).row(row));
        std::vector<Refusal> refusals;
        session.mapping.convert(found, refusals);
        for (std::size_t row = 0; row < found.rows(); ++row) {
            if (!deleted[row])
                alive.push_back(keyOf(std::as_const(found).row(row), session.mapping.keyColumns()));
        }
        std::ranges::sort(alive, KeyLess());
        RecordBatch held(std::size_t(session.mapping.targetFields().size()));
        TRY(target.fetch(keyBatch(keys, 0, keys.size()), held));
        for (std::size_t row = 0; row < held.rows(); ++row) {
            Key key = keyOf(std::as_const(held).row(row), session.mapping.keyColumns());
            if (!std::ranges::binary_search(alive, key, KeyLess()))
                confirmed.push_back(std::move(key));
        }
    }
    session.removals = std::move(confirmed);
    if (session.removals.empty())
        return {};
    TRY_ASSIGN(const std::int64_t total, target.count());
    return session.guardDeletes(std::int64_t(session.removals.size()), total);
}

Result<void> removeConfirmed(RunSession &session)
{
    const std::vector<Key> keys = std::exchange(session.removals, {});
    TRY_ASSIGN(auto refused, remove(session, keys, session.run.runId + QLatin1String("-d")));
    session.postponed.insert(session.postponed.end(), refused.begin(), refused.end());
    return {};
}

Result<void> removePostponed(RunSession &session)
{
    if (session.postponedMissing) {
        session.removals.clear();
        TRY(collectTargetOnly(session));
        TRY(confirmRemovals(session));
        session.postponed = std::exchange(session.removals, {});
    }
    if (session.postponed.empty())
        return {};
    const std::vector<Key> keys = std::exchange(session.postponed, {});
    TRY_ASSIGN(const auto refused, remove(session, keys, session.run.runId + QLatin1String("-p")));
    std::vector<FailedRecord> failed;
    for (const Key &key : refused) {
        failed.push_back(session.failedRecord(
            key, {},
            {ErrorCode::ConstraintViolated,
             QCoreApplication::translate("Removals", "The record was deleted at the source, but the target refused to delete it: "
                                                     "other records still refer to it. It was left as it is."),
             {}, QCoreApplication::translate("Removals", "Sync or remove the records that refer to it, then retry.")}));
    }
    return session.noteFailed(failed);
}

Result<void> collectTargetOnly(RunSession &session)
{
    return walkBoth(session, [&session](const Difference &difference) -> Result<void> {
        if (difference.kind == Difference::Kind::OnlyTarget || difference.kind == Difference::Kind::Deleted)
            session.removals.push_back(keyOf(difference.target, session.mapping.keyColumns()));
        return {};
    });
}

} // namespace tidewright
