// What the console, the command line and later the HTTP API call. One Service per open workspace.
#pragma once

#include "delta.h"
#include "log.h"
#include "mode.h"
#include "statestore.h"
#include "syncevents.h"
#include "syncjob.h"
#include "twowaystore.h"
#include "verification.h"
#include "versions.h"

#include <memory>
#include <stop_token>

namespace tidewright
{

// One content type, for a list: what it is, its state, its last run, and how it runs just now.
struct TypeStatus {
    QString job;
    ContentType type;
    Direction direction = Direction::RemoteToLocal;
    SyncState state;
    std::optional<SyncRun> lastRun;
    std::optional<std::int64_t> pending; // records a run would bring, as of the last refresh; empty: not known yet
    std::optional<std::int64_t> records; // at the target, as of the last run
};

struct SyncOptions {
    bool forceFull = false;
    bool dryRun = false;
    bool persistState = true;
    bool acceptEndpoint = false;
    bool create = false;
    std::optional<std::int64_t> allowDeletes;
    bool atomic = false; // all types of a job write their state together, or none of them does
};

struct Selection {
    QStringList jobs;     // empty: all
    QStringList typeKeys; // empty: all of these jobs
};

struct BatchResult {
    QString batchId;
    std::vector<SyncRun> runs;   // one per content type, in the job files' order
    std::vector<DryRun> dryRuns; // with SyncOptions::dryRun
};

// A finished run that can still be taken back.
struct UndoableRun {
    QString runId;
    std::int64_t bytes = 0; // kept for it
    Instant until;          // so long at most: earlier where newer runs need the room
};

enum class Repair { No, Differences };

struct StateImportRequest {
    QString format;     // "json", "singer", "airbyte", "prisma-sync-state", "sync-metadata", "system-sync-state"
    QString file;       // JSON file or SQLite database
    QString connection; // or a PostgreSQL connection of the workspace
    QString job;        // that states without a job name belong to
};

struct StateImport {
    int imported = 0;
    QStringList skipped; // what could not be imported, and why
};

// A decision about one conflict, made while looking at exactly these values: with other ones at a side it is refused.
struct ReviewedConflict {
    QString id;
    Resolution resolution;
    ContentHash localSeen;
    ContentHash remoteSeen;
};

// What became of one conflict that was decided or taken back.
struct ConflictOutcome {
    QString id;
    ConflictPhase phase = ConflictPhase::Applied; // Applied; Resolved: the next run applies it; Refused; Open: taken back
    std::optional<Error> error;                   // why not
};

// Called from worker threads; returns at once.
class ServiceObserver
{
public:
    virtual ~ServiceObserver() = default;
    virtual void runStarted(const SyncRun &run) = 0;
    virtual void runProgressed(const RunProgress &progress) = 0;
    virtual void runFinished(const SyncRun &run) = 0;
    virtual void logged(const LogRecord &record) = 0;
};

// A finding of check(): where, and what is wrong.
struct CheckFinding {
    QString file; // relative to the workspace
    QString path; // JSON path, empty for the file as a whole
    Error error;
    bool warning = false;
};

struct ConnectionCheck {
    QString connection;
    bool ok = false;
    QString version; // "PostgreSQL 15.8"
    std::optional<Error> error;
};

// Blocking calls, safe from any thread; the console calls them on its worker threads. Everything is returned as a value.
class Service
{
public:
    virtual ~Service() = default;

    virtual QString workspaceName() const = 0;
    virtual QString workspacePath() const = 0;
    virtual QString stateDatabase() const = 0; // for people: "state.db" or "postgres: db1/tide"
    virtual int workers() const = 0;
    virtual std::vector<Job> jobs() const = 0;
    virtual std::vector<Connection> connections() const = 0;

    // State of every content type of the selection, in the job files' order, skipped ones included. Reads the state database only.
    virtual Result<std::vector<TypeStatus>> status(const Selection &selection) = 0;
    // Asks the sources how much has changed (one probe per type). Reads, never writes, any system.
    virtual Result<std::vector<TypeStatus>> refresh(const Selection &selection, std::stop_token stop) = 0;
    virtual Result<std::int64_t> stateChangeNumber() = 0;

