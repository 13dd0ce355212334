#include "foldermerge.h"

#include "folderundo.h"
#include "ledgerentry.h"
#include "recordname.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

constexpr int chunkBits = 24;

std::vector<Cell> cellsOf(const std::vector<Value> &values)
{
    std::vector<Cell> cells;
    for (const Value &value : values)
        cells.push_back(value.cell());
    return cells;
}

} // namespace

Result<std::unique_ptr<Merge>> FolderMerge::begin(std::shared_ptr<const FolderLoadPlan> plan, const QString &runId,
                                                  std::stop_token stop)
{
    TRY_ASSIGN(FolderRun run, FolderRun::find(*plan, runId));
    std::unique_ptr<FolderMerge> merge(new FolderMerge(std::move(run)));
    merge->m_plan = std::move(plan);
    merge->m_stop = std::move(stop);
    TRY(merge->prepare());
    return std::unique_ptr<Merge>(std::move(merge));
}

FolderMerge::~FolderMerge()
{
    if (m_changes)
        (void)m_changes->step().rollback();
}

Result<void> FolderMerge::prepare()
{
    TRY(m_run.make());
    TRY_ASSIGN(m_place, m_plan->scans->scan(m_plan->spec.place, m_stop));
    m_changes = std::make_unique<RecordChanges>(*m_plan, m_run.folder(), m_run.place(), mergeStep);
    m_changes->know(m_place.scan);
    TRY_ASSIGN(const auto ranges, m_run.chunks());
    for (const ChunkRange &range : ranges) {
        TRY(load(range.ordinal));
        m_chunks.push_back({range.ordinal, std::int64_t(m_records.size())});
        for (const StagedRecord &record : m_records) {
            TRY_ASSIGN(std::string name, nameOf(record));
            m_names.push_back(std::move(name));
        }
    }
    std::ranges::sort(m_names);
    m_readable = 0;
    RecordBatch room(m_plan->layout.finder.size());
    for (const RecordEntry &entry : m_place.scan->entries()) {
        room.clear();
        m_readable += entry.problem == RecordProblem::None;
    }
    return {};
}

Result<void> FolderMerge::load(std::int64_t ordinal)
{
    if (m_loaded == ordinal)
        return {};
    m_loaded = -1;
    TRY_ASSIGN(auto content, m_run.folder().read(stagedName(ordinal), std::numeric_limits<std::int64_t>::max() - 1));
    m_bytes = content ? std::move(content->bytes) : std::string();
    TRY_ASSIGN(m_records, stagedRecords(m_bytes));
    m_loaded = ordinal;
    return {};
}

// Empty for a record that has none: it will be refused.
Result<std::string> FolderMerge::nameOf(const StagedRecord &record) const
{
    TRY_ASSIGN(const std::vector<Value> values, unpackRecord(record.packed));
    Key key;
    if (record.kind == StagedRecord::Kind::Remove) {
        key = values;
    } else {
        for (const std::size_t column : m_plan->layout.key)
            key.push_back(values[column]);
    }
    return recordName(key).value_or(std::string());
}

Result<std::optional<std::pair<std::int64_t, std::int64_t>>> FolderMerge::extent()
{
    const auto isFilled = [](const Chunk &chunk) { return chunk.records > 0; };
    const auto first = std::ranges::find_if(m_chunks, isFilled);
    if (first == m_chunks.end())
        return std::nullopt;
    const auto last = std::find_if(m_chunks.rbegin(), m_chunks.rend(), isFilled);
    return std::pair(first->ordinal << chunkBits, (last->ordinal << chunkBits) + last->records - 1);
}

Result<ChangeCounts> FolderMerge::applyOne(const StagedRecord &record)
{
    TRY_ASSIGN(const std::vector<Value> values, unpackRecord(record.packed));
    const std::vector<Cell> cells = cellsOf(values);
    return record.kind == StagedRecord::Kind::Put ? m_changes->upsert(cells) : m_changes->remove(cells);
}

Result<ChangeCounts> FolderMerge::apply(std::int64_t first, std::int64_t last)
{
    const std::size_t mark = m_changes->mark();
    const auto work = [&]() -> Result<ChangeCounts> {
        ChangeCounts counts;
        for (const Chunk &chunk : m_chunks) {
            const std::int64_t begin = chunk.ordinal << chunkBits;
            const std::int64_t from = std::max(first, begin);
            const std::int64_t to = std::min(last, begin + chunk.records - 1);
            if (from > to)
                continue;
            TRY(load(chunk.ordinal));
            for (std::int64_t number = from; number <= to; ++number) {
                if (m_stop.stop_requested())
                    return Failure(folderStopped(m_plan->config.described()));
                TRY_ASSIGN(const ChangeCounts one, applyOne(m_records[std::size_t(number - begin)]));
                counts += one;
            }
        }
        return counts;
    };
    Result<ChangeCounts> counts = work();
    if (counts)
        m_counts += *counts;
    else
        m_changes->backTo(mark);
    return counts;
}

