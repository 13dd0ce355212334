// One side in key order, in the form in which the sides are compared. With Concurrency::Threads the next page is read while this one is looked at.
#pragma once

#include "chunk.h"
#include "pagereader.h"

#include <future>

namespace tidewright
{

// How a side is read. References outlive the stream.
struct StreamForm {
    PageReader::Open open;
    QString place;
    QStringList keyFields; // this side's names
    std::size_t width = 0; // columns that are read
    const std::vector<std::size_t> &keyColumns;
    // To the form in which the sides are compared, in place; empty: it is read in it.
    std::function<void(RecordBatch &, std::vector<Refusal> &)> convert;
    std::function<bool(std::span<const Cell>)> softDeleted; // of a row as it is read; empty: none is
    std::function<std::optional<Instant>(std::span<const Cell>)> modified; // likewise; empty: nobody asks
    std::function<Key(std::span<const Cell>)> convertedKey; // of a row that could not be converted as a whole; empty key: neither can that

    static StreamForm of(RunSession &session, PageReader::Side side);
};

class KeyedStream
{
public:
    // What happens where the keys come in another order than that of order().
    enum class Disorder { Refused, Ignored };
    // Behind the key `after`, which is as this side has it; empty: from the start.
    KeyedStream(RunSession &session, StreamForm form, Disorder disorder = Disorder::Refused, Key after = {})
        : m_session(session)
        , m_form(std::move(form))
        , m_reader(session, m_form.open)
        , m_disorder(disorder)
    {
        m_page.position = std::move(after);
    }
    KeyedStream(RunSession &session, PageReader::Side side, Disorder disorder = Disorder::Refused, Key after = {})
        : KeyedStream(session, StreamForm::of(session, side), disorder, std::move(after))
    {
    }

    // False at the end.
    Result<bool> next();

    std::span<const Cell> row() const { return m_page.batch.row(m_row); }
    // The row as it was read told so, before it was converted.
    std::optional<Instant> modified() const { return m_page.modified.empty() ? std::nullopt : m_page.modified[m_row]; }
    // Of the row; of the last one that has one where the target cannot hold this one's.
    const Key &key() const { return m_key; }
    bool keyless() const { return m_keyless; }
    std::int64_t count() const { return m_count; }
    bool deleted() const { return !m_page.deleted.empty() && m_page.deleted[m_row]; }
    const Refusal *refusal() const { return m_refusal; }
    // All that this side cannot read, once next() was called; keys as this side has them.
    const std::vector<Quarantined> &quarantined() const { return m_quarantined; }

private:
    struct Fetched {
        RecordBatch batch;
        Key position;
        bool last = false;
        std::vector<Refusal> refusals;
        std::vector<bool> deleted;
        std::vector<std::optional<Instant>> modified;
        std::vector<Quarantined> quarantined; // of the first page: it tells all of them
    };

    // Called by one thread at a time. `room`: a batch to read into.
    Result<Fetched> fetch(Key after, RecordBatch room);
    Result<void> turn();
    const Refusal *refusalOfPage() const;
    void refuseKeyless(const Key &key);
    Error repeated(const Key &key) const;

    RunSession &m_session;
    StreamForm m_form;
    PageReader m_reader;
    Disorder m_disorder;
    Fetched m_page;
    std::vector<Quarantined> m_quarantined;
    bool m_turned = false;
    Key m_key;
    std::size_t m_row = std::size_t(-1);
    std::int64_t m_count = 0;
    bool m_keyless = false;
    const Refusal *m_refusal = nullptr;
    Refusal m_ownRefusal;                 // of a row whose key is NULL
    std::future<Result<Fetched>> m_ahead; // last: waits for the reader, which uses what stands above
};

} // namespace tidewright
