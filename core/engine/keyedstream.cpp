#include "keyedstream.h"

#include "text.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct CompareText {
    Q_DECLARE_TR_FUNCTIONS(Compare)
};

QString textOf(const Key &key)
{
    QStringList parts;
    for (const Value &part : key)
        parts += escapeControls(QString::fromStdString(toText(part.cell())));
    return parts.join(QLatin1String(", "));
}

} // namespace

StreamForm StreamForm::of(RunSession &session, PageReader::Side side)
{
    const RecordMapping &mapping = session.mapping;
    const RunContext &context = session.context;
    if (side == PageReader::Side::Target)
        return {PageReader::opener(session, side),
                targetPlace(context.type, context.direction),
                mapping.targetKey(),
                std::size_t(mapping.targetFields().size()),
                mapping.keyColumns(),
                {},
                {},
                {},
                {}};
    return {PageReader::opener(session, side),
            sourcePlace(context.type, context.direction),
            mapping.sourceKey(),
            std::size_t(mapping.sourceFields().size()),
            mapping.keyColumns(),
            [&mapping](RecordBatch &batch, std::vector<Refusal> &refusals) { mapping.convert(batch, refusals); },
            [&mapping](std::span<const Cell> row) { return mapping.softDeleted(row); },
            {},
            [&session](std::span<const Cell> row) { return tidewright::convertedKey(session, row); }};
}

Result<bool> KeyedStream::next()
{
    ++m_row;
    while (m_row >= m_page.batch.rows()) {
        if (m_page.last)
            return false;
        TRY(turn());
    }
    m_refusal = refusalOfPage();
    Key key = m_refusal ? m_form.convertedKey(row()) : keyOf(row(), m_form.keyColumns);
    ++m_count;
    if (std::ranges::any_of(key, [](const Value &part) { return part.isNull(); })) {
        refuseKeyless(key);
        key.clear();
    }
    m_keyless = key.empty();
    if (m_keyless)
        return true;
    if (m_disorder == Disorder::Refused && !m_key.empty()) {
        const auto against = order(key, m_key);
        if (against == std::strong_ordering::equal)
            return tl::unexpected(repeated(key));
        if (against == std::strong_ordering::less)
            return fail(ErrorCode::SchemaMismatch,
                        CompareText::tr(
                            "The keys of the two sides sort differently, so the sides cannot be compared. Nothing was changed."),
                        QStringLiteral("%1 behind %2").arg(textOf(key), textOf(m_key)),
                        CompareText::tr("Give the key fields the same type at both sides."));
    }
    m_key = std::move(key);
    return true;
}

// Nothing can be told by it: neither what is at the other side nor what has changed.
void KeyedStream::refuseKeyless(const Key &key)
{
    const std::size_t part =
        std::size_t(std::ranges::find_if(key, [](const Value &value) { return value.isNull(); }) - key.begin());
    m_ownRefusal.row = m_row;
    m_ownRefusal.column = m_form.keyColumns[part];
    m_ownRefusal.field = m_form.keyFields.at(qsizetype(part));
    m_ownRefusal.error = {
        ErrorCode::ValueRefused,
        CompareText::tr("The record has no value in the key field “%1”, so it cannot be found again. It was left as it is.")
            .arg(m_form.keyFields.at(qsizetype(part))),
        {},
        CompareText::tr("Give it a value there, or name other fields in \"primaryKey\".")};
    m_refusal = &m_ownRefusal;
}

Error KeyedStream::repeated(const Key &key) const
{
    return {
        ErrorCode::SchemaMismatch,
        CompareText::tr(
            "“%1” has more than one record with %2 = %3, so that is no key. The sides were not compared and nothing was changed.")
            .arg(m_form.place, m_form.keyFields.join(QLatin1String(", ")), textOf(key)),
        {},
        CompareText::tr(
            "Remove the records that are there twice, or name fields in \"primaryKey\" that together tell every record apart.")};
}

const Refusal *KeyedStream::refusalOfPage() const
{
    const auto found = std::ranges::lower_bound(m_page.refusals, m_row, {}, &Refusal::row);
    return found == m_page.refusals.end() || found->row != m_row ? nullptr : &*found;
}

Result<KeyedStream::Fetched> KeyedStream::fetch(Key after, RecordBatch room)
{
    Fetched page;
    page.batch = std::move(room);
    page.batch.clear(m_form.width);
    PageRequest request;
    request.after = std::move(after);
    TRY(m_session.mayWrite());
    TRY_ASSIGN(const Page read, m_reader.read(request, page.batch));
    page.position = read.position;
    page.last = read.last || page.batch.isEmpty();
    if (!m_turned)
        page.quarantined = m_reader.quarantined();
    const std::size_t rows = page.batch.rows();
    if (m_form.softDeleted) {
        page.deleted.resize(rows);
        for (std::size_t at = 0; at < rows; ++at)
            page.deleted[at] = m_form.softDeleted(std::as_const(page.batch).row(at));
    }
    if (m_form.modified) {
        page.modified.resize(rows);
        for (std::size_t at = 0; at < rows; ++at)
            page.modified[at] = m_form.modified(std::as_const(page.batch).row(at));
    }
    if (m_form.convert)
        m_form.convert(page.batch, page.refusals);
    return page;
}

Result<void> KeyedStream::turn()
{
    auto page = m_ahead.valid() ? m_ahead.get() : fetch(m_page.position, RecordBatch());
    RecordBatch room = std::move(m_page.batch);
    TRY_ASSIGN(m_page, std::move(page));
    if (!std::exchange(m_turned, true))
        m_quarantined = std::move(m_page.quarantined);
    m_row = 0;
    if (!m_page.last && m_session.context.concurrency == Concurrency::Threads)
        m_ahead = std::async(std::launch::async, [this, after = m_page.position, room = std::move(room)]() mutable {
            return fetch(std::move(after), std::move(room));
        });
    return {};
}

} // namespace tidewright
