#include "runlines.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr std::size_t recentRuns = 6; // never folded
constexpr std::size_t shortestFold = 3;

// One past the last run of the stretch that begins at `first`; `first` itself where there is none to fold.
std::size_t endOfStretch(const std::vector<SyncRun> &runs, std::size_t first)
{
    if (first < recentRuns)
        return first;
    std::size_t end = first;
    while (end < runs.size() && runs[end].outcome == RunOutcome::Ok)
        ++end;
    return end - first < shortestFold ? first : end;
}

QString foldId(const std::vector<SyncRun> &runs, std::size_t end)
{
    return QStringLiteral("fold of ") + runs[end - 1].runId;
}

} // namespace

std::vector<RunLine> runLines(const std::vector<SyncRun> &runs, const QSet<QString> &open)
{
    std::vector<RunLine> lines;
    std::size_t shown = 0; // runs of an open fold are shown up to here
    for (std::size_t at = 0; at < runs.size();) {
        const std::size_t end = at < shown ? at : endOfStretch(runs, at);
        if (end > at) {
            const QString id = foldId(runs, end);
            lines.push_back({id, runs[at], int(end - at), runs[end - 1].startedAt, open.contains(id)});
            if (!lines.back().open) {
                at = end;
                continue;
            }
            shown = end;
        }
        lines.push_back({runs[at].runId, runs[at], 0, {}, false});
        ++at;
    }
    return lines;
}

std::optional<QString> foldOf(const std::vector<SyncRun> &runs, const QString &runId)
{
    for (std::size_t at = recentRuns; at < runs.size();) {
        const std::size_t end = endOfStretch(runs, at);
        const auto first = runs.begin() + std::ptrdiff_t(at);
        const auto last = runs.begin() + std::ptrdiff_t(std::max(end, at + 1));
        if (std::any_of(first, last, [&runId](const SyncRun &run) { return run.runId == runId; }))
            return end > at ? std::optional(foldId(runs, end)) : std::nullopt;
        at = std::max(end, at + 1);
    }
    return std::nullopt;
}

} // namespace tidewright
