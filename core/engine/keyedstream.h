// One side in key order, in the target's types. With Concurrency::Threads the next page is read while this one is looked at.
#pragma once

#include "chunk.h"
#include "pagereader.h"

#include <future>

namespace tidewright
{

class KeyedStream
{
public:
    // What happens where the keys come in another order than that of order().
    enum class Disorder { Refused, Ignored };
    // Behind the key `after`, which is as this side has it; empty: from the start.
    KeyedStream(RunSession &session, PageReader::Side side, Disorder disorder = Disorder::Refused, Key after = {})
        : m_session(session)
        , m_reader(session, side)
        , m_side(side)
        , m_disorder(disorder)
    {
        m_page.position = std::move(after);
    }

    // False at the end.
    Result<bool> next();

    std::span<const Cell> row() const { return m_page.batch.row(m_row); }
    // Of the row; of the last one that has one where the target cannot hold this one's.
    const Key &key() const { return m_key; }
    bool keyless() const { return m_keyless; }
    std::int64_t count() const { return m_count; }
    bool deleted() const { return !m_page.deleted.empty() && m_page.deleted[m_row]; }
    const Refusal *refusal() const { return m_refusal; }

private:
    struct Fetched {
        RecordBatch batch;
        Key position;
        bool last = false;
        std::vector<Refusal> refusals;
        std::vector<bool> deleted;
    };

    // Called by one thread at a time. `room`: a batch to read into.
    Result<Fetched> fetch(Key after, RecordBatch room);
    Result<void> turn();
    const Refusal *refusalOfPage() const;
    void refuseKeyless(const Key &key);
    Error repeated(const Key &key) const;

    RunSession &m_session;
    PageReader m_reader;
    PageReader::Side m_side;
    Disorder m_disorder;
    Fetched m_page;
    Key m_key;
    std::size_t m_row = std::size_t(-1);
    std::int64_t m_count = 0;
    bool m_keyless = false;
    const Refusal *m_refusal = nullptr;
    Refusal m_ownRefusal;                 // of a row whose key is NULL
    std::future<Result<Fetched>> m_ahead; // last: waits for the reader, which uses what stands above
};

} // namespace tidewright
