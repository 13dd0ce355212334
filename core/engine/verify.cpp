// Comparing both sides record by record, writing nothing.
#include "keyedstream.h"
#include "runcourse.h"
#include "twowaysides.h"
#include "verifybuckets.h"
#include "verifying.h"

namespace tidewright
{

namespace
{

Result<void> compareStreams(RunSession &session, Verifying &verifying, KeyedStream &source, KeyedStream &target)
{
    const bool pushes = session.context.direction == Direction::LocalToRemote;
    bool looked = false;
    const auto look = [&] {
        if (std::exchange(looked, true))
            return;
        verifying.noteUnreadable(pushes ? Side::Local : Side::Remote, source.quarantined());
        verifying.noteUnreadable(pushes ? Side::Remote : Side::Local, target.quarantined());
    };
    TRY(walkStreams(session, source, target, [&](const Difference &difference) {
        look();
        return verifying.note(difference);
    }));
    look();
    return verifying.end();
}

// In the servers where they can, else record by record. What goes wrong in there is told by the reading, if it stands in the way of that too.
Result<void> compareForms(RunSession &session, Verifying &verifying, const StreamForm &sourceForm, const StreamForm &targetForm)
{
    const auto compared = compareBuckets(session, verifying, sourceForm, targetForm);
    TRY(session.mayWrite());
    if (!compared && verifying.hasNoted())
        return tl::unexpected(compared.error());
    if (!compared)
        session.log->warn(QStringLiteral("The servers could not compare their sums, the records are read instead"),
                          {{QStringLiteral("detail"), compared.error().detail}});
    if (compared.value_or(false)) {
        session.log->info(QStringLiteral("Compared by sums, inside the servers"));
        return verifying.end();
    }
    KeyedStream source(session, sourceForm), target(session, targetForm);
    return compareStreams(session, verifying, source, target);
}

// Two-way types are compared as their runs compare them: in the local side's form, without what only tells when a record was changed.
Result<void> compareRecords(RunSession &session, Verifying &verifying)
{
    if (!session.isTwoWay())
        return compareForms(session, verifying, StreamForm::of(session, PageReader::Side::Source),
                            StreamForm::of(session, PageReader::Side::Target));
    const TwoWaySide remote(session, *session.twoWayMapping, Side::Remote), local(session, *session.twoWayMapping, Side::Local);
    return compareForms(session, verifying, remote.form(), local.form());
}

Result<void> compareSides(RunSession &session, Verification &found)
{
    TRY(takeLease(session));
    TRY(lookAtSides(session));
    found.keyFields = session.mapping.targetKey();
    session.report(RunPhase::Reading, true);
    TRY_ASSIGN(Verifying verifying, Verifying::begin(session, found));
    TRY(compareRecords(session, verifying));
    session.log->info(QStringLiteral("Verified"), {{QStringLiteral("compared"), qint64(found.compared)},
                                                   {QStringLiteral("differing"), qint64(found.differing)},
                                                   {QStringLiteral("missing"), qint64(found.missing)},
                                                   {QStringLiteral("extra"), qint64(found.extra)},
                                                   {QStringLiteral("refused"), qint64(found.refused)},
                                                   {QStringLiteral("unreadable"), qint64(found.unreadable)}});
    return {};
}

// What was lost of the state is made up for: both sides hold the same. That this cannot be written takes nothing from what was found.
void noteProven(RunSession &session)
{
    const RunContext &context = session.context;
    const auto noted = [&]() -> Result<void> {
        TRY_ASSIGN(const auto state, context.store.state(session.run.key));
        if (!state || !state->stateLost)
            return {};
        const auto proven = [](SyncState &known) -> Result<void> {
            known.stateLost = false;
            return {};
        };
        TRY(withState(session, [&] { return context.store.updateState(session.run.key, proven, context.holder); }));
        return {};
    }();
    if (!noted)
        session.log->warn(QStringLiteral("The state still counts as lost"), {{QStringLiteral("detail"), noted.error().message}});
}

} // namespace

Verification verifyType(const RunContext &given)
{
    RunContext context = given;
    context.options.dryRun = true; // makes no table either
    RunSession session(context);
    session.run.runId = context.ids.next();
    session.run.key = {context.job, context.type.key};
    session.run.startedAt = context.clock.now();
    Verification found;
    found.key = session.run.key;
    const auto compared = compareSides(session, found);
    if (session.lease)
        session.lease->release();
    if (!compared)
        found.error = compared.error().code == ErrorCode::Cancelled ? session.stopped() : compared.error();
    else if (found.differences() == 0)
        noteProven(session);
    found.durationMs = std::chrono::duration_cast<std::chrono::milliseconds>(context.clock.now() - session.run.startedAt).count();
    return found;
}

} // namespace tidewright
