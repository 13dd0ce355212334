#include "guardedwriter.h"

#include "bisect.h"
#include "chunk.h"

#include <algorithm>
#include <unordered_map>

namespace tidewright
{

// The writes in the side's own form, in their order; those that the side cannot hold have failed.
struct GuardedWriter::Prepared {
    RecordBatch rows; // whole for those that write, nothing but the key for deletes
    RecordBatch keys; // of the pending ones
    std::vector<std::string> keyBytes;
};

QString GuardedWriter::loadId() const
{
    return m_runId + QLatin1String(m_side.side() == Side::Local ? "-l" : "-r");
}

Result<void> GuardedWriter::open()
{
    if (!m_load) {
        TRY_ASSIGN(const auto target, m_side.endpoint().openTarget(m_side.targetSpec(), m_session.context.stop));
        TRY_ASSIGN(m_load, target->openLoad(loadId(), LoadKind::Immediate));
    }
    if (!m_writer) {
        TRY_ASSIGN(m_writer, m_load->openWriter());
    }
    return {};
}

Result<bool> GuardedWriter::committed(std::int64_t chunk)
{
    TRY(open());
    TRY_ASSIGN(const auto ranges, m_load->committed());
    return std::ranges::find(ranges, chunk, &ChunkRange::ordinal) != ranges.end();
}

// Under the side's own locks: what does not hold any more what was decided on has moved.
Result<void> GuardedWriter::lookUnderLock(std::vector<GuardedWrite> &writes, const Prepared &prepared)
{
    RecordBatch current(m_mapping.width());
    TRY(m_writer->fetchForUpdate(prepared.keys, current));
    std::vector<Refusal> refusals;
    m_mapping.toLocal(m_side.side(), current, refusals);
    std::unordered_map<std::string, ContentHash> held;
    auto refusal = refusals.begin();
    for (std::size_t row = 0; row < current.rows(); ++row) {
        const std::span<const Cell> cells = std::as_const(current).row(row);
        std::string key = m_mapping.keyBytes(cells);
        const bool refused = refusal != refusals.end() && refusal->row == row;
        if (refused)
            ++refusal;
        // Whatever cannot be read is not what was decided on: no record has this hash but by a chance of one in 2^128.
        constexpr ContentHash unreadable{~0ULL, ~0ULL};
        const ContentHash hash = refused ? unreadable : m_mapping.hash(key, cells);
        held.insert_or_assign(std::move(key), hash);
    }
    for (std::size_t at = 0; at < writes.size(); ++at) {
        if (writes[at].outcome != GuardedWrite::Outcome::Pending)
            continue;
        const auto found = held.find(prepared.keyBytes[at]);
        const ContentHash now = found == held.end() ? ContentHash() : found->second;
        if (now != writes[at].expected)
            writes[at].outcome = GuardedWrite::Outcome::Moved;
    }
    return {};
}

Result<void> GuardedWriter::apply(std::vector<GuardedWrite> &writes, const Prepared &prepared, ChangeCounts &counts)
{
    using Outcome = GuardedWrite::Outcome;
    std::vector<std::size_t> upserts, removals;
    for (std::size_t at = 0; at < writes.size(); ++at) {
        if (writes[at].outcome == Outcome::Pending)
            (writes[at].action == Intent::Action::Delete ? removals : upserts).push_back(at);
    }
    RecordBatch rows(m_mapping.width()), keys(m_mapping.keyColumns().size());
    for (const std::size_t at : upserts)
        addImage(rows, prepared.rows.row(at));
    for (const std::size_t at : removals) {
        const std::span<Cell> key = keys.appendRow();
        for (std::size_t part = 0; part < key.size(); ++part)
            key[part] = keys.adopt(prepared.rows.row(at)[m_mapping.keyColumns()[part]]);
    }
    const auto run = [&](const std::vector<std::size_t> &which, auto &&work) {
        return bisect(
            0, std::int64_t(which.size()),
            [&](std::int64_t first, std::int64_t count) -> Result<void> {
                TRY_ASSIGN(const ChangeCounts done, work(std::size_t(first), std::size_t(count)));
                counts += done;
                return {};
            },
            [&](std::int64_t at, const Error &error) -> Result<void> {
                writes[which[std::size_t(at)]].outcome = Outcome::Failed;
                writes[which[std::size_t(at)]].error = error;
                return {};
            });
    };
    TRY(run(removals, [&](std::size_t first, std::size_t count) { return m_writer->remove(keys, first, count); }));
    return run(upserts, [&](std::size_t first, std::size_t count) { return m_writer->upsert(rows, first, count); });
}

Result<void> GuardedWriter::writeOnce(std::vector<GuardedWrite> &writes, Prepared &prepared, std::int64_t chunk)
{
    using Outcome = GuardedWrite::Outcome;
    TRY(m_session.mayWrite());
    TRY(open());
    TRY(m_writer->begin(chunk));
    TRY(lookUnderLock(writes, prepared));
    ChunkRange range;
    range.ordinal = chunk;
    range.records = std::int64_t(writes.size());
    TRY(apply(writes, prepared, range.counts));
    if (std::ranges::find(writes, Outcome::Pending, &GuardedWrite::outcome) == writes.end()) {
        m_writer->rollback();
        return {};
    }
    TRY(m_session.mayWrite());
    TRY(m_writer->commit(range));
    for (const Key &alone : m_writer->leftAlone()) {
        RecordBatch own(m_mapping.width());
        const std::span<Cell> row = own.appendRow();
        for (std::size_t part = 0; part < alone.size(); ++part)
            row[m_mapping.keyColumns()[part]] = own.adopt(alone[part].cell());
        std::vector<Refusal> refusals;
        m_mapping.toLocal(m_side.side(), own, refusals);
        const auto found = std::ranges::find(prepared.keyBytes, m_mapping.keyBytes(std::as_const(own).row(0)));
        if (found != prepared.keyBytes.end())
            writes[std::size_t(found - prepared.keyBytes.begin())].outcome = Outcome::Moved;
    }
    return {};
}

Result<void> GuardedWriter::write(std::vector<GuardedWrite> &writes, const RecordBatch &images, std::int64_t chunk)
{
    using Outcome = GuardedWrite::Outcome;
    if (writes.empty())
        return {};
    Prepared prepared{RecordBatch(m_mapping.width()), RecordBatch(m_mapping.keyColumns().size()), {}};
    for (const GuardedWrite &write : writes) {
        if (write.action != Intent::Action::Delete) {
            addImage(prepared.rows, images.row(write.image));
        } else {
            const std::span<Cell> row = prepared.rows.appendRow();
            for (std::size_t part = 0; part < write.key.size(); ++part)
                row[m_mapping.keyColumns()[part]] = prepared.rows.adopt(write.key[part].cell());
        }
        prepared.keyBytes.push_back(keyBytes(write.key));
    }
    std::vector<Refusal> refusals;
    m_mapping.fromLocal(m_side.side(), prepared.rows, refusals);
    for (const Refusal &refusal : refusals) {
        writes[refusal.row].outcome = Outcome::Failed;
        writes[refusal.row].error = refusal.error;
    }
    for (std::size_t at = 0; at < writes.size(); ++at) {
        if (writes[at].outcome != Outcome::Pending)
            continue;
        const std::span<Cell> key = prepared.keys.appendRow();
        for (std::size_t part = 0; part < key.size(); ++part)
            key[part] = prepared.keys.adopt(std::as_const(prepared.rows).row(at)[m_mapping.keyColumns()[part]]);
    }
    if (prepared.keys.isEmpty())
        return {};
    const std::vector<GuardedWrite> asked = writes;
    bool unknown = false;
    for (Attempts attempts;;) {
        auto done = [&]() -> Result<void> {
            if (unknown) {
                TRY_ASSIGN(const bool there, committed(chunk));
                if (there)
                    return {};
            }
            writes = asked;
            return writeOnce(writes, prepared, chunk);
        }();
        if (done)
            break;
        unknown = unknown || done.error().code == ErrorCode::CommitUnknown;
        if (m_writer)
            m_writer->rollback();
        m_writer.reset();
        m_load.reset();
        if (!isTransient(done.error().code) && done.error().code != ErrorCode::CommitUnknown)
            return done;
        TRY(m_session.backOff(attempts, done.error()));
    }
    refusals.clear();
    m_mapping.toLocal(m_side.side(), prepared.rows, refusals);
    for (std::size_t at = 0; at < writes.size(); ++at) {
        if (writes[at].outcome != Outcome::Pending)
            continue;
        writes[at].outcome = Outcome::Applied;
        if (writes[at].action != Intent::Action::Delete)
            writes[at].written = m_mapping.hash(prepared.keyBytes[at], std::as_const(prepared.rows).row(at));
    }
    return {};
}

Result<std::set<std::int64_t>> GuardedWriter::recover()
{
    return retrying(m_session, [&](int) -> Result<std::set<std::int64_t>> {
        TRY_ASSIGN(const auto target, m_side.endpoint().openTarget(m_side.targetSpec(), m_session.context.stop));
        TRY_ASSIGN(const auto load, target->findLoad(loadId(), LoadKind::Immediate));
        TRY_ASSIGN(const auto ranges, load->committed());
        std::set<std::int64_t> chunks;
        for (const ChunkRange &range : ranges)
            chunks.insert(range.ordinal);
        return chunks;
    });
}

Result<void> GuardedWriter::close()
{
    letGo();
    return retrying(m_session, [&](int) -> Result<void> {
        TRY_ASSIGN(const auto target, m_side.endpoint().openTarget(m_side.targetSpec(), m_session.context.stop));
        TRY_ASSIGN(const auto load, target->findLoad(loadId(), LoadKind::Immediate));
        return load->close();
    });
}

} // namespace tidewright
