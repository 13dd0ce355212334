#include "chunk.h"

#include "bisect.h"
#include "undokeeper.h"

#include <algorithm>

namespace tidewright
{

Key convertedKey(const RunSession &session, std::span<const Cell> row)
{
    Key key;
    RecordBatch arena;
    for (const std::size_t column : session.mapping.keyColumns()) {
        const Field *field = session.targetSchema.find(session.mapping.targetFields().at(qsizetype(column)));
        const auto cell = convertCell(row[column], field->type, arena);
        if (!cell)
            return {};
        key.emplace_back(*cell);
    }
    return key;
}

void prepare(RunSession &session, Chunk &chunk)
{
    if (chunk.prepared)
        return;
    chunk.prepared = true;
    const RecordMapping &mapping = session.mapping;
    RecordBatch &batch = chunk.batch;
    session.listed.noteMet(batch, mapping.keyColumns());
    std::vector<bool> deleted(batch.rows(), false);
    if (mapping.softDeleteColumn()) {
        for (std::size_t row = 0; row < batch.rows(); ++row)
            deleted[row] = mapping.softDeleted(std::as_const(batch).row(row));
    }
    std::vector<Refusal> refusals;
    mapping.convert(batch, refusals);
    std::size_t kept = 0;
    auto refusal = refusals.begin();
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        const bool refused = refusal != refusals.end() && refusal->row == row;
        if (deleted[row]) {
            const auto cells = std::as_const(batch).row(row);
            Key key = refused ? convertedKey(session, cells) : keyOf(cells, mapping.keyColumns());
            if (!key.empty() && session.propagatesDeletes())
                chunk.removed.push_back(std::move(key));
        } else if (refused) {
            chunk.failed.push_back(
                session.failedRecord(keyOf(std::as_const(batch).row(row), mapping.keyColumns()), refusal->field, refusal->error));
        } else {
            if (kept != row)
                std::ranges::copy(batch.row(row), batch.row(kept).begin());
            ++kept;
        }
        if (refused)
            ++refusal;
    }
    while (batch.rows() > kept)
        batch.dropLastRow();
}

RecordBatch asSourceKeys(const RunSession &session, const std::vector<Key> &keys)
{
    RecordBatch batch(std::size_t(session.mapping.sourceKey().size()));
    for (const Key &key : keys) {
        std::vector<Cell> cells;
        for (std::size_t column = 0; column < key.size(); ++column) {
            const Field *field = session.sourceSchema.find(session.mapping.sourceKey().at(qsizetype(column)));
            if (const auto cell = convertCell(key[column].cell(), field->type, batch))
                cells.push_back(batch.adopt(*cell));
        }
        if (cells.size() == key.size())
            std::ranges::copy(cells, batch.appendRow().begin());
    }
    return batch;
}

RecordBatch keyBatch(const std::vector<Key> &keys, std::size_t first, std::size_t count)
{
    RecordBatch batch(keys.empty() ? 1 : keys.front().size());
    for (std::size_t at = first; at < first + count; ++at) {
        const std::span<Cell> row = batch.appendRow();
        for (std::size_t column = 0; column < row.size(); ++column)
            row[column] = batch.adopt(keys[at][column].cell());
    }
    return batch;
}

Result<std::optional<ChunkRange>> ChunkSink::committed(std::int64_t ordinal)
{
    TRY_ASSIGN(const auto ranges, m_load->committed());
    if (m_ledger == RunSession::Ledger::Main)
        TRY(m_session.confirmInLedger(ranges));
    const auto found = std::ranges::find(ranges, ordinal, &ChunkRange::ordinal);
    return found == ranges.end() ? std::optional<ChunkRange>() : *found;
}

Result<std::optional<ChunkRange>> ChunkSink::open(std::int64_t ordinal, bool look)
{
    if (!m_load && (look || !m_writer)) {
        TRY_ASSIGN(m_load, m_session.openLoad(m_ledger, m_kind));
    }
    if (look) {
        TRY_ASSIGN(const auto known, committed(ordinal));
        if (known)
            return known;
    }
    if (!m_writer) {
        TRY_ASSIGN(m_writer, m_load->openWriter());
    }
    return std::optional<ChunkRange>();
}

