// One page on its way to the target.
#pragma once

#include "runsession.h"

namespace tidewright
{

struct KeyLess {
    bool operator()(const Key &a, const Key &b) const { return order(a, b) == std::strong_ordering::less; }
};

struct Chunk {
    ChunkRange range;
    RecordBatch batch;
    std::vector<FailedRecord> failed; // refused by the conversion; after write() by the target too
    std::vector<Key> removed;         // target keys of records that are to be deleted: the source says so
    bool prepared = false;
};

// Converts the records to the target's; those that are refused or deleted are taken out. Once per chunk. Any thread.
void prepare(RunSession &session, Chunk &chunk);

// The key of a source row that was refused as a whole, as at the target; empty if that cannot hold such a key.
Key convertedKey(const RunSession &session, std::span<const Cell> row);

// Of a record with this source key at the target; empty if the target's types cannot hold it.
Key targetKey(const RunSession &session, const Key &sourceKey);
// Target keys in the types of the source's key fields. One that the source's types cannot hold is no key of the source.
RecordBatch asSourceKeys(const RunSession &session, const std::vector<Key> &keys);

// So many keys are looked up at once.
inline constexpr std::size_t keysAtOnce = 1'000;
// Keys as a batch of key columns.
RecordBatch keyBatch(const std::vector<Key> &keys, std::size_t first, std::size_t count);

// One writer with its own connection; opens both again after a loss and looks what had been committed.
class ChunkSink
{
public:
    // `writer`: one to begin with.
    ChunkSink(RunSession &session, RunSession::Ledger ledger, LoadKind kind, std::unique_ptr<ChunkWriter> writer = {})
        : m_session(session)
        , m_ledger(ledger)
        , m_kind(kind)
        , m_writer(std::move(writer))
    {
    }

    // Committed when it returns: upserts, and `chunk.removed` before them. Removals refused by the target are handed back.
    Result<ChangeCounts> write(Chunk &chunk, std::vector<Key> &refusedRemovals);

private:
    // Looking tells what is committed of the chunk already.
    Result<std::optional<ChunkRange>> open(std::int64_t ordinal, bool look);
    Result<std::optional<ChunkRange>> committed(std::int64_t ordinal);
    Result<void> writeOnce(Chunk &chunk, ChangeCounts &counts, std::vector<Key> &refusedRemovals,
                           std::vector<FailedRecord> &failed);

    RunSession &m_session;
    RunSession::Ledger m_ledger;
    LoadKind m_kind;
    std::unique_ptr<Load> m_load;
    std::unique_ptr<ChunkWriter> m_writer;
};

} // namespace tidewright
