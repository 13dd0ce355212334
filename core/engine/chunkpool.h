// Writers that take chunks as the reader hands them over; with Concurrency::Inline the caller writes.
#pragma once

#include "chunk.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace tidewright
{

class ChunkPool
{
public:
    // Into the run's main load, which is open.
    ChunkPool(RunSession &session, std::unique_ptr<Load> load);
    ~ChunkPool();

    // Blocks while a chunk waits for a writer: what is read ahead is paid for in memory. Fails once a writer has failed.
    Result<void> submit(Chunk chunk);
    // Waits until everything is committed, and gives the load back: there is nothing more to write.
    Result<std::unique_ptr<Load>> drain();
    // A batch to read into: one that was written, if there is one.
    RecordBatch spareBatch();

private:
    std::unique_ptr<ChunkWriter> firstWriter();
    void work();
    Result<void> writeOne(ChunkSink &sink, Chunk &chunk);

    RunSession &m_session;
    std::mutex m_opening;
    std::unique_ptr<Load> m_load;
    LoadKind m_kind;
    std::optional<ChunkSink> m_inline;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Chunk> m_waiting;
    std::vector<RecordBatch> m_spare;
    std::optional<Error> m_error;
    std::size_t m_busy = 0;
    bool m_closing = false;
    std::vector<std::jthread> m_threads; // last: they use everything above
};

} // namespace tidewright
