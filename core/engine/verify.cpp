// Comparing both sides record by record, writing nothing.
#include "deeds.h"
#include "runcourse.h"

namespace tidewright
{

namespace
{

constexpr std::size_t samplesOfEach = 100;

class Verifying
{
public:
    explicit Verifying(RunSession &session, Verification &found)
        : m_session(session)
        , m_found(found)
        , m_targetIsLocal(session.context.direction != Direction::LocalToRemote)
    {
    }

    Result<void> note(const Difference &difference)
    {
        using Kind = Difference::Kind;
        using Verdict = VerifiedRecord::Kind;
        if (!difference.source.empty())
            m_session.noteRead(1, {});
        m_session.report(RunPhase::Reading);
        switch (difference.kind) {
        case Kind::Equal:
            // Deleted at the source, and not there: nothing to compare.
            if (!difference.target.empty()) {
                ++m_found.compared;
                ++m_found.equal;
            }
            break;
        case Kind::LeftOut:
            break;
        case Kind::OnlySource:
            count(m_targetIsLocal ? Verdict::Missing : Verdict::Extra, difference.source);
            break;
        case Kind::OnlyTarget:
        case Kind::Deleted:
            count(m_targetIsLocal ? Verdict::Extra : Verdict::Missing, difference.target);
            break;
        case Kind::Differs:
        case Kind::Refused:
            count(Verdict::Differing, difference.source);
            break;
        }
        return {};
    }

private:
    void count(VerifiedRecord::Kind kind, std::span<const Cell> cells)
    {
        ++m_found.compared;
        std::int64_t &number = kind == VerifiedRecord::Kind::Differing ? m_found.differing
                               : kind == VerifiedRecord::Kind::Missing ? m_found.missing
                                                                       : m_found.extra;
        if (++number <= std::int64_t(samplesOfEach))
            m_found.sample.push_back({kind, keyOf(cells, m_session.mapping.keyColumns())});
    }

    RunSession &m_session;
    Verification &m_found;
    bool m_targetIsLocal;
};

Result<void> compareSides(RunSession &session, Verification &found)
{
    TRY(takeLease(session));
    TRY(lookAtSides(session));
    found.keyFields = session.mapping.targetKey();
    session.report(RunPhase::Reading, true);
    Verifying verifying(session, found);
    TRY(walkBoth(session, [&verifying](const Difference &difference) { return verifying.note(difference); }));
    session.log->info(QStringLiteral("Verified"), {{QStringLiteral("compared"), qint64(found.compared)},
                                                   {QStringLiteral("differing"), qint64(found.differing)},
                                                   {QStringLiteral("missing"), qint64(found.missing)},
                                                   {QStringLiteral("extra"), qint64(found.extra)}});
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
