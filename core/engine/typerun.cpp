// The course of one run: lease, state, decision, deed, state again.
#include "deeds.h"
#include "onewayundo.h"
#include "runcourse.h"
#include "twowayrun.h"

#include <QCoreApplication>
#include <utility>

namespace tidewright
{

namespace
{

struct AtomicText {
    Q_DECLARE_TR_FUNCTIONS(AtomicRun)
};

// Of a run that has nothing to be blamed for itself.
Error heldBack(const QStringList &failed)
{
    return {ErrorCode::Conflict,
            AtomicText::tr("Its records are written, but its state is as before: the content types of this job were to end together, and %1 "
                           "failed.")
                .arg(failed.join(QLatin1String(", "))),
            {},
            AtomicText::tr("Put right what stopped %1, then sync again: this one goes on from its checkpoint.").arg(failed.join(QLatin1String(", ")))};
}

Result<void> performTwoWay(RunSession &session)
{
    if (session.checkpoint.mode == SyncMode::Baseline)
        return announceRun(session, session.checkpoint);
    if (session.context.options.dryRun) {
        session.dryRun.emplace();
        session.dryRun->keyFields = session.mapping.targetKey();
    } else {
        TRY(announceRun(session, session.checkpoint));
    }
    return session.twoWay->apply();
}

Result<void> perform(RunSession &session)
{
    if (session.isTwoWay())
        return performTwoWay(session);
    if (session.context.options.dryRun) {
        session.dryRun.emplace();
        session.dryRun->keyFields = session.mapping.targetKey();
        return rehearse(session);
    }
    // Reads while it announces the run.
    if (session.checkpoint.mode == SyncMode::Incremental)
        return pullChanges(session);
    TRY(announceRun(session, session.checkpoint));
    switch (session.checkpoint.mode) {
    case SyncMode::Full:
        return pullAll(session);
    case SyncMode::Compare:
    case SyncMode::Reconcile:
        return pullDifferences(session);
    case SyncMode::Incremental:
    case SyncMode::Baseline:
        return {};
    }
    return {};
}

Result<void> start(RunSession &session)
{
    RunContext &context = session.context;
    TRY(session.goOn());
    if (auto taken = takeLease(session); !taken) {
        if (taken.error().code == ErrorCode::Busy)
            session.run.reason = QStringLiteral("rule 1: ") + taken.error().message;
        return taken;
    }
    auto stored = withState(session, [&] { return context.store.state(session.run.key); });
    if (!stored) {
        if (stored.error().code == ErrorCode::StateUnreadable)
            session.run.reason = QStringLiteral("rule 2: ") + stored.error().message;
        return tl::unexpected(std::move(stored).error());
    }
    session.stateRead = true;
    const bool known = stored->has_value();
    if (known)
        session.state = std::move(**stored);
    session.state.key = session.run.key;
    const auto looked = lookAtSides(session);
    noteDefinitions(session);
    TRY(looked);
    if (context.options.repair)
        return repairRecords(session, known);
    TRY(decideRun(session, known));
    TRY(beginRun(session));
    session.report(RunPhase::Reading, true);
    return perform(session);
}

// A run that wrote nothing has added nothing either.
void purgeKept(RunSession &session)
{
    const RunCounts &counts = session.checkpoint.counts;
    if (session.twoWay || session.context.type.undo.isEmpty() || counts.created + counts.updated + counts.deleted == 0)
        return;
    if (const auto purged = purgeUndo(session); !purged && purged.error().code != ErrorCode::Cancelled)
        session.log->warn(QStringLiteral("What takes old runs back could not be dropped"), {{QStringLiteral("detail"), purged.error().detail}});
}

// After the state: until it is written, the ledger says what this run has done.
void closeLedgers(RunSession &session)
{
    if (!session.error && !session.context.options.dryRun) {
        if (const auto closed = session.twoWay ? session.twoWay->close() : closeLoads(session); !closed) {
            session.lease->setUntidy(true);
            // Where somebody stopped it right here, the next run drops it.
            if (closed.error().code != ErrorCode::Cancelled)
                session.log->warn(QStringLiteral("The run's ledger could not be dropped"),
                                  {{QStringLiteral("detail"), closed.error().detail}});
        } else {
            purgeKept(session);
        }
        if (session.checkpoint.initial)
            session.log->info(QStringLiteral("Initial sync completed"));
    }
}

} // namespace

TypeRun::TypeRun(const RunContext &context)
    : m_session(std::make_unique<RunSession>(context))
{
    SyncRun &run = m_session->run;
    run.runId = m_session->entryId = context.ids.next();
    run.batchId = context.batchId;
    run.key = {context.job, context.type.key};
    run.startedAt = context.clock.now();
    run.dryRun = context.options.dryRun;
}

TypeRun::~TypeRun() = default;

bool TypeRun::apply()
{
    if (const auto started = start(*m_session); !started)
        m_session->error = started.error();
    if (m_session->error || m_session->context.options.dryRun)
        return false;
    return m_session->twoWay ? m_session->twoWay->hasRemovals() : !m_session->postponed.empty() || m_session->postponedMissing;
}

bool TypeRun::settle()
{
    RunSession &session = *m_session;
    if (!std::exchange(m_settled, true) && !session.error && !session.context.options.dryRun) {
        if (const auto removed = session.twoWay ? session.twoWay->remove() : removePostponed(session); !removed)
            session.error = removed.error();
    }
    return !session.error;
}

RunResult TypeRun::finish()
{
    settle();
    if (m_session->context.options.repair) {
        endRepair(*m_session);
    } else {
        endRun(*m_session);
        closeLedgers(*m_session);
    }
    return release();
}

std::vector<RunResult> TypeRun::finishTogether(const std::vector<TypeRun *> &runs)
{
    QStringList failed;
    for (TypeRun *run : runs) {
        if (!run->settle())
            failed << run->m_session->run.key.typeKey;
    }
    std::vector<RunEnd> ends;
    std::vector<RunSession *> ending;
    for (TypeRun *run : runs) {
        RunSession &session = *run->m_session;
        if (!failed.isEmpty() && !session.error)
            session.error = heldBack(failed);
        auto end = concludeRun(session);
        if (!end)
            continue;
        ends.push_back(std::move(*end));
        ending.push_back(&session);
    }
    if (!ending.empty()) {
        RunSession &first = *ending.front();
        const auto stored = untilAnswered(first, [&] { return withState(first, [&] { return first.context.store.finishRuns(ends); }); });
        for (RunSession *session : ending)
            noteStored(*session, stored);
    }
    std::vector<RunResult> results;
    for (TypeRun *run : runs) {
        closeLedgers(*run->m_session);
        results.push_back(run->release());
    }
    return results;
}

RunResult TypeRun::release()
{
    RunSession &session = *m_session;
    if (session.lease && session.error && session.error->code == ErrorCode::LeaseLost)
        session.lease->noteLost(*session.error);
    if (session.lease)
        session.lease->release();
    RunResult result{session.run, std::move(session.dryRun)};
    if (result.dryRun)
        result.dryRun->run = result.run;
    return result;
}

RunResult runType(const RunContext &context)
{
    TypeRun run(context);
    run.apply();
    return run.finish();
}

} // namespace tidewright
