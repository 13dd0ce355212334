// Keeps beside what a chunk writes how to take it back.
#pragma once

#include "chunk.h"
#include "undochunk.h"

#include <unordered_map>

namespace tidewright
{

// What the run's entries say of it.
UndoTerms undoTerms(const RunSession &session);

class UndoKeeper
{
public:
    UndoKeeper(RunSession &session, LoadKind kind, ChunkWriter &writer);

    // Before the chunk writes: what is there.
    Result<void> look(const Chunk &chunk);
    // Behind its writes, before its commit. Refused are rows of its batch and keys of its removals.
    void keep(const Chunk &chunk, const std::vector<bool> &refused, const std::vector<Key> &refusedRemovals);

private:
    void keepChunk(UndoChunk &kept);
    void keepCreated(const Chunk &chunk, const std::vector<bool> &refused);
    void keepRecords(const Chunk &chunk, const std::vector<bool> &refused, const std::vector<Key> &refusedRemovals);
    std::vector<Value> before(std::size_t row, const std::vector<std::size_t> &columns) const;

    RunSession &m_session;
    ChunkWriter *m_writer = nullptr; // null: nothing is kept
    bool m_looks = false;            // else all that is written was not there
    RecordBatch m_held;              // as the target holds it
    std::unordered_map<std::string, std::size_t> m_rows; // by keyBytes()
    std::vector<std::size_t> m_written; // of the columns of m_held, those of the batches, in their order
};

} // namespace tidewright
