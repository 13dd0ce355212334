#include "keyedstream.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright {

Result<bool> KeyedStream::next()
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
    if (m_disorder == Disorder::Refused && !m_key.empty() && order(key, m_key) != std::strong_ordering::greater)
        return fail(ErrorCode::SchemaMismatch,
                    QCoreApplication::translate("Compare", "The keys of the two sides sort differently, so the sides cannot be "
                                                           "compared. Nothing was changed."),
                    {}, QCoreApplication::translate("Compare", "Give the key fields the same type at both sides."));
    m_key = std::move(key);
    return true;
}

const Refusal *KeyedStream::refusal() const
{
    const auto found = std::ranges::lower_bound(m_page.refusals, m_row, {}, &Refusal::row);
    return found == m_page.refusals.end() || found->row != m_row ? nullptr : &*found;
}

Result<KeyedStream::Fetched> KeyedStream::fetch(Key after, RecordBatch room)
{
    Fetched page;
    const RecordMapping &mapping = m_session.mapping;
    const bool source = m_side == PageReader::Side::Source;
    page.batch = std::move(room);
    page.batch.clear(std::size_t(source ? mapping.sourceFields().size() : mapping.targetFields().size()));
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

Result<void> KeyedStream::turn()
{
    auto page = m_ahead.valid() ? m_ahead.get() : fetch(m_page.position, RecordBatch());
    RecordBatch room = std::move(m_page.batch);
    TRY_ASSIGN(m_page, std::move(page));
    m_row = 0;
    if (!m_page.last && m_session.context.concurrency == Concurrency::Threads)
        m_ahead = std::async(std::launch::async, [this, after = m_page.position, room = std::move(room)]() mutable {
            return fetch(std::move(after), std::move(room));
        });
    return {};
}

} // namespace tidewright