    // Runs the selection and returns when all its runs have ended. A failure of one type is in its run, not here.
    virtual Result<BatchResult> sync(const Selection &selection, const SyncOptions &options, ServiceObserver &observer,
                                     std::stop_token stop) = 0;
    virtual Result<BatchResult> resume(const Selection &selection, ServiceObserver &observer, std::stop_token stop) = 0;
    virtual Result<BatchResult> rollback(const Selection &selection, ServiceObserver &observer, std::stop_token stop) = 0;
    // Takes a finished run back while its undo data are kept. The selection names its job and type where several would do.
    virtual Result<BatchResult> undoRun(const QString &runId, const Selection &selection, ServiceObserver &observer,
                                        std::stop_token stop) = 0;
    // These records and no others, as long as both sides still hold what was seen of them. No cursor moves, and nothing else of the type.
    virtual Result<SyncedRecords> syncRecords(const StateKey &type, const std::vector<ChosenRecord> &records, ServiceObserver &observer,
                                              std::stop_token stop) = 0;
    // The runs of a content type that undoRun() can take back, the newest first. Asks the system that was written to.
    virtual Result<std::vector<UndoableRun>> undoableRuns(const StateKey &key, std::stop_token stop) = 0;
    // Asks the runs of the selection that are under way in this process to stop at their next safe point; returns at once.
    virtual void stop(const Selection &selection) = 0;
    virtual Result<BatchResult> retryFailedRecords(const Selection &selection, ServiceObserver &observer,
                                                   std::stop_token stop) = 0;

    // Compares both sides of each type record by record, in the job files' order. Repairing syncs the records that
    // were named and no others, with the guards of a full run; a type that was never synced gets its first run.
    virtual Result<std::vector<Verification>> verify(const Selection &selection, Repair repair, ServiceObserver &observer,
                                                     std::stop_token stop) = 0;

    // What a sync of each type would be about, by the contents of both sides, in the job files' order. Reads both sides whole, writes nothing.
    virtual Result<std::vector<TypeDelta>> calculateDelta(const Selection &selection, ServiceObserver &observer, std::stop_token stop) = 0;
    // The types whose state was written after this time of the state database's clock, by job and type.
    virtual Result<std::vector<StateKey>> typesSince(Instant since) = 0;

    virtual Result<std::vector<SyncRun>> history(const HistoryFilter &filter) = 0;
    // Of the definitions and of what was synced.
    virtual Result<TypeVersions> versions(const HistoryFilter &filter) = 0;
    virtual Result<std::vector<FailedRecord>> failedRecords(const Selection &selection) = 0;

    // -- conflicts
    virtual Result<std::vector<ConflictSummary>> conflicts(const ConflictFilter &filter) = 0;
    virtual Result<Conflict> conflict(const QString &id) = 0;
    virtual Result<std::vector<ConflictEvent>> conflictEvents(const QString &id) = 0;
    // A half-done review, kept until it is applied or dropped; empty: forgets it.
    virtual Result<void> saveDraft(const QString &id, const std::optional<Resolution> &draft) = 0;
    // Reads both sides again, writes what was decided and notes it; one outcome each, in their order. A decision whose type is busy just now is
    // kept and applied by the next run.
    virtual Result<std::vector<ConflictOutcome>> resolveConflicts(const std::vector<ReviewedConflict> &reviewed,
                                                                  ServiceObserver &observer, std::stop_token stop) = 0;
    // Also after they were applied, as long as their records have not changed again: both sides get back what they held.
    virtual Result<std::vector<ConflictOutcome>> undoResolutions(const QStringList &ids, ServiceObserver &observer,
                                                                 std::stop_token stop) = 0;

    // What the `state` commands do while the workspace is open. JSON forms: contract, STATE.
    virtual Result<StateImport> importStates(const StateImportRequest &request) = 0;
    // A partial STATE: unknown and derived fields are refused, nothing is written then.
    virtual Result<SyncState> setState(const StateKey &key, const QJsonObject &fields) = 0;

    virtual std::vector<ConnectionCheck> checkConnections(std::stop_token stop) = 0;
    virtual Result<std::vector<Offering>> discover(const QString &connection, std::stop_token stop) = 0;

    // Reads the workspace's files again after a change by hand; on an error the old ones stay in force.
    virtual Result<void> reload() = 0;
};

} // namespace tidewright
