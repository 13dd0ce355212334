#include "chunk.h"
#include "deeds.h"
#include "keyedstream.h"

#include <algorithm>

namespace tidewright {

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
