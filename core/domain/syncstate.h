// What is remembered per (job, content type), and what one run was. JSON forms: contract, STATE and RUN.
#pragma once

#include "clock.h"
#include "endpoint.h"
#include "error.h"
#include "syncjob.h"

#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

namespace tidewright
{

enum class SyncStatus { New, Pending, Modified, Syncing, InSync, Conflict, Failed, Skipped };
enum class ConflictStatus { None, Detected, Resolved };
QString syncStatusName(SyncStatus status); // "in_sync"
std::optional<SyncStatus> syncStatusFromName(const QString &name);
QString conflictStatusName(ConflictStatus status);
std::optional<ConflictStatus> conflictStatusFromName(const QString &name);

struct StateKey {
    QString job;
    QString typeKey;
    friend bool operator==(const StateKey &, const StateKey &) = default;
    friend bool operator<(const StateKey &a, const StateKey &b) { return a.job != b.job ? a.job < b.job : a.typeKey < b.typeKey; }
};

// The modes of the table in semantics. Resume is not one of them: it goes on in the mode of its checkpoint.
enum class SyncMode { Full, Incremental, Compare, Reconcile, Baseline };
QString syncModeName(SyncMode mode);
std::optional<SyncMode> syncModeFromName(const QString &name);

struct RunCounts {
    std::int64_t read = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t deleted = 0;
    std::int64_t unchanged = 0;
    std::int64_t failed = 0;
    std::int64_t onlyInTarget = 0; // counted and shown by an initial run, never deleted by it
    std::int64_t apiCalls = 0;
    friend bool operator==(const RunCounts &, const RunCounts &) = default;
};

enum class RunPhase { Reading, Merging, Deleting, Finishing };
QString runPhaseName(RunPhase phase);
std::optional<RunPhase> runPhaseFromName(const QString &name);

// Where an unfinished run stands: `syncProgress`. With the target's ledger it is enough to go on in another process.
struct Checkpoint {
    QString runId;
    QString batchId;
    SyncMode mode = SyncMode::Full;
    bool initial = false; // mode table line 6
    bool forced = false;  // mode table line 4
    LoadKind load = LoadKind::Staged;
    RunPhase phase = RunPhase::Reading;
    Instant startedAt; // of the first attempt, the source's clock: becomes last_sync_at
    Value from;        // first cursor value read
    Value upper;       // U
    Value greatest;    // greatest cursor value ≤ U read so far
    Fingerprints fingerprints;
    std::vector<ChunkRange> chunks; // committed, joined where they touch
    RunCounts counts;
    RunCounts counted;                    // of them, in the history's entries of earlier attempts
    std::optional<std::int64_t> expected; // records to read, as far as known
    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

QJsonObject toJson(const Checkpoint &checkpoint);
Result<Checkpoint> checkpointFromJson(const QJsonObject &json);

// Which entity a state is about where it is about a single one, by its ids on both sides. Empty for a content type as a whole.
struct EntityIds {
    QString type;
    QString localId;
    QString remoteId;
    friend bool operator==(const EntityIds &, const EntityIds &) = default;
};

struct SyncState {
    StateKey key;
    EntityIds entity;
    SyncStatus status = SyncStatus::New;
    ConflictStatus conflictStatus = ConflictStatus::None;
    std::int64_t conflicts = 0;
    QJsonObject conflictDetails; // as another system recorded them
    bool stateLost = false;
    std::optional<Instant> lastSyncAt;
    std::optional<Instant> lastAttemptAt;
    bool initialSyncCompleted = false;
    QString cursorField;
    Value cursor;      // of the source; two-way: of the remote side
    Value localCursor; // two-way
    QString localHash;
    QString remoteHash;
    QString lastSyncedHash;
    QString contents; // SourceBounds::content of both sides, as they were when they were found in sync; empty: not known
    std::optional<Instant> localModified;
    std::optional<Instant> remoteModified;
    std::optional<Checkpoint> progress;
    Direction direction = Direction::RemoteToLocal;
    ConflictStrategy strategy = ConflictStrategy::Manual;
    QString batchId;
    std::optional<std::int64_t> durationMs;
    std::int64_t apiCalls = 0;
    std::int64_t attempts = 0;   // runs begun, ever
    std::int64_t errorCount = 0; // since the last success
    std::optional<Error> lastError;
    std::int64_t failedRecords = 0; // open entries of the durable list
    std::int64_t generation = 0;    // grows with every reconcile
    Fingerprints fingerprints;      // of the last success
    std::int64_t localRecords = -1; // held after the last success, -1 not known: "a side that held records is suddenly empty"
    std::int64_t remoteRecords = -1;
    std::optional<Instant> createdAt;
    std::optional<Instant> updatedAt;

    // Filled in by the store when it reads: whether a live lease exists, and whose.
    bool running = false;
    QString holder;
    std::optional<Instant> heldSince;

    // `syncing` without a live lease: never stored.
    bool interrupted() const { return status == SyncStatus::Syncing && !running; }
};

// {"code", "message", "detail", "hint"}, or null.
QJsonValue errorJson(const std::optional<Error> &error);

// STATE of the contract, exactly.
QJsonObject toJson(const SyncState &state);

enum class RunOutcome { Running, Ok, OkWithConflicts, OkWithErrors, Failed, Halted, Cancelled, Busy };
QString runOutcomeName(RunOutcome outcome);
std::optional<RunOutcome> runOutcomeFromName(const QString &name);

struct SyncRun {
    QString runId;
    QString batchId;
    StateKey key;
    std::optional<SyncMode> mode; // empty: ended before it was decided
    bool resumed = false;
    QString reason; // "rule 13: …"
    RunOutcome outcome = RunOutcome::Running;
    Instant startedAt;
    std::optional<Instant> finishedAt;
    std::int64_t durationMs = 0;
    RunCounts counts;
    ChangeCounts local;
    ChangeCounts remote;
    std::int64_t conflicts = 0;
    std::optional<Error> error;
    bool dryRun = false;
};

// RUN of the contract, exactly.
QJsonObject toJson(const SyncRun &run);

// A record that could not be applied.
struct FailedRecord {
    std::int64_t id = 0; // given by the store
    StateKey key;
    QString runId;
    Key recordKey;         // as at the source, so that the record is found again there
    QStringList keyFields; // their names at the source; empty where they are not known
    QString field;         // empty: the record as a whole
    Error error;
    Instant failedAt;
};

// A record key as in the contract: a string or number for one key field, an object for several.
QJsonValue recordKeyJson(const Key &key, const QStringList &keyFields);

} // namespace tidewright
