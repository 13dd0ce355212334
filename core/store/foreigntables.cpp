#include "foreigntables.h"

#include "foreignstates.h"
#include "statefields.h"
#include "statejsontext.h"

#include <QCoreApplication>

#include <map>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateExchange)
};

// Databases without a type for times hold them as text or as a number.
std::optional<Instant> timeOf(const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return looseTime(isNumber ? QJsonValue(number) : QJsonValue(text));
}

// Puts the row's time into `fields`; false, and listed, if it is none.
bool takeTime(const ForeignRow &row, const char *column, const char *field, QJsonObject &fields, ImportSet &set,
              const QString &name)
{
    const QString text = row.value(QLatin1String(column));
    if (text.isEmpty())
        return true;
    const auto time = timeOf(text);
    if (!time) {
        set.skipped.append(Tr::tr("%1: %2 is no time (%3)").arg(name, QLatin1String(column), text));
        return false;
    }
    fields.insert(QLatin1String(field), toIso(*time));
    return true;
}

void takeText(const ForeignRow &row, const char *column, const char *field, QJsonObject &fields)
{
    if (const QString text = row.value(QLatin1String(column)); !text.isEmpty())
        fields.insert(QLatin1String(field), text);
}

void takeCount(const ForeignRow &row, const char *column, const char *field, QJsonObject &fields)
{
    bool ok = false;
    const qint64 count = row.value(QLatin1String(column)).toLongLong(&ok);
    if (ok && count >= 0)
        fields.insert(QLatin1String(field), count);
}

QString statusFromEntityWord(const QString &word)
{
    const QString lower = word.toLower();
    if (lower == QLatin1String("completed"))
        return QStringLiteral("in_sync");
    if (lower == QLatin1String("failed") || lower == QLatin1String("skipped"))
        return lower;
    return QStringLiteral("pending"); // also "in_progress": nothing is left here with which it could go on
}

// Words of the other systems for what is one here. Anything else is left out.
void takeStrategy(const ForeignRow &row, QJsonObject &fields)
{
    const auto strategy = strategyFromName(row.value(QStringLiteral("resolution_strategy")));
    if (strategy)
        fields.insert(QStringLiteral("resolutionStrategy"), strategyName(*strategy));
}

struct EntityTotals {
    std::optional<Instant> oldestSync;
    bool allSynced = true;
    qint64 errors = 0;
    int rows = 0;
};

QJsonObject entityFields(const ForeignRow &row, ImportSet &set, const QString &name, bool &ok)
{
    QJsonObject fields;
    fields.insert(QStringLiteral("syncStatus"), statusFromEntityWord(row.value(QStringLiteral("sync_status"))));
    fields.insert(QStringLiteral("entity"), QJsonObject{{QStringLiteral("type"), row.value(QStringLiteral("entity_type"))},
                                                        {QStringLiteral("localId"), row.value(QStringLiteral("entity_id"))},
                                                        {QStringLiteral("remoteId"), row.value(QStringLiteral("jira_id"))}});
    ok = takeTime(row, "last_sync_attempt", "lastAttemptAt", fields, set, name) &&
         takeTime(row, "last_successful_sync", "lastSyncAt", fields, set, name) &&
         takeTime(row, "local_modified", "localModified", fields, set, name) &&
         takeTime(row, "remote_modified", "remoteModified", fields, set, name) &&
         takeTime(row, "created_at", "createdAt", fields, set, name);
    fields.insert(QStringLiteral("initialSyncCompleted"), fields.contains(QStringLiteral("lastSyncAt")));
    takeText(row, "sync_batch_id", "syncBatchId", fields);
    takeText(row, "content_hash", "localHash", fields);
    takeCount(row, "error_count", "errorCount", fields);
    takeCount(row, "sync_duration_ms", "syncDurationMs", fields);
    takeCount(row, "api_calls_count", "apiCallsCount", fields);
    takeStrategy(row, fields);
    if (const auto direction = directionFromName(row.value(QStringLiteral("sync_direction"))))
        fields.insert(QStringLiteral("syncDirection"), directionName(*direction));
    if (const QString error = row.value(QStringLiteral("last_error")); !error.isEmpty())
        fields.insert(QStringLiteral("lastError"),
                      QJsonObject{{QStringLiteral("code"), QStringLiteral("internal")}, {QStringLiteral("message"), error}});
    if (const QString conflicts = row.value(QStringLiteral("conflicts"));
        !conflicts.isEmpty() && conflicts != QLatin1String("null")) {
        if (const auto details = jsonObject(conflicts)) {
            fields.insert(QStringLiteral("conflictDetails"), *details);
            fields.insert(QStringLiteral("conflictStatus"), QStringLiteral("detected"));
        } else {
            set.skipped.append(Tr::tr("%1: its conflicts are no JSON object").arg(name));
        }
    }
    return fields;
}

} // namespace

