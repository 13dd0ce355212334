#include "merge.h"

#include "linemerge.h"

#include <array>

namespace tidewright
{

std::optional<NewerSide> newerSide(const std::optional<Instant> &local, const std::optional<Instant> &remote)
{
    if (!local || !remote)
        return std::nullopt;
    const bool localLater = *local > *remote;
    if ((localLater ? *local - *remote : *remote - *local) < newestThreshold)
        return std::nullopt;
    return localLater ? NewerSide::Local : NewerSide::Remote;
}

QString mergeActionName(MergeDecision::Action action)
{
    static constexpr std::array names{"nothing",       "adopt",        "write_local", "write_remote", "delete_local",
                                      "delete_remote", "merge_fields", "forget",      "conflict",     "quarantine"};
    return QString::fromLatin1(names[std::size_t(action)]);
}

namespace
{

using Action = MergeDecision::Action;

// What a strategy makes of a conflict.
Action byStrategy(const MergeFacts &facts, ConflictStrategy strategy, ConflictKind kind)
{
    switch (strategy) {
    case ConflictStrategy::LocalWins:
        return facts.local ? Action::WriteRemote : Action::DeleteRemote;
    case ConflictStrategy::RemoteWins:
        return facts.remote ? Action::WriteLocal : Action::DeleteLocal;
    case ConflictStrategy::NewestWins: {
        // Nobody knows when a record was deleted.
        const auto newer = facts.local && facts.remote ? newerSide(facts.localModified, facts.remoteModified) : std::nullopt;
        if (!newer)
            return Action::Conflict;
        return *newer == NewerSide::Local ? Action::WriteRemote : Action::WriteLocal;
    }
    case ConflictStrategy::Auto:
        return kind == ConflictKind::BothChanged ? Action::MergeFields : Action::Conflict;
    case ConflictStrategy::Manual:
        break;
    }
    return Action::Conflict;
}

MergeDecision conflict(int line, const MergeFacts &facts, ConflictStrategy strategy, ConflictKind kind)
{
    return {byStrategy(facts, strategy, kind), line, kind};
}

MergeDecision withoutBase(const MergeFacts &facts, ConflictStrategy strategy)
{
    if (facts.local && facts.remote)
        return facts.same ? MergeDecision{Action::Adopt, 2, {}} : conflict(3, facts, strategy, ConflictKind::BothCreated);
    if (facts.local)
        return {Action::WriteRemote, 1, {}};
    if (facts.remote)
        return {Action::WriteLocal, 1, {}};
    return {Action::Nothing, 0, {}};
}

} // namespace

MergeDecision decideMerge(const MergeFacts &facts, ConflictStrategy strategy)
{
    if (facts.unreadable)
        return {Action::Quarantine, 11, {}};
    if (!facts.base)
        return withoutBase(facts, strategy);
    if (!facts.local && !facts.remote)
        return {Action::Forget, 9, {}};
    if (!facts.local)
        return facts.remoteChanged ? conflict(10, facts, strategy, ConflictKind::DeletedLocally)
                                   : MergeDecision{Action::DeleteRemote, 8, {}};
    if (!facts.remote)
        return facts.localChanged ? conflict(10, facts, strategy, ConflictKind::DeletedRemotely)
                                  : MergeDecision{Action::DeleteLocal, 8, {}};
    if (!facts.localChanged && !facts.remoteChanged)
        return {Action::Nothing, 4, {}};
    if (facts.same)
        return {Action::Adopt, 6, {}};
    if (!facts.remoteChanged)
        return {Action::WriteRemote, 5, {}};
    if (!facts.localChanged)
        return {Action::WriteLocal, 5, {}};
    return conflict(7, facts, strategy, ConflictKind::BothChanged);
}

FieldMerge mergeFields(const std::vector<Value> &base, const std::vector<Value> &local, const std::vector<Value> &remote)
{
    FieldMerge merge;
    merge.merged.reserve(local.size());
    for (std::size_t at = 0; at < local.size(); ++at) {
        const bool known = at < base.size() && at < remote.size();
        if (known && (local[at] == remote[at] || remote[at] == base[at])) {
            merge.merged.push_back(local[at]);
        } else if (known && local[at] == base[at]) {
            merge.merged.push_back(remote[at]);
        } else if (auto lines = known ? mergeLines(base[at], local[at], remote[at]) : std::nullopt) {
            merge.merged.push_back(std::move(*lines));
        } else {
            merge.merged.push_back(local[at]);
            merge.overlaps.push_back(at);
        }
    }
    return merge;
}

} // namespace tidewright
