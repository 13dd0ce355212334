// How it is told that a content type has nothing to do, without a run: its source still holds exactly the records that the last run has seen
// where the next one would look. Interfaces for those endpoints, sources and stores that can; who cannot has every type run.
#pragma once

#include "statestore.h"

#include <stop_token>

namespace tidewright
{

// What an incremental run reads: the records whose cursor is not less than `from`, and those without one.
struct Window {
    QString place;
    QString cursor;
    QString filter;
    Value from;
};

// By an Endpoint.
class WindowProbe
{
public:
    virtual ~WindowProbe() = default;
    struct Answer {
        Instant now;                   // the source's clock, before it looked
        std::vector<QString> contents; // of each window
    };
    // A content is the same only if the same records are there with the same values in every field. Empty where that cannot be told, or
    // where the window has no record at all.
    virtual Result<Answer> contents(const std::vector<Window> &windows, std::stop_token stop) = 0;
    // Whether each place has any record.
    virtual Result<std::vector<bool>> holdRecords(const QStringList &places, std::stop_token stop) = 0;
};

// By a Source of such an endpoint.
class SnapshotSource
{
public:
    virtual ~SnapshotSource() = default;
    // From here on all reading shows one moment. False where the source cannot do that.
    virtual Result<bool> beginSnapshot() = 0;
    // As WindowProbe::contents() tells it, of this moment.
    virtual Result<QString> content(const Value &from) = 0;
};

// The window of a successful run, as all the records that it has read and applied were seen in it.
struct SeenWindow {
    Value from;
    QString content;
    QString terms;  // what else the run depended on
    Instant seenAt; // the source's clock
    friend bool operator==(const SeenWindow &, const SeenWindow &) = default;
};

// A state that nobody works on and nobody has written since its run has seen the window.
struct QuietState {
    SyncState state;
    SeenWindow seen;
    QByteArray stamp; // of the state as it is stored
};

// By a StateStore.
class QuietStore
{
public:
    virtual ~QuietStore() = default;
    // finishRun() without failed records, and what the run has seen.
    virtual Result<void> finishSeen(const Lease &lease, const SyncState &state, const SyncRun &run, const SeenWindow &seen) = 0;
    virtual Result<std::vector<QuietState>> quietStates() = 0;
    struct Unchanged {
        QuietState before;
        SyncState after;
        SyncRun run;
    };
    // State and history of runs that had nothing to do, in one transaction. False for those whose state is not as it was any more, or which a
    // worker has taken meanwhile: nothing of theirs is written.
    virtual Result<std::vector<bool>> finishUnchanged(const std::vector<Unchanged> &runs) = 0;
};

} // namespace tidewright