QStringList requiredColumns(StateFormat format)
{
    switch (format) {
    case StateFormat::PrismaSyncState:
        return {QStringLiteral("type_key")};
    case StateFormat::SystemSyncState:
        return {QStringLiteral("job_name"), QStringLiteral("table_name"), QStringLiteral("last_synced_at")};
    case StateFormat::SyncMetadata:
        return {QStringLiteral("entity_type"), QStringLiteral("entity_id"), QStringLiteral("sync_status")};
    default:
        return {};
    }
}

ImportSet statesFromPrisma(const std::vector<ForeignRow> &rows, const ImportDefaults &defaults)
{
    ImportSet set;
    for (const ForeignRow &row : rows) {
        const QString name = row.value(QStringLiteral("type_key"));
        QJsonObject fields;
        if (!takeTime(row, "last_sync_at", "lastSyncAt", fields, set, name) ||
            !takeTime(row, "created_at", "createdAt", fields, set, name))
            continue;
        fields.insert(QStringLiteral("initialSyncCompleted"), fields.contains(QStringLiteral("lastSyncAt")));
        takeText(row, "local_hash", "localHash", fields);
        takeText(row, "remote_hash", "remoteHash", fields);
        takeText(row, "last_synced_hash", "lastSyncedHash", fields);
        const auto status = syncStatusFromName(row.value(QStringLiteral("sync_status")));
        const bool unfinished = status == SyncStatus::Syncing || !row.value(QStringLiteral("sync_progress")).isEmpty();
        fields.insert(QStringLiteral("syncStatus"),
                      syncStatusName(!status || status == SyncStatus::Syncing ? SyncStatus::Pending : *status));
        if (const auto conflict = conflictStatusFromName(row.value(QStringLiteral("conflict_status"))))
            fields.insert(QStringLiteral("conflictStatus"), conflictStatusName(*conflict));
        if (unfinished)
            set.skipped.append(Tr::tr("%1: the progress of its unfinished sync; the next run starts at its last sync").arg(name));
        fields.insert(QStringLiteral("syncProgress"), QJsonValue::Null);
        set.states.push_back({{defaults.job, name}, fields});
    }
    return set;
}

ImportSet statesFromSystemSyncState(const std::vector<ForeignRow> &rows, const ImportDefaults &defaults)
{
    ImportSet set;
    for (const ForeignRow &row : rows) {
        const QString job = row.value(QStringLiteral("job_name"));
        const QString table = row.value(QStringLiteral("table_name"));
        const auto time = timeOf(row.value(QStringLiteral("last_synced_at")));
        if (time)
            set.states.push_back({{defaults.job.isEmpty() ? job : defaults.job, table}, syncedFields(*time)});
        else
            set.skipped.append(Tr::tr("%1: %2 is no time (%3)")
                                   .arg(job + QLatin1Char('/') + table, QStringLiteral("last_synced_at"),
                                        row.value(QStringLiteral("last_synced_at"))));
    }
    return set;
}

ImportSet statesFromSyncMetadata(const std::vector<ForeignRow> &rows, const ImportDefaults &defaults)
{
    ImportSet set;
    std::map<QString, EntityTotals> types;
    for (const ForeignRow &row : rows) {
        const QString type = row.value(QStringLiteral("entity_type"));
        const QString name = type + QLatin1Char('/') + row.value(QStringLiteral("entity_id"));
        bool ok = false;
        const QJsonObject fields = entityFields(row, set, name, ok);
        EntityTotals &totals = types[type];
        const auto lastSync = ok ? fromIso(fields[QLatin1String("lastSyncAt")].toString()) : std::nullopt;
        totals.allSynced = totals.allSynced && lastSync;
        if (lastSync)
            totals.oldestSync = std::min(totals.oldestSync.value_or(*lastSync), *lastSync);
        totals.errors += fields[QLatin1String("errorCount")].toInteger();
        ++totals.rows;
        if (ok)
            set.states.push_back({{defaults.job, name}, fields});
    }
    for (const auto &[type, totals] : types) {
        if (!totals.allSynced || !totals.oldestSync) {
            set.skipped.append(Tr::tr("%1: not all of its entities were ever in sync, so it begins with a full run").arg(type));
            continue;
        }
        QJsonObject fields = syncedFields(*totals.oldestSync);
        fields.insert(QStringLiteral("errorCount"), totals.errors);
        set.states.push_back({{defaults.job, type}, fields});
    }
    return set;
}

} // namespace tidewright
