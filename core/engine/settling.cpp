#include "settling.h"

#include "runcourse.h"
#include "together.h"

#include <algorithm>
#include <map>

namespace tidewright
{

namespace
{

// After this long a type runs even if its window is as it was: what a window cannot show is not overlooked for good.
constexpr Micros seenLongEnough = std::chrono::hours(1);

// What a run depends on besides the configuration that has a fingerprint.
QString termsOf(const RunContext &context)
{
    return context.type.deletes.mode == DeleteMode::Propagate ? QStringLiteral("propagate") : QStringLiteral("ignore");
}

// A plain run, of a type that its state says to be at rest. Its configuration is looked at later.
bool mayBeUnchanged(const RunContext &context, const QuietState &quiet)
{
    const RunOptions &options = context.options;
    const SyncState &state = quiet.state;
    const bool plain = options.request == RunRequest::Sync && !options.dryRun && options.persistState &&
                       !options.acceptEndpoint && !options.allowDeletes && context.direction != Direction::Bidirectional;
    const bool atRest = state.status == SyncStatus::InSync && state.conflictStatus == ConflictStatus::None && !state.progress &&
                        state.failedRecords == 0 && !state.stateLost && state.lastSyncAt && !state.cursor.isNull();
    if (!plain || !atRest || context.type.cursorField.isEmpty())
        return false;
    const Value from = rewound(state.cursor, lookbackOf(context.type).count());
    return state.direction == context.direction && quiet.seen.terms == termsOf(context) &&
           from.kind() == quiet.seen.from.kind() && !later(quiet.seen.from, from);
}

class Settling
{
public:
    explicit Settling(const std::vector<RunContext> &contexts)
        : m_contexts(contexts)
        , m_results(contexts.size())
    {
    }

    std::vector<std::optional<RunResult>> settle(QuietStore &store)
    {
        if (!findCandidates(store))
            return std::move(m_results);
        // Each to members of its own. What is wrong with a side shows in the runs.
        (void)together(
            m_contexts.front().concurrency,
            [this]() -> Result<void> {
                lookAtSources();
                return {};
            },
            [this]() -> Result<void> {
                lookAtTargets();
                lookAtConfigurations();
                return {};
            });
        std::erase_if(m_candidates,
                      [](const Candidate &one) { return !one.seenAgain || !one.targetHolds || !one.sameConfiguration; });
        if (!m_candidates.empty())
            write(store);
        return std::move(m_results);
    }

private:
    struct Candidate {
        std::size_t index = 0;
        QuietState quiet;
        Instant now{}; // of its source
        bool seenAgain = false;
        bool targetHolds = false;
        bool sameConfiguration = false;
    };
    using Group = std::vector<Candidate *>;

    bool findCandidates(QuietStore &store)
    {
        auto states = store.quietStates();
        if (!states)
            return false;
        std::map<StateKey, QuietState *> byKey;
        for (QuietState &state : *states)
            byKey[state.state.key] = &state;
        for (std::size_t index = 0; index < m_contexts.size(); ++index) {
            const auto found = byKey.find({m_contexts[index].job, m_contexts[index].type.key});
            if (found != byKey.end() && mayBeUnchanged(m_contexts[index], *found->second))
                m_candidates.push_back({index, std::move(*found->second)});
        }
        dropMovedAway();
        return !m_candidates.empty();
    }

    // By one of the two systems.
    std::map<Endpoint *, Group> grouped(Endpoint &(*side)(const RunContext &))
    {
        std::map<Endpoint *, Group> groups;
        for (Candidate &candidate : m_candidates)
            groups[&side(m_contexts[candidate.index])].push_back(&candidate);
        return groups;
    }

    std::optional<QString> identityOf(Endpoint &endpoint)
    {
        auto &known = m_identities[&endpoint];
        if (!known) {
            if (const auto identity = endpoint.identity(m_contexts.front().stop))
                known = identity->value;
        }
        return known;
    }

    // Those whose two systems are not the ones that they were synced with.
    void dropMovedAway()
    {
        std::erase_if(m_candidates, [this](const Candidate &candidate) {
            const RunContext &context = m_contexts[candidate.index];
            const auto source = identityOf(context.source), target = identityOf(context.target);
            return !source || !target ||
                   *source + QLatin1String(" -> ") + *target != candidate.quiet.state.fingerprints.endpoints;
        });
    }

