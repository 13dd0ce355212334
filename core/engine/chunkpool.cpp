#include "chunkpool.h"

#include <algorithm>

namespace tidewright
{

ChunkPool::ChunkPool(RunSession &session, std::unique_ptr<Load> load)
    : m_session(session)
    , m_load(std::move(load))
    , m_kind(m_load->kind())
{
    if (session.context.concurrency == Concurrency::Inline)
        return;
    for (int at = 0; at < std::max(1, m_load->writers()); ++at)
        m_threads.emplace_back([this] { work(); });
}

ChunkPool::~ChunkPool()
{
    const std::lock_guard lock(m_mutex);
    m_closing = true;
    m_waiting.clear();
    m_changed.notify_all();
}

// If there is none to be had, the sink opens all anew, with what that takes.
std::unique_ptr<ChunkWriter> ChunkPool::firstWriter()
{
    const std::lock_guard lock(m_opening);
    auto writer = m_load->openWriter();
    return writer ? std::move(*writer) : nullptr;
}

Result<void> ChunkPool::writeOne(ChunkSink &sink, Chunk &chunk)
{
    prepare(m_session, chunk);
    // The target held nothing when a direct load began. Staged deletes are done by the merge, which refuses them then.
    if (m_kind == LoadKind::Direct)
        chunk.removed.clear();
    std::vector<Key> refused;
    TRY_ASSIGN(const ChangeCounts counts, sink.write(chunk, refused));
    m_session.noteCommitted(chunk.range, counts);
    const std::lock_guard lock(m_mutex);
    m_spare.push_back(std::move(chunk.batch));
    return {};
}

void ChunkPool::work()
{
    std::optional<ChunkSink> sink;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        Chunk chunk = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_busy;
        m_changed.notify_all();
        lock.unlock();
        if (!sink)
            sink.emplace(m_session, RunSession::Ledger::Main, m_kind, firstWriter());
        auto written = writeOne(*sink, chunk);
        lock.lock();
        --m_busy;
        if (!written && !m_error)
            m_error = written.error();
        if (m_error)
            m_waiting.clear();
        m_changed.notify_all();
    }
}

Result<void> ChunkPool::submit(Chunk chunk)
{
    if (m_threads.empty()) {
        if (!m_inline)
            m_inline.emplace(m_session, RunSession::Ledger::Main, m_kind, firstWriter());
        return writeOne(*m_inline, chunk);
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_error || m_waiting.empty(); });
    if (m_error)
        return tl::unexpected(*m_error);
    m_waiting.push_back(std::move(chunk));
    m_changed.notify_all();
    return {};
}

Result<std::unique_ptr<Load>> ChunkPool::drain()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_busy == 0 && (m_error || m_waiting.empty()); });
    if (m_error)
        return tl::unexpected(*m_error);
    return std::move(m_load);
}

RecordBatch ChunkPool::spareBatch()
{
    const std::lock_guard lock(m_mutex);
    if (m_spare.empty())
        return RecordBatch(std::size_t(m_session.mapping.sourceFields().size()));
    RecordBatch batch = std::move(m_spare.back());
    m_spare.pop_back();
    return batch;
}

} // namespace tidewright
