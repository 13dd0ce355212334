#include "chunk.h"
#include "deeds.h"
#include "keyedstream.h"

#include <algorithm>
#include <numeric>

namespace tidewright
{

bool sameFields(const RunSession &session, std::span<const Cell> a, std::span<const Cell> b)
{
    if (session.twoWayMapping)
        return std::ranges::all_of(session.twoWayMapping->content(), [&](std::size_t column) { return equal(a[column], b[column]); });
    const std::size_t fields = std::size_t(session.mapping.targetFields().size());
    return std::ranges::equal(a.first(fields), b.first(fields), [](const Cell &x, const Cell &y) { return equal(x, y); });
}

ContentHash writtenHash(const RunSession &session, std::span<const Cell> row)
{
    std::vector<std::size_t> columns(std::size_t(session.mapping.targetFields().size()));
    std::iota(columns.begin(), columns.end(), std::size_t(0));
    return recordHash(keyBytes(row, session.mapping.keyColumns()), row, columns);
}

namespace
{

// Records that only the target has. Where a filter stands before the source, it is asked whether it has them behind that.
class TargetOnly
{
public:
    TargetOnly(RunSession &session, const OnDifference &on)
        : m_session(session)
        , m_on(on)
        , m_waiting(std::size_t(session.mapping.targetFields().size()))
    {
    }

    Result<void> note(std::span<const Cell> row)
    {
        if (m_session.context.type.filter.isEmpty())
            return m_on({Difference::Kind::OnlyTarget, {}, row, nullptr});
        const auto kept = m_waiting.appendRow();
        std::ranges::transform(row.first(kept.size()), kept.begin(), [this](const Cell &cell) { return m_waiting.adopt(cell); });
        return m_waiting.rows() < keysAtOnce ? Result<void>() : settle();
    }

    Result<void> settle()
    {
        std::vector<Key> keys;
        for (std::size_t row = 0; row < m_waiting.rows(); ++row)
            keys.push_back(keyOf(std::as_const(m_waiting).row(row), m_session.mapping.keyColumns()));
        TRY_ASSIGN(const std::vector<bool> gone, goneAtSource(m_session, keys));
        for (std::size_t row = 0; row < keys.size(); ++row) {
            const auto kind = gone[row] ? Difference::Kind::OnlyTarget : Difference::Kind::LeftOut;
            TRY(m_on({kind, {}, std::as_const(m_waiting).row(row), nullptr}));
        }
        m_waiting.clear();
        return {};
    }

private:
    RunSession &m_session;
    const OnDifference &m_on;
    RecordBatch m_waiting;
};

} // namespace

Result<void> walkBoth(RunSession &session, const OnDifference &on)
{
    KeyedStream source(session, PageReader::Side::Source);
    KeyedStream target(session, PageReader::Side::Target);
    return walkStreams(session, source, target, on);
}

Result<void> walkStreams(RunSession &session, KeyedStream &source, KeyedStream &target, const OnDifference &on)
{
    using Kind = Difference::Kind;
    TargetOnly targetOnly(session, on);
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
        // One without a key is none of ours.
        if (hasTarget && target.keyless()) {
            TRY_ASSIGN(hasTarget, target.next());
            continue;
        }
        const auto against = !hasTarget   ? std::strong_ordering::less
                             : !hasSource ? std::strong_ordering::greater
                                          : order(source.key(), target.key());
        // Deleted softly, it is not there.
        const bool both = against == std::strong_ordering::equal && !target.deleted();
        if (against == std::strong_ordering::greater) {
            if (!target.deleted())
                TRY(targetOnly.note(target.row()));
        } else if (source.deleted()) {
            if (both)
                TRY(on({Kind::Deleted, source.row(), target.row(), nullptr}));
            else
                TRY(on({Kind::Equal, source.row(), {}, nullptr}));
        } else if (source.refusal()) {
            // It is there at the source: its record at the target is neither missing nor to be changed.
            TRY(on({Kind::Refused, source.row(), both ? target.row() : std::span<const Cell>(), source.refusal()}));
        } else if (both && target.refusal()) {
            TRY(on({Kind::Refused, source.row(), target.row(), target.refusal()}));
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
    TRY(targetOnly.settle());
    session.unreadable = source.quarantined();
    session.sourceRecords = source.count();
    session.targetRecords = target.count();
    return {};
}

} // namespace tidewright
