#include "runrows.h"

#include "attempts.h"
#include "statejsontext.h"

#include <QCoreApplication>

#include <xxhash.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

QString stored(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

// Null where there is none.
QString errorColumn(const std::optional<Error> &error)
{
    return error ? jsonText(errorJson(error).toObject()) : QString();
}

// A key can be longer than an index entry may be: its hash stands for it.
QString hashOf(const QString &key)
{
    const QByteArray bytes = key.toUtf8();
    const XXH128_hash_t hash = XXH3_128bits(bytes.constData(), std::size_t(bytes.size()));
    return QStringLiteral("%1%2")
        .arg(qulonglong(hash.high64), 16, 16, QLatin1Char('0'))
        .arg(qulonglong(hash.low64), 16, 16, QLatin1Char('0'));
}

Error damagedHistory(const QString &what)
{
    return {ErrorCode::StateUnreadable,
            Tr::tr("An entry of the state database is damaged and cannot be shown. It was left as it is."), what,
            Tr::tr("Restore a back-up of the state database.")};
}

constexpr QLatin1String runColumns(
    "run_id, batch_id, job_name, type_key, mode, resumed, reason, outcome, started_at, finished_at, duration_ms, records_read, "
    "records_created, records_updated, records_deleted, records_unchanged, records_failed, only_in_target, api_calls, "
    "local_created, "
    "local_updated, local_deleted, remote_created, remote_updated, remote_deleted, conflicts, error, dry_run");

// Up to what is to become of an entry that is there already.
QString insertRunSql()
{
    const QStringList marks(QString(runColumns).count(QLatin1Char(',')) + 1, QStringLiteral("?"));
    return QStringLiteral("INSERT INTO runs (%1) VALUES (%2) ON CONFLICT (run_id) DO ")
        .arg(runColumns, marks.join(QLatin1String(", ")));
}

const QString &writeRunSql()
{
    static const QString sql = [] {
        QStringList updates;
        for (const QString &name : QString(runColumns).split(QLatin1String(", "))) {
            if (name != QLatin1String("run_id"))
                updates.append(QStringLiteral("%1 = excluded.%1").arg(name));
        }
        return insertRunSql() + QLatin1String("UPDATE SET ") + updates.join(QLatin1String(", "));
    }();
    return sql;
}

Result<SyncRun> runFrom(const Statement &row)
{
    int at = 0;
    SyncRun run;
    run.runId = row.text(at++);
    run.batchId = row.text(at++);
    run.key = {row.text(2), row.text(3)};
    at += 2;
    const QString modeName = row.text(at++);
    const auto mode = syncModeFromName(modeName);
    run.resumed = row.flag(at++);
    run.reason = row.text(at++);
    const auto outcome = runOutcomeFromName(row.text(at++));
    if ((!mode && !modeName.isEmpty()) || !outcome)
        return tl::unexpected(damagedHistory(QStringLiteral("runs (%1)").arg(run.runId)));
    run.mode = mode;
    run.outcome = *outcome;
    run.startedAt = row.instant(at++).value_or(Instant());
    run.finishedAt = row.instant(at++);
    run.durationMs = row.integer(at++);
    for (std::int64_t *count :
         {&run.counts.read, &run.counts.created, &run.counts.updated, &run.counts.deleted, &run.counts.unchanged,
          &run.counts.failed, &run.counts.onlyInTarget, &run.counts.apiCalls, &run.local.created, &run.local.updated,
          &run.local.deleted, &run.remote.created, &run.remote.updated, &run.remote.deleted, &run.conflicts})
        *count = row.integer(at++);
    if (const auto error = jsonObject(row.text(at++)))
        run.error = errorFromJson(*error);
    run.dryRun = row.flag(at);
    return run;
}

Result<std::vector<SyncRun>> runsFrom(Statement &statement)
{
    std::vector<SyncRun> runs;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return runs;
        TRY_ASSIGN(SyncRun run, runFrom(statement));
        runs.push_back(std::move(run));
    }
}

QString conditionFor(const QString &job, const QString &typeKey)
{
    QStringList conditions;
    if (!job.isEmpty())
        conditions.append(QStringLiteral("job_name = ?"));
    if (!typeKey.isEmpty())
        conditions.append(QStringLiteral("type_key = ?"));
    return conditions.isEmpty() ? QString() : QLatin1String(" WHERE ") + conditions.join(QLatin1String(" AND "));
}

void bindFilter(Statement &statement, const QString &job, const QString &typeKey)
{
    if (!job.isEmpty())
        statement.bind(job);
    if (!typeKey.isEmpty())
        statement.bind(typeKey);
}

} // namespace

namespace
{

Result<void> write(Statement statement, const SyncRun &run)
{
    statement.bind(stored(run.runId)).bind(stored(run.batchId)).bind(stored(run.key.job)).bind(stored(run.key.typeKey));
    statement.bind(run.mode ? syncModeName(*run.mode) : QStringLiteral(""))
        .bind(run.resumed)
        .bind(stored(run.reason))
        .bind(runOutcomeName(run.outcome));
    statement.bind(std::optional(run.startedAt)).bind(run.finishedAt).bind(run.durationMs);
    for (const std::int64_t count :
         {run.counts.read, run.counts.created, run.counts.updated, run.counts.deleted, run.counts.unchanged, run.counts.failed,
          run.counts.onlyInTarget, run.counts.apiCalls, run.local.created, run.local.updated, run.local.deleted,
          run.remote.created, run.remote.updated, run.remote.deleted, run.conflicts})
        statement.bind(count);
    return statement.bind(errorColumn(run.error)).bind(run.dryRun).run();
}

} // namespace

