// A run of one content type, as tests of the state store write it.
#pragma once

#include "statedatabases.h"

namespace tidewright
{

inline const StateKey organization{QStringLiteral("reference_sync"), QStringLiteral("organization")};

inline SyncRun runOf(const QString &id, Instant startedAt = micros(1))
{
    SyncRun run;
    run.runId = id;
    run.batchId = QStringLiteral("B-") + id;
    run.key = organization;
    run.reason = QStringLiteral("rule 13: otherwise");
    run.startedAt = startedAt;
    return run;
}

inline Checkpoint checkpointOf(const QString &runId, std::int64_t read = 0)
{
    Checkpoint checkpoint;
    checkpoint.runId = runId;
    checkpoint.mode = SyncMode::Incremental;
    checkpoint.upper = Value::ofInt(9, ValueKind::TimestampTz);
    checkpoint.counts.read = read;
    return checkpoint;
}

inline FailedRecord failedOf(const QString &runId, std::int64_t recordKey = 1)
{
    FailedRecord record;
    record.key = organization;
    record.runId = runId;
    record.recordKey = {Value::ofInt(recordKey)};
    record.field = QStringLiteral("name");
    record.error = {ErrorCode::ValueRefused, QStringLiteral("too long"), {}, {}};
    record.failedAt = micros(5);
    return record;
}

} // namespace tidewright
