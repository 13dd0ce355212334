// The mode table: a pure function. Semantics, "Which mode a run takes"; the first line that matches wins.
#pragma once

#include "syncstate.h"

#include <optional>
#include <variant>

namespace tidewright
{

// What a run was asked to do.
enum class RunRequest { Sync, ForceFull, Resume };

struct ModeInputs {
    RunRequest request = RunRequest::Sync;
    std::optional<QString> leaseHolder; // line 1: another live worker's name and since when
    std::optional<Error> stateError;    // line 2
    const SyncState *state = nullptr;   // null: never seen
    Fingerprints now;                   // of this run
    bool acceptEndpoint = false;        // line 3
    bool sourceEmpty = false;
    bool targetEmpty = false;
    bool allowDeletes = false; // --allow-deletes given: a suddenly empty side is accepted
    Direction direction = Direction::RemoteToLocal;
    bool initialSyncEnabled = true;
    bool hasCursor = false;     // two-way: both sides have
    bool localWentBack = false; // two-way: its greatest cursor is below the stored one by more than the lookback
    Value greatestCursor; // at the source, NULL if there is none or it is not known
    Micros lookback{0};
};

struct ModeDecision {
    enum class Kind { Run, Busy, Halt };
    Kind kind = Kind::Run;
    int rule = 13; // line of the table
    SyncMode mode = SyncMode::Incremental;
    bool initial = false;       // line 6
    bool resume = false;        // line 5
    bool stateLost = false;     // line 8
    bool restored = false;      // line 12: warn
    QString reason;             // "rule 13: incremental, cursor updated_at …"
    std::optional<Error> error; // Busy and Halt: for people
};

[[nodiscard]] ModeDecision decideMode(const ModeInputs &inputs);

// Whether this is what halts a run by line 3 for an endpoint that is another one: ModeInputs::acceptEndpoint goes on.
[[nodiscard]] bool isEndpointChange(const Error &error);

} // namespace tidewright