Result<void> ChunkSink::writeOnce(Chunk &chunk, ChangeCounts &counts, std::vector<Key> &refusedRemovals,
                                  std::vector<FailedRecord> &failed)
{
    const RecordBatch keys = keyBatch(chunk.removed, 0, chunk.removed.size());
    TRY(m_session.mayWrite());
    TRY(m_writer->begin(chunk.range.ordinal));
    UndoKeeper undo(m_session, m_kind, *m_writer);
    TRY(undo.look(chunk));
    std::vector<bool> refusedRows(chunk.batch.rows(), false);
    const auto add = [&counts](Result<ChangeCounts> done) -> Result<void> {
        if (!done)
            return tl::unexpected(std::move(done).error());
        counts += *done;
        return {};
    };
    TRY(bisect(
        0, std::int64_t(keys.rows()),
        [&](std::int64_t first, std::int64_t count) {
            return add(m_writer->remove(keys, std::size_t(first), std::size_t(count)));
        },
        [&](std::int64_t at, const Error &) -> Result<void> {
            refusedRemovals.push_back(chunk.removed[std::size_t(at)]);
            return {};
        }));
    TRY(bisect(
        0, std::int64_t(chunk.batch.rows()),
        [&](std::int64_t first, std::int64_t count) {
            return add(m_writer->upsert(chunk.batch, std::size_t(first), std::size_t(count)));
        },
        [&](std::int64_t at, const Error &error) -> Result<void> {
            const auto row = std::as_const(chunk.batch).row(std::size_t(at));
            refusedRows[std::size_t(at)] = true;
            failed.push_back(m_session.failedAtTarget(keyOf(row, m_session.mapping.keyColumns()), error));
            return {};
        }));
    TRY(m_session.noteFailed(failed));
    chunk.range.failed = std::int64_t(failed.size());
    chunk.range.counts = counts;
    // A ledger entry would say no more than its lack.
    if (m_kind == LoadKind::Immediate && counts == ChangeCounts{}) {
        m_writer->rollback();
        return {};
    }
    undo.keep(chunk, refusedRows, refusedRemovals);
    TRY(m_session.mayWrite());
    return m_writer->commit(chunk.range);
}

Result<ChangeCounts> ChunkSink::write(Chunk &chunk, std::vector<Key> &refusedRemovals)
{
    ChangeCounts counts;
    std::vector<Key> refused;
    std::vector<FailedRecord> failed;
    for (Attempts attempts;;) {
        const auto done = [&]() -> Result<void> {
            const bool again = attempts.failed > 0;
            TRY_ASSIGN(auto known, open(chunk.range.ordinal, again));
            if (!known) {
                counts = {};
                refused.clear();
                failed = chunk.failed;
                TRY(writeOnce(chunk, counts, refused, failed));
                // The commit whose answer was lost may have come through while this attempt waited for its locks.
                if (again && m_kind == LoadKind::Immediate && counts == ChangeCounts{}) {
                    TRY_ASSIGN(known, committed(chunk.range.ordinal));
                }
            }
            if (known)
                counts = known->counts; // the answer was lost, not the commit
            return {};
        }();
        if (done) {
            if (m_ledger == RunSession::Ledger::Main)
                m_session.noteInLedger(chunk.range.ordinal);
            chunk.failed = std::move(failed);
            refusedRemovals.insert(refusedRemovals.end(), refused.begin(), refused.end());
            return counts;
        }
        if (m_writer)
            m_writer->rollback();
        m_writer.reset();
        m_load.reset();
        if (!isTransient(done.error().code) && done.error().code != ErrorCode::CommitUnknown)
            return tl::unexpected(done.error());
        TRY(m_session.backOff(attempts, done.error()));
    }
}

} // namespace tidewright
