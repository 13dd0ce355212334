// The merge table: pure functions. Semantics, "Two-way: the merge table".
#pragma once

#include "conflict.h"

namespace tidewright
{

// A record's two sides against its base, over the synchronised fields.
struct MergeFacts {
    bool base = false;
    bool local = false;
    bool remote = false;
    bool localChanged = false; // against the base; false without one
    bool remoteChanged = false;
    bool same = false;       // both are there and hold the same
    bool unreadable = false; // a side cannot be read, or has the key twice
    std::optional<Instant> localModified;
    std::optional<Instant> remoteModified;
};

// What newest_wins needs to see between two times to trust their order.
inline constexpr std::chrono::seconds newestThreshold{2};

enum class NewerSide { Local, Remote };
// Empty where a time is missing or both are closer to each other than the threshold.
[[nodiscard]] std::optional<NewerSide> newerSide(const std::optional<Instant> &local, const std::optional<Instant> &remote);

struct MergeDecision {
    enum class Action {
        Nothing,
        Adopt,        // both hold the same: the new base, without any write
        WriteLocal,   // local := remote
        WriteRemote,  // remote := local
        DeleteLocal,  // guarded
        DeleteRemote, // guarded
        MergeFields,  // mergeFields(); a conflict where fields overlap
        Forget,       // gone on both sides
        Conflict,
        Quarantine,
    };
    Action action = Action::Nothing;
    int line = 0; // of the table, from 1
    std::optional<ConflictKind> conflict; // also with the action that a strategy has chosen instead
};
[[nodiscard]] MergeDecision decideMerge(const MergeFacts &facts, ConflictStrategy strategy);
QString mergeActionName(MergeDecision::Action action);

// Field by field against the base. Arrays and JSON merge as a whole; a text that both have changed is merged by lines where it has several
// and the changes do not touch.
struct FieldMerge {
    std::vector<Value> merged;
    std::vector<std::size_t> overlaps; // columns that both have changed differently; `merged` has the local value there
};
[[nodiscard]] FieldMerge mergeFields(const std::vector<Value> &base, const std::vector<Value> &local,
                                     const std::vector<Value> &remote);

} // namespace tidewright
