#include "undokeeper.h"

#include "recordimage.h"

#include <algorithm>

namespace tidewright
{

namespace
{
constexpr std::size_t mostBytes = 1'000'000; // of before-images in one entry
} // namespace

UndoTerms undoTerms(const RunSession &session)
{
    UndoTerms terms;
    terms.fields = session.mapping.targetFields();
    terms.key = session.mapping.targetKey();
    for (const Field &field : session.targetSchema.fields)
        terms.whole += field.name;
    terms.mode = session.checkpoint.mode;
    terms.configuration = session.state.fingerprints.configuration;
    terms.cursor = session.state.cursor;
    terms.lastSyncAt = session.state.lastSyncAt;
    terms.initialSyncCompleted = session.state.initialSyncCompleted;
    return terms;
}

UndoKeeper::UndoKeeper(RunSession &session, LoadKind kind, ChunkWriter &writer)
    : m_session(session)
    , m_writer(kind != LoadKind::Staged && writer.keepsUndo() ? &writer : nullptr)
    , m_looks(kind == LoadKind::Immediate)
{
}

Result<void> UndoKeeper::look(const Chunk &chunk)
{
    if (!m_writer || !m_looks)
        return {};
    const std::vector<std::size_t> &keyColumns = m_session.mapping.keyColumns();
    std::vector<Key> keys = chunk.removed;
    for (std::size_t row = 0; row < chunk.batch.rows(); ++row)
        keys.push_back(keyOf(chunk.batch.row(row), keyColumns));
    TRY(m_writer->fetchWhole(keyBatch(keys, 0, keys.size()), m_held));
    std::vector<std::size_t> ownKey;
    for (const QString &field : m_session.mapping.targetFields())
        m_written.push_back(std::size_t(m_session.targetSchema.indexOf(field)));
    for (const std::size_t column : keyColumns)
        ownKey.push_back(m_written[column]);
    for (std::size_t row = 0; row < m_held.rows(); ++row)
        m_rows.emplace(keyBytes(std::as_const(m_held).row(row), ownKey), row);
    return {};
}

void UndoKeeper::keep(const Chunk &chunk, const std::vector<bool> &refused, const std::vector<Key> &refusedRemovals)
{
    if (m_writer)
        m_looks ? keepRecords(chunk, refused, refusedRemovals) : keepCreated(chunk, refused);
}

void UndoKeeper::keepCreated(const Chunk &chunk, const std::vector<bool> &refused)
{
    UndoChunk kept;
    kept.form = UndoChunk::Form::Created;
    kept.created.reserve(chunk.batch.rows());
    const std::vector<std::size_t> columns = columnsUpTo(std::size_t(m_session.mapping.targetFields().size()));
    for (std::size_t row = 0; row < chunk.batch.rows(); ++row) {
        if (refused[row])
            continue;
        const std::span<const Cell> cells = chunk.batch.row(row);
        const std::string key = keyBytes(cells, m_session.mapping.keyColumns());
        kept.created.push_back(createdRecord(key, recordHash(key, cells, columns)));
    }
    if (!kept.created.empty())
        keepChunk(kept);
}

std::vector<Value> UndoKeeper::before(std::size_t row, const std::vector<std::size_t> &columns) const
{
    std::vector<Value> values;
    values.reserve(columns.size());
    for (const std::size_t column : columns)
        values.emplace_back(m_held.row(row)[column]);
    return values;
}

void UndoKeeper::keepChunk(UndoChunk &kept)
{
    kept.terms = undoTerms(m_session);
    m_writer->keepUndo({0, m_session.context.clock.now(), packUndoChunk(kept)});
}

void UndoKeeper::keepRecords(const Chunk &chunk, const std::vector<bool> &refused, const std::vector<Key> &refusedRemovals)
{
    UndoChunk kept;
    std::size_t bytes = 0;
    const auto add = [&](UndoRecord record) {
        for (const Value &value : record.before)
            bytes += value.cell().size + sizeof(Cell);
        kept.records.push_back(std::move(record));
        // Servers take no statement of any length.
        if (bytes >= mostBytes) {
            keepChunk(kept);
            kept.records.clear();
            bytes = 0;
        }
    };
    for (const Key &key : chunk.removed) {
        const auto held = m_rows.find(keyBytes(key));
        if (held == m_rows.end() || std::ranges::find(refusedRemovals, key) != refusedRemovals.end())
            continue;
        add({Undo::Deed::Delete, key, {}, before(held->second, columnsUpTo(m_held.columns()))});
        m_rows.erase(held);
    }
    const std::vector<std::size_t> columns = columnsUpTo(m_written.size());
    for (std::size_t row = 0; row < chunk.batch.rows(); ++row) {
        if (refused[row])
            continue;
        const std::span<const Cell> cells = chunk.batch.row(row);
        const std::string key = keyBytes(cells, m_session.mapping.keyColumns());
        UndoRecord record{Undo::Deed::Create, keyOf(cells, m_session.mapping.keyColumns()), recordHash(key, cells, columns), {}};
        if (const auto held = m_rows.find(key); held != m_rows.end()) {
            record.deed = Undo::Deed::Update;
            record.before = before(held->second, m_written);
            const bool same = std::ranges::equal(record.before, cells.first(m_written.size()),
                                                 [](const Value &a, const Cell &b) { return equal(a.cell(), b); });
            if (same)
                continue;
        }
        add(std::move(record));
    }
    if (!kept.records.empty())
        keepChunk(kept);
}

} // namespace tidewright
