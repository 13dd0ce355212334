// Writes into a simulated table: chunks with their ledger, staging, merges.
#pragma once

#include "recordimage.h"
#include "simulatedeffects.h"
#include "simulatedtable.h"
#include "undochunk.h"

#include <algorithm>

namespace tidewright
{

inline void fakeNote(FakeTable &table, const QString &load, const ChangeCounts &changes)
{
    table.changed[fakeRunOf(load)] += changes;
    table.writes += changes.created + changes.updated + changes.deleted;
}

inline void fakeKeep(FakeTable &table, const QString &run, UndoEntry entry)
{
    entry.number = table.undo[run].empty() ? 1 : table.undo[run].back().number + 1;
    table.undo[run].push_back(std::move(entry));
}

class FakeWriter final : public ChunkWriter
{
public:
    FakeWriter(FakeWorld &world, FakeTable &table, QString id, LoadKind kind, QString undo)
        : m_world(world)
        , m_table(table)
        , m_id(std::move(id))
        , m_kind(kind)
        , m_undoneBy(std::move(undo))
    {
    }
    Result<void> begin(std::int64_t) override
    {
        TRY(m_world.effect(4));
        m_rows = m_table.rows;
        m_staged.clear();
        m_looked.clear();
        m_changes = {};
        m_undo.clear();
        return {};
    }
    Result<ChangeCounts> upsert(const RecordBatch &batch, std::size_t first, std::size_t count) override
    {
        TRY(m_world.effect(5));
        ChangeCounts counts;
        for (std::size_t at = first; at < first + count; ++at) {
            if (batch.row(at)[0].i == m_table.refused && kind() != LoadKind::Staged)
                return fail(ErrorCode::ConstraintViolated, QStringLiteral("refused"));
        }
        for (std::size_t at = first; at < first + count; ++at) {
            const FakeRow row = fakeRow(batch.row(at));
            if (kind() == LoadKind::Staged)
                m_staged.push_back({row});
            else
                counts += fakeUpsert(m_table, m_rows, row);
        }
        m_changes += counts;
        return counts;
    }
    Result<ChangeCounts> remove(const RecordBatch &keys, std::size_t first, std::size_t count) override
    {
        TRY(m_world.effect(6));
        ChangeCounts counts;
        for (std::size_t at = first; at < first + count; ++at) {
            if (kind() == LoadKind::Staged)
                m_staged.push_back({{Value(keys.row(at)[0])}, true});
            else
                counts.deleted += std::int64_t(m_rows.erase(keys.row(at)[0].i));
        }
        m_changes += counts;
        return counts;
    }
    Result<void> fetchForUpdate(const RecordBatch &keys, RecordBatch &into) override
    {
        TRY(m_world.effect(lookEffect));
        into.clear(fakeFields);
        for (std::size_t at = 0; at < keys.rows(); ++at) {
            const auto found = m_rows.find(keys.row(at)[0].i);
            m_looked.emplace(keys.row(at)[0].i, found == m_rows.end() ? std::nullopt : std::optional(found->second));
            if (found == m_rows.end())
                continue;
            const std::span<Cell> row = into.appendRow();
            for (std::size_t column = 0; column < fakeFields; ++column)
                row[column] = into.adopt(found->second[column].cell());
        }
        return {};
    }
    bool keepsUndo() const override { return !m_undoneBy.isEmpty(); }
    Result<void> fetchWhole(const RecordBatch &keys, RecordBatch &into) override
    {
        TRY(m_world.effect(wholeEffect));
        into.clear(fakeFields);
        for (std::size_t at = 0; at < keys.rows(); ++at) {
            const auto found = m_rows.find(keys.row(at)[0].i);
            if (found == m_rows.end())
                continue;
            const std::span<Cell> row = into.appendRow();
            for (std::size_t column = 0; column < fakeFields; ++column)
                row[column] = into.adopt(found->second[column].cell());
        }
        return {};
    }
    void keepUndo(UndoEntry entry) override { m_undo.push_back(std::move(entry)); }
    Result<void> commit(const ChunkRange &range) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(commitEffect));
        if (kind() != LoadKind::Immediate && m_world.hangs())
            return {};
        if (!m_looked.empty())
            TRY(takeLooked());
        FakeLoadData &load = m_table.loads[m_id];
        load.kind = m_kind;
        if (kind() != LoadKind::Staged) {
            if (m_table.written)
                m_table.written(m_table.rows, m_rows);
            m_table.rows = m_rows;
        }
        load.staged.insert(load.staged.end(), m_staged.begin(), m_staged.end());
        load.ledger.push_back(range);
        for (UndoEntry &entry : std::exchange(m_undo, {}))
            fakeKeep(m_table, m_undoneBy, std::move(entry));
        fakeNote(m_table, m_id, m_changes);
        return lost ? Result<void>(fail(ErrorCode::CommitUnknown, QStringLiteral("answer lost"))) : Result<void>();
    }
    void rollback() override {}

