// Writers that take chunks as the reader hands them over; with Concurrency::Inline the caller writes.
#pragma once

#include "chunk.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace tidewright {

class ChunkPool
{
public:
    // Into the run's main load.
    ChunkPool(RunSession &session, LoadKind kind, int writers);
    ~ChunkPool();

    // Blocks while as many chunks wait as there are writers; fails once a writer has failed.
    Result<void> submit(Chunk chunk);
    // Waits until everything is committed.
    Result<void> drain();
    // A batch to read into: one that was written, if there is one.
    RecordBatch spareBatch();

private:
    void work();
    Result<void> writeOne(ChunkSink &sink, Chunk &chunk);

    RunSession &m_session;
    LoadKind m_kind;
    std::size_t m_room;
    ChunkSink m_inline;
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