Result<void> FolderMerge::staged(std::int64_t number, RecordBatch &into)
{
    const std::size_t columns = m_plan->layout.finder.size();
    into.clear(columns);
    const std::int64_t ordinal = number >> chunkBits;
    const auto chunk = std::ranges::find(m_chunks, ordinal, &Chunk::ordinal);
    const std::int64_t at = number - (ordinal << chunkBits);
    if (chunk == m_chunks.end() || at >= chunk->records)
        return {};
    TRY(load(ordinal));
    const StagedRecord &record = m_records[std::size_t(at)];
    TRY_ASSIGN(const std::vector<Value> values, unpackRecord(record.packed));
    const auto row = into.appendRow();
    const bool isKey = record.kind == StagedRecord::Kind::Remove;
    for (std::size_t part = 0; part < values.size(); ++part)
        row[isKey ? m_plan->layout.key[part] : part] = into.adopt(values[part].cell());
    return {};
}

template <typename Each>
Result<void> FolderMerge::forEachMissing(Each &&each)
{
    RecordBatch room(m_plan->layout.finder.size());
    for (const RecordEntry &entry : m_place.scan->entries()) {
        // What cannot be read is not known to be missing.
        if (entry.problem != RecordProblem::None || std::ranges::binary_search(m_names, entry.name, {}, [](const auto &name) {
                return std::string_view(name);
            }))
            continue;
        room.clear();
        if (!m_plan->layout.read(entry.packed, entry.name, room))
            TRY(each(entry));
    }
    return {};
}

Result<std::int64_t> FolderMerge::countMissing()
{
    std::int64_t missing = 0;
    TRY(forEachMissing([&missing](const RecordEntry &) -> Result<void> {
        ++missing;
        return {};
    }));
    return missing;
}

Result<std::int64_t> FolderMerge::countTarget()
{
    return m_readable + m_counts.created - m_counts.deleted;
}

Result<std::int64_t> FolderMerge::removeMissing()
{
    const std::size_t mark = m_changes->mark();
    std::int64_t removed = 0;
    const auto done = forEachMissing([&](const RecordEntry &entry) -> Result<void> {
        TRY(m_changes->removeFile(std::string(entry.name), entry.hash));
        ++removed;
        return {};
    });
    if (!done) {
        m_changes->backTo(mark);
        return Failure(done.error());
    }
    m_counts.deleted += removed;
    return removed;
}

// In the entry itself: there is no place of their own for them.
Result<void> FolderMerge::keepRecords()
{
    if (!m_undo)
        return {};
    TRY_ASSIGN(UndoChunk kept, unpackUndoChunk(m_undo->content));
    kept.form = UndoChunk::Form::Records;
    TRY_ASSIGN(kept.records, m_changes->undoRecords(m_plan->whole));
    return keepFolderUndo(*m_plan, {0, m_undo->at, packUndoChunk(kept)});
}

Result<void> FolderMerge::commit(const ChangeCounts &counts)
{
    TRY_ASSIGN(const Descriptor lock, m_run.lock());
    TRY_ASSIGN(const auto overtaken, m_changes->dropOvertaken());
    if (overtaken.others)
        return fail(ErrorCode::Conflict,
                    Tr::tr("Records of “%1” were changed by somebody else just before they were written. Nothing of this step was written.")
                        .arg(m_plan->spec.place),
                    {}, Tr::tr("Sync again."));
    ChunkRange merged;
    merged.counts = counts;
    StepOutcome outcome;
    m_plan->scans->forget(m_plan->spec.place);
    if (m_changes->step().size() > 0) {
        TRY(keepRecords());
        TRY_ASSIGN(outcome, m_changes->step().commit(chunkContent(merged).toStdString()));
        if (auto settled = m_run.settle(mergeStep, merged, outcome); !settled) {
            settled.error().code = ErrorCode::CommitUnknown;
            return settled;
        }
    } else {
        TRY(m_run.note(mergeStep, chunkContent(merged)));
    }
    m_changes.reset();
    return {};
}

} // namespace tidewright