private:
    // Only what was looked at is written, and only if nobody has changed it since.
    Result<void> takeLooked()
    {
        FakeRows rows = m_table.rows;
        for (const auto &[id, before] : m_looked) {
            const auto now = m_table.rows.find(id);
            if ((now == m_table.rows.end() ? std::nullopt : std::optional(now->second)) != before)
                return fail(ErrorCode::Conflict, QStringLiteral("somebody else has changed it"));
            rows.erase(id);
            if (const auto written = m_rows.find(id); written != m_rows.end())
                rows[id] = written->second;
        }
        m_rows = std::move(rows);
        return {};
    }

    LoadKind kind() const { return m_kind; }
    FakeWorld &m_world;
    FakeTable &m_table;
    QString m_id;
    LoadKind m_kind;
    QString m_undoneBy;
    std::vector<UndoEntry> m_undo;
    FakeRows m_rows;
    std::vector<FakeStaged> m_staged;
    std::map<std::int64_t, std::optional<FakeRow>> m_looked; // records that were looked at under lock, as they were then
    ChangeCounts m_changes;
};

class FakeMerge final : public Merge
{
public:
    FakeMerge(FakeWorld &world, FakeTable &table, const QString &id, QString undo)
        : m_world(world)
        , m_table(table)
        , m_id(id)
        , m_undoneBy(std::move(undo))
        , m_load(table.loads[id])
        , m_rows(table.rows)
    {
    }
    Result<std::optional<std::pair<std::int64_t, std::int64_t>>> extent() override
    {
        TRY(m_world.effect(8));
        if (m_load.staged.empty())
            return std::optional<std::pair<std::int64_t, std::int64_t>>();
        return std::optional(std::pair<std::int64_t, std::int64_t>(0, std::int64_t(m_load.staged.size()) - 1));
    }
    Result<ChangeCounts> apply(std::int64_t first, std::int64_t last) override
    {
        TRY(m_world.effect(9));
        ChangeCounts counts;
        for (std::int64_t at = first; at <= last; ++at) {
            if (m_load.staged[std::size_t(at)].row[0].cell().i == m_table.refused)
                return fail(ErrorCode::ConstraintViolated, QStringLiteral("refused"));
        }
        for (std::int64_t at = first; at <= last; ++at) {
            const FakeStaged &staged = m_load.staged[std::size_t(at)];
            if (staged.removed)
                counts.deleted += std::int64_t(m_rows.erase(staged.row[0].cell().i));
            else
                counts += fakeUpsert(m_table, m_rows, staged.row);
        }
        m_changes += counts;
        return counts;
    }
    Result<void> staged(std::int64_t number, RecordBatch &into) override
    {
        into.clear(fakeFields);
        const auto cells = into.appendRow();
        for (std::size_t at = 0; at < fakeFields; ++at)
            cells[at] = into.adopt(m_load.staged[std::size_t(number)].row[at].cell());
        return {};
    }
    Result<std::int64_t> countMissing() override
    {
        return std::int64_t(std::ranges::count_if(m_rows, [this](const auto &row) { return !isStaged(row.first); }));
    }
    Result<std::int64_t> countTarget() override { return std::int64_t(m_rows.size()); }
    Result<std::int64_t> removeMissing() override
    {
        TRY(m_world.effect(10));
        const auto removed = std::int64_t(std::erase_if(m_rows, [this](const auto &row) { return !isStaged(row.first); }));
        m_changes.deleted += removed;
        return removed;
    }
    bool keepsUndo() const override { return !m_undoneBy.isEmpty(); }
    void keepUndo(UndoEntry entry) override { m_undo = std::move(entry); }
    Result<void> commit(const ChangeCounts &counts) override
    {
        TRY_ASSIGN(const bool lost, m_world.effect(mergeEffect));
        TRY(keepRecords());
        m_table.rows = m_rows;
        fakeNote(m_table, m_id, m_changes);
        m_table.loads[m_id].merged = counts;
        return lost ? Result<void>(fail(ErrorCode::CommitUnknown, QStringLiteral("answer lost"))) : Result<void>();
    }

private:
    // There is no place for them but the entry itself.
    Result<void> keepRecords()
    {
        if (!m_undo)
            return {};
        TRY_ASSIGN(UndoChunk kept, unpackUndoChunk(m_undo->content));
        kept.form = UndoChunk::Form::Records;
        const auto add = [&](Undo::Deed deed, const FakeRow *before, const FakeRow *after) {
            UndoRecord record;
            record.deed = deed;
            record.key = {(before ? *before : *after)[0]};
            std::vector<Cell> cells;
            for (std::size_t column = 0; after && column < fakeFields; ++column)
                cells.push_back((*after)[column].cell());
            if (after)
                record.after = recordHash(keyBytes(record.key), cells, columnsUpTo(fakeFields));
            if (before)
                record.before.assign(before->begin(), before->end());
            kept.records.push_back(std::move(record));
        };
        for (const auto &[id, row] : m_table.rows) {
            if (!m_rows.contains(id))
                add(Undo::Deed::Delete, &row, nullptr);
        }
        for (const auto &[id, row] : m_rows) {
            const auto before = m_table.rows.find(id);
            if (before == m_table.rows.end())
                add(Undo::Deed::Create, nullptr, &row);
            else if (before->second != row)
                add(Undo::Deed::Update, &before->second, &row);
        }
        fakeKeep(m_table, m_undoneBy, {0, m_undo->at, packUndoChunk(kept)});
        return {};
    }
    bool isStaged(std::int64_t id) const
    {
        return std::ranges::any_of(m_load.staged, [id](const FakeStaged &staged) { return staged.row[0].cell().i == id; });
    }
    FakeWorld &m_world;
    FakeTable &m_table;
    const QString m_id;
    QString m_undoneBy;
    std::optional<UndoEntry> m_undo;
    const FakeLoadData m_load; // as it is now: a successor may drop it
    FakeRows m_rows;
    ChangeCounts m_changes;
};

