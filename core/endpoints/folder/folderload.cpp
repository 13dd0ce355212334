#include "folderload.h"

#include "folderchunkwriter.h"
#include "foldermerge.h"
#include "ledgerentry.h"

namespace tidewright
{

Result<std::unique_ptr<FolderLoad>> FolderLoad::find(FolderLoadPlan plan, const QString &runId, std::stop_token stop)
{
    std::unique_ptr<FolderLoad> load(new FolderLoad);
    load->m_runId = runId;
    load->m_stop = std::move(stop);
    TRY_ASSIGN(load->m_run, FolderRun::find(plan, runId));
    load->m_plan = std::make_shared<const FolderLoadPlan>(std::move(plan));
    TRY_ASSIGN(const bool there, load->m_run->exists());
    if (there) {
        TRY_ASSIGN(const Descriptor lock, load->m_run->lock());
        TRY(load->m_run->recover());
        load->m_plan->scans->forget(load->m_plan->spec.place);
    }
    return load;
}

Result<std::unique_ptr<Load>> FolderLoad::open(FolderLoadPlan plan, const QString &runId, std::stop_token stop)
{
    TRY_ASSIGN(std::unique_ptr<FolderLoad> load, find(std::move(plan), runId, std::move(stop)));
    TRY(load->begin());
    return load;
}

Result<void> FolderLoad::begin()
{
    // The ledger of an immediate load is made with the entry of its one chunk.
    if (m_plan->kind == LoadKind::Immediate) {
        TRY_ASSIGN(const auto chunks, committed());
        m_resumed = !chunks.empty();
        return {};
    }
    TRY(m_run->make());
    TRY_ASSIGN(const QByteArray content, m_run->noted(loadNote));
    m_resumed = !content.isEmpty();
    if (m_resumed)
        return checkLoadContent(content, m_plan->spec, m_plan->kind);
    return m_run->note(loadNote, loadContent(m_plan->spec, m_plan->kind));
}

Result<std::vector<ChunkRange>> FolderLoad::committed()
{
    TRY_ASSIGN(const bool there, m_run->exists());
    return there ? m_run->chunks() : std::vector<ChunkRange>();
}

Result<std::unique_ptr<ChunkWriter>> FolderLoad::openWriter()
{
    return FolderChunkWriter::open(m_plan, m_runId, m_stop);
}

Result<std::unique_ptr<Merge>> FolderLoad::beginMerge()
{
    return FolderMerge::begin(m_plan, m_runId, m_stop);
}

Result<std::optional<ChangeCounts>> FolderLoad::mergedCounts()
{
    TRY_ASSIGN(const bool there, m_run->exists());
    if (!there)
        return std::nullopt;
    TRY_ASSIGN(const QByteArray content, m_run->noted(mergeStep));
    if (content.isEmpty())
        return std::nullopt;
    TRY_ASSIGN(const ChunkRange merged, chunkFromContent(content));
    return merged.counts;
}

Result<void> FolderLoad::close()
{
    return m_run->drop();
}

// Without its ledger the load was discarded before, and what is there since then is somebody else's.
Result<std::int64_t> FolderLoad::takeBack()
{
    TRY_ASSIGN(const auto files, m_run->writtenFiles());
    std::int64_t taken = 0;
    for (const auto &[name, hash] : files) {
        TRY_ASSIGN(const auto content, m_run->place().read(name, largestRecord));
        // What somebody has edited since stays.
        if (!content || fileHash(content->bytes) != hash)
            continue;
        TRY(m_run->place().remove(name));
        ++taken;
    }
    TRY(m_run->place().sync());
    return taken;
}

Result<std::int64_t> FolderLoad::discard()
{
    std::int64_t taken = 0;
    TRY_ASSIGN(const bool there, m_run->exists());
    if (there && m_plan->kind == LoadKind::Direct) {
        TRY_ASSIGN(const Descriptor lock, m_run->lock());
        TRY_ASSIGN(taken, takeBack());
    }
    m_plan->scans->forget(m_plan->spec.place);
    TRY(m_run->drop());
    return taken;
}

} // namespace tidewright
