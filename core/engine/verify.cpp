// Comparing both sides record by record, writing nothing.
#include "chunk.h"
#include "deeds.h"
#include "runcourse.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr std::size_t samplesOfEach = 100;

class Verifying
{
public:
    // `refused`: source keys of the records that the target has refused, sorted.
    explicit Verifying(RunSession &session, Verification &found, std::vector<Key> refused)
        : m_session(session)
        , m_found(found)
        , m_refused(std::move(refused))
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
            count(hasBeenRefused(difference.source) ? Verdict::Refused
                  : m_targetIsLocal                 ? Verdict::Missing
                                                    : Verdict::Extra,
                  difference.source);
            break;
        case Kind::OnlyTarget:
        case Kind::Deleted:
            count(m_targetIsLocal ? Verdict::Extra : Verdict::Missing, difference.target);
            break;
        case Kind::Differs:
            count(Verdict::Differing, difference.source);
            break;
        case Kind::Refused:
            count(difference.target.empty() ? Verdict::Refused : Verdict::Differing, difference.source);
            break;
        }
        return {};
    }

private:
    std::int64_t &numberOf(VerifiedRecord::Kind kind)
    {
        switch (kind) {
        case VerifiedRecord::Kind::Differing:
            return m_found.differing;
        case VerifiedRecord::Kind::Missing:
            return m_found.missing;
        case VerifiedRecord::Kind::Extra:
            return m_found.extra;
        case VerifiedRecord::Kind::Refused:
            break;
        }
        return m_found.refused;
    }

    bool hasBeenRefused(std::span<const Cell> row) const
    {
        return !m_refused.empty() &&
               std::ranges::binary_search(m_refused, m_session.sourceKey(keyOf(row, m_session.mapping.keyColumns())), KeyLess());
    }

    void count(VerifiedRecord::Kind kind, std::span<const Cell> cells)
    {
        ++m_found.compared;
        if (++numberOf(kind) <= std::int64_t(samplesOfEach))
            m_found.sample.push_back({kind, keyOf(cells, m_session.mapping.keyColumns())});
    }

    RunSession &m_session;
    Verification &m_found;
    std::vector<Key> m_refused;
    bool m_targetIsLocal;
};

// What cannot be read explains nothing.
std::vector<Key> refusedKeys(RunSession &session)
{
    std::vector<Key> keys;
    const auto failed = withState(session, [&] { return session.context.store.failedRecords(session.run.key); });
    if (!failed)
        session.log->warn(QStringLiteral("The failed records cannot be read"),
                          {{QStringLiteral("detail"), failed.error().detail}});
    for (const FailedRecord &record : failed.value_or(std::vector<FailedRecord>()))
        keys.push_back(record.recordKey);
    std::ranges::sort(keys, KeyLess());
    return keys;
}

Result<void> compareSides(RunSession &session, Verification &found)
{
    TRY(takeLease(session));
    TRY(lookAtSides(session));
    found.keyFields = session.mapping.targetKey();
    session.report(RunPhase::Reading, true);
    Verifying verifying(session, found, refusedKeys(session));
    TRY(walkBoth(session, [&verifying](const Difference &difference) { return verifying.note(difference); }));
    session.log->info(QStringLiteral("Verified"), {{QStringLiteral("compared"), qint64(found.compared)},
                                                   {QStringLiteral("differing"), qint64(found.differing)},
                                                   {QStringLiteral("missing"), qint64(found.missing)},
                                                   {QStringLiteral("extra"), qint64(found.extra)},
                                                   {QStringLiteral("refused"), qint64(found.refused)}});
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
