// What both sides of a type hold just now, as hashes of their contents.
#include "chunk.h"
#include "deeds.h"
#include "keyedstream.h"
#include "runcourse.h"
#include "twowaysides.h"

#include <numeric>

namespace tidewright
{

namespace
{

Result<ContentHash> hashOf(RunSession &session, Side of)
{
    const TwoWayMapping &mapping = *session.twoWayMapping;
    TwoWaySide side(session, mapping, of);
    KeyedStream stream(session, side.form());
    ContentHash sum;
    for (;;) {
        TRY_ASSIGN(const bool any, stream.next());
        if (!any)
            return sum;
        session.noteRead(1, {});
        session.report(RunPhase::Reading);
        if (!stream.keyless() && !stream.refusal() && !stream.deleted())
            sum += mapping.hash(mapping.keyBytes(stream.row()), stream.row());
    }
}

Result<SideHashes> twoWayHashes(RunSession &session)
{
    TRY_ASSIGN(const ContentHash local, hashOf(session, Side::Local));
    TRY_ASSIGN(const ContentHash remote, hashOf(session, Side::Remote));
    return SideHashes{toString(local), toString(remote)};
}

// In the target's form. What only the target holds counts where a run would delete it.
Result<SideHashes> oneWayHashes(RunSession &session)
{
    std::vector<std::size_t> columns(std::size_t(session.mapping.targetFields().size()));
    std::iota(columns.begin(), columns.end(), std::size_t(0));
    const auto hashed = [&](std::span<const Cell> row) {
        return recordHash(keyBytes(row, session.mapping.keyColumns()), row, columns);
    };
    ContentHash source, target;
    const auto note = [&](const Difference &difference) -> Result<void> {
        using Kind = Difference::Kind;
        session.report(RunPhase::Reading);
        if (!difference.source.empty())
            session.noteRead(1, {});
        const Kind kind = difference.kind;
        if (!difference.source.empty() && !difference.target.empty() && kind == Kind::Equal) {
            const ContentHash both = hashed(difference.source);
            source += both;
            target += both;
            return {};
        }
        if (kind == Kind::OnlySource || kind == Kind::Differs)
            source += hashed(difference.source);
        if (kind == Kind::Differs || ((kind == Kind::OnlyTarget || kind == Kind::Deleted) && session.propagatesDeletes()))
            target += hashed(difference.target);
        return {};
    };
    TRY(walkBoth(session, note));
    const bool push = session.context.direction == Direction::LocalToRemote;
    return push ? SideHashes{toString(source), toString(target)} : SideHashes{toString(target), toString(source)};
}

Result<void> calculate(RunSession &session, TypeDelta &delta)
{
    TRY(takeLease(session));
    TRY(lookAtSides(session));
    TRY_ASSIGN(const auto state, withState(session, [&] { return session.context.store.state(session.run.key); }));
    session.report(RunPhase::Reading, true);
    TRY_ASSIGN(delta.now, session.isTwoWay() ? twoWayHashes(session) : oneWayHashes(session));
    delta.delta = calculateDelta(state, delta.now, session.context.direction);
    return {};
}

} // namespace

TypeDelta deltaOfType(const RunContext &given)
{
    RunContext context = given;
    context.options.dryRun = true; // makes no table either
    RunSession session(context);
    session.run.runId = context.ids.next();
    session.run.key = {context.job, context.type.key};
    session.run.startedAt = context.clock.now();
    TypeDelta delta;
    delta.key = session.run.key;
    const auto calculated = calculate(session, delta);
    if (session.lease)
        session.lease->release();
    if (!calculated)
        delta.error = calculated.error().code == ErrorCode::Cancelled ? session.stopped() : calculated.error();
    return delta;
}

} // namespace tidewright
