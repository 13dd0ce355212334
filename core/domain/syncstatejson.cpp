#include "syncstate.h"

namespace tidewright
{

namespace
{

QJsonValue timeJson(const std::optional<Instant> &time)
{
    return time ? QJsonValue(toIso(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue numberJson(const std::optional<std::int64_t> &number)
{
    return number ? QJsonValue(qint64(*number)) : QJsonValue(QJsonValue::Null);
}

// Nothing known is null, not "".
QJsonValue textJson(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue cursorJson(const SyncState &state)
{
    if (state.cursorField.isEmpty())
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("field"), state.cursorField}, {QStringLiteral("value"), toJson(state.cursor.cell())}};
}

QJsonObject countsJson(const ChangeCounts &counts)
{
    return {{QStringLiteral("created"), qint64(counts.created)},
            {QStringLiteral("updated"), qint64(counts.updated)},
            {QStringLiteral("deleted"), qint64(counts.deleted)}};
}

} // namespace

QJsonValue errorJson(const std::optional<Error> &error)
{
    if (!error)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("code"), errorCodeName(error->code)},
                       {QStringLiteral("message"), error->message},
                       {QStringLiteral("detail"), error->detail},
                       {QStringLiteral("hint"), error->hint}};
}

QJsonObject toJson(const SyncState &state)
{
    return {{QStringLiteral("jobName"), state.key.job},
            {QStringLiteral("typeKey"), state.key.typeKey},
            {QStringLiteral("syncStatus"), syncStatusName(state.status)},
            {QStringLiteral("conflictStatus"), conflictStatusName(state.conflictStatus)},
            {QStringLiteral("conflicts"), qint64(state.conflicts)},
            {QStringLiteral("interrupted"), state.interrupted()},
            {QStringLiteral("stateLost"), state.stateLost},
            {QStringLiteral("lastSyncAt"), timeJson(state.lastSyncAt)},
            {QStringLiteral("lastAttemptAt"), timeJson(state.lastAttemptAt)},
            {QStringLiteral("initialSyncCompleted"), state.initialSyncCompleted},
            {QStringLiteral("cursor"), cursorJson(state)},
            {QStringLiteral("localHash"), textJson(state.localHash)},
            {QStringLiteral("remoteHash"), textJson(state.remoteHash)},
            {QStringLiteral("lastSyncedHash"), textJson(state.lastSyncedHash)},
            {QStringLiteral("localModified"), timeJson(state.localModified)},
            {QStringLiteral("remoteModified"), timeJson(state.remoteModified)},
            {QStringLiteral("syncProgress"), state.progress ? QJsonValue(toJson(*state.progress)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("syncDirection"), directionName(state.direction)},
            {QStringLiteral("resolutionStrategy"), strategyName(state.strategy)},
            {QStringLiteral("syncBatchId"), textJson(state.batchId)},
            {QStringLiteral("syncDurationMs"), numberJson(state.durationMs)},
            {QStringLiteral("apiCallsCount"), qint64(state.apiCalls)},
            {QStringLiteral("errorCount"), qint64(state.errorCount)},
            {QStringLiteral("lastError"), errorJson(state.lastError)},
            {QStringLiteral("failedRecords"), qint64(state.failedRecords)},
            {QStringLiteral("createdAt"), timeJson(state.createdAt)},
            {QStringLiteral("updatedAt"), timeJson(state.updatedAt)}};
}

QJsonObject toJson(const SyncRun &run)
{
    return {{QStringLiteral("jobName"), run.key.job},
            {QStringLiteral("typeKey"), run.key.typeKey},
            {QStringLiteral("mode"), run.mode ? QJsonValue(syncModeName(*run.mode)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("reason"), run.reason},
            {QStringLiteral("outcome"), runOutcomeName(run.outcome)},
            {QStringLiteral("startedAt"), toIso(run.startedAt)},
            {QStringLiteral("finishedAt"), timeJson(run.finishedAt)},
            {QStringLiteral("durationMs"), qint64(run.durationMs)},
            {QStringLiteral("read"), qint64(run.counts.read)},
            {QStringLiteral("created"), qint64(run.counts.created)},
            {QStringLiteral("updated"), qint64(run.counts.updated)},
            {QStringLiteral("deleted"), qint64(run.counts.deleted)},
            {QStringLiteral("unchanged"), qint64(run.counts.unchanged)},
            {QStringLiteral("conflicts"), qint64(run.conflicts)},
            {QStringLiteral("failed"), qint64(run.counts.failed)},
            {QStringLiteral("apiCalls"), qint64(run.counts.apiCalls)},
            {QStringLiteral("error"), errorJson(run.error)},
            {QStringLiteral("local"), countsJson(run.local)},
            {QStringLiteral("remote"), countsJson(run.remote)}};
}

QJsonValue recordKeyJson(const Key &key, const QStringList &keyFields)
{
    if (key.size() == 1) {
        const QJsonValue json = toJson(key.front().cell());
        if (json.isString() || json.isDouble())
            return json;
        return QString::fromStdString(toText(key.front().cell()));
    }
    QJsonObject json;
    for (std::size_t at = 0; at < key.size(); ++at)
        json.insert(qsizetype(at) < keyFields.size() ? keyFields[qsizetype(at)] : QString::number(at), toJson(key[at].cell()));
    return json;
}

} // namespace tidewright