Result<void> writeRun(StoreSession &session, const SyncRun &run)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, writeRunSql()));
    return write(std::move(statement), run);
}

Result<void> addRun(StoreSession &session, const SyncRun &run)
{
    static const QString sql = insertRunSql() + QLatin1String("NOTHING");
    TRY_ASSIGN(Statement statement, Statement::prepare(session, sql));
    return write(std::move(statement), run);
}

Result<void> keepFormerAttempt(StoreSession &session, const SyncState &before, const SyncRun &next)
{
    if (!before.progress || (before.progress->runId == next.runId && !next.resumed))
        return {};
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT %1 FROM runs WHERE run_id = ?").arg(runColumns)));
    TRY(statement.bind(before.progress->runId).run());
    TRY_ASSIGN(const std::vector<SyncRun> entries, runsFrom(statement));
    for (const SyncRun &entry : entries) {
        if (const auto former = formerAttempt(entry, before, next))
            TRY(writeRun(session, *former));
    }
    return {};
}

Result<std::vector<SyncRun>> readRuns(StoreSession &session, const HistoryFilter &filter)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT %1 FROM runs%2 ORDER BY started_at DESC, run_id DESC LIMIT ?")
                                               .arg(runColumns, conditionFor(filter.job, filter.typeKey))));
    bindFilter(statement, filter.job, filter.typeKey);
    TRY(statement.bind(std::int64_t(std::max(0, filter.limit))).run());
    return runsFrom(statement);
}

Result<std::vector<SyncRun>> readLatestRuns(StoreSession &session)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(
                   session, QStringLiteral("SELECT %1 FROM runs WHERE run_id IN (SELECT (SELECT newest.run_id FROM runs newest "
                                           "WHERE newest.job_name = known.job_name AND newest.type_key = known.type_key "
                                           "AND NOT newest.dry_run AND newest.outcome <> 'busy' "
                                           "ORDER BY newest.started_at DESC, newest.run_id DESC LIMIT 1) "
                                           "FROM content_type_states known)")
                                .arg(runColumns)));
    TRY(statement.run());
    return runsFrom(statement);
}

namespace
{

Result<void> removeFailedRecords(StoreSession &session, const StateKey &key, const std::vector<std::int64_t> &ids)
{
    if (ids.empty())
        return {};
    TRY_ASSIGN(
        Statement statement,
        Statement::prepare(session, QStringLiteral("DELETE FROM failed_records WHERE id = ? AND job_name = ? AND type_key = ?")));
    for (const std::int64_t id : ids)
        TRY(statement.bind(id).bind(key.job).bind(key.typeKey).run());
    return {};
}

} // namespace

Result<void> writeFailedRecords(StoreSession &session, const StateKey &key, const std::vector<FailedRecord> &records)
{
    std::vector<std::int64_t> settled;
    {
        TRY_ASSIGN(Statement statement,
                   Statement::prepare(
                       session, QStringLiteral("INSERT INTO failed_records (job_name, type_key, run_id, record_key, key_hash, "
                                               "field, error, failed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                                               "ON CONFLICT (job_name, type_key, key_hash) DO UPDATE SET "
                                               "run_id = excluded.run_id, field = excluded.field, error = excluded.error, "
                                               "failed_at = excluded.failed_at")));
        for (const FailedRecord &record : records) {
            if (record.id > 0) {
                settled.push_back(record.id);
                continue;
            }
            const QString text = storedKey(record.recordKey);
            statement.bind(stored(key.job)).bind(stored(key.typeKey)).bind(stored(record.runId));
            statement.bind(namedKeyText(record.recordKey, record.keyFields)).bind(hashOf(text));
            statement.bind(stored(record.field))
                .bind(jsonText(errorJson(record.error).toObject()))
                .bind(std::optional(record.failedAt));
            TRY(statement.run());
        }
    }
    return removeFailedRecords(session, key, settled);
}

Result<std::int64_t> countFailedRecords(StoreSession &session, const StateKey &key)
{
    TRY_ASSIGN(
        Statement statement,
        Statement::prepare(session, QStringLiteral("SELECT count(*) FROM failed_records WHERE job_name = ? AND type_key = ?")));
    TRY(statement.bind(key.job).bind(key.typeKey).run());
    TRY(statement.next());
    return statement.integer(0);
}

Result<std::vector<FailedRecord>> readFailedRecords(StoreSession &session, const StateKey &key)
{
    TRY_ASSIGN(
        Statement statement,
        Statement::prepare(session, QStringLiteral("SELECT id, job_name, type_key, run_id, record_key, field, error, failed_at "
                                                   "FROM failed_records%1 ORDER BY id")
                                        .arg(conditionFor(key.job, key.typeKey))));
    bindFilter(statement, key.job, key.typeKey);
    TRY(statement.run());
    std::vector<FailedRecord> records;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return records;
        FailedRecord record;
        record.id = statement.integer(0);
        record.key = {statement.text(1), statement.text(2)};
        record.runId = statement.text(3);
        const auto error = jsonObject(statement.text(6));
        if (!keyFromText(statement.text(4), record.recordKey, record.keyFields) || !error)
            return tl::unexpected(damagedHistory(QStringLiteral("failed_records (%1)").arg(record.id)));
        record.field = statement.text(5);
        record.error = errorFromJson(*error);
        record.failedAt = statement.instant(7).value_or(Instant());
        records.push_back(std::move(record));
    }
}

} // namespace tidewright
