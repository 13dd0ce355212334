#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"

#include <QCoreApplication>
#include <algorithm>
#include <future>

namespace tidewright {

namespace {

// One side in key order, in the target's types. With Concurrency::Threads the next page is read while this one is looked at.
class KeyedStream
{
public:
    KeyedStream(RunSession &session, PageReader::Side side)
        : m_session(session)
        , m_reader(session, side)
        , m_side(side)
    {
    }

    // False at the end.
    Result<bool> next()
    {
        ++m_row;
        while (m_row >= m_page.batch.rows()) {
            if (m_page.last)
                return false;
            TRY(turn());
        }
        Key key = refusal() ? convertedKey(m_session, row()) : keyOf(row(), m_session.mapping.keyColumns());
        ++m_count;
        m_keyless = key.empty();
        if (m_keyless)
            return true;
        if (!m_key.empty() && order(key, m_key) != std::strong_ordering::greater)
            return fail(ErrorCode::SchemaMismatch,
                        QCoreApplication::translate("Compare", "The keys of the two sides sort differently, so the sides cannot be "
                                                               "compared. Nothing was changed."),
                        {}, QCoreApplication::translate("Compare", "Give the key fields the same type at both sides."));
        m_key = std::move(key);
        return true;
    }

    std::span<const Cell> row() const { return m_page.batch.row(m_row); }
    // Of the row; of the last one that has one where the target cannot hold this one's.
    const Key &key() const { return m_key; }
    bool keyless() const { return m_keyless; }
    std::int64_t count() const { return m_count; }
    bool deleted() const { return !m_page.deleted.empty() && m_page.deleted[m_row]; }
    const Refusal *refusal() const
    {
        const auto found = std::ranges::lower_bound(m_page.refusals, m_row, {}, &Refusal::row);
        return found == m_page.refusals.end() || found->row != m_row ? nullptr : &*found;
    }

private:
    struct Fetched {
        RecordBatch batch;
        Key position;
        bool last = false;
        std::vector<Refusal> refusals;
        std::vector<bool> deleted;
    };

    // Called by one thread at a time.
    Result<Fetched> fetch(Key after)
    {
        Fetched page;
        const RecordMapping &mapping = m_session.mapping;
        const bool source = m_side == PageReader::Side::Source;
        page.batch = RecordBatch(std::size_t(source ? mapping.sourceFields().size() : mapping.targetFields().size()));
        PageRequest request;
        request.after = std::move(after);
        TRY(m_session.mayWrite());
        TRY_ASSIGN(const Page read, m_reader.read(request, page.batch));
        page.position = read.position;
        page.last = read.last || page.batch.isEmpty();
        if (!source)
            return page;
        page.deleted.assign(page.batch.rows(), false);
        for (std::size_t at = 0; at < page.batch.rows(); ++at)
            page.deleted[at] = mapping.softDeleted(std::as_const(page.batch).row(at));
        mapping.convert(page.batch, page.refusals);
        return page;
    }

    Result<void> turn()
    {
        auto page = m_ahead.valid() ? m_ahead.get() : fetch(m_page.position);
        TRY_ASSIGN(m_page, std::move(page));
        m_row = 0;
        if (!m_page.last && m_session.context.concurrency == Concurrency::Threads)
            m_ahead = std::async(std::launch::async, [this, after = m_page.position] { return fetch(after); });
        return {};
    }

    RunSession &m_session;
    PageReader m_reader;
    PageReader::Side m_side;
    Fetched m_page;
    Key m_key;
    std::size_t m_row = std::size_t(-1);
    std::int64_t m_count = 0;
    bool m_keyless = false;
    std::future<Result<Fetched>> m_ahead; // last: waits for the reader, which uses what stands above
};

} // namespace

bool sameFields(const RunSession &session, std::span<const Cell> a, std::span<const Cell> b)
{
    const std::size_t fields = std::size_t(session.mapping.targetFields().size());
    return std::ranges::equal(a.first(fields), b.first(fields), [](const Cell &x, const Cell &y) { return equal(x, y); });
}

Result<void> walkBoth(RunSession &session, const OnDifference &on)
{
    using Kind = Difference::Kind;
    KeyedStream source(session, PageReader::Side::Source);
    KeyedStream target(session, PageReader::Side::Target);
    TRY_ASSIGN(bool hasSource, source.next());
    bool hasTarget = false;
    if (!session.targetMissing) {
        TRY_ASSIGN(hasTarget, target.next());
    }
    while (hasSource || hasTarget) {
        if (hasSource && source.keyless()) {
            TRY(on({Kind::Refused, source.row(), {}, source.refusal()}));
            TRY_ASSIGN(hasSource, source.next());
            continue;
        }
        const auto against = !hasTarget   ? std::strong_ordering::less
                             : !hasSource ? std::strong_ordering::greater
                                          : order(source.key(), target.key());
        const bool both = against == std::strong_ordering::equal;
        if (against == std::strong_ordering::greater) {
            TRY(on({Kind::OnlyTarget, {}, target.row(), nullptr}));
        } else if (source.deleted()) {
            if (both)
                TRY(on({Kind::Deleted, source.row(), target.row(), nullptr}));
            else
                TRY(on({Kind::Equal, source.row(), {}, nullptr}));
        } else if (source.refusal()) {
            // It is there at the source: its record at the target is neither missing nor to be changed.
            TRY(on({Kind::Refused, source.row(), {}, source.refusal()}));
        } else if (!both) {
            TRY(on({Kind::OnlySource, source.row(), {}, nullptr}));
        } else {
            const Kind kind = sameFields(session, source.row(), target.row()) ? Kind::Equal : Kind::Differs;
            TRY(on({kind, source.row(), target.row(), nullptr}));
        }
        if (against != std::strong_ordering::greater) {
            TRY_ASSIGN(hasSource, source.next());
        }
        if (against != std::strong_ordering::less) {
            TRY_ASSIGN(hasTarget, target.next());
        }
    }
    session.sourceRecords = source.count();
    session.targetRecords = target.count();
    return {};
}

} // namespace tidewright