class FakeLoad final : public Load
{
public:
    enum class Opening { Make, Find };
    FakeLoad(FakeWorld &world, FakeTable &table, QString id, LoadKind kind, Opening opening, QString undo)
        : m_world(world)
        , m_table(table)
        , m_id(std::move(id))
        , m_kind(kind)
        , m_undo(std::move(undo))
        , m_resumed(table.loads.contains(m_id))
    {
        // The ledger of an immediate load is made with its first entry.
        if (kind != LoadKind::Immediate && opening == Opening::Make)
            table.loads[m_id].kind = kind;
    }
    LoadKind kind() const override { return m_kind; }
    bool resumed() const override { return m_resumed; }
    Result<std::vector<ChunkRange>> committed() override
    {
        TRY(m_world.effect(12));
        const auto found = m_table.loads.find(m_id);
        return found == m_table.loads.end() ? std::vector<ChunkRange>() : found->second.ledger;
    }
    Result<std::unique_ptr<ChunkWriter>> openWriter() override
    {
        return std::unique_ptr<ChunkWriter>(std::make_unique<FakeWriter>(m_world, m_table, m_id, m_kind, m_undo));
    }
    int writers() const override { return 2; }
    Result<std::unique_ptr<Merge>> beginMerge() override
    {
        return std::unique_ptr<Merge>(std::make_unique<FakeMerge>(m_world, m_table, m_id, m_undo));
    }
    Result<std::optional<ChangeCounts>> mergedCounts() override
    {
        TRY(m_world.effect(18));
        const auto found = m_table.loads.find(m_id);
        return found == m_table.loads.end() ? std::optional<ChangeCounts>() : found->second.merged;
    }
    Result<void> close() override
    {
        TRY(drop(13));
        m_table.loads.erase(m_id);
        return {};
    }
    Result<std::int64_t> discard() override
    {
        TRY(drop(14));
        std::int64_t undone = 0;
        if (m_kind == LoadKind::Direct && m_table.loads.contains(m_id)) {
            undone = std::int64_t(std::exchange(m_table.rows, {}).size());
            m_table.changed.erase(fakeRunOf(m_id));
        }
        m_table.loads.erase(m_id);
        return undone;
    }

private:
    Result<void> drop(std::uint64_t what)
    {
        const std::size_t before = entries();
        TRY(m_world.effect(what));
        if (entries() > before)
            m_table.uncounted.insert(fakeRunOf(m_id));
        return {};
    }
    std::size_t entries() const
    {
        const auto found = m_table.loads.find(m_id);
        return found == m_table.loads.end() ? 0 : found->second.ledger.size() + (found->second.merged ? 1 : 0);
    }
    FakeWorld &m_world;
    FakeTable &m_table;
    QString m_id;
    LoadKind m_kind;
    QString m_undo;
    bool m_resumed;
};

} // namespace tidewright