    void lookAtSources()
    {
        for (auto &[endpoint, group] : grouped([](const RunContext &context) -> Endpoint & { return context.source; })) {
            auto *probe = dynamic_cast<WindowProbe *>(endpoint);
            if (!probe)
                continue;
            std::vector<Window> windows;
            for (const Candidate *candidate : group) {
                const RunContext &context = m_contexts[candidate->index];
                windows.push_back({sourcePlace(context.type, context.direction), context.type.cursorField, context.type.filter,
                                   candidate->quiet.seen.from});
            }
            const auto answer = probe->contents(windows, m_contexts.front().stop);
            if (!answer || answer->contents.size() != group.size())
                continue; // what is wrong shows in their runs
            for (std::size_t at = 0; at < group.size(); ++at) {
                const SeenWindow &seen = group[at]->quiet.seen;
                group[at]->now = answer->now;
                group[at]->seenAgain = !seen.content.isEmpty() && answer->contents[at] == seen.content &&
                                       answer->now >= seen.seenAt && answer->now - seen.seenAt < seenLongEnough;
            }
        }
    }

    // A target that held records must still do so.
    void lookAtTargets()
    {
        for (auto &[endpoint, group] : grouped([](const RunContext &context) -> Endpoint & { return context.target; })) {
            auto *probe = dynamic_cast<WindowProbe *>(endpoint);
            QStringList places;
            for (const Candidate *candidate : group)
                places << targetPlace(m_contexts[candidate->index].type, m_contexts[candidate->index].direction);
            const auto held =
                probe ? probe->holdRecords(places, m_contexts.front().stop) : Result<std::vector<bool>>(std::vector<bool>());
            for (std::size_t at = 0; at < group.size(); ++at)
                group[at]->targetHolds = held && at < held->size() && (*held)[at];
        }
    }

    void lookAtConfigurations()
    {
        for (Candidate &candidate : m_candidates) {
            const RunContext &context = m_contexts[candidate.index];
            candidate.sameConfiguration =
                candidate.quiet.state.fingerprints.configuration == configurationFingerprint(context.type, context.direction);
        }
    }

    void write(QuietStore &store)
    {
        if (m_contexts.front().stop.stop_requested())
            return;
        std::vector<QuietStore::Unchanged> runs;
        for (Candidate &candidate : m_candidates)
            runs.push_back(finished(m_contexts[candidate.index], candidate));
        const auto written = store.finishUnchanged(runs);
        if (!written)
            return;
        for (std::size_t at = 0; at < runs.size(); ++at) {
            if ((*written)[at])
                tell(m_candidates[at].index, runs[at].run);
        }
    }

    // As an incremental run leaves them that found nothing.
    static QuietStore::Unchanged finished(const RunContext &context, Candidate &candidate)
    {
        SyncRun run;
        run.runId = context.ids.next();
        run.batchId = context.batchId;
        run.key = {context.job, context.type.key};
        run.mode = SyncMode::Incremental;
        run.reason =
            QStringLiteral("rule 13: incremental, cursor %1 %2: the source holds what the last run saw")
                .arg(candidate.quiet.state.cursorField, QString::fromStdString(toText(candidate.quiet.state.cursor.cell())));
        run.outcome = RunOutcome::Ok;
        run.startedAt = context.clock.now();
        run.finishedAt = run.startedAt;
        SyncState after = candidate.quiet.state;
        after.strategy = context.type.strategy;
        after.batchId = context.batchId;
        after.lastAttemptAt = run.startedAt;
        after.lastSyncAt = candidate.now;
        after.durationMs = 0;
        ++after.attempts;
        return {std::move(candidate.quiet), std::move(after), std::move(run)};
    }

    void tell(std::size_t index, const SyncRun &run)
    {
        const RunContext &context = m_contexts[index];
        RunLog(context.log, context.clock, context.job, context.type.key, run.runId)
            .info(QStringLiteral("Nothing has changed"), {{QStringLiteral("rule"), 13}, {QStringLiteral("reason"), run.reason}});
        RunProgress progress;
        progress.runId = run.runId;
        progress.key = run.key;
        progress.mode = SyncMode::Incremental;
        progress.phase = RunPhase::Finishing;
        context.observer.progressed(progress);
        m_results[index] = RunResult{run, std::nullopt};
    }

    const std::vector<RunContext> &m_contexts;
    std::vector<std::optional<RunResult>> m_results;
    std::vector<Candidate> m_candidates;
    std::map<Endpoint *, std::optional<QString>> m_identities;
};

} // namespace

SeenWindow seenWindow(const RunContext &context, const Value &from, const QString &content, Instant seenAt)
{
    return {from, content, termsOf(context), seenAt};
}

std::vector<std::optional<RunResult>> settleUnchanged(const std::vector<RunContext> &contexts)
{
    if (contexts.empty())
        return {};
    auto *store = dynamic_cast<QuietStore *>(&contexts.front().store);
    if (!store)
        return std::vector<std::optional<RunResult>>(contexts.size());
    return Settling(contexts).settle(*store);
}

} // namespace tidewright
