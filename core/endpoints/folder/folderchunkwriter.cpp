#include "folderchunkwriter.h"

#include "folderundo.h"
#include "ledgerentry.h"
#include "recordname.h"
#include "stagedrecords.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

} // namespace

Result<std::unique_ptr<ChunkWriter>> FolderChunkWriter::open(std::shared_ptr<const FolderLoadPlan> plan, const QString &runId,
                                                             std::stop_token stop)
{
    TRY_ASSIGN(FolderRun run, FolderRun::find(*plan, runId));
    std::unique_ptr<FolderChunkWriter> writer(new FolderChunkWriter(std::move(run)));
    writer->m_plan = std::move(plan);
    writer->m_stop = std::move(stop);
    return std::unique_ptr<ChunkWriter>(std::move(writer));
}

FolderChunkWriter::~FolderChunkWriter()
{
    rollback();
}

Result<void> FolderChunkWriter::begin(std::int64_t ordinal)
{
    rollback();
    TRY(m_run.make());
    m_ordinal = ordinal;
    m_leftAlone.clear();
    if (m_plan->kind != LoadKind::Staged)
        m_changes = std::make_unique<RecordChanges>(*m_plan, m_run.folder(), m_run.place(), chunkStep(ordinal));
    return {};
}

Result<void> FolderChunkWriter::mustBeOpen() const
{
    if (m_ordinal < 0)
        return fail(ErrorCode::Internal, Tr::tr("A chunk of “%1” is written outside of its transaction.").arg(m_plan->spec.place));
    if (m_stop.stop_requested())
        return Failure(folderStopped(m_plan->config.described()));
    return {};
}

// What one call wrote is undone if a record of it is refused; the chunk goes on.
template <typename Work>
Result<ChangeCounts> FolderChunkWriter::underSavepoint(Work &&work)
{
    const std::size_t mark = m_changes->mark();
    Result<ChangeCounts> counts = work();
    if (!counts)
        m_changes->backTo(mark);
    return counts;
}

Result<ChangeCounts> FolderChunkWriter::upsert(const RecordBatch &batch, std::size_t first, std::size_t count)
{
    TRY(mustBeOpen());
    if (!m_changes) {
        for (std::size_t at = first; at < first + count; ++at)
            stageRecord(StagedRecord::Kind::Put, batch.row(at).first(m_plan->layout.finder.size()), m_staged);
        return ChangeCounts{};
    }
    return underSavepoint([&]() -> Result<ChangeCounts> {
        ChangeCounts counts;
        for (std::size_t at = first; at < first + count; ++at) {
            TRY_ASSIGN(const ChangeCounts one, m_changes->upsert(batch.row(at)));
            counts += one;
        }
        return counts;
    });
}

Result<ChangeCounts> FolderChunkWriter::remove(const RecordBatch &keys, std::size_t first, std::size_t count)
{
    TRY(mustBeOpen());
    if (!m_changes) {
        for (std::size_t at = first; at < first + count; ++at)
            stageRecord(StagedRecord::Kind::Remove, keys.row(at), m_staged);
        return ChangeCounts{};
    }
    return underSavepoint([&]() -> Result<ChangeCounts> {
        ChangeCounts counts;
        for (std::size_t at = first; at < first + count; ++at) {
            TRY_ASSIGN(const ChangeCounts one, m_changes->remove(keys.row(at)));
            counts += one;
        }
        return counts;
    });
}

Result<void> FolderChunkWriter::fetchForUpdate(const RecordBatch &keys, RecordBatch &into)
{
    TRY(mustBeOpen());
    into.clear(m_plan->layout.finder.size());
    for (std::size_t at = 0; m_changes && at < keys.rows(); ++at)
        TRY(m_changes->fetch(keys.row(at), into));
    return {};
}

// Not what the changes are decided on: those look for themselves.
Result<void> FolderChunkWriter::fetchWhole(const RecordBatch &keys, RecordBatch &into)
{
    TRY(mustBeOpen());
    into.clear(m_plan->whole.finder.size());
    for (std::size_t at = 0; at < keys.rows(); ++at) {
        const auto name = recordName(keys.row(at));
        if (!name)
            continue;
        TRY_ASSIGN(const auto content, m_run.place().read(*name, largestRecord));
        JsonRecord record;
        if (content && record.parse(content->bytes) == RecordProblem::None)
            (void)m_plan->whole.read(record, *name, into);
    }
    return {};
}

Result<void> FolderChunkWriter::commitChanges(ChunkRange range)
{
    TRY_ASSIGN(const auto overtaken, m_changes->dropOvertaken());
    if (overtaken.others)
        return fail(ErrorCode::Conflict,
                    Tr::tr("Records of “%1” were changed by somebody else just before they were written. Nothing of this step was written.")
                        .arg(m_plan->spec.place),
                    {}, Tr::tr("Sync again."));
    range.counts.created -= overtaken.fetched.leftCounts.created;
    range.counts.updated -= overtaken.fetched.leftCounts.updated;
    range.counts.deleted -= overtaken.fetched.leftCounts.deleted;
    std::set<std::string> left = overtaken.fetched.left;
    if (m_changes->step().size() == 0) {
        TRY(m_run.note(chunkStep(m_ordinal), chunkContent(range)));
    } else {
        for (const UndoEntry &entry : m_undo)
            TRY(keepFolderUndo(*m_plan, entry));
        TRY_ASSIGN(const StepOutcome outcome, m_changes->step().commit(chunkContent(range).toStdString()));
        left.insert(outcome.left.begin(), outcome.left.end());
        if (auto settled = m_run.settle(chunkStep(m_ordinal), range, outcome); !settled) {
            settled.error().code = ErrorCode::CommitUnknown;
            return settled;
        }
    }
    const std::vector<ValueKind> kinds = m_plan->layout.keyKinds();
    for (const std::string &name : left)
        m_leftAlone.push_back(keyOfName(name, kinds));
    return {};
}

Result<void> FolderChunkWriter::commit(const ChunkRange &range)
{
    TRY(mustBeOpen());
    m_leftAlone.clear();
    const std::string step = chunkStep(m_ordinal);
    TRY_ASSIGN(const Descriptor lock, m_run.lock());
    if (m_changes) {
        auto committed = commitChanges(range);
        m_plan->scans->forget(m_plan->spec.place);
        if (!committed)
            return committed;
    } else {
        TRY(m_run.folder().publish(stagedName(m_ordinal), m_staged));
        TRY(m_run.note(step, chunkContent(range)));
    }
    m_staged.clear();
    m_changes.reset();
    m_undo.clear();
    m_ordinal = -1;
    return {};
}

void FolderChunkWriter::rollback()
{
    // What stays behind is in nobody's way, and goes with the run.
    if (m_changes && m_ordinal >= 0)
        (void)m_changes->step().rollback();
    m_changes.reset();
    m_staged.clear();
    m_undo.clear();
    m_ordinal = -1;
}

} // namespace tidewright
