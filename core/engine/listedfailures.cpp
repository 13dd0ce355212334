#include "listedfailures.h"

#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"

#include <algorithm>
#include <map>

namespace tidewright
{

namespace
{

// A row's key against one of the list, without making one of it.
std::strong_ordering orderRow(std::span<const Cell> row, const std::vector<std::size_t> &keyColumns, const Key &key)
{
    for (std::size_t part = 0; part < std::min(keyColumns.size(), key.size()); ++part) {
        if (const auto against = order(row[keyColumns[part]], key[part].cell()); against != 0)
            return against;
    }
    return keyColumns.size() <=> key.size();
}

} // namespace

void ListedFailures::read(std::vector<FailedRecord> listed, const QString &runId)
{
    std::erase_if(listed, [&runId](const FailedRecord &record) { return record.runId == runId; });
    std::ranges::sort(listed, KeyLess(), &FailedRecord::recordKey);
    m_listed = std::move(listed);
    m_met.assign(m_listed.size(), false);
}

void ListedFailures::look(const RecordBatch &batch, const std::vector<std::size_t> &keyColumns)
{
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        const std::span<const Cell> cells = batch.row(row);
        const auto found = std::partition_point(m_listed.begin(), m_listed.end(), [&](const FailedRecord &record) {
            return orderRow(cells, keyColumns, record.recordKey) == std::strong_ordering::greater;
        });
        if (found == m_listed.end() || orderRow(cells, keyColumns, found->recordKey) != std::strong_ordering::equal)
            continue;
        const std::lock_guard lock(m_mutex);
        m_met[std::size_t(found - m_listed.begin())] = true;
    }
}

void ListedFailures::noteMet(const Key &key)
{
    const auto found = std::ranges::lower_bound(m_listed, key, KeyLess(), &FailedRecord::recordKey);
    if (found != m_listed.end() && order(found->recordKey, key) == std::strong_ordering::equal)
        m_met[std::size_t(found - m_listed.begin())] = true;
}

std::vector<FailedRecord> ListedFailures::met() const
{
    std::vector<FailedRecord> met;
    for (std::size_t at = 0; at < m_listed.size(); ++at) {
        if (m_met[at])
            met.push_back(m_listed[at]);
    }
    return met;
}

std::vector<Key> ListedFailures::notMet() const
{
    std::vector<Key> keys;
    for (std::size_t at = 0; at < m_listed.size(); ++at) {
        if (!m_met[at])
            keys.push_back(m_listed[at].recordKey);
    }
    return keys;
}

namespace
{

// Those of up to keysAtOnce source keys whose record the target holds as the source does.
Result<std::vector<Key>> equalOnBothSides(RunSession &session, PageReader &source, PageReader &target, const RecordBatch &keys)
{
    const RecordMapping &mapping = session.mapping;
    RecordBatch found(std::size_t(mapping.sourceFields().size()));
    TRY(source.fetch(keys, found));
    std::vector<Key> asked;
    std::vector<bool> deleted;
    for (std::size_t row = 0; row < found.rows(); ++row) {
        asked.push_back(keyOf(std::as_const(found).row(row), mapping.keyColumns()));
        deleted.push_back(mapping.softDeleted(std::as_const(found).row(row)));
    }
    std::vector<Refusal> refusals;
    mapping.convert(found, refusals);
    std::map<Key, std::size_t, KeyLess> rows;
    std::vector<Key> wanted;
    for (std::size_t row = 0; row < found.rows(); ++row) {
        if (deleted[row] || std::ranges::find(refusals, row, &Refusal::row) != refusals.end())
            continue;
        wanted.push_back(keyOf(std::as_const(found).row(row), mapping.keyColumns()));
        rows.emplace(wanted.back(), row);
    }
    std::vector<Key> equal;
    if (wanted.empty())
        return equal;
    RecordBatch held(std::size_t(mapping.targetFields().size()));
    TRY(target.fetch(keyBatch(wanted, 0, wanted.size()), held));
    for (std::size_t row = 0; row < held.rows(); ++row) {
        const auto cells = std::as_const(held).row(row);
        const auto same = rows.find(keyOf(cells, mapping.keyColumns()));
        if (same != rows.end() && sameFields(session, std::as_const(found).row(same->second), cells))
            equal.push_back(asked[same->second]);
    }
    return equal;
}

// An attempt that is gone cannot say which records it has met.
Result<void> noteMetBefore(RunSession &session)
{
    const std::vector<Key> keys = session.listed.notMet();
    PageReader source(session, PageReader::Side::Source);
    PageReader target(session, PageReader::Side::Target);
    for (std::size_t first = 0; first < keys.size(); first += keysAtOnce) {
        const RecordBatch some = keyBatch(keys, first, std::min(keysAtOnce, keys.size() - first));
        TRY_ASSIGN(const std::vector<Key> equal, equalOnBothSides(session, source, target, some));
        for (const Key &key : equal)
            session.listed.noteMet(key);
    }
    return {};
}

// Over the whole source: a delete that was refused before is settled when it was made, which not every such run does.
Result<std::vector<Key>> stillToDelete(RunSession &session)
{
    std::vector<Key> keys;
    for (const FailedRecord &record : session.listed.all())
        keys.push_back(record.recordKey);
    return leftAtTarget(session, keys);
}

} // namespace

std::vector<FailedRecord> settledFailures(RunSession &session)
{
    if (session.listed.all().empty() || session.checkpoint.mode == SyncMode::Baseline)
        return {};
    const bool whole = session.checkpoint.mode != SyncMode::Incremental;
    std::vector<Key> left;
    const auto looked = [&]() -> Result<void> {
        if (whole) {
            TRY_ASSIGN(left, stillToDelete(session));
            return {};
        }
        return session.decision.resume ? noteMetBefore(session) : Result<void>();
    }();
    if (!looked)
        session.log->warn(QStringLiteral("Failed records that the run may have mended stay listed"),
                          {{QStringLiteral("detail"), looked.error().detail}});
    if (!looked && whole)
        return {};
    std::vector<FailedRecord> settled = whole ? session.listed.all() : session.listed.met();
    std::erase_if(settled, [&](const FailedRecord &record) {
        return session.hasFailed(record.recordKey) || std::ranges::find(left, record.recordKey) != left.end();
    });
    return settled;
}

} // namespace tidewright
