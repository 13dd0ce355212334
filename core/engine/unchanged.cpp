#include "unchanged.h"

#include "deeds.h"

#include <algorithm>

namespace tidewright
{

namespace
{

bool isWhole(ValueKind kind)
{
    return kind == ValueKind::Int || kind == ValueKind::UInt;
}

std::strong_ordering orderKey(std::span<const Cell> row, std::span<const std::size_t> columns, const Key &key)
{
    for (std::size_t part = 0; part < columns.size(); ++part) {
        if (const auto against = order(row[columns[part]], key[part].cell()); against != 0)
            return against;
    }
    return std::strong_ordering::equal;
}

} // namespace

bool Unchanged::worksFor(const RunSession &session)
{
    if (session.checkpoint.mode != SyncMode::Full || session.checkpoint.initial || session.checkpoint.load != LoadKind::Staged)
        return false;
    for (qsizetype part = 0; part < session.mapping.sourceKey().size(); ++part) {
        const QString &ours = session.mapping.sourceKey().at(part), &theirs = session.mapping.targetKey().at(part);
        const ValueKind from = session.sourceSchema.find(ours)->type.kind, to = session.targetSchema.find(theirs)->type.kind;
        const auto mapsValues = [&](const FieldMapping &mapping) {
            return !mapping.values.empty() &&
                   (mapping.local == ours || mapping.remote == ours || mapping.local == theirs || mapping.remote == theirs);
        };
        if ((from != to && !(isWhole(from) && isWhole(to))) || std::ranges::any_of(session.context.type.fields, mapsValues))
            return false;
    }
    return true;
}

Unchanged::Unchanged(RunSession &session, Key after)
    : m_session(&session)
    , m_target(std::make_unique<KeyedStream>(session, PageReader::Side::Target, KeyedStream::Disorder::Ignored, std::move(after)))
{
}

std::optional<Unchanged> Unchanged::behind(RunSession &session, const Key &sourcePosition)
{
    Key after;
    RecordBatch arena;
    for (std::size_t part = 0; part < sourcePosition.size(); ++part) {
        const Field *field = session.targetSchema.find(session.mapping.targetKey().at(qsizetype(part)));
        const auto cell = convertCell(sourcePosition[part].cell(), field->type, arena);
        if (!cell)
            return std::nullopt;
        after.emplace_back(*cell);
    }
    return Unchanged(session, std::move(after));
}

Result<void> Unchanged::step()
{
    m_begun = true;
    // A record without a key is none of ours.
    do {
        TRY_ASSIGN(m_any, m_target->next());
    } while (m_any && m_target->keyless());
    return {};
}

// Whether it is missing indeed is asked again before anything is deleted.
Result<void> Unchanged::passOver()
{
    if (m_session->propagatesDeletes())
        m_session->removals.push_back(m_target->key());
    return step();
}

Result<void> Unchanged::leaveOut(Chunk &chunk)
{
    prepare(*m_session, chunk);
    // Where the target holds them, they are met as records without a counterpart.
    chunk.removed.clear();
    if (!m_begun)
        TRY(step());
    const std::vector<std::size_t> &columns = m_session->mapping.keyColumns();
    RecordBatch &batch = chunk.batch;
    std::size_t kept = 0;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        const std::span<const Cell> cells = std::as_const(batch).row(row);
        while (m_any && orderKey(cells, columns, m_target->key()) == std::strong_ordering::greater)
            TRY(passOver());
        const bool found = m_any && orderKey(cells, columns, m_target->key()) == std::strong_ordering::equal;
        const bool same = found && sameFields(*m_session, cells, m_target->row());
        if (found)
            TRY(step());
        if (same)
            continue;
        if (kept != row)
            std::ranges::copy(batch.row(row), batch.row(kept).begin());
        ++kept;
    }
    m_records += std::int64_t(batch.rows());
    m_leftOut += std::int64_t(batch.rows() - kept);
    while (batch.rows() > kept)
        batch.dropLastRow();
    return {};
}

Result<void> Unchanged::finish()
{
    if (!m_begun)
        TRY(step());
    while (m_any)
        TRY(passOver());
    return {};
}

} // namespace tidewright
